import "../styles/page.css";
import "../elements/room-page";
