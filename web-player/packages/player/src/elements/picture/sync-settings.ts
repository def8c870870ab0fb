import { css, html, LitElement, nothing } from "lit";
import { isOn } from "../../store/picture-store";
import { PictureEvent, type PicturePicture, SWITCHED, type Switched } from "../../store/picture-view";
import { pictureStrings } from "../../strings-picture";
import { buttons, reset } from "../../styles/shared";
import { pictureStyles } from "./picture-styles";

const say = pictureStrings.sync;

/** A switch for each category that one can have for oneself. */
export class SameframeSyncSettings extends LitElement {
  static override readonly properties = { picture: { attribute: false } };

  declare picture: PicturePicture | undefined;

  static override readonly styles = [
    reset,
    buttons,
    pictureStyles,
    css`
      .all {
        display: grid;
        grid-template-columns: repeat(auto-fill, minmax(min(210px, 100%), 1fr));
        gap: 4px 12px;
      }

      button {
        justify-content: flex-start;
        gap: 10px;
        min-height: 44px;
        padding: 4px 10px;
        border-color: transparent;
        text-align: left;
        line-height: 1.25;
      }

      .track {
        flex: none;
        width: 34px;
        height: 20px;
        padding: 2px;
        border: 1px solid var(--sf-faint);
        border-radius: 10px;
      }

      .knob {
        display: block;
        width: 14px;
        height: 14px;
        border-radius: 50%;
        background: var(--sf-faint);
      }

      [aria-checked="true"] .track {
        border-color: var(--sf-strong);
        background: var(--sf-strong);
      }

      [aria-checked="true"] .knob {
        margin-left: auto;
        background: var(--sf-ink);
      }

      @media (forced-colors: active) {
        .knob {
          background: CanvasText !important;
          forced-color-adjust: none;
        }

        [aria-checked="true"] .track {
          border-color: Highlight;
          background: Highlight;
          forced-color-adjust: none;
        }

        [aria-checked="true"] .knob {
          background: HighlightText !important;
        }
      }

      small {
        display: block;
        color: var(--sf-dim);
        font-size: 12.5px;
      }
    `,
  ];

  protected override render() {
    const { picture } = this;
    if (picture === undefined) {
      return nothing;
    }
    const isOutside = picture.viewShared.refusal === "outside";
    return html`
      <div class="all" role="group" aria-label=${say.title}>
        ${SWITCHED.map((it) => this.#switch(it, isOn(picture.on, it), isOutside))}
      </div>
      <p class="note">${say.hint}</p>
    `;
  }

  #switch(category: Switched, is: boolean, isOutside: boolean) {
    return html`<button
      type="button"
      role="switch"
      aria-checked=${is}
      aria-label=${say.category[category]}
      ?disabled=${isOutside}
      @click=${() => this.dispatchEvent(new PictureEvent({ kind: "share", category, shared: !is }))}
    >
      <span class="track" aria-hidden="true"><span class="knob"></span></span>
      <span>${say.category[category]}: ${is ? say.on : say.off}<small>${say.about[category]}</small></span>
    </button>`;
  }
}

customElements.define("sameframe-sync-settings", SameframeSyncSettings);
