import { css, html, LitElement } from "lit";
import { numberText } from "../../language/language";
import { pictureStrings } from "../../strings-picture";
import { reset } from "../../styles/shared";
import { numberOf } from "../../view/number-text";
import { pictureStyles } from "./picture-styles";

/** What a slider is for. */
export interface Scale {
  /** Ends of the slider. */
  readonly from: number;
  readonly to: number;
  /** What may be typed. */
  readonly least: number;
  readonly most: number;
  readonly step: number;
  /** Changes nothing. */
  readonly neutral: number;
}

/** A number was chosen. */
export interface Slid {
  readonly value: number;
  /** The hand has let go. */
  readonly over: boolean;
}

/**
 * A number, by a slider or typed; a double click resets it.
 *
 * @fires sameframe-slid detail: Slid
 */
export class SameframeNumberSlider extends LitElement {
  static override readonly properties = {
    name: {},
    value: { type: Number },
    scale: { attribute: false },
    disabled: { type: Boolean },
  };

  declare name: string;
  declare value: number;
  declare scale: Scale;
  declare disabled: boolean;

  static override readonly styles = [
    reset,
    pictureStyles,
    css`
      :host {
        display: grid;
        grid-template-columns: 86px minmax(60px, 1fr) 62px;
        align-items: center;
        gap: 8px;
      }

      input[type="range"] {
        width: 100%;
        min-width: 0;
        height: 24px;
        margin: 0;
        accent-color: var(--sf-text);
        cursor: pointer;
      }

      input.number {
        width: 100%;
        height: 28px;
        min-height: 28px;
        padding: 0 6px;
        text-align: right;
      }

      :host([data-changed]) label {
        color: var(--sf-strong);
      }

      @media (pointer: coarse) {
        input[type="range"],
        input.number {
          height: 44px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.disabled = false;
  }

  protected override render() {
    const { name, value, scale } = this;
    this.toggleAttribute("data-changed", value !== scale.neutral);
    return html`
      <label for="range" title=${pictureStrings.colour.resetHint} @dblclick=${this.#reset}>${name}</label>
      <input
        id="range"
        type="range"
        title=${pictureStrings.colour.resetHint}
        min=${scale.from}
        max=${scale.to}
        step=${scale.step}
        .value=${String(value)}
        ?disabled=${this.disabled}
        @input=${this.#slid}
        @change=${this.#slid}
        @dblclick=${this.#reset}
        @pointerup=${this.#letGo}
      />
      <input
        class="number"
        inputmode="decimal"
        autocomplete="off"
        aria-label=${name}
        .value=${numberText(value)}
        ?disabled=${this.disabled}
        @change=${this.#typed}
        @keydown=${this.#pressed}
      />
    `;
  }

  #slid(event: Event): void {
    this.#tell(Number((event.target as HTMLInputElement).value), event.type === "change");
  }

  #typed(event: Event): void {
    const field = event.target as HTMLInputElement;
    const { least, most } = this.scale;
    const value = numberOf(field.value, least, most);
    if (value !== undefined) {
      this.#tell(value, true);
    }
    field.value = numberText(value ?? this.value);
  }

  #pressed(event: KeyboardEvent): void {
    const field = event.target as HTMLInputElement;
    if (event.key === "Enter") {
      field.blur(); // which is the change
    } else if (event.key === "Escape") {
      event.stopPropagation();
      field.value = numberText(this.value);
      field.blur();
    }
  }

  #reset(event: Event): void {
    event.preventDefault();
    if (!this.disabled) {
      this.#tell(this.scale.neutral, true);
    }
  }

  /** Or the arrow keys would go on changing it instead of stepping. */
  #letGo(event: Event): void {
    (event.target as HTMLElement).blur();
  }

  #tell(value: number, over: boolean): void {
    this.dispatchEvent(new CustomEvent<Slid>("sameframe-slid", { detail: { value, over } }));
  }
}

customElements.define("sameframe-number-slider", SameframeNumberSlider);
