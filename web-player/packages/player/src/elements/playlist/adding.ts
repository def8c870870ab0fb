import { css, html, LitElement, nothing } from "lit";
import { repeat } from "lit/directives/repeat.js";
import type { Adding, ShotActs } from "../../store/shots-store";
import { playlistStrings } from "../../strings-playlist";
import { buttons, reset } from "../../styles/shared";
import { icons } from "../icons";
import { inLanguages } from "../in-languages";

const say = playlistStrings.adding;

/** What is being added to the playlist, and what did not work. */
export class SameframeAdding extends LitElement {
  static override readonly properties = { adding: { attribute: false }, acts: { attribute: false } };

  declare adding: readonly Adding[];
  declare acts: ShotActs;

  static override readonly styles = [
    reset,
    buttons,
    css`
      ul {
        margin: 0 0 8px;
        padding: 0;
        list-style: none;
      }

      li {
        display: flex;
        align-items: flex-start;
        gap: 8px;
        padding: 6px 0;
        color: var(--sf-dim);
        font-size: 13px;
      }

      p {
        flex: 1;
        min-width: 0;
        margin: 0;
        overflow-wrap: anywhere;
      }

      strong {
        color: var(--sf-text);
        font-weight: 500;
      }

      [data-state="failed"] p {
        padding-left: 8px;
        border-left: 3px solid var(--sf-bad);
      }

      [data-state="remark"] p {
        padding-left: 8px;
        border-left: 3px solid var(--sf-warn);
      }

      button {
        width: 30px;
        min-height: 30px;
      }

      @container (max-width: 860px) {
        button {
          width: 44px;
          min-height: 44px;
        }
      }
    `,
  ];

  protected override render() {
    return html`<div role="log" aria-label=${say.label}><ul>
      ${repeat(
        this.adding,
        ({ id }) => id,
        (it) => html`<li data-state=${it.state}>
          <p><strong>${it.title}</strong> ${it.why === "" ? this.#state(it.state) : inLanguages(it.why)}</p>
          ${it.why === "" ? nothing : this.#dismiss(it)}
        </li>`,
      )}
    </ul></div>`;
  }

  #state(state: Adding["state"]) {
    return state === "reading" || state === "sending" || state === "waiting" ? say[state] : nothing;
  }

  #dismiss({ id, title }: Adding) {
    const label = say.dismiss(title);
    return html`<button type="button" class="icon" aria-label=${label} title=${label} @click=${() => this.acts.dismiss(id)}>
      ${icons.close}
    </button>`;
  }
}

customElements.define("sameframe-adding", SameframeAdding);
