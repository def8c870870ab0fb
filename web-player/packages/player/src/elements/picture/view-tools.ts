import { Channel } from "@sameframe/protocol";
import { css, html, LitElement, nothing, type TemplateResult } from "lit";
import { type Action, Keymap } from "../../store/keymap";
import { type PictureAct, PictureEvent, type PicturePicture } from "../../store/picture-view";
import { keyOf, keyStrings } from "../../strings-keys";
import { pictureStrings } from "../../strings-picture";
import { buttons, reset } from "../../styles/shared";
import { pictureIcons } from "./icons";
import { pictureStyles } from "./picture-styles";
import "./share-switch";
import { whyNot } from "./share-switch";

const say = pictureStrings.view;
const CHANNELS = [Channel.COLOR, Channel.RED, Channel.GREEN, Channel.BLUE, Channel.ALPHA, Channel.LUMA] as const;
const STEP = 1.25;

/** Zoom, flips, turns and the channel. */
export class SameframeViewTools extends LitElement {
  static override readonly properties = { picture: { attribute: false }, keymap: { attribute: false } };

  declare picture: PicturePicture | undefined;
  declare keymap: Keymap;

  static override readonly styles = [
    reset,
    buttons,
    pictureStyles,
    css`
      output {
        min-width: 56px;
        text-align: center;
        font-size: 14px;
      }

      .letter {
        min-width: 34px;
        padding: 0 8px;
        border-color: transparent;
        color: var(--sf-dim);
      }
    `,
  ];

  constructor() {
    super();
    this.keymap = Keymap.USUAL;
  }

  protected override render() {
    const { picture } = this;
    if (picture === undefined) {
      return nothing;
    }
    const { view, viewShared } = picture;
    const isOff = picture.idle || viewShared.refusal !== undefined;
    const zoom = (factor: number): PictureAct => ({ kind: "zoom", factor, over: true });
    return html`
      <div class="row">
        <div class="group" role="group" aria-label=${say.zoomLabel}>
          ${this.#button(html`${say.fit}`, [say.fitHint, "pixels"], { kind: "fit" }, isOff, "quiet")}
          ${this.#button(html`${say.actual}`, [say.actualHint, "pixels"], { kind: "actual" }, isOff, "quiet")}
          ${this.#button(pictureIcons.smaller, [say.smaller, "zoom-out"], zoom(1 / STEP), isOff)}
          <output aria-label=${say.zoomLabel}>${say.zoom(Math.round(view.zoom * 100))}</output>
          ${this.#button(pictureIcons.larger, [say.larger, "zoom-in"], zoom(STEP), isOff)}
        </div>
        <div class="group">
          ${this.#button(pictureIcons.flipX, [say.flipX, "mirror"], { kind: "flipX" }, isOff, "icon", view.flipX)}
          ${this.#button(pictureIcons.flipY, [say.flipY, "mirror-down"], { kind: "flipY" }, isOff, "icon", view.flipY)}
          ${this.#button(pictureIcons.turn, [say.turn], { kind: "turn" }, isOff)}
          ${this.#button(pictureIcons.reset, [say.reset], { kind: "resetView" }, isOff)}
        </div>
        <div class="group" role="group" aria-label=${say.channels}>
          ${CHANNELS.map(
            (channel) => html`<button
              type="button"
              class="letter"
              aria-label=${say.channel[channel] ?? nothing}
              title=${say.channel[channel] ?? nothing}
              aria-pressed=${view.channel === channel}
              ?disabled=${isOff}
              @click=${() => this.#ask({ kind: "channel", channel })}
            >
              ${say.letter[channel]}
            </button>`,
          )}
        </div>
        <sameframe-share-switch class="end" category="view" .shared=${viewShared}></sameframe-share-switch>
      </div>
      ${picture.idle ? nothing : whyNot(viewShared)}
      <p class="note">${picture.idle ? pictureStrings.idle : say.hint}</p>
    `;
  }

  #button(
    content: TemplateResult,
    [label, key]: readonly [label: string, key?: Action],
    act: PictureAct,
    isOff: boolean,
    kind: "icon" | "quiet" = "icon",
    pressed?: boolean,
  ) {
    return html`<button
      type="button"
      class=${kind}
      aria-label=${kind === "icon" ? label : nothing}
      title=${key === undefined ? label : keyStrings.withKey(label, keyOf(this.keymap, key))}
      aria-pressed=${pressed ?? nothing}
      ?disabled=${isOff}
      @click=${() => this.#ask(act)}
    >
      ${content}
    </button>`;
  }

  #ask(act: PictureAct): void {
    this.dispatchEvent(new PictureEvent(act));
  }
}

customElements.define("sameframe-view-tools", SameframeViewTools);
