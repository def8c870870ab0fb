import { css, html, LitElement, nothing } from "lit";
import { historyPath, roomPath } from "../net/room-code";
import type { RecentRoom } from "../people/remembered";
import { remembered, startToken } from "../people/visitor";
import { strings } from "../strings";
import { buttons, reset } from "../styles/shared";
import "./create-form";
import { icons } from "./icons";
import "./join-form";
import "./language-choice";
import "./mark";

const say = strings.start;

/** The start page: make a room, join one, go back to one. */
export class SameframeStart extends LitElement {
  static override readonly properties = { recent: { state: true } };

  declare recent: readonly RecentRoom[];

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host {
        max-width: 940px;
        margin: 0 auto;
        padding: clamp(24px, 7vh, 88px) 16px 48px;
      }

      header {
        margin: 0 0 36px;
      }

      sameframe-mark {
        margin-bottom: 18px;
        font-size: 17px;
      }

      h1 {
        margin: 0;
        font-size: clamp(28px, 4.4vw, 42px);
        font-weight: 650;
        letter-spacing: -0.015em;
        line-height: 1.15;
      }

      main {
        display: grid;
        grid-template-columns: minmax(0, 1.15fr) minmax(0, 1fr);
        align-items: start;
        gap: 20px;
      }

      .side {
        display: grid;
        gap: 28px;
      }

      h2 {
        margin: 0 0 8px;
        color: var(--sf-dim);
        font-size: 13px;
        font-weight: 500;
      }

      ul {
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        align-items: center;
        border-top: 1px solid #2a2a2a;
      }

      .room {
        display: flex;
        flex: 1;
        align-items: baseline;
        gap: 12px;
        min-width: 0;
        padding: 10px 0;
        color: var(--sf-text);
        text-decoration: none;
      }

      .room:hover .title {
        text-decoration: underline;
      }

      .title {
        flex: 1;
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .code {
        color: var(--sf-faint);
        font-size: 13px;
        letter-spacing: 0.04em;
      }

      .icon,
      .past {
        color: var(--sf-faint);
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
        color: var(--sf-text);
      }

      .sessions {
        margin: 0;
        font-size: 14px;
      }

      .sessions a {
        color: var(--sf-dim);
      }

      footer {
        margin-top: 36px;
      }

      @container (max-width: 760px) {
        main {
          grid-template-columns: minmax(0, 1fr);
        }

        header {
          margin-bottom: 24px;
        }
      }
    `,
  ];

  constructor() {
    super();
    startToken.take(location.hash, () => history.replaceState(null, "", location.pathname + location.search));
    this.recent = remembered.recent;
  }

  protected override render() {
    return html`
      <header>
        <sameframe-mark></sameframe-mark>
        <h1>${strings.claim}</h1>
      </header>
      <main>
        <sameframe-create-form></sameframe-create-form>
        <div class="side">
          <sameframe-join-form></sameframe-join-form>
          ${this.recent.length === 0 ? nothing : this.#rooms()}
          <p class="sessions"><a href=${historyPath()}>${strings.history.title}</a></p>
        </div>
      </main>
      <footer><sameframe-language-choice></sameframe-language-choice></footer>
    `;
  }

  #rooms() {
    return html`
      <section>
        <h2>${say.recent}</h2>
        <ul>
          ${this.recent.map(({ code, title }) => {
            const name = title === "" ? say.untitled : title;
            const forget = say.forget(name);
            return html`<li>
              <a class="room" href=${roomPath(code)}><span class="title">${name}</span><span class="code">${code}</span></a>
              ${remembered.audit(code) === undefined ? nothing : this.#history(code, name)}
              <button type="button" class="icon" aria-label=${forget} title=${forget} @click=${() => this.#forget(code)}>
                ${icons.close}
              </button>
            </li>`;
          })}
        </ul>
      </section>
    `;
  }

  #history(code: string, name: string) {
    const label = strings.history.of(name);
    return html`<a class="past" href=${historyPath(code)} aria-label=${label} title=${label}>${icons.past}</a>`;
  }

  #forget(code: string): void {
    remembered.forgetRoom(code);
    this.recent = remembered.recent;
  }
}
