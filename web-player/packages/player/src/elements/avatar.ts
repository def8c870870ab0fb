import { css, html, LitElement } from "lit";
import { initials } from "../people/initials";
import { swatch } from "../people/palette";
import { reset } from "../styles/shared";

/** A participant's initials on their colour. The name stands beside it, so screen readers skip it. */
export class SameframeAvatar extends LitElement {
  static override readonly properties = { name: {}, color: { type: Number }, faded: { type: Boolean, reflect: true } };

  declare name: string;
  declare color: number;
  declare faded: boolean;

  static override readonly styles = [
    reset,
    css`
      :host {
        display: inline-grid;
        flex: none;
        place-items: center;
        width: 32px;
        height: 32px;
        border-radius: 50%;
        background: var(--fill);
        color: var(--ink);
        font-size: 12px;
        font-weight: 700;
        letter-spacing: 0.02em;
        user-select: none;
      }

      @media (forced-colors: active) {
        :host {
          outline: 1px solid CanvasText;
        }
      }

      :host([faded]) {
        opacity: 0.45;
      }
    `,
  ];

  constructor() {
    super();
    this.name = "";
    this.color = 0;
    this.faded = false;
  }

  protected override willUpdate(): void {
    const { fill, ink } = swatch(this.color);
    this.style.setProperty("--fill", fill);
    this.style.setProperty("--ink", ink);
  }

  protected override render() {
    return html`<span aria-hidden="true">${initials(this.name)}</span>`;
  }
}

customElements.define("sameframe-avatar", SameframeAvatar);
