import type { ConnectionState } from "@sameframe/sync";
import { html, LitElement } from "lit";
import { Knock } from "../net/knock";
import { farewellDetail, Problem } from "../net/problem";
import { historyPath, roomCode } from "../net/room-code";
import type { Admission, Agreements } from "../net/rooms-api";
import { admitted, api, remembered } from "../people/visitor";
import { strings } from "../strings";
import { pinStrings } from "../strings-pin";
import "./door";
import { type Wrong, wrongOf } from "./problem-note";
import "./room";

/** Where one is with a room; each state has only the fields that are valid in it. */
type Stage =
  | { readonly kind: "opening" }
  /** Asks for a name, and for a PIN where there may be one. */
  | { readonly kind: "door"; readonly wrong?: Wrong; readonly agreements?: Agreements; readonly pin?: boolean }
  /** Has knocked, and waits for a host. */
  | { readonly kind: "knocking"; readonly knock: Knock }
  /** There is no way in. */
  | { readonly kind: "closed"; readonly wrong: Wrong; readonly again: boolean }
  | { readonly kind: "inside"; readonly admission: Admission; readonly untold?: boolean };

/** What the server says in `bye` when a token is no longer good, and when its bearer has left, was removed or declined. */
const TOKEN_REFUSED = 3500;
const OUTSIDE = 3503;
const ROOM_FULL = 4501;

const left = (): Wrong => ({ title: strings.door.left, detail: strings.door.leftDetail, calm: true });

/** The page of a room: at the door until one is admitted, then inside. */
export class SameframeRoomPage extends LitElement {
  static override readonly properties = { stage: { state: true } };

  declare stage: Stage;
  readonly #code = roomCode(location.pathname);

  constructor() {
    super();
    this.stage = { kind: "opening" };
  }

  protected override createRenderRoot(): HTMLElement {
    return this;
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#arrive();
  }

  protected override render() {
    const { stage } = this;
    switch (stage.kind) {
      case "inside": {
        const { code, accessToken } = stage.admission;
        return html`<sameframe-room
          .code=${code}
          .token=${accessToken}
          keys="page"
          ?tells=${stage.untold === true}
          .history=${remembered.audit(code) === undefined ? "" : historyPath(code)}
          @sameframe-title=${this.#titled}
          @sameframe-closed=${this.#closed}
          @sameframe-forget=${this.#forget}
        ></sameframe-room>`;
      }
      case "opening":
        return html`<sameframe-door .code=${this.#code ?? ""} busy></sameframe-door>`;
      case "door":
        return html`<sameframe-door
          .code=${this.#code ?? ""}
          .name=${remembered.name}
          .wrong=${stage.wrong}
          .agreements=${stage.agreements}
          ?pin=${stage.pin === true}
          @sameframe-enter=${this.#entered}
          @sameframe-knock=${this.#knocked}
        ></sameframe-door>`;
      case "knocking":
        return html`<sameframe-door .code=${this.#code ?? ""} pin waits @sameframe-again=${this.#stopped}></sameframe-door>`;
      case "closed":
        return html`<sameframe-door
          .code=${this.#code ?? ""}
          .wrong=${stage.wrong}
          shut
          ?again=${stage.again}
          @sameframe-again=${this.#arrive}
        ></sameframe-door>`;
    }
  }

  /** In one click: who is known, or has a name, goes straight in. */
  #arrive(): void {
    if (this.#code === undefined) {
      const wrong = { title: strings.door.badLink, detail: strings.door.badLinkDetail };
      this.stage = { kind: "closed", wrong, again: false };
      return;
    }
    const admission = remembered.admission(this.#code);
    if (admission !== undefined) {
      this.stage = { kind: "inside", admission };
    } else if (remembered.name !== "") {
      void this.#join(remembered.name, "", true);
    } else {
      void this.#lookUp(this.#code);
    }
  }

  async #lookUp(code: string): Promise<void> {
    try {
      const { recorded } = await api.lookUp(code);
      this.stage = { kind: "door", agreements: recorded.frameAgreements };
    } catch (failure) {
      this.#refused(failure, "");
    }
  }

  /** @param untold past the door, at which people read that the session is recorded */
  async #join(name: string, pin: string, untold = false): Promise<void> {
    this.stage = { kind: "opening" };
    try {
      const admission = await api.join(this.#code ?? "", name, pin);
      admitted(admission, name);
      this.stage = { kind: "inside", admission, untold };
    } catch (failure) {
      remembered.name = name;
      this.#refused(failure, pin);
    }
  }

  /** A room that is not there and one that hides behind its PIN answer alike: so the PIN is asked for. */
  #refused(failure: unknown, pin: string): void {
    const status = failure instanceof Problem ? failure.status : 0;
    if (status === 404) {
      const { asked, askedDetail, refused, refusedDetail } = pinStrings;
      const wrong = pin === "" ? { title: asked, detail: askedDetail } : { title: refused, detail: refusedDetail };
      this.stage = { kind: "door", wrong, pin: true };
    } else if (status === 429 && pin !== "") {
      this.stage = { kind: "door", wrong: wrongOf(failure), pin: true };
    } else {
      this.stage = { kind: "closed", wrong: wrongOf(failure), again: worthAnotherTry(failure) };
    }
  }

  #entered({ detail }: CustomEvent<{ readonly name: string; readonly pin: string }>): void {
    void this.#join(detail.name, detail.pin);
  }

  async #knocked({ detail: name }: CustomEvent<string>): Promise<void> {
    const knock = new Knock(api, this.#code ?? "");
    remembered.name = name;
    this.stage = { kind: "knocking", knock };
    try {
      const admission = await knock.wait(name);
      if (admission !== undefined) {
        admitted(admission, name);
        this.stage = { kind: "inside", admission };
      }
    } catch (failure) {
      const isUnheard = failure instanceof Problem && failure.status === 401;
      const wrong = isUnheard
        ? { title: pinStrings.unheard, detail: pinStrings.unheardDetail, calm: true }
        : wrongOf(failure);
      this.stage = { kind: "door", wrong, pin: true };
    }
  }

  #stopped(): void {
    if (this.stage.kind === "knocking") {
      this.stage.knock.stop();
    }
    this.stage = { kind: "door", pin: true };
  }

  #titled(event: CustomEvent<string>): void {
    const title = event.detail;
    document.title = `${title === "" ? strings.start.untitled : title} · ${strings.product}`;
    if (this.#code !== undefined) {
      remembered.visited({ code: this.#code, title, at: Date.now() });
    }
  }

  #forget(): void {
    if (this.#code !== undefined) {
      remembered.forgetAdmission(this.#code);
    }
    this.stage = { kind: "door" };
  }

  #closed({ detail: state }: CustomEvent<ConnectionState>): void {
    const bye = state.kind === "closed" ? state.bye : undefined;
    const say = strings.door;
    if (bye === undefined || bye.reason === TOKEN_REFUSED || bye.reason === OUTSIDE) {
      remembered.forgetAdmission(this.#code ?? "");
      const title = bye?.reason === OUTSIDE ? say.outside : say.expired;
      this.stage = { kind: "door", wrong: bye === undefined ? left() : { title, detail: farewellDetail(bye) } };
      return;
    }
    const wrong = { title: say.ended, detail: farewellDetail(bye) };
    this.stage = { kind: "closed", wrong, again: bye.reason === ROOM_FULL };
  }
}

/** A room that does not exist, or was closed or erased, will not come into being by waiting. */
function worthAnotherTry(failure: unknown): boolean {
  return !(failure instanceof Problem) || ![404, 410].includes(failure.status);
}
