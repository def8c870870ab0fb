import { css, html, LitElement, nothing } from "lit";
import { type LobbyRow, lobbyCount } from "../../store/lobby";
import { strings } from "../../strings";
import { peopleStrings } from "../../strings-people";
import { reset } from "../../styles/shared";
import "../avatar";
import { badgeShapes, peopleIcons } from "./shapes";

const say = peopleStrings.lobby;

const SHAPES: Readonly<Record<LobbyRow["kind"], unknown>> = {
  ready: peopleIcons.ready,
  wrong: badgeShapes.offline,
  waiting: badgeShapes.waiting,
  aside: badgeShapes.private,
};

/** Before it starts: who is here, who has the clip ready, and what is wrong for whom. */
export class SameframeLobby extends LitElement {
  static override readonly properties = { rows: { attribute: false } };

  declare rows: readonly LobbyRow[];

  static override readonly styles = [
    reset,
    css`
      :host {
        max-height: min(46dvh, 420px);
        padding-top: 6px;
        overflow: auto;
        pointer-events: auto;
      }

      h2 {
        display: flex;
        justify-content: space-between;
        gap: 16px;
        margin: 0 0 6px;
        color: var(--sf-dim);
        font-size: 13px;
        font-weight: 500;
      }

      ul {
        display: grid;
        gap: 6px;
        margin: 0;
        padding: 0;
        list-style: none;
      }

      li {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr) auto;
        align-items: center;
        gap: 0 10px;
        font-size: 14px;
        line-height: 1.3;
      }

      sameframe-avatar {
        width: 26px;
        height: 26px;
        font-size: 10px;
      }

      .name {
        overflow: hidden;
        text-overflow: ellipsis;
        white-space: nowrap;
      }

      .how {
        display: flex;
        align-items: center;
        gap: 7px;
        color: var(--sf-dim);
        font-size: 13px;
      }

      .how svg {
        flex: none;
      }

      .ready svg {
        color: var(--sf-good);
      }

      .wrong {
        color: var(--sf-warn);
      }

      @container (max-width: 860px) {
        :host {
          max-height: 22dvh;
        }
      }

      @container (max-width: 480px) {
        li {
          grid-template-columns: auto minmax(0, 1fr);
        }

        .how {
          grid-column: 2;
          font-size: 12px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.rows = [];
  }

  protected override render() {
    const { rows } = this;
    return html`
      <h2><span>${say.title}</span><span data-ready>${lobbyCount(rows)}</span></h2>
      <ul>
        ${rows.map(
          ({ person, kind, text }) => html`<li data-participant=${person.id}>
            <sameframe-avatar .name=${person.name} .color=${person.color} .faded=${kind === "aside"}></sameframe-avatar>
            <span class="name" title=${person.name}>${person.name}${person.you ? html` <span class="unseen">${strings.roster.you}</span>` : nothing}</span>
            <span class="how ${kind}">${SHAPES[kind]}<span>${text}</span></span>
          </li>`,
        )}
      </ul>
    `;
  }
}

customElements.define("sameframe-lobby", SameframeLobby);
