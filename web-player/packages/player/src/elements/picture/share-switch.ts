import { css, html, LitElement, nothing } from "lit";
import { PictureEvent, type Shared } from "../../store/picture-view";
import { pictureStrings } from "../../strings-picture";
import { buttons, reset } from "../../styles/shared";
import { pictureStyles } from "./picture-styles";

const say = pictureStrings.share;

/** Whether the view, or the grade, is the room's or one's own. */
export class SameframeShareSwitch extends LitElement {
  static override readonly properties = { category: {}, shared: { attribute: false } };

  declare category: "view" | "grade";
  declare shared: Shared | undefined;

  static override readonly styles = [
    reset,
    buttons,
    pictureStyles,
    css`
      .group {
        flex-wrap: nowrap;
        gap: 0;
      }

      button {
        padding: 0 12px;
        border-radius: 0;
        color: var(--sf-dim);
        white-space: nowrap;
      }

      button:first-child {
        border-radius: var(--sf-radius) 0 0 var(--sf-radius);
      }

      button:last-child {
        margin-left: -1px;
        border-radius: 0 var(--sf-radius) var(--sf-radius) 0;
      }
    `,
  ];

  protected override render() {
    const { shared } = this;
    if (shared === undefined) {
      return nothing;
    }
    const choice = (isShared: boolean, text: string) => html`<button
      type="button"
      aria-pressed=${shared.isShared === isShared}
      ?disabled=${shared.refusal === "outside"}
      @click=${() => this.#share(isShared)}
    >
      ${text}
    </button>`;
    return html`<div class="group" role="group" aria-label=${say.label[this.category]}>
      ${choice(true, say.shared)}${choice(false, say.own)}
    </div>`;
  }

  #share(shared: boolean): void {
    this.dispatchEvent(new PictureEvent({ kind: "share", category: this.category, shared }));
  }
}

/** Why somebody may not change what is shared, if they may not. */
export function whyNot(shared: Shared) {
  return shared.refusal === undefined
    ? nothing
    : html`<p class="warn" role="status">${say.refusal[shared.refusal]}</p>`;
}

customElements.define("sameframe-share-switch", SameframeShareSwitch);
