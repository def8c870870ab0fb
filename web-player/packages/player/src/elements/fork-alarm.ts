import type { Fork } from "@sameframe/sync";
import { css, html, LitElement, nothing } from "lit";
import { RequestEvent } from "../store/requests";
import { strings } from "../strings";
import { buttons, reset } from "../styles/shared";

const say = strings.fork;

/** Says that the room's record is not the one that was seen here earlier, until it is dismissed; the room goes on below it. */
export class SameframeForkAlarm extends LitElement {
  static override readonly properties = { fork: { attribute: false } };

  declare fork: Fork | undefined;

  static override readonly styles = [
    reset,
    buttons,
    css`
      section {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 20px;
        margin: 0 16px 12px;
        padding: 12px 16px;
        border-left: 4px solid var(--sf-bad);
        border-radius: 4px;
        background: #2b2222;
        font-size: 14px;
        line-height: 1.4;
      }

      .words {
        flex: 1 1 320px;
        min-width: 0;
      }

      strong {
        display: block;
        margin-bottom: 2px;
        font-size: 15px;
        font-weight: 600;
      }

      .acts {
        display: flex;
        flex-wrap: wrap;
        gap: 6px;
      }

      .acts button {
        min-height: 36px;
        padding: 0 12px;
        font-size: 13px;
      }
    `,
  ];

  protected override render() {
    const { fork } = this;
    return html`<div role="alert">${fork === undefined ? nothing : this.#alarm(fork)}</div>`;
  }

  #alarm({ kind, seq }: Fork) {
    const button = (label: string, request: "saveWitness" | "trustRecord" | "dismissFork") => html`
      <button type="button" data-action=${request} @click=${() => this.dispatchEvent(new RequestEvent({ kind: request }))}>
        ${label}
      </button>
    `;
    return html`
      <section data-fork=${kind}>
        <div class="words"><strong>${kind === "other-key" ? say.otherKey : say.title}</strong>${say[kind](seq)} ${say.todo}</div>
        <div class="acts">
          ${button(say.save, "saveWitness")}${button(say.trust, "trustRecord")}${button(say.dismiss, "dismissFork")}
        </div>
      </section>
    `;
  }
}

customElements.define("sameframe-fork-alarm", SameframeForkAlarm);
