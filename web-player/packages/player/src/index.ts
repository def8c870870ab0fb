import { html, LitElement } from "lit";

/** The page's root. */
export class SameframeApp extends LitElement {
  protected override render() {
    return html`<h1>Sameframe</h1>`;
  }
}

customElements.define("sameframe-app", SameframeApp);
