import "../styles/page.css";
import "../elements/start";
