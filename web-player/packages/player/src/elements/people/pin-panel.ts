import { css, html, nothing } from "lit";
import { isPin } from "../../net/pin";
import { RoomsApi } from "../../net/rooms-api";
import { pinStrings } from "../../strings-pin";
import { buttons, forms, reset } from "../../styles/shared";
import { problemNote, type Wrong, wrongOf } from "../problem-note";
import { Panel } from "./panel";
import { panelStyles } from "./panel-styles";

const say = pinStrings.settings;

/** Whose room it is, and where. */
export interface PinnedRoom {
  readonly server: string;
  readonly code: string;
  readonly token: string;
}

/** For hosts: sets the room's PIN, changes it, takes it away. */
export class SameframePinPanel extends Panel {
  static override readonly properties = {
    ...Panel.properties,
    isSet: { state: true },
    busy: { state: true },
    wrong: { state: true },
  };

  /** Undefined: not known yet. */
  declare isSet: boolean | undefined;
  declare busy: boolean;
  declare wrong: Wrong | undefined;
  room: PinnedRoom | undefined;

  static override readonly styles = [
    reset,
    buttons,
    forms,
    panelStyles,
    css`
      p {
        margin: 0 0 16px;
        font-size: 14px;
      }

      .wrong,
      .acts {
        margin-bottom: 16px;
      }

      p.dim {
        margin: 0;
      }
    `,
  ];

  constructor() {
    super();
    this.busy = false;
  }

  override toggle(): void {
    super.toggle();
    if (this.open) {
      this.isSet = undefined;
      void this.#ask(async (api, { code, token }) => {
        this.isSet = await api.hasPin(code, token);
      });
    }
  }

  protected override get heading(): string {
    return say.title;
  }

  protected override content() {
    const { isSet, busy } = this;
    return html`<form novalidate @submit=${this.#submitted}>
      <p data-pin=${isSet === undefined ? "" : isSet ? "on" : "off"}>${isSet === undefined ? say.loading : isSet ? say.on : say.off}</p>
      <div class="field">
        <label for="pin">${say.field}</label>
        <input id="pin" name="pin" maxlength="64" autocomplete="off" spellcheck="false" placeholder=${say.fieldHint}>
      </div>
      ${problemNote(this.wrong)}
      <div class="acts">
        <button class="primary" ?disabled=${busy}>${isSet === true ? say.change : say.set}</button>
        ${isSet === true ? html`<button type="button" data-action="remove-pin" ?disabled=${busy} @click=${this.#removed}>${say.remove}</button>` : nothing}
      </div>
      <p class="dim">${say.inside}</p>
    </form>`;
  }

  #submitted(event: SubmitEvent): void {
    event.preventDefault();
    const field = this.renderRoot.querySelector<HTMLInputElement>("#pin");
    const pin = field?.value.trim() ?? "";
    if (!isPin(pin)) {
      this.wrong = { title: pinStrings.wrong, detail: "" };
      field?.focus();
      return;
    }
    void this.#ask(async (api, { code, token }) => {
      await api.setPin(code, token, pin);
      this.isSet = true;
      this.wrong = { title: say.done, detail: "", calm: true };
      if (field !== null) {
        field.value = "";
      }
    });
  }

  #removed(): void {
    void this.#ask(async (api, { code, token }) => {
      await api.removePin(code, token);
      this.isSet = false;
      this.wrong = { title: say.removed, detail: "", calm: true };
    });
  }

  async #ask(act: (api: RoomsApi, room: PinnedRoom) => Promise<void>): Promise<void> {
    const { room } = this;
    if (room === undefined) {
      return;
    }
    this.busy = true;
    this.wrong = undefined;
    try {
      await act(new RoomsApi(room.server), room);
    } catch (failure) {
      this.wrong = wrongOf(failure);
    }
    this.busy = false;
  }
}

customElements.define("sameframe-pin-panel", SameframePinPanel);
