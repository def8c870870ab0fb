import { css, html, LitElement } from "lit";
import type { Triple } from "../../gpu/cube";
import { type CdlNumbers, NEUTRAL_CDL } from "../../gpu/grading";
import { numberText } from "../../language/language";
import { PictureEvent } from "../../store/picture-view";
import { pictureStrings } from "../../strings-picture";
import { reset } from "../../styles/shared";
import { numberOf } from "../../view/number-text";
import { pictureStyles } from "./picture-styles";

const say = pictureStrings.colour;

const ROWS = ["slope", "offset", "power"] as const;
type Row = (typeof ROWS)[number];
const COLUMNS = ["red", "green", "blue"] as const;
const RANGE: Readonly<Record<Row, readonly [least: number, most: number]>> = {
  slope: [0, 10],
  offset: [-10, 10],
  power: [0.01, 10],
};
/** By an arrow key; with Shift ten times as much. */
const STEP = 0.01;

/** The numbers of a color decision list: ten fields, in one line where there is room. */
export class SameframeCdlTable extends LitElement {
  static override readonly properties = { cdl: { attribute: false }, disabled: { type: Boolean } };

  declare cdl: CdlNumbers;
  declare disabled: boolean;

  static override readonly styles = [
    reset,
    pictureStyles,
    css`
      .row {
        gap: 6px 16px;
        margin-bottom: 8px;
      }

      .group {
        flex-wrap: nowrap;
        gap: 4px;
      }

      .label {
        margin-right: 4px;
      }

      .group .label {
        min-width: 40px;
      }

      input {
        width: 52px;
        height: 28px !important;
        padding: 0 6px !important;
        text-align: right;
      }

      /* which of them it is, also without its colour: they stand in this order, and are named */
      .red {
        border-bottom-color: #d06a6a !important;
      }

      .green {
        border-bottom-color: #64b06e !important;
      }

      .blue {
        border-bottom-color: #6f92dd !important;
      }

      @media (pointer: coarse) {
        input {
          height: 44px !important;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.cdl = NEUTRAL_CDL;
    this.disabled = false;
  }

  protected override render() {
    return html`<div class="row" role="group" aria-label=${say.cdl}>
      <span class="label">${say.cdl}</span>
      ${ROWS.map(
        (row) => html`<div class="group">
          <span class="label">${say[row]}</span>
          ${COLUMNS.map((column, place) => this.#field(say.cell(say[row], say[column]), this.cdl[row][place] ?? 0, column, RANGE[row], (value) => ({ ...this.cdl, [row]: replaced(this.cdl[row], place, value) })))}
        </div>`,
      )}
      <div class="group">
        <span class="label">${say.saturation}</span>
        ${this.#field(say.cdlSaturation, this.cdl.saturation, "", [0, 4], (saturation) => ({ ...this.cdl, saturation }))}
      </div>
    </div>`;
  }

  #field(
    label: string,
    value: number,
    kind: string,
    [least, most]: readonly [number, number],
    cdl: (value: number) => CdlNumbers,
  ) {
    const set = (field: HTMLInputElement, next: number | undefined): void => {
      if (next !== undefined && next !== value) {
        this.dispatchEvent(new PictureEvent({ kind: "cdl", cdl: cdl(next), over: true }));
      }
      field.value = numberText(next ?? value);
    };
    return html`<input
      class=${kind}
      inputmode="decimal"
      autocomplete="off"
      aria-label=${label}
      title=${label}
      .value=${numberText(value)}
      ?disabled=${this.disabled}
      @change=${(event: Event) => {
        const field = event.target as HTMLInputElement;
        set(field, numberOf(field.value, least, most));
      }}
      @keydown=${(event: KeyboardEvent) => {
        const field = event.target as HTMLInputElement;
        const way = event.key === "ArrowUp" ? 1 : event.key === "ArrowDown" ? -1 : 0;
        if (way !== 0) {
          event.preventDefault();
          const next = value + way * STEP * (event.shiftKey ? 10 : 1);
          set(field, Math.min(most, Math.max(least, Math.round(next * 1000) / 1000)));
        } else if (event.key === "Enter") {
          field.blur();
        }
      }}
    />`;
  }
}

function replaced([red, green, blue]: Triple, place: number, value: number): Triple {
  return [place === 0 ? value : red, place === 1 ? value : green, place === 2 ? value : blue];
}

customElements.define("sameframe-cdl-table", SameframeCdlTable);
