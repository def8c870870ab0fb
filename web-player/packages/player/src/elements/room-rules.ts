import { css, html, LitElement } from "lit";
import type { PolicyChoice } from "../net/rooms-api";
import { peopleStrings } from "../strings-people";
import { forms, reset } from "../styles/shared";

const say = peopleStrings.rules;

/** What a room takes at most. */
const MOST = 1000;

/** How a new room is run: what is left alone is as usual on the server. */
export class SameframeRoomRules extends LitElement {
  static override readonly properties = { open: { state: true } };

  declare open: boolean;

  static override readonly styles = [
    reset,
    forms,
    css`
      summary {
        min-height: 32px;
        color: var(--sf-dim);
        font-size: 14px;
        line-height: 32px;
        cursor: pointer;
      }

      summary:hover {
        color: var(--sf-text);
      }

      .fields {
        padding: 8px 0 0 14px;
        border-left: 1px solid var(--sf-line);
      }

      .fields > :last-child {
        margin-bottom: 0;
      }

      .check {
        display: grid;
        grid-template-columns: auto minmax(0, 1fr);
        align-items: center;
        gap: 10px;
        min-height: 40px;
        margin: 0 0 4px;
        color: var(--sf-text);
        font-size: 14px;
        line-height: 1.3;
      }

      .check input {
        width: 20px;
        height: 20px;
        margin: 0;
        accent-color: var(--sf-strong);
      }

      .checks {
        margin: 0 0 12px;
      }
    `,
  ];

  constructor() {
    super();
    this.open = false;
  }

  /** What was chosen; undefined: something is no number of places, and the field has the focus. */
  get policy(): PolicyChoice | undefined {
    const control = this.#value("control");
    const record = this.#value("record");
    const places = this.#value("places");
    const maxParticipants = /^\d{1,4}$/.test(places) ? Number(places) : 0;
    if (places !== "" && (maxParticipants < 1 || maxParticipants > MOST)) {
      this.open = true;
      void this.updateComplete.then(() => this.#field("places")?.focus());
      return undefined;
    }
    return {
      ...(control === "" ? {} : { control: control as NonNullable<PolicyChoice["control"]> }),
      ...(record === "" ? {} : { agreementRecord: record as NonNullable<PolicyChoice["agreementRecord"]> }),
      ...(places === "" ? {} : { maxParticipants }),
      ...(this.#checked("lobby") ? { lobby: true } : {}),
      ...(this.#checked("waiting") ? { waitingRoom: true } : {}),
    };
  }

  protected override render() {
    return html`
      <details .open=${this.open} @toggle=${this.#toggled}>
        <summary>${say.title}</summary>
        <div class="fields">
          ${this.#choice("control", say.control, say.controls)}
          <div class="checks">${this.#check("lobby", say.lobby)}${this.#check("waiting", say.waitingRoom)}</div>
          <div class="field">
            <label for="places">${say.max}</label>
            <input id="places" inputmode="numeric" autocomplete="off" placeholder=${say.usual}>
          </div>
          ${this.#choice("record", say.record, say.records)}
        </div>
      </details>
    `;
  }

  #choice(id: string, label: string, options: Readonly<Record<string, string>>) {
    return html`<div class="field">
      <label for=${id}>${label}</label>
      <select id=${id}>
        <option value="">${say.usual}</option>
        ${Object.entries(options).map(([value, text]) => html`<option value=${value}>${text}</option>`)}
      </select>
    </div>`;
  }

  #check(id: string, label: string) {
    return html`<label class="check"><input type="checkbox" id=${id}>${label}</label>`;
  }

  #toggled(event: Event): void {
    this.open = (event.target as HTMLDetailsElement).open;
  }

  #field(id: string): HTMLInputElement | null {
    return this.renderRoot.querySelector<HTMLInputElement>(`#${id}`);
  }

  #value(id: string): string {
    return this.#field(id)?.value.trim() ?? "";
  }

  #checked(id: string): boolean {
    return this.#field(id)?.checked === true;
  }
}

customElements.define("sameframe-room-rules", SameframeRoomRules);
