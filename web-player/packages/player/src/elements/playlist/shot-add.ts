import { html, LitElement, nothing, type PropertyValues } from "lit";
import { frameOfText } from "../../frames/number-field";
import type { Rate } from "../../frames/rate";
import { type Addition, addressAddition, byName, ownAddition } from "../../medium/addition";
import { isServedSequence } from "../../sequence/examine";
import type { ShotRow } from "../../store/shot-rows";
import type { ShotActs } from "../../store/shots-store";
import { playlistStrings } from "../../strings-playlist";
import { sequenceStrings } from "../../strings-sequence";
import { buttons, forms, reset } from "../../styles/shared";
import { rateChoice } from "../rate-choice";
import { shotAddStyles } from "./shot-add-styles";

const say = playlistStrings.form;

/** From so many files on, they can be filtered. */
const MANY = 8;

type Held = ReturnType<typeof byName>[number];

/**
 * What can be added to the playlist: files of the server, an address, files of this machine.
 *
 * @fires sameframe-done something was chosen
 */
export class SameframeShotAdd extends LitElement {
  static override readonly properties = {
    shot: { attribute: false },
    first: { type: Number },
    locations: { attribute: false },
    acts: { attribute: false },
    held: { state: true },
    filter: { state: true },
    wrong: { state: true },
    rate: { state: true },
    typed: { state: true },
  };

  /** The shot that it is to be a version of; undefined: new shots. */
  declare shot: ShotRow | undefined;
  /** Number of the first frame unless another one is typed. */
  declare first: number;
  /** What the room has already. */
  declare locations: ReadonlySet<string>;
  declare acts: ShotActs;
  declare held: readonly Held[] | "failed" | undefined;
  declare filter: string;
  declare wrong: "first" | "address" | undefined;
  /** Of image sequences. */
  declare rate: Rate;
  /** Somebody has typed the number of the first frame: media have it, also those that bring one along. */
  declare typed: boolean;

  static override readonly styles = [reset, buttons, forms, shotAddStyles];

  constructor() {
    super();
    this.filter = "";
    this.rate = { numerator: 24, denominator: 1 };
    this.typed = false;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    void this.#load();
  }

  protected override firstUpdated(): void {
    this.renderRoot.querySelector<HTMLElement>("h3")?.focus();
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    if (changed.has("shot")) {
      this.wrong = undefined;
    }
  }

  protected override render() {
    const isGivingWay = !this.typed && Array.isArray(this.held) && this.held.some((it) => ownNumber(it) !== undefined);
    const title = this.shot === undefined ? say.shot : say.version(this.shot.title);
    return html`<section aria-label=${title}>
      <h3 tabindex="-1">${title}</h3>
      <label for="first">${say.first}</label>
      <input id="first" inputmode="numeric" autocomplete="off" .value=${String(this.first)} aria-invalid=${this.wrong === "first"} aria-describedby=${isGivingWay ? "own-numbers" : nothing} @input=${this.#numbered}>
      ${isGivingWay ? html`<p class="note" id="own-numbers">${say.ownNumbers}</p>` : nothing}
      ${this.wrong === "first" ? html`<p class="note" role="alert">${say.firstWrong}</p>` : nothing}
      <h4>${say.held}</h4>
      ${this.#held()}
      <form novalidate @submit=${this.#addressed}>
        <label for="address">${say.address}</label>
        <div class="line">
          <input id="address" type="url" inputmode="url" autocomplete="off" placeholder=${say.addressHint} aria-invalid=${this.wrong === "address"}>
          <button>${say.addressAdd}</button>
        </div>
        ${this.wrong === "address" ? html`<p class="note" role="alert">${say.addressWrong}</p>` : nothing}
      </form>
      <h4>${say.own}</h4>
      <button type="button" class="own" @click=${() => this.#input("own")?.click()}>${say.ownChoose}</button>
      <input id="own" class="unseen" type="file" multiple accept="video/*,.mkv" tabindex="-1" aria-hidden="true" @change=${this.#owned}>
      <p class="note">${say.ownNote}</p>
    </section>`;
  }

  #held() {
    const { held } = this;
    if (held === undefined || held === "failed") {
      return html`<p class="note">${held === undefined ? say.holding : say.heldFailed}</p>`;
    }
    const fits = held.filter(({ title }) => title.toLowerCase().includes(this.filter.toLowerCase()));
    const fresh = fits.filter((it) => !this.#isListed(it));
    return html`
      ${held.length < MANY ? nothing : this.#filter()}
      ${
        fits.some(({ files }) => isServedSequence(files[0]))
          ? rateChoice(this.rate, (rate) => {
              this.rate = rate;
            })
          : nothing
      }
      ${fits.length === 0 ? html`<p class="note">${held.length === 0 ? say.noneHeld : say.noMatch}</p>` : nothing}
      <ul>
        ${fits.map((it) => this.#item(it))}
      </ul>
      ${
        fresh.length < 2 || this.shot !== undefined
          ? nothing
          : html`<button type="button" class="all" @click=${() => this.#add(fresh)}>${say.addAll(fresh.length)}</button>`
      }
    `;
  }

  #filter() {
    return html`<input
      type="search"
      aria-label=${say.filter}
      placeholder=${say.filter}
      @input=${(event: Event) => {
        this.filter = (event.target as HTMLInputElement).value.trim();
      }}
    >`;
  }

  #item(held: Held) {
    const [file] = held.files;
    const number = this.typed ? undefined : ownNumber(held);
    const about = [
      number === undefined ? "" : say.from(number),
      isServedSequence(file) ? sequenceStrings.pictures(file.medium.frames) : "",
      held.files.length > 1 ? say.sources(held.files.length) : "",
      this.#isListed(held) ? say.listed : "",
    ].filter((it) => it !== "");
    return html`<li>
      <button type="button" aria-label=${say.addOne(held.title)} title=${held.title} @click=${() => this.#add([held])}>
        <span class="name">${held.title}</span>
        ${about.length === 0 ? nothing : html`<span class="about">${about.join(", ")}</span>`}
      </button>
    </li>`;
  }

  #isListed({ files }: Held): boolean {
    return files.some(({ location }) => this.locations.has(location));
  }

  #input(id: string): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
  }

  #numbered(): void {
    this.typed = true;
  }

  #addressed(event: SubmitEvent): void {
    event.preventDefault();
    const addition = addressAddition(this.#input("address")?.value ?? "");
    this.wrong = addition === undefined ? "address" : undefined;
    if (addition === undefined) {
      this.#input("address")?.focus();
    } else {
      this.#add([addition]);
    }
  }

  #owned(): void {
    this.#add([...(this.#input("own")?.files ?? [])].map(ownAddition));
  }

  #add(additions: readonly Addition[]): void {
    const first = frameOfText(this.#input("first")?.value.trim() ?? "");
    if (first === undefined) {
      this.wrong = "first";
      this.#input("first")?.focus();
    } else if (additions.length > 0) {
      const paced = additions.map((it) => (it.kind === "held" ? { ...it, rate: this.rate } : it));
      void this.acts.add(paced, this.shot?.id, { number: first, typed: this.typed });
      this.dispatchEvent(new CustomEvent("sameframe-done"));
    }
  }

  async #load(): Promise<void> {
    try {
      this.held = byName(await this.acts.files());
    } catch {
      this.held = "failed";
    }
  }
}

/** The number of the first frame that a medium of the server brings along; undefined: it has none. */
function ownNumber({ files: [file] }: Held): number | undefined {
  return file?.medium?.firstFrameNumber;
}

customElements.define("sameframe-shot-add", SameframeShotAdd);
