import { css, html, LitElement, nothing, svg } from "lit";
import { CURVE, curveLines, type Figures, figureRows, figuresText } from "../../store/figures";
import { RequestEvent } from "../../store/requests";
import { peopleStrings } from "../../strings-people";
import { buttons, reset } from "../../styles/shared";
import { icons } from "../icons";

const say = peopleStrings.figures;

/** Figures over the picture, for who looks for a fault. */
export class SameframeFigures extends LitElement {
  static override readonly properties = {
    figures: { attribute: false },
    curve: { attribute: false },
    outcome: { state: true },
  };

  /** Undefined: nobody wants to see them. */
  declare figures: Figures | undefined;
  /** Drift in frames, the oldest first. */
  declare curve: readonly (number | undefined)[];
  declare outcome: "none" | "copied" | "failed";

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host {
        position: absolute;
        z-index: 2;
        top: 10px;
        right: 10px;
        max-width: calc(100% - 20px);
        max-height: calc(100% - 20px);
        overflow: auto;
        border-radius: 8px;
        background: rgb(16 16 16 / 92%);
      }

      /* below a small picture there is more room than on it */
      @container (max-width: 860px) {
        :host {
          position: fixed;
          top: auto;
          bottom: 10px;
          max-height: 62dvh;
        }
      }

      section {
        width: 286px;
        max-width: 100%;
        padding: 8px 12px 12px;
        font-size: 12px;
      }

      .head {
        display: flex;
        align-items: center;
        gap: 6px;
      }

      h2 {
        flex: 1;
        margin: 0;
        font-size: 13px;
        font-weight: 600;
      }

      .head button {
        min-height: 28px;
        padding: 0 8px;
        font-size: 12px;
      }

      .head button.icon {
        width: 28px;
        padding: 0;
      }

      dl {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        gap: 2px 12px;
        margin: 6px 0 8px;
      }

      dt {
        color: var(--sf-dim);
      }

      dd {
        margin: 0;
        overflow-wrap: anywhere;
        text-align: right;
        user-select: text;
      }

      .curve {
        width: 100%;
        height: 48px;
        border-radius: 4px;
        background: #1f1f1f;
      }

      figure {
        margin: 0;
      }

      figcaption {
        display: flex;
        justify-content: space-between;
        margin-top: 4px;
        color: var(--sf-dim);
        font-size: 11px;
      }

      p {
        margin: 0 0 6px;
        color: var(--sf-warn);
      }
    `,
  ];

  constructor() {
    super();
    this.curve = [];
    this.outcome = "none";
  }

  protected override willUpdate(): void {
    this.hidden = this.figures === undefined;
  }

  protected override render() {
    const { figures, outcome } = this;
    if (figures === undefined) {
      return nothing;
    }
    return html`
      <section aria-label=${say.title}>
        <div class="head">
          <h2>${say.title}</h2>
          <button type="button" @click=${this.#copy}>${outcome === "copied" ? say.copied : say.copy}</button>
          <button type="button" class="icon" aria-label=${say.close} title=${say.close} @click=${this.#close}>${icons.close}</button>
        </div>
        <span class="unseen" role="status">${outcome === "copied" ? say.copied : nothing}</span>
        ${outcome === "failed" ? html`<p role="alert">${say.copyFailed}</p>` : nothing}
        <dl>${figureRows(figures).map(([label, value]) => html`<dt>${label}</dt><dd>${value}</dd>`)}</dl>
        <figure>
          <svg class="curve" viewBox="0 0 ${CURVE} 2" preserveAspectRatio="none" role="img" aria-label=${say.curve}>
            ${svg`<path d="M0 1H${CURVE}" stroke="#555555" vector-effect="non-scaling-stroke"></path>`}
            ${curveLines(this.curve).map(
              (points) =>
                svg`<polyline points=${points} fill="none" stroke="#f7f7f7" stroke-width="1.500" vector-effect="non-scaling-stroke"></polyline>`,
            )}
          </svg>
          <figcaption><span>${say.curve}</span><span>${say.curveScale}</span></figcaption>
        </figure>
      </section>
    `;
  }

  async #copy(): Promise<void> {
    if (this.figures !== undefined) {
      try {
        await navigator.clipboard.writeText(figuresText(this.figures, this.curve));
        this.outcome = "copied";
      } catch {
        this.outcome = "failed"; // the browser forbids it, as on plain HTTP
        this.#select();
      }
    }
  }

  #select(): void {
    const rows = this.renderRoot.querySelector("dl");
    if (rows !== null) {
      getSelection()?.selectAllChildren(rows);
    }
  }

  #close(): void {
    this.dispatchEvent(new RequestEvent({ kind: "figures" }));
  }
}

customElements.define("sameframe-figures", SameframeFigures);
