import { css, html, LitElement, nothing } from "lit";
import type { MarkedMedium } from "../../history/marked-media";
import { language } from "../../language/language";
import type { HistoryApi } from "../../net/history-api";
import { Problem } from "../../net/problem";
import { save, showPage } from "../../net/save";
import { strings } from "../../strings";
import { buttons, forms, reset } from "../../styles/shared";
import { problemNote, type Wrong, wrongOf } from "../problem-note";
import "./record-check";

const say = strings.history.export;

type Format = keyof typeof say.formats;

/** Lists of markers, each of one medium. */
const OF_ONE: readonly Format[] = ["edl", "avid"];

/** The session as files, and the check of its record. */
export class SameframeExportPanel extends LitElement {
  static override readonly properties = {
    api: { attribute: false },
    code: {},
    media: { attribute: false },
    erased: { type: Boolean },
    medium: { state: true },
    busy: { state: true },
    wrong: { state: true },
  };

  declare api: HistoryApi;
  declare code: string;
  /** Those that the room has; markers are of the first unless another is chosen. */
  declare media: readonly MarkedMedium[];
  /** Identifier of the one that was chosen. */
  declare medium: string | undefined;
  /** What is personal is gone from all files. */
  declare erased: boolean;
  declare busy: Format | "report" | undefined;
  declare wrong: Wrong | undefined;

  static override readonly styles = [
    reset,
    buttons,
    forms,
    css`
      :host {
        overflow: auto;
        min-height: 0;
        padding: 14px 14px 24px;
      }

      h2 {
        margin: 0 0 10px;
        font-size: 14px;
        font-weight: 600;
      }

      h2:not(:first-child) {
        margin-top: 26px;
      }

      .files {
        display: grid;
        gap: 6px;
      }

      .files button {
        display: grid;
        justify-content: start;
        justify-items: start;
        gap: 0;
        min-height: 48px;
        padding: 6px 12px;
        text-align: left;
      }

      .of {
        display: flex;
        flex-wrap: wrap;
        align-items: baseline;
        gap: 8px;
        margin-top: 8px;
      }

      .of select {
        flex: 1;
        min-width: 0;
      }

      small,
      .hint {
        color: var(--sf-dim);
        font-size: 13px;
      }

      .hint {
        margin: 8px 0 0;
      }

      .erased {
        margin: 0 0 10px;
      }

      .row {
        display: flex;
        flex-wrap: wrap;
        gap: 8px;
        margin-top: 12px;
      }

      code {
        display: block;
        margin-top: 4px;
        padding: 8px;
        border-radius: 4px;
        background: var(--sf-ground);
        font-size: 12px;
        overflow-wrap: anywhere;
        user-select: all;
      }

      [role="alert"] .wrong {
        margin: 12px 0 0;
      }

      @media print {
        :host {
          display: none;
        }
      }
    `,
  ];

  protected override render() {
    return html`
      <h2>${say.title}</h2>
      ${this.erased ? html`<p class="hint erased">${say.erased}</p>` : nothing}
      <div class="files">
        ${(Object.keys(say.formats) as Format[]).map((format) => [
          format === OF_ONE[0] && this.media.length > 1 ? this.#choice() : nothing,
          this.#button(format),
        ])}
      </div>
      <div class="row">
        <button type="button" data-action="report" ?disabled=${this.busy !== undefined} title=${say.reportHint} @click=${this.#report}>
          ${say.report}
        </button>
        <button type="button" @click=${() => print()}>${say.print}</button>
      </div>
      ${problemNote(this.wrong)}
      <h2>${strings.history.check.title}</h2>
      <sameframe-record-check .api=${this.api} .code=${this.code}></sameframe-record-check>
      <p class="hint">${say.verify}<code>java -jar sameframe.jar verify ${this.code}.ndjson</code></p>
    `;
  }

  #button(format: Format) {
    const [name, about] = say.formats[format];
    return html`<button type="button" data-format=${format} ?disabled=${this.busy !== undefined} @click=${() => this.#download(format)}>
      <span>${this.busy === format ? say.busy : name}</span><small>${about}</small>
    </button>`;
  }

  /** Which medium's markers are wanted: the page shows it, so that nobody gets those of another version unawares. */
  #choice() {
    return html`<label class="of">
      ${say.markersOf}
      <select data-choice="medium" @change=${this.#chosen}>
        ${this.media.map(({ id, title }) => html`<option value=${id} .selected=${id === this.#marked}>${title}</option>`)}
      </select>
    </label>`;
  }

  #chosen(event: Event): void {
    this.medium = (event.target as HTMLSelectElement).value;
  }

  /** The medium whose markers are downloaded. */
  get #marked(): string | undefined {
    return (this.media.find(({ id }) => id === this.medium) ?? this.media[0])?.id;
  }

  async #download(format: Format): Promise<void> {
    await this.#doing(
      format,
      async () => save(await this.api.file(this.code, format, OF_ONE.includes(format) ? this.#marked : undefined)),
      strings.history.notice.failed(say.formats[format][0]),
    );
  }

  async #report(): Promise<void> {
    await this.#doing("report", () =>
      showPage(this.api.report(this.code, Intl.DateTimeFormat().resolvedOptions().timeZone, language())).catch(
        (failure: unknown) => {
          const isMissing = failure instanceof Problem && failure.status === 404;
          this.wrong = isMissing ? { title: strings.history.notice.report, detail: "" } : wrongOf(failure);
        },
      ),
    );
  }

  /** @param title of what is said if it fails; else the problem's own */
  async #doing(what: Format | "report", act: () => Promise<void>, title?: string): Promise<void> {
    this.busy = what;
    this.wrong = undefined;
    try {
      await act();
    } catch (failure) {
      const wrong = wrongOf(failure);
      this.wrong = title === undefined ? wrong : { title, detail: `${wrong.title} ${wrong.detail}` };
    }
    this.busy = undefined;
  }
}

customElements.define("sameframe-export-panel", SameframeExportPanel);
