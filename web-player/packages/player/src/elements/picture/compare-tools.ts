import { html, LitElement, nothing } from "lit";
import { type Comparing, type PictureAct, PictureEvent, type PicturePicture } from "../../store/picture-view";
import { pictureStrings } from "../../strings-picture";
import { buttons, reset } from "../../styles/shared";
import { COMPARISONS } from "../../view/compared";
import { pictureStyles } from "./picture-styles";
import "./share-switch";
import { whyNot } from "./share-switch";

const say = pictureStrings.compare;
const GAINS = [1, 2, 4, 8, 16] as const;

/** With which other medium the picture is compared, and how. */
export class SameframeCompareTools extends LitElement {
  static override readonly properties = { picture: { attribute: false } };

  declare picture: PicturePicture | undefined;

  static override readonly styles = [reset, buttons, pictureStyles];

  protected override render() {
    const { picture } = this;
    if (picture === undefined || picture.idle || picture.others.length === 0) {
      return html`<p class="note">${picture?.idle === false ? say.alone : pictureStrings.idle}</p>`;
    }
    const { others, comparing } = picture;
    const isOff = picture.viewShared.refusal !== undefined;
    return html`
      <div class="row">
        <div class="group">
          <label for="with">${say.with}&nbsp;</label>
          <select id="with" ?disabled=${isOff} @change=${this.#chosen}>
            <option value="" .selected=${comparing === undefined}>${say.nothing}</option>
            ${others.map(({ id, title }) => html`<option value=${id} .selected=${id === comparing?.medium}>${title}</option>`)}
          </select>
        </div>
        ${comparing === undefined ? nothing : this.#how(comparing, isOff)}
      </div>
      ${comparing === undefined ? nothing : html`<p class="note" role="status">${this.#told(comparing)}</p>`}
      ${whyNot(picture.viewShared)}
      <p class="note">${picture.viewShared.isShared ? say.shared : say.own}</p>
      <sameframe-share-switch category="view" .shared=${picture.viewShared}></sameframe-share-switch>
    `;
  }

  #how({ mode, gain }: Comparing, isOff: boolean) {
    return html`
      <div class="group" role="group" aria-label=${say.mode}>
        ${COMPARISONS.map(
          (
            it,
          ) => html`<button type="button" class="quiet" aria-pressed=${it === mode} ?disabled=${isOff} @click=${() => this.#ask({ kind: "mode", mode: it })}>
            ${say.modes[it]}
          </button>`,
        )}
      </div>
      ${
        mode === "difference"
          ? html`<select aria-label=${say.gain} ?disabled=${isOff} @change=${this.#enlarged}>
              ${GAINS.map((it) => html`<option value=${it} .selected=${it === gain}>${say.times(it)}</option>`)}
            </select>`
          : nothing
      }
    `;
  }

  #told({ state, title, number, ended, isOtherLength }: Comparing) {
    if (state !== "ready") {
      return state === "loading" ? say.loading(title) : say.failed(title);
    }
    return ended !== undefined && number !== undefined
      ? say[ended](title, number)
      : isOtherLength
        ? say.otherLength(title)
        : nothing;
  }

  #chosen(event: Event): void {
    const select = event.target as HTMLSelectElement;
    this.#ask({ kind: "compare", medium: select.value === "" ? undefined : select.value });
    select.blur();
  }

  #enlarged(event: Event): void {
    const select = event.target as HTMLSelectElement;
    this.#ask({ kind: "gain", gain: Number(select.value) });
    select.blur();
  }

  #ask(act: PictureAct): void {
    this.dispatchEvent(new PictureEvent(act));
  }
}

customElements.define("sameframe-compare-tools", SameframeCompareTools);
