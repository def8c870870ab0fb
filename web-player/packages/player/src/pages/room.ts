import "../styles/page.css";
import { SameframeRoomPage } from "../elements/room-page";
import { speak } from "../language/speak";

await speak();
customElements.define("sameframe-room-page", SameframeRoomPage);
