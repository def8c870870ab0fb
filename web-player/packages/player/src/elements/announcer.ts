import { css, html, LitElement } from "lit";
import { Announcer } from "../store/announcer";
import type { RoomPicture } from "../store/view";
import { reset } from "../styles/shared";

/** Of what follows that fast, as when a key is held, only the last is said. */
const PAUSE_MS = 250;

/** Tells screen readers what one has done, in the words in which others read it. */
export class SameframeAnnouncer extends LitElement {
  static override readonly properties = { shown: { attribute: false }, words: { state: true } };

  declare shown: RoomPicture | undefined;
  declare words: string;
  readonly #announcer = new Announcer();
  #pause: ReturnType<typeof setTimeout> | undefined;

  static override readonly styles = [
    reset,
    css`
      /* out of the way: where it stood it made the page longer than the window, which then scrolled */
      :host {
        position: absolute;
        top: 0;
        left: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.words = "";
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    const words = changed.has("shown") && this.shown !== undefined ? this.#announcer.next(this.shown) : undefined;
    if (words !== undefined) {
      clearTimeout(this.#pause);
      this.#pause = setTimeout(() => {
        this.words = words;
      }, PAUSE_MS);
    }
  }

  protected override render() {
    return html`<p class="unseen" role="status">${this.words}</p>`;
  }
}

customElements.define("sameframe-announcer", SameframeAnnouncer);
