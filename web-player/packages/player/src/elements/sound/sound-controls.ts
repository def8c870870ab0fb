import { html, LitElement, nothing } from "lit";
import { type Choices, FARTHEST_MS } from "../../people/choices";
import { Keymap } from "../../store/keymap";
import { RequestEvent } from "../../store/requests";
import { keyOf, keyStrings } from "../../strings-keys";
import { timelineStrings } from "../../strings-timeline";
import { buttons, reset } from "../../styles/shared";
import { icons } from "../icons";
import { SoundEvent } from "./sound-event";
import { soundStyles } from "./sound-styles";

const say = timelineStrings.sound;

/** One press of a button moves sound by so much. [ms] */
const NUDGE_MS = 5;

/** What concerns the sound, for oneself: mute, volume, and on a sheet how it lies to the picture. */
export class SameframeSound extends LitElement {
  static override readonly properties = {
    muted: { type: Boolean },
    chosen: { attribute: false },
    keymap: { attribute: false },
    fixed: { type: Boolean },
    unheard: { type: Boolean },
    open: { state: true },
  };

  declare muted: boolean;
  declare chosen: Choices | undefined;
  declare keymap: Keymap;
  /** Sound could not be moved against its picture. */
  declare fixed: boolean;
  /** There is no sound while scrubbing. */
  declare unheard: boolean;
  declare open: boolean;

  static override readonly styles = [reset, buttons, soundStyles];

  constructor() {
    super();
    this.muted = false;
    this.keymap = Keymap.USUAL;
    this.fixed = false;
    this.unheard = false;
    this.open = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    document.addEventListener("pointerdown", this.#elsewhere);
    document.addEventListener("keydown", this.#escaped, true);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    document.removeEventListener("pointerdown", this.#elsewhere);
    document.removeEventListener("keydown", this.#escaped, true);
  }

  protected override render() {
    const { chosen } = this;
    if (chosen === undefined) {
      return nothing;
    }
    const isSilent = this.muted || chosen.volume === 0;
    const mute = this.muted ? say.unmute : say.mute;
    return html`
      <button
        type="button"
        class="icon"
        data-action="mute"
        aria-label=${mute}
        title=${keyStrings.withKey(mute, keyOf(this.keymap, "mute"))}
        @click=${() => this.dispatchEvent(new RequestEvent({ kind: "mute" }))}
      >
        ${isSilent ? icons.silent : icons.sound}
      </button>
      ${this.#volume(chosen, "beside")}
      <button
        type="button"
        class="icon more"
        data-action="sound"
        aria-label=${say.open}
        title=${say.open}
        aria-expanded=${this.open ? "true" : "false"}
        aria-controls="sheet"
        @click=${() => (this.open = !this.open)}
      >
        ${icons.more}
      </button>
      ${this.open ? this.#sheet(chosen) : nothing}
    `;
  }

  #sheet(chosen: Choices) {
    const { soundDelay } = chosen;
    return html`
      <div id="sheet" class="sheet" role="group" aria-labelledby="title">
        <h2 id="title">${say.title}</h2>
        <div class="field">
          <span aria-hidden="true">${say.volume}</span>
          <output class="value">${say.percent(Math.round(chosen.volume * 100))}</output>
          ${this.#volume(chosen, "")}
        </div>
        <div class="field">
          <label for="delay">${say.delay}</label>
          <output class="value" for="delay">${say.delayed(soundDelay)}</output>
          <input
            id="delay"
            type="range"
            min=${-FARTHEST_MS}
            max=${FARTHEST_MS}
            step="1"
            .value=${String(soundDelay)}
            aria-valuetext=${say.delayed(soundDelay)}
            @input=${(event: Event) => this.#choose({ soundDelay: numberOf(event) })}
            @pointerup=${letGo}
          >
          <div class="exact">
            ${[-NUDGE_MS, NUDGE_MS].map(
              (by) =>
                html`<button type="button" @click=${() => this.#nudge(soundDelay + by)}>${say.nudge(by)}</button>`,
            )}
            <button type="button" class="reset" ?disabled=${soundDelay === 0} @click=${() => this.#choose({ soundDelay: 0 })}>
              ${say.together}
            </button>
          </div>
        </div>
        <label class="check">
          <input type="checkbox" .checked=${chosen.scrubSound} @change=${this.#scrubs} @pointerup=${letGo}>
          ${say.scrub}
        </label>
        <div role="status">
          ${this.fixed ? html`<p class="failed">${say.delayFailed}</p>` : nothing}
          ${this.unheard && chosen.scrubSound ? html`<p class="failed">${say.scrubFailed}</p>` : nothing}
        </div>
      </div>
    `;
  }

  #volume({ volume }: Choices, where: "beside" | "") {
    return html`<input
      class=${where}
      type="range"
      min="0"
      max="1"
      step="0.01"
      .value=${String(volume)}
      aria-label=${say.volume}
      aria-valuetext=${say.percent(Math.round(volume * 100))}
      title=${say.volume}
      @input=${(event: Event) => this.#choose({ volume: numberOf(event) })}
      @pointerup=${letGo}
    >`;
  }

  #nudge(delay: number): void {
    this.#choose({ soundDelay: Math.min(FARTHEST_MS, Math.max(-FARTHEST_MS, delay)) });
  }

  #scrubs(event: Event): void {
    this.#choose({ scrubSound: (event.target as HTMLInputElement).checked });
  }

  #choose(change: SoundEvent["detail"]): void {
    this.dispatchEvent(new SoundEvent(change));
  }

  /** Wherever the focus is: a click on the page's buttons leaves it nowhere. */
  readonly #escaped = (event: KeyboardEvent): void => {
    if (event.key === "Escape" && this.open) {
      event.stopPropagation();
      const isInside = this.shadowRoot?.activeElement !== null;
      this.open = false;
      if (isInside) {
        this.renderRoot.querySelector<HTMLElement>(".more")?.focus();
      }
    }
  };

  readonly #elsewhere = (event: PointerEvent): void => {
    if (!event.composedPath().includes(this)) {
      this.open = false;
    }
  };
}

function numberOf(event: Event): number {
  return Number((event.target as HTMLInputElement).value);
}

/** What was moved with a pointer does not keep the keys. */
function letGo(event: PointerEvent): void {
  const target = event.currentTarget as HTMLElement;
  requestAnimationFrame(() => target.blur());
}

customElements.define("sameframe-sound", SameframeSound);

declare global {
  interface HTMLElementTagNameMap {
    "sameframe-sound": SameframeSound;
  }
}
