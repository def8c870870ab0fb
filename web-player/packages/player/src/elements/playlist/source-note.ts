import { css, html, LitElement, nothing } from "lit";
import { RequestEvent } from "../../store/requests";
import { NO_SOURCE, type SourcePicture } from "../../store/source-view";
import { playlistStrings } from "../../strings-playlist";
import { buttons, reset } from "../../styles/shared";

const say = playlistStrings.source;

/**
 * What the medium in view is played from here, and a way to play it from a file of this machine.
 *
 * @fires sameframe-own-file a file was chosen; detail: the file
 * @fires sameframe-room-file back to the room's
 */
export class SameframeSourceNote extends LitElement {
  static override readonly properties = { picture: { attribute: false } };

  declare picture: SourcePicture;

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host {
        margin: 0 0 14px;
        padding: 8px 12px 6px;
        border-radius: var(--sf-radius);
        background: var(--sf-panel);
        color: var(--sf-dim);
        font-size: 13px;
      }

      p {
        margin: 0 0 6px;
        overflow-wrap: anywhere;
      }

      .refused {
        padding-left: 8px;
        border-left: 3px solid var(--sf-bad);
        color: var(--sf-text);
      }

      button {
        margin: 0 4px 4px 0;
        min-height: 30px;
        padding: 0 10px;
        font-size: 13px;
      }

      @container (max-width: 860px) {
        button {
          min-height: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.picture = NO_SOURCE;
  }

  /** Lets a person choose a file: to be called in a gesture. */
  choose(): void {
    this.renderRoot.querySelector("input")?.click();
  }

  protected override render() {
    const { plays, own, said, refused } = this.picture;
    return html`<section aria-label=${say.label}>
      <p data-plays>${plays}</p>
      <p role="status" class=${refused ? "refused" : ""} ?hidden=${said === ""}>${said}</p>
      <button type="button" data-act="own" @click=${() => this.dispatchEvent(new RequestEvent({ kind: "ownCopy" }))}>${say.open}</button>
      ${
        own
          ? html`<button type="button" data-act="back" @click=${() => this.dispatchEvent(new CustomEvent("sameframe-room-file"))}>
              ${say.back}
            </button>`
          : nothing
      }
      <input hidden type="file" accept="video/*,.mkv" @change=${this.#chosen}>
    </section>`;
  }

  #chosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    const file = input.files?.[0];
    if (file !== undefined) {
      this.dispatchEvent(new CustomEvent("sameframe-own-file", { detail: file }));
    }
    input.value = "";
  }
}

customElements.define("sameframe-source-note", SameframeSourceNote);
