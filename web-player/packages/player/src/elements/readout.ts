import { html, LitElement, nothing } from "lit";
import { COUNTINGS, type Counting, frameOfText, written } from "../frames/counting";
import { frameNumber, isProductionNumbered } from "../frames/numbering";
import { rateLabel } from "../frames/rate";
import type { KeptChoices } from "../people/choices";
import { RequestEvent } from "../store/requests";
import type { Clip } from "../store/view";
import { strings } from "../strings";
import { timelineStrings } from "../strings-timeline";
import { buttons, reset } from "../styles/shared";
import { tellsPictures } from "../video/frame-watch";
import { readoutStyles } from "./readout-styles";
import { vars } from "./vars";

const say = strings.transport;
const { counting: count } = timelineStrings;

/** Where one is, large as one chose to count, small in another way. It can be typed over, in any of them: Enter goes there. */
export class SameframeReadout extends LitElement {
  static override readonly properties = {
    clip: { attribute: false },
    frame: { type: Number },
    choices: { attribute: false },
    counting: { state: true },
    wrong: { state: true },
  };

  declare clip: Clip | undefined;
  declare frame: number;
  /** Remembers how one counts. */
  declare choices: KeptChoices | undefined;
  declare counting: Counting;
  /** What was typed is no place. */
  declare wrong: boolean;

  static override readonly styles = [reset, buttons, readoutStyles];

  constructor() {
    super();
    this.frame = 0;
    this.counting = "frame";
    this.wrong = false;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("choices") && this.choices !== undefined) {
      this.counting = this.choices.now.counting;
    }
  }

  protected override render() {
    const { clip, frame, counting } = this;
    if (clip === undefined) {
      return nothing;
    }
    const last = written(counting, clip, clip.frames - 1);
    const meaning = this.#meaning(clip);
    const other: Counting = counting === "timecode" ? "frame" : "timecode";
    return html`
      <div class="large" title=${meaning}>
        <input
          inputmode=${counting === "frame" ? "numeric" : "text"}
          ${vars({ "--digits": String(last.length) })}
          autocomplete="off"
          spellcheck="false"
          aria-label=${meaning}
          aria-invalid=${this.wrong}
          title=${count.hint}
          @focus=${this.#entered}
          @blur=${this.#left}
          @keydown=${this.#typed}
        >
        ${counting === "frame" ? html`<span class="of">${frameNumber(clip, 0)}–${last}</span>` : nothing}
      </div>
      <div class="small">
        <select aria-label=${count.choose} title=${count.choose} @change=${this.#chosen}>
          ${COUNTINGS.map((it) => html`<option value=${it} .selected=${it === counting}>${count.names[it]}</option>`)}
        </select>
        <button type="button" class="other" data-other=${other} title=${count.show(count.names[other])} @click=${() => this.#count(other)}>
          ${written(other, clip, frame)}
        </button>
        <span class="rate">${count.rate(rateLabel(clip.rate))}</span>
        ${clip.exact && tellsPictures() ? nothing : html`<span class="inexact" title=${say.inexactHint}>${say.inexact}</span>`}
        <span class="wrong" role="alert">${this.wrong ? count.wrong : nothing}</span>
      </div>
    `;
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("counting") || this.shadowRoot?.activeElement?.matches("input") !== true) {
      this.#shown();
    }
  }

  #meaning(clip: Clip): string {
    if (this.counting !== "frame") {
      return count.meaning[this.counting];
    }
    const numbered = isProductionNumbered(clip) ? say.frameProduction(clip.firstFrameNumber) : say.frameCounted;
    return `${count.meaning.frame}. ${numbered}`;
  }

  #field(): HTMLInputElement | null {
    return this.renderRoot.querySelector("input");
  }

  #shown(): void {
    const field = this.#field();
    if (field !== null && this.clip !== undefined) {
      field.value = written(this.counting, this.clip, this.frame);
    }
  }

  #entered(): void {
    this.#field()?.select();
  }

  #left(): void {
    this.wrong = false;
    this.#shown();
  }

  #typed(event: KeyboardEvent): void {
    const field = this.#field();
    if (event.key === "Enter" && field !== null && this.clip !== undefined) {
      const frame = frameOfText(field.value, this.counting, this.clip, this.frame);
      this.wrong = frame === undefined;
      if (frame === undefined) {
        return;
      }
      this.dispatchEvent(new RequestEvent({ kind: "seek", frame }));
    }
    if (event.key === "Enter" || event.key === "Escape") {
      field?.blur();
    }
  }

  #chosen(event: Event): void {
    const select = event.target as HTMLSelectElement;
    const counting = COUNTINGS.find((it) => it === select.value);
    select.blur(); // or the arrow keys would go on choosing instead of stepping
    if (counting !== undefined) {
      this.#count(counting);
    }
  }

  #count(counting: Counting): void {
    this.counting = counting;
    this.choices?.choose({ counting });
  }
}

customElements.define("sameframe-readout", SameframeReadout);
