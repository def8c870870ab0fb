import "../styles/page.css";
import { SameframeStart } from "../elements/start";
import { speak } from "../language/speak";

await speak();
customElements.define("sameframe-start", SameframeStart);
