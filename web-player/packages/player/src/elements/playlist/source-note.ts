import { css, html, LitElement, nothing } from "lit";
import { RequestEvent } from "../../store/requests";
import { NO_SOURCE, type SourcePicture } from "../../store/source-view";
import { playlistStrings } from "../../strings-playlist";
import { sequenceStrings } from "../../strings-sequence";
import { buttons, reset } from "../../styles/shared";

const say = playlistStrings.source;

/** Pages are not let into folders everywhere: telephones have none to show. */
const KNOWS_FOLDERS = "webkitdirectory" in HTMLInputElement.prototype;

const VIDEOS = "video/*,.mkv";
const PICTURES = "image/png,image/jpeg,image/webp";

/**
 * What the medium in view is played from here, and a way to play it from files of this machine.
 *
 * @fires sameframe-own-files files were chosen: one, or pictures of a sequence; detail: the files
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

  /** Lets a person choose a file, or pictures: to be called in a gesture. */
  choose(): void {
    this.renderRoot.querySelector<HTMLInputElement>("input[data-own=files]")?.click();
  }

  protected override render() {
    const { plays, pictures, own, said, refused } = this.picture;
    const words = pictures ? sequenceStrings.own : say;
    return html`<section aria-label=${say.label}>
      <p data-plays>${plays}</p>
      <p role="status" class=${refused ? "refused" : ""} ?hidden=${said === ""}>${said}</p>
      <button type="button" data-act="own" @click=${() => this.dispatchEvent(new RequestEvent({ kind: "ownCopy" }))}>${words.open}</button>
      ${pictures && KNOWS_FOLDERS ? this.#folder() : nothing}
      ${
        own
          ? html`<button type="button" data-act="back" @click=${() => this.dispatchEvent(new CustomEvent("sameframe-room-file"))}>
              ${words.back}
            </button>`
          : nothing
      }
      <input
        hidden
        type="file"
        data-own="files"
        ?multiple=${pictures}
        accept=${pictures ? PICTURES : VIDEOS}
        @change=${this.#chosen}
      >
    </section>`;
  }

  #folder() {
    const choose = (): void => this.renderRoot.querySelector<HTMLInputElement>("input[data-own=folder]")?.click();
    return html`<button type="button" data-act="folder" @click=${choose}>${sequenceStrings.own.folder}</button>
      <input hidden type="file" data-own="folder" webkitdirectory @change=${this.#chosen}>`;
  }

  #chosen(event: Event): void {
    const input = event.target as HTMLInputElement;
    const files = [...(input.files ?? [])];
    if (files.length > 0) {
      this.dispatchEvent(new CustomEvent("sameframe-own-files", { detail: files }));
    }
    input.value = "";
  }
}

customElements.define("sameframe-source-note", SameframeSourceNote);
