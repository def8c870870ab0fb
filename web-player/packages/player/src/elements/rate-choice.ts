import { html, type TemplateResult } from "lit";
import { type Rate, rateLabel, USUAL_RATES } from "../frames/rate";
import { sequenceStrings as say } from "../strings-sequence";

/** At which rate the pictures of an image sequence are shown: files do not say it. @param chosen told of another one */
export function rateChoice(rate: Rate, chosen: (rate: Rate) => void): TemplateResult {
  const isSame = (it: Rate): boolean => it.numerator * rate.denominator === rate.numerator * it.denominator;
  return html`
    <label for="rate">${say.rate}</label>
    <select id="rate" @change=${(event: Event) => chosen(USUAL_RATES[(event.target as HTMLSelectElement).selectedIndex] ?? rate)}>
      ${USUAL_RATES.map((it) => html`<option .selected=${isSame(it)}>${rateLabel(it)}</option>`)}
    </select>
    <p class="note">${say.rateHint}</p>
  `;
}
