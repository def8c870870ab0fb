import { css, html, LitElement, nothing } from "lit";
import { reset } from "../../styles/shared";
import type { PicturePlace } from "../../view/picture-place";
import { pixels } from "../../view/sight";
import { vars } from "../vars";

/** Words over the lower part of the picture, as large as they can be read there. Whatever shows the picture lies below. */
export class SameframeCaptionsLayer extends LitElement {
  static override readonly properties = { words: {}, spoken: {} };

  /** Lines; empty: nothing is said. */
  declare words: string;
  /** Their language, as in `lang`; empty: unknown. */
  declare spoken: string;
  #place: Pick<PicturePlace, "frames" | "listen"> | undefined;

  static override readonly styles = [
    reset,
    css`
      :host {
        position: absolute;
        inset: 0;
        overflow: hidden;
        pointer-events: none;
      }

      /* one line of what just happened fits below */
      .frame {
        display: flex;
        position: absolute;
        left: var(--left);
        top: var(--top);
        align-items: flex-end;
        justify-content: center;
        width: var(--frame-width);
        height: var(--frame-height);
        padding: 0 4% calc(max(48px, 9%) + var(--sf-covered, 0px));
      }

      p {
        margin: 0;
        padding: 0.15em 0.5em;
        border-radius: 4px;
        background: rgb(0 0 0 / 78%);
        color: #ffffff;
        font-size: clamp(16px, calc(var(--frame-height) * 0.055), 44px);
        line-height: 1.3;
        text-align: center;
        text-wrap: balance;
        white-space: pre-line;
      }
    `,
  ];

  constructor() {
    super();
    this.words = "";
    this.spoken = "";
  }

  /** Where the picture is that it lies on. */
  set place(place: Pick<PicturePlace, "frames" | "listen">) {
    this.#place = place;
    place.listen(() => this.requestUpdate());
  }

  protected override render() {
    const [at] = this.#place?.frames ?? [];
    if (at === undefined || this.words === "") {
      return nothing;
    }
    const { left, top, width, height } = at;
    const lies = pixels({ left, top, "frame-width": width, "frame-height": height });
    return html`<div class="frame" ${vars(lies)}><p dir="auto" lang=${this.spoken || nothing}>${this.words}</p></div>`;
  }
}

customElements.define("sameframe-captions-layer", SameframeCaptionsLayer);
