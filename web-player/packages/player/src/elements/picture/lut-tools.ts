import { css, html, LitElement, nothing } from "lit";
import type { LutState } from "../../gpu/lut-file";
import type { ServedLut } from "../../net/rooms-api";
import { type PictureAct, PictureEvent } from "../../store/picture-view";
import { pictureStrings } from "../../strings-picture";
import { buttons, reset } from "../../styles/shared";
import { icons } from "../icons";
import { pictureStyles } from "./picture-styles";

const say = pictureStrings.lut;

/** The LUT: one of the server or an address, which a room can pass on, or a file of this computer, for oneself. */
export class SameframeLutTools extends LitElement {
  static override readonly properties = {
    lut: { attribute: false },
    served: { attribute: false },
    local: { type: Boolean },
    disabled: { type: Boolean },
    wrong: { state: true },
  };

  declare lut: LutState;
  /** What the server holds. */
  declare served: readonly ServedLut[];
  /** It is a file that only this browser has. */
  declare local: boolean;
  declare disabled: boolean;
  declare wrong: boolean;

  static override readonly styles = [
    reset,
    buttons,
    pictureStyles,
    css`
      :host {
        min-width: 0;
      }

      .name {
        overflow-wrap: anywhere;
        font-size: 14px;
      }

      .address {
        width: min(250px, 100%);
      }

      form {
        display: flex;
        gap: 6px;
        min-width: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.lut = { kind: "none" };
    this.served = [];
    this.local = false;
    this.disabled = false;
    this.wrong = false;
  }

  protected override render() {
    const { lut } = this;
    return html`
      <div class="row" role="group" aria-label=${say.title}>
        <span class="label">${say.title}</span>
        ${lut.kind === "none" ? this.#choice() : this.#chosen(lut)}
      </div>
      ${this.wrong && lut.kind === "none" ? html`<p class="warn" role="alert">${say.wrongAddress}</p>` : nothing}
    `;
  }

  #choice() {
    return html`
      ${this.served.length === 0 ? nothing : this.#servedChoice()}
      <button type="button" title=${say.chooseHint} ?disabled=${this.disabled} @click=${this.#browse}>${say.choose}</button>
      <input type="file" accept=".cube,text/plain" hidden aria-label=${say.chooseHint} @change=${this.#took} />
      <form novalidate @submit=${this.#named}>
        <input
          class="address"
          inputmode="url"
          autocomplete="off"
          aria-label=${say.address}
          placeholder=${say.addressHint}
          ?disabled=${this.disabled}
        />
        <button ?disabled=${this.disabled}>${say.use}</button>
      </form>
    `;
  }

  #servedChoice() {
    return html`<select aria-label=${say.served} ?disabled=${this.disabled} @change=${this.#picked}>
      <option value="">${say.servedNone}</option>
      ${this.served.map(({ name, location }) => html`<option value=${location}>${name}</option>`)}
    </select>`;
  }

  #chosen(lut: Exclude<LutState, { kind: "none" }>) {
    const { name } = lut;
    const told =
      lut.kind === "failed"
        ? html`<span class="name warn" role="alert">${say.failed[lut.fault](name, lut.line)}</span>`
        : html`<span class="name" role="status">
            ${lut.kind === "loading" ? say.loading(name) : this.local ? say.local(name) : say.ready(name)}
          </span>`;
    return html`${told}
      <button
        type="button"
        class="icon"
        aria-label=${say.drop}
        title=${say.drop}
        ?disabled=${this.disabled}
        @click=${() => this.#ask({ kind: "dropLut" })}
      >
        ${icons.close}
      </button>`;
  }

  #browse(): void {
    this.renderRoot.querySelector<HTMLInputElement>("[type=file]")?.click();
  }

  #took(event: Event): void {
    const field = event.target as HTMLInputElement;
    const file = field.files?.[0];
    if (file !== undefined) {
      this.#ask({ kind: "lutFile", file });
    }
    field.value = "";
  }

  #picked(event: Event): void {
    const address = (event.target as HTMLSelectElement).value;
    if (address !== "") {
      this.#ask({ kind: "lutAddress", address });
    }
  }

  #named(event: SubmitEvent): void {
    event.preventDefault();
    const address = this.renderRoot.querySelector<HTMLInputElement>(".address")?.value.trim() ?? "";
    this.wrong = !/^https?:\/\/\S+$/i.test(address);
    if (!this.wrong) {
      this.#ask({ kind: "lutAddress", address });
    }
  }

  #ask(act: PictureAct): void {
    this.dispatchEvent(new PictureEvent(act));
  }
}

customElements.define("sameframe-lut-tools", SameframeLutTools);
