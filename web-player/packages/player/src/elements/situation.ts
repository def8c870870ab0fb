import { css, html, LitElement, nothing } from "lit";
import { RequestEvent } from "../store/requests";
import type { Situation } from "../store/situation";
import { buttons, reset } from "../styles/shared";
import { inLanguages } from "./in-languages";
import "./people/lobby";

/** Says over the picture how things are, and offers the one thing to do about it. */
export class SameframeSituation extends LitElement {
  static override readonly properties = { situation: { attribute: false } };

  declare situation: Situation | undefined;

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host {
        min-width: 0;
        pointer-events: none;
      }

      .box {
        display: grid;
        grid-template-columns: minmax(0, 1fr) auto;
        align-items: center;
        gap: 4px 16px;
        max-width: 620px;
        padding: 7px 13px;
        border-left: 3px solid var(--sf-warn);
        border-radius: 7px;
        background: rgb(20 20 20 / 94%);
        font-size: 14px;
        line-height: 1.35;
      }

      /* what is said later is read out only if its place was there before */
      .empty {
        position: absolute;
        width: 1px;
        height: 1px;
        padding: 0;
        overflow: hidden;
        clip-path: inset(50%);
      }

      p {
        margin: 0;
      }

      sameframe-lobby {
        grid-column: 1 / -1;
        min-width: min(440px, 100%);
      }

      button.primary {
        min-height: 36px;
        pointer-events: auto;
      }

      @container (max-width: 640px) {
        .box {
          padding: 5px 10px;
          font-size: 13px;
        }
      }
    `,
  ];

  protected override render() {
    const { text = "", lobby, act } = this.situation ?? {};
    return html`
      <div class="box ${text === "" ? "empty" : ""}">
        <p role="status" data-warning>${inLanguages(text)}</p>
        ${act === undefined ? nothing : html`<button type="button" class="primary" data-action=${act.request.kind} @click=${this.#acted}>${act.label}</button>`}
        ${lobby === undefined ? nothing : html`<sameframe-lobby .rows=${lobby}></sameframe-lobby>`}
      </div>
    `;
  }

  #acted(): void {
    const act = this.situation?.act;
    if (act !== undefined) {
      this.dispatchEvent(new RequestEvent(act.request));
    }
  }
}

customElements.define("sameframe-situation", SameframeSituation);
