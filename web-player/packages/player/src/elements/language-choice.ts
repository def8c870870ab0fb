import { css, html, LitElement, nothing } from "lit";
import { KeptLanguage } from "../language/kept-language";
import { isLanguage, LANGUAGES, language } from "../language/language";
import { strings } from "../strings";
import { reset } from "../styles/shared";

const say = strings.language;

/** In which language our pages speak, in this browser. Where nothing can be kept it is the browser's, and there is no choice. */
export class SameframeLanguageChoice extends LitElement {
  readonly #kept = new KeptLanguage();

  static override readonly styles = [
    reset,
    css`
      label {
        display: inline-flex;
        align-items: center;
        gap: 10px;
        color: var(--sf-dim);
        font-size: 14px;
      }

      select {
        height: 36px;
        padding: 0 8px;
        border: 1px solid var(--sf-line);
        border-radius: var(--sf-radius);
        background: var(--sf-ground);
        color: var(--sf-text);
        font: inherit;
      }
    `,
  ];

  protected override render() {
    if (!this.#kept.isPossible) {
      return nothing;
    }
    return html`<label>
      ${say.label}
      <select @change=${this.#chosen}>
        ${LANGUAGES.map(({ id, name }) => html`<option value=${id} lang=${id} .selected=${id === language()}>${name}</option>`)}
      </select>
    </label>`;
  }

  /** The page begins anew, since all texts are put in place before anything is shown. */
  #chosen({ target }: Event): void {
    const { value } = target as HTMLSelectElement;
    if (isLanguage(value) && this.#kept.save(value)) {
      location.reload();
    }
  }
}

customElements.define("sameframe-language-choice", SameframeLanguageChoice);
