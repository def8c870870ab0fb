import { Channel } from "@sameframe/protocol";
import { css, html, LitElement, nothing } from "lit";
import { type Comparing, PictureEvent, type PicturePicture } from "../../store/picture-view";
import { pictureStrings as say } from "../../strings-picture";
import { buttons, reset } from "../../styles/shared";
import { vars } from "../vars";

/** By an arrow key; with Shift ten times as much. */
const STEP = 0.01;

/** Over the picture: which is which of two, the line between them, and that the picture is not shown as it is. */
export class SameframeCompareLayer extends LitElement {
  static override readonly properties = { picture: { attribute: false }, heading: {} };

  declare picture: PicturePicture | undefined;
  /** Title of the first medium. */
  declare heading: string;

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host {
        position: absolute;
        inset: 0;
        pointer-events: none;
        forced-color-adjust: none;
      }

      .line {
        position: absolute;
        top: 0;
        bottom: 0;
        left: calc(var(--wipe) * 100% - 22px);
        width: 44px;
        cursor: ew-resize;
        pointer-events: auto;
        touch-action: none;
      }

      .line::before {
        position: absolute;
        inset: 0 21px;
        background: #ffffff;
        box-shadow: 0 0 0 1px rgb(0 0 0 / 60%);
        content: "";
      }

      .line::after {
        position: absolute;
        top: calc(50% - 14px);
        left: 8px;
        width: 28px;
        height: 28px;
        border: 2px solid #ffffff;
        border-radius: 50%;
        background: rgb(20 20 20 / 85%);
        content: "";
      }

      .line:focus-visible {
        outline: none;
      }

      .line:focus-visible::after {
        background: #ffffff;
        outline: 2px solid rgb(0 0 0 / 80%);
      }

      .name,
      .chip {
        position: absolute;
        bottom: 10px;
        max-width: 42%;
        padding: 3px 9px;
        overflow: hidden;
        border-radius: 6px;
        background: rgb(20 20 20 / 85%);
        color: var(--sf-text);
        font-size: 13px;
        text-overflow: ellipsis;
        white-space: pre;
      }

      .first {
        left: 10px;
      }

      .second {
        right: 10px;
      }

      .chip {
        right: 10px;
        min-height: 28px;
        border: 0;
        pointer-events: auto;
      }

      .comparing .chip {
        bottom: 46px;
      }

      .denied {
        position: absolute;
        top: 12px;
        left: 50%;
        width: max-content;
        max-width: calc(100% - 24px);
        margin: 0;
        padding: 6px 12px;
        border-radius: 7px;
        background: rgb(20 20 20 / 92%);
        color: var(--sf-warn);
        font-size: 14px;
        transform: translateX(-50%);
      }

      .denied:empty {
        display: none;
      }

      .chip:hover {
        background: rgb(50 50 50 / 92%);
      }

      @media (pointer: coarse) {
        .chip {
          min-height: 44px;
        }
      }
    `,
  ];

  protected override render() {
    const { picture } = this;
    if (picture === undefined || picture.idle) {
      return nothing;
    }
    const { comparing } = picture;
    return html`<div class=${comparing === undefined ? "" : "comparing"}>
      ${comparing === undefined ? nothing : this.#compared(comparing)}${this.#chip(picture)}
      <p class="denied" role="status">${picture.denied === undefined ? nothing : say.share.refusal[picture.denied]}</p>
    </div>`;
  }

  #compared({ mode, wipe, title, number }: Comparing) {
    return html`
      ${
        mode === "wipe"
          ? html`<div
              class="line"
              role="slider"
              tabindex="0"
              aria-label=${say.compare.wipe}
              aria-valuemin="0"
              aria-valuemax="100"
              aria-valuenow=${Math.round(wipe * 100)}
              aria-valuetext=${say.compare.percent(Math.round(wipe * 100))}
              ${vars({ "--wipe": String(wipe) })}
              @pointerdown=${this.#grasped}
              @pointermove=${this.#dragged}
              @lostpointercapture=${this.#letGo}
              @keydown=${(event: KeyboardEvent) => this.#pressed(event, wipe)}
            ></div>`
          : nothing
      }
      <span class="name first">${say.compare.first(this.heading)}</span>
      <span class="name second">${say.compare.second(title, number)}</span>
    `;
  }

  /** Somebody else may have done it: what is not as it is says so. */
  #chip({ view, state }: PicturePicture) {
    const { chip } = say;
    const what = [
      ...(view.zoom === 1 ? [] : [chip.zoom(Math.round(view.zoom * 100))]),
      ...(view.flipX || view.flipY ? [chip.flipped] : []),
      ...(view.rotation === 0 ? [] : [chip.turned(view.rotation)]),
      ...(view.channel === Channel.COLOR ? [] : [say.view.channel[view.channel] ?? ""]),
      ...(state === "graded" && view.channel === Channel.COLOR ? [chip.graded] : []),
      ...(state === "unreadable" || state === "unable" ? [chip.failed] : []),
    ];
    return what.length === 0
      ? nothing
      : html`<button type="button" class="chip" title=${chip.title} @click=${this.#open}>${what.join(" · ")}</button>`;
  }

  #grasped(event: PointerEvent): void {
    if (event.button === 0) {
      (event.target as HTMLElement).setPointerCapture(event.pointerId);
    }
  }

  #dragged(event: PointerEvent): void {
    if ((event.target as HTMLElement).hasPointerCapture(event.pointerId)) {
      const { left, width } = this.getBoundingClientRect();
      this.#wipe((event.clientX - left) / Math.max(1, width));
    }
  }

  #letGo(): void {
    this.dispatchEvent(new PictureEvent({ kind: "settle" }));
  }

  #pressed(event: KeyboardEvent, at: number): void {
    const way = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1 }[event.key] ?? 0;
    const end = event.key === "Home" ? 0 : event.key === "End" ? 1 : undefined;
    if (way !== 0 || end !== undefined) {
      event.preventDefault();
      event.stopPropagation(); // it does not step
      this.#wipe(end ?? at + way * STEP * (event.shiftKey ? 10 : 1));
    }
  }

  #wipe(at: number): void {
    this.dispatchEvent(new PictureEvent({ kind: "wipe", at, over: false }));
  }

  #open(): void {
    this.dispatchEvent(new PictureEvent({ kind: "open", open: true }));
  }
}

customElements.define("sameframe-compare-layer", SameframeCompareLayer);

declare global {
  interface HTMLElementTagNameMap {
    "sameframe-compare-layer": SameframeCompareLayer;
  }
}
