import { css, html, nothing, svg } from "lit";
import { strings } from "../../strings";
import { peopleStrings } from "../../strings-people";
import { buttons, forms, reset } from "../../styles/shared";
import "../copy";
import { icons } from "../icons";
import { Panel } from "./panel";
import { panelStyles } from "./panel-styles";
import { type QrPicture, qrOf } from "./qr";

const say = peopleStrings.invite;

/** Names by which a computer calls itself: a link with one of them leads nowhere else. */
const OWN = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** How others come into the room: link, code, a text to send, a QR code to scan. */
export class SameframeInvite extends Panel {
  static override readonly properties = {
    ...Panel.properties,
    room: {},
    code: {},
    link: {},
    qr: { state: true },
  };

  /** Title of the room. */
  declare room: string;
  declare code: string;
  declare link: string;
  declare qr: QrPicture | "making" | "failed";

  static override readonly styles = [
    reset,
    buttons,
    forms,
    panelStyles,
    css`
      .qr {
        display: grid;
        justify-items: center;
        gap: 8px;
        margin: 0 0 16px;
      }

      .qr svg {
        width: min(240px, 60vw);
        height: auto;
        border-radius: 6px;
        background: #ffffff;
      }

      .qr p {
        margin: 0;
        color: var(--sf-dim);
        font-size: 13px;
      }

      .hole {
        width: min(240px, 60vw);
        aspect-ratio: 1;
      }

      p.local {
        margin: 0 0 16px;
        color: var(--sf-warn);
        font-size: 13px;
      }
    `,
  ];

  constructor() {
    super();
    this.room = "";
    this.code = "";
    this.link = "";
    this.qr = "making";
  }

  override toggle(): void {
    super.toggle();
    if (this.open) {
      void this.#make();
    }
  }

  protected override get heading(): string {
    return say.title;
  }

  protected override content() {
    const { room, code, link } = this;
    return html`
      <div class="qr">${this.#picture()}<p>${this.qr === "failed" ? say.qrFailed : say.qrHint}</p></div>
      ${OWN.has(new URL(link).hostname) ? html`<p class="local">${say.local}</p>` : nothing}
      <div class="field">
        <label for="link">${say.link}</label>
        <input id="link" readonly .value=${link} @focus=${(event: Event) => (event.target as HTMLInputElement).select()}>
      </div>
      <dl><dt>${say.code}</dt><dd class="code">${code}</dd></dl>
      <div class="acts">
        <sameframe-copy always .text=${link} .label=${strings.header.copyLink} .icon=${icons.link}></sameframe-copy>
        <sameframe-copy always .text=${strings.header.invite(room, code, link)} .label=${strings.header.copyInvite} .icon=${icons.letter}></sameframe-copy>
      </div>
    `;
  }

  #picture() {
    const { qr } = this;
    if (typeof qr === "string") {
      return qr === "making" ? html`<div class="hole"></div>` : nothing;
    }
    const label = say.qr(this.room);
    return svg`<svg viewBox="0 0 ${qr.size} ${qr.size}" role="img" aria-label=${label} data-qr shape-rendering="crispEdges">
      <path d=${qr.path} fill="#000000"></path>
    </svg>`;
  }

  async #make(): Promise<void> {
    try {
      this.qr = await qrOf(this.link);
    } catch {
      this.qr = "failed"; // what makes it could not be loaded
    }
  }
}

customElements.define("sameframe-invite", SameframeInvite);
