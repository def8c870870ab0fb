import { html, LitElement, nothing } from "lit";
import { numberText } from "../language/language";
import { type FolderOffer, MediaFolderApi } from "../net/media-folder-api";
import { Problem } from "../net/problem";
import { startToken } from "../people/visitor";
import { percentOf, quarterOf, TAKEN, type UploadFault, type UploadRow, Uploads } from "../store/uploads";
import { uploadStrings as say } from "../strings-upload";
import { buttons, forms, reset } from "../styles/shared";
import { icons } from "./icons";
import { inLanguages } from "./in-languages";
import { problemNote, type Wrong, wrongOf } from "./problem-note";
import { uploadStyles } from "./upload-styles";

/** A file is in the server's media folder. */
export type StoredEvent = CustomEvent<{ readonly name: string }>;

/**
 * Puts files into the server's media folder, for whose tab has a token that the server takes for it [UP6]; shows nothing to anybody
 * else.
 *
 * @fires sameframe-stored a file is in the folder
 */
export class SameframeUpload extends LitElement {
  static override readonly properties = {
    has: { attribute: false },
    offer: { state: true },
    wrong: { state: true },
    rows: { state: true },
    over: { state: true },
    said: { state: true },
  };

  /** Whether the folder is known to have a file of this name. */
  declare has: (name: string) => boolean;
  declare offer: FolderOffer | undefined;
  declare wrong: Wrong | undefined;
  declare rows: readonly UploadRow[];
  /** Files are held over it. */
  declare over: boolean;
  declare said: string;
  #uploads: Uploads | undefined;
  #told = new Map<number, string>();

  static override readonly styles = [reset, buttons, forms, uploadStyles];

  constructor() {
    super();
    this.has = () => false;
    this.rows = [];
    this.over = false;
    this.said = "";
  }

  override connectedCallback(): void {
    super.connectedCallback();
    globalThis.addEventListener("beforeunload", this.#leaving);
    void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    globalThis.removeEventListener("beforeunload", this.#leaving);
    this.#uploads?.close();
  }

  protected override render() {
    if (this.offer === undefined) {
      return this.wrong === undefined ? nothing : problemNote(this.wrong);
    }
    return html`
      <div class="drop ${this.over ? "over" : ""}" @dragover=${this.#held} @dragleave=${this.#gone} @drop=${this.#dropped}>
        <button type="button" @click=${this.#browse}>${say.choose}</button>
        <input type="file" multiple hidden accept=${TAKEN.join(",")} aria-label=${say.choose} @change=${this.#took}>
        <p class="note">${say.hint}</p>
      </div>
      ${this.rows.length === 0 ? nothing : html`<ul aria-label=${say.list}>${this.rows.map((row) => this.#row(row))}</ul>`}
      <p class="unseen" role="status">${this.said}</p>
    `;
  }

  #row(row: UploadRow) {
    const { id, name, state } = row;
    const isOpen = state.kind === "waiting" || state.kind === "sending" || state.kind === "storing";
    const label = isOpen ? say.cancel(name) : say.dismiss(name);
    const isExisting = state.kind === "refused" && state.fault === "exists";
    return html`<li data-upload=${state.kind}>
      <div class="about">
        <span class="name">${name}</span>
        ${isOpen ? html`<progress max="100" .value=${percentOf(row)} aria-label=${name}></progress>` : nothing}
        <span class="state ${state.kind}">${inLanguages(this.#stateOf(row))}</span>
      </div>
      ${isExisting ? this.#act(say.replace, say.replaceOf(name), () => this.#uploads?.replace(id)) : nothing}
      ${state.kind === "failed" ? this.#act(say.retry, say.retryOf(name), () => this.#uploads?.retry(id)) : nothing}
      <button type="button" class="icon" aria-label=${label} title=${label} @click=${() => this.#uploads?.drop(id)}>
        ${icons.close}
      </button>
    </li>`;
  }

  #act(text: string, label: string, act: () => void) {
    return html`<button type="button" aria-label=${label} @click=${act}>${text}</button>`;
  }

  /** How it is with a file, in words. */
  #stateOf(row: UploadRow): string {
    const { bytes, state } = row;
    switch (state.kind) {
      case "waiting":
        return say.waiting;
      case "sending":
        return say.progress(megabytes(state.sent), megabytes(bytes), numberText(percentOf(row)));
      case "storing":
        return say.storing;
      case "done":
        return say.done;
      case "refused":
        return this.#why(state.fault);
      case "failed": {
        const { title, detail } = wrongOf(state.failure);
        return `${title} ${detail}`.trim();
      }
    }
  }

  #why(fault: UploadFault): string {
    const { largest = 0, free = 0 } = this.offer ?? {};
    switch (fault) {
      case "large":
        return say.fault.large(megabytes(largest));
      case "space":
        return say.fault.space(megabytes(free));
      default:
        return say.fault[fault];
    }
  }

  async #ask(): Promise<void> {
    const token = startToken.uploads;
    if (token === undefined) {
      return;
    }
    const api = new MediaFolderApi(token);
    try {
      const offer = await api.offer();
      this.offer = offer;
      this.#uploads = new Uploads({
        offer,
        has: (name) => this.has(name),
        put: (file, sending) => api.put(file, sending),
        changed: () => this.#changed(),
        stored: (name) => this.#stored(name),
      });
    } catch (failure) {
      if (failure instanceof Problem && (failure.status === 401 || failure.status === 403)) {
        startToken.forget();
      }
      const { title, detail } = wrongOf(failure);
      this.wrong = { title: say.refused, detail: `${title} ${detail}`.trim() };
    }
  }

  #changed(): void {
    this.rows = this.#uploads?.rows ?? [];
    for (const row of this.rows) {
      const spoken = spokenOf(row);
      if (spoken !== undefined && spoken !== this.#told.get(row.id)) {
        this.#told.set(row.id, spoken);
        this.said = spoken;
      }
    }
  }

  #stored(name: string): void {
    this.dispatchEvent(new CustomEvent("sameframe-stored", { detail: { name } }));
  }

  #browse(): void {
    this.renderRoot.querySelector<HTMLInputElement>("[type=file]")?.click();
  }

  #took(event: Event): void {
    const field = event.target as HTMLInputElement;
    this.#uploads?.add([...(field.files ?? [])]);
    field.value = "";
  }

  #held(event: DragEvent): void {
    if (event.dataTransfer?.types.includes("Files") === true) {
      event.preventDefault();
      this.over = true;
    }
  }

  #gone(): void {
    this.over = false;
  }

  #dropped(event: DragEvent): void {
    event.preventDefault();
    this.over = false;
    this.#uploads?.add([...(event.dataTransfer?.files ?? [])]);
  }

  /** Who closes the tab ends what is under way: the browser asks first. */
  readonly #leaving = (event: BeforeUnloadEvent): void => {
    if (this.#uploads?.isBusy === true) {
      event.preventDefault();
    }
  };
}

/** What is read out of a file; undefined: nothing new. */
function spokenOf(row: UploadRow): string | undefined {
  const { name, state } = row;
  switch (state.kind) {
    case "sending": {
      const quarter = quarterOf(row);
      return quarter === 0 ? say.begun(name) : say.quarter(name, numberText(quarter));
    }
    case "done":
      return say.stored(name);
    case "refused":
    case "failed":
      return say.stopped(name);
    default:
      return undefined;
  }
}

function megabytes(bytes: number): string {
  return say.megabytes(numberText(bytes / 1e6, 1, bytes < 1e7 ? 1 : 0));
}

customElements.define("sameframe-upload", SameframeUpload);
