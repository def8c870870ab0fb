import { css, html, LitElement, nothing } from "lit";
import type { Rate } from "../frames/rate";
import { addressChoice, type ClipChoice, examine, summary } from "../medium/choice";
import type { MediumDescriptor } from "../medium/descriptor";
import type { Examined } from "../medium/examined";
import type { ServedFile } from "../net/rooms-api";
import { api, startToken } from "../people/visitor";
import { isServedSequence } from "../sequence/examine";
import { strings } from "../strings";
import { sequenceStrings } from "../strings-sequence";
import { forms, reset } from "../styles/shared";
import { problemNote, type Wrong, wrongOf } from "./problem-note";
import { rateChoice } from "./rate-choice";

const say = strings.start;
const BY_ADDRESS = "address";
const OWN = "own";

/** Picks a clip and reads its timing at once, so that what is wrong with it shows before the room is made. */
export class SameframeClipChoice extends LitElement {
  static override readonly properties = {
    files: { state: true },
    picked: { state: true },
    examined: { state: true },
    busy: { state: true },
    wrong: { state: true },
    listWrong: { state: true },
    rate: { state: true },
  };

  declare files: readonly ServedFile[] | undefined;
  declare picked: string;
  declare examined: Examined | undefined;
  declare busy: boolean;
  declare wrong: Wrong | undefined;
  declare listWrong: boolean;
  /** Of an image sequence. */
  declare rate: Rate;
  #choice: ClipChoice | undefined;
  #listing: Promise<void> = Promise.resolve();
  #examination: Promise<Examined | undefined> = Promise.resolve(undefined);

  static override readonly styles = [
    reset,
    forms,
    css`
      .address {
        margin-top: 12px;
      }

      .wrong,
      .wrong strong {
        margin-bottom: 0;
      }

      [role="alert"] {
        margin-top: 8px;
      }
    `,
  ];

  constructor() {
    super();
    this.picked = "";
    this.busy = false;
    this.listWrong = false;
    this.rate = { numerator: 24, denominator: 1 };
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#listing = this.#list();
  }

  /** Names that the list has. */
  get names(): readonly string[] {
    return this.files?.map(({ name }) => name) ?? [];
  }

  /** The file of this machine that was chosen; undefined: something else was. */
  get own(): File | undefined {
    return this.#choice?.kind === "own" ? this.#choice.file : undefined;
  }

  /** A file is new on the server: it is in the list, and chosen if it is a clip. */
  renew(stored: string): void {
    this.#listing = this.#list(stored);
  }

  /**
   * What to create the room with, when the clip has been read; undefined leaves the choice to the server.
   *
   * @throws ProbeError, or an error whose message is for people
   */
  async descriptor(): Promise<MediumDescriptor | undefined> {
    await this.#listing;
    if (this.picked === BY_ADDRESS && this.#choice === undefined) {
      throw new Error(say.addressMissing);
    }
    if (this.picked === OWN && this.#choice === undefined) {
      throw new Error(say.ownMissing);
    }
    const examination = this.#examination;
    const examined = await examination;
    if (examination !== this.#examination) {
      return this.descriptor(); // another clip was picked meanwhile
    }
    if (this.wrong !== undefined) {
      throw Object.assign(new Error(this.wrong.title), this.wrong);
    }
    return examined?.descriptor;
  }

  protected override render() {
    const { files, picked } = this;
    return html`
      <label for="clip">${say.clip}</label>
      <select id="clip" @change=${this.#changed} ?disabled=${files === undefined && !this.listWrong}>
        ${files?.map((file) => html`<option value=${file.location} .selected=${file.location === picked}>${labelOf(file)}</option>`)}
        <option value=${OWN} .selected=${picked === OWN}>${say.ownOption}</option>
        <option value=${BY_ADDRESS} .selected=${picked === BY_ADDRESS}>${say.byAddressOption}</option>
      </select>
      ${this.listWrong ? html`<p class="note">${say.filesFailed}</p>` : nothing}
      ${files?.length === 0 ? html`<p class="note">${say.noFiles}</p>` : nothing}
      ${
        picked === BY_ADDRESS
          ? html`<div class="address">
              <label for="address">${say.byAddress}</label>
              <input id="address" type="url" inputmode="url" autocomplete="off" placeholder=${say.addressHint} @change=${this.#typed}>
            </div>`
          : nothing
      }
      ${picked === OWN ? this.#own() : nothing}
      ${
        isServedSequence(files?.find(({ location }) => location === picked))
          ? html`<div class="address">${rateChoice(this.rate, (rate) => this.#paced(rate))}</div>`
          : nothing
      }
      ${problemNote(this.wrong)} ${this.#outcome()}
    `;
  }

  #own() {
    return html`<div class="address">
      <label for="own">${say.own}</label>
      <input id="own" type="file" accept="video/*,.mkv" aria-describedby="own-note" @change=${this.#took}>
      <p class="note" id="own-note">${say.ownNote}${startToken.uploads === undefined ? "" : ` ${say.ownUpload}`}</p>
    </div>`;
  }

  #outcome() {
    const { busy, examined } = this;
    if (busy) {
      return html`<p class="note" role="status">${say.measuring}</p>`;
    }
    if (examined === undefined) {
      return nothing;
    }
    const warnings = [
      examined.constant ? "" : say.variable,
      examined.stream ? say.stream : "",
      examined.playable ? "" : say.undecodable,
    ];
    const silent = examined.sequence ? html`<p class="note">${sequenceStrings.silent}</p>` : nothing;
    return html`<p class="note" data-examined>${summary(examined)}</p>${silent}
      ${warnings.map((warning) => (warning === "" ? nothing : html`<p class="note" role="status">⚠ ${warning}</p>`))}`;
  }

  async #list(stored?: string): Promise<void> {
    try {
      // a token that is good no more keeps nobody from what everybody sees
      this.files = await api.files(startToken.creates ?? startToken.uploads).catch(() => api.files());
      this.listWrong = false;
    } catch {
      this.listWrong = true;
    }
    const wanted = this.files?.find(({ name }) => name === stored)?.location;
    if (stored === undefined) {
      this.#pick(this.files?.[0]?.location ?? BY_ADDRESS);
    } else if (wanted !== undefined || ![BY_ADDRESS, OWN].includes(this.picked)) {
      this.#pick(wanted ?? this.picked); // captions of the one that is chosen may be new
    }
  }

  #changed(event: Event): void {
    this.#pick((event.target as HTMLSelectElement).value);
  }

  #pick(value: string): void {
    this.picked = value;
    const file = this.files?.find(({ location }) => location === value);
    this.#choose(file === undefined ? undefined : { kind: "file", file, rate: this.rate });
  }

  #took(event: Event): void {
    const file = (event.target as HTMLInputElement).files?.[0];
    this.#choose(file && { kind: "own", file });
  }

  #paced(rate: Rate): void {
    this.rate = rate;
    this.#pick(this.picked);
  }

  #typed(event: Event): void {
    const text = (event.target as HTMLInputElement).value;
    const choice = addressChoice(text);
    this.#choose(choice);
    if (choice === undefined && text.trim() !== "") {
      this.wrong = { title: say.addressMissing, detail: "" };
    }
  }

  #choose(choice: ClipChoice | undefined): void {
    this.#choice = choice;
    this.examined = undefined;
    this.wrong = undefined;
    this.busy = choice !== undefined;
    this.#examination = choice === undefined ? Promise.resolve(undefined) : this.#examine(choice);
  }

  async #examine(choice: ClipChoice): Promise<Examined | undefined> {
    const current = (): boolean => choice === this.#choice;
    try {
      const examined = await examine(choice);
      if (current()) {
        this.examined = examined;
      }
      return examined;
    } catch (failure) {
      if (current()) {
        this.wrong = wrongOf(failure);
      }
      return undefined;
    } finally {
      if (current()) {
        this.busy = false;
      }
    }
  }
}

/** What it is called; of an image sequence also how many pictures it has. */
function labelOf(file: ServedFile): string {
  return isServedSequence(file) ? sequenceStrings.option(file.title, file.medium.frames) : file.title;
}

customElements.define("sameframe-clip-choice", SameframeClipChoice);
