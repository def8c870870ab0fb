import "../styles/page.css";
import "../elements/history/history-page";
