import "../styles/page.css";
import { SameframeHistoryPage } from "../elements/history/history-page";
import { speak } from "../language/speak";
import { strings } from "../strings";

await speak();
document.title = `${strings.history.title} · ${strings.product}`;
customElements.define("sameframe-history-page", SameframeHistoryPage);
