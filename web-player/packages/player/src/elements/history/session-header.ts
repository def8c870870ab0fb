import { css, html, LitElement, nothing } from "lit";
import { clockLabel, dayLabel } from "../../history/session-time";
import { historyPath, roomPath } from "../../net/room-code";
import { strings } from "../../strings";
import { buttons, reset } from "../../styles/shared";
import "../mark";

const say = strings.history.header;

/**
 * Which session this is: title, code, when, how many people, whether it is over.
 *
 * @fires sameframe-end somebody wants to see the end
 */
export class SameframeSessionHeader extends LitElement {
  static override readonly properties = {
    heading: {},
    code: {},
    from: { type: Number },
    to: { type: Number },
    people: { type: Number },
    state: {},
    progress: {},
    live: { type: Boolean },
    atEnd: { type: Boolean },
  };

  declare heading: string;
  declare code: string;
  /** Microseconds since the epoch. */
  declare from: number;
  declare to: number;
  declare people: number;
  declare state: "open" | "closed" | "erased";
  /** How far the record was read, while that goes on. */
  declare progress: string;
  /** Whether what the room goes on to do arrives. */
  declare live: boolean;
  /** Whether the end of the record is looked at. */
  declare atEnd: boolean;

  static override readonly styles = [
    reset,
    buttons,
    css`
      header {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 4px 16px;
        min-height: 56px;
        padding: 8px 16px;
      }

      a {
        color: var(--sf-text);
      }

      .home {
        flex: none;
        text-decoration: none;
      }

      .title {
        display: flex;
        flex: 1 1 300px;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 0 12px;
        min-width: 0;
      }

      h1 {
        overflow: hidden;
        max-width: 100%;
        margin: 0;
        font-size: 16px;
        font-weight: 600;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .code {
        color: var(--sf-dim);
        font-size: 14px;
        letter-spacing: 0.06em;
        user-select: all;
      }

      .about {
        color: var(--sf-dim);
        font-size: 13px;
      }

      .live {
        gap: 7px;
        min-height: 28px;
        padding: 0 10px;
        border-radius: 14px;
        color: var(--sf-good);
        font-size: 13px;
      }

      .live::before {
        width: 8px;
        height: 8px;
        border-radius: 50%;
        background: currentColor;
        content: "";
      }

      .live .to {
        color: var(--sf-dim);
      }

      nav {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 6px 14px;
        font-size: 14px;
      }

      @media (max-width: 640px) {
        header {
          padding: 8px 12px;
        }

        nav {
          width: 100%;
        }

        .live .to {
          display: none;
        }
      }

      @media print {
        header {
          padding: 0 0 12px;
          color: #000000;
        }

        .home,
        nav,
        .live {
          display: none;
        }

        .about,
        .code {
          color: #333333;
        }
      }
    `,
  ];

  protected override render() {
    const { heading, code, from, to, people, state, progress } = this;
    const days = [...new Set([dayLabel(from), dayLabel(to)])].join(" – ");
    const about = [days, `${clockLabel(from)} – ${clockLabel(to)}`, say.people(people), say[state]].join(" · ");
    return html`
      <header>
        <a class="home" href="/" title=${strings.door.home}><sameframe-mark shrink></sameframe-mark></a>
        <div class="title">
          <h1 title=${heading}>${heading || (state === "erased" ? strings.history.erased : strings.start.untitled)}</h1>
          <span class="code" data-code>${code}</span>
          <span class="about">${about}</span>
          <span class="about" role="status">${progress}${this.live ? html`<span class="unseen">${say.liveDetail}</span>` : nothing}</span>
        </div>
        <nav>
          ${this.live ? this.#live() : nothing}
          <a href=${historyPath()}>${strings.history.all}</a>
          ${state === "open" ? html`<a href=${roomPath(code)}>${say.room}</a>` : nothing}
        </nav>
      </header>
    `;
  }

  #live() {
    return html`<button type="button" class="live" title=${say.liveClick} @click=${this.#toEnd}>
      ${say.live} ${this.atEnd ? nothing : html`<span class="to">· ${say.toEnd}</span>`}
    </button>`;
  }

  #toEnd(): void {
    this.dispatchEvent(new CustomEvent("sameframe-end"));
  }
}

customElements.define("sameframe-session-header", SameframeSessionHeader);
