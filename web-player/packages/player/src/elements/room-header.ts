import type { ConnectionState } from "@sameframe/sync";
import { css, html, LitElement, nothing } from "lit";
import type { Agreements } from "../net/rooms-api";
import { RequestEvent } from "../store/requests";
import { strings } from "../strings";
import { buttons, reset } from "../styles/shared";
import "./copy";
import { icons } from "./icons";
import "./mark";
import "./recorded";

const say = strings.header;

/** Title, code, the link to share, the connection, the way out. */
export class SameframeRoomHeader extends LitElement {
  static override readonly properties = {
    heading: {},
    code: {},
    link: {},
    history: {},
    connection: { attribute: false },
    badge: { attribute: false },
    agreements: {},
    embedded: { type: Boolean },
  };

  declare heading: string;
  declare code: string;
  declare link: string;
  /** Address of what happened here; empty: this browser may not read it. */
  declare history: string;
  declare connection: ConnectionState;
  /** How one is in step. */
  declare badge: HTMLElement;
  declare agreements: Agreements | undefined;
  /** In a page of somebody else, which has ways of its own. */
  declare embedded: boolean;

  static override readonly styles = [
    reset,
    buttons,
    css`
      header {
        position: relative;
        display: flex;
        align-items: center;
        gap: 8px 16px;
        min-height: 56px;
        padding: 8px 16px;
      }

      a {
        flex: none;
        color: var(--sf-text);
        text-decoration: none;
      }

      .past {
        display: grid;
        place-items: center;
        width: 36px;
        height: 36px;
        border-radius: var(--sf-radius);
      }

      .past:hover {
        background: var(--sf-raised);
      }

      .title {
        display: flex;
        flex: 1;
        align-items: baseline;
        gap: 12px;
        min-width: 0;
      }

      h1 {
        overflow: hidden;
        margin: 0;
        font-size: 16px;
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .code {
        flex: none;
        color: var(--sf-dim);
        font-size: 14px;
        letter-spacing: 0.06em;
        user-select: all;
      }

      .share {
        display: flex;
        flex: none;
        gap: 6px;
      }

      /* the invitation is to be had from the list of people, too */
      @container (max-width: 400px) {
        .letter {
          display: none;
        }
      }

      @container (max-width: 720px) {
        header {
          display: grid;
          grid-template:
            "mark title title title share" auto
            "mark code recorded badge share" 22px / auto auto auto minmax(0, 1fr) auto;
          align-items: center;
          gap: 0 12px;
          padding: 8px 12px;
        }

        .title {
          display: contents;
        }

        .home {
          grid-area: mark;
        }

        h1 {
          grid-area: title;
          line-height: 1.3;
        }

        .code {
          grid-area: code;
          font-size: 13px;
        }

        /* what is wrong needs the room */
        .cut .code,
        .cut sameframe-recorded {
          display: none;
        }

        sameframe-recorded {
          grid-area: recorded;
        }

        .cut sameframe-connection {
          grid-column: code / badge;
        }

        sameframe-connection {
          grid-area: badge;
        }

        .share {
          grid-area: share;
          gap: 4px;
        }
      }

      /* the badge's words are longer in other languages */
      @container (max-width: 400px) {
        header {
          gap: 0 6px;
        }

        .code {
          font-size: 12px;
          letter-spacing: 0;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.heading = "";
    this.code = "";
    this.link = "";
    this.history = "";
    this.connection = { kind: "connecting" };
  }

  protected override render() {
    const { heading, code, link } = this;
    return html`
      <header class=${this.connection.kind === "live" ? "" : "cut"}>
        ${
          this.embedded
            ? html`<span class="home"><sameframe-mark shrink></sameframe-mark></span>`
            : html`<a class="home" href="/" title=${strings.door.home}><sameframe-mark shrink></sameframe-mark></a>`
        }
        <div class="title">
          <h1 title=${heading}>${heading === "" ? strings.start.untitled : heading}</h1>
          <span class="code" data-code>${code}</span>
        </div>
        <sameframe-recorded mark .agreements=${this.agreements}></sameframe-recorded>
        <slot></slot>
        ${this.badge}
        <div class="share">
          <sameframe-copy .text=${link} .label=${say.copyLink} .icon=${icons.link}></sameframe-copy>
          <sameframe-copy class="letter" .text=${say.invite(heading, code, link)} .label=${say.copyInvite} .icon=${icons.letter}></sameframe-copy>
          ${
            this.history === ""
              ? nothing
              : html`<a class="past" href=${this.history} title=${strings.history.open} aria-label=${strings.history.open}>${icons.past}</a>`
          }
          <button type="button" class="icon" data-action="leave" title=${say.leave} aria-label=${say.leave} @click=${this.#leave}>
            ${icons.leave}
          </button>
        </div>
      </header>
    `;
  }

  #leave(): void {
    this.dispatchEvent(new RequestEvent({ kind: "leave" }));
  }
}

customElements.define("sameframe-room-header", SameframeRoomHeader);
