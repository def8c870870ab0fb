import { css, html, LitElement, nothing } from "lit";
import type { JumpRefusal } from "../store/driving";
import { type Action, Keymap } from "../store/keymap";
import { NEXT_LOOP, setIn, setOut } from "../store/keys";
import { type Request, RequestEvent } from "../store/requests";
import { type Clip, IDLE, type Place, speedLabel, type Transport } from "../store/view";
import { strings } from "../strings";
import { keyOf, keyStrings } from "../strings-keys";
import { buttons, reset } from "../styles/shared";
import { icons } from "./icons";

const say = strings.transport;
const SPEEDS = [250, 500, 750, 1000, 1250, 1500, 2000];

/** The buttons that drive the playhead. */
export class SameframeTransport extends LitElement {
  static override readonly properties = {
    clip: { attribute: false },
    transport: { attribute: false },
    frame: { type: Number },
    held: { attribute: false },
    place: { attribute: false },
    keymap: { attribute: false },
  };

  declare clip: Clip | undefined;
  declare transport: Transport;
  declare frame: number;
  /** Why one may not drive; undefined: one may. What is pressed then is asked for nonetheless, and refused with a way on. */
  declare held: JumpRefusal | undefined;
  declare place: Place | undefined;
  declare keymap: Keymap;

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host,
      .group {
        display: flex;
        align-items: center;
        gap: 2px;
      }

      :host {
        flex-wrap: wrap;
        justify-content: center;
        gap: 4px 16px;
      }

      .play {
        width: var(--sf-play, 48px);
        height: var(--sf-play, 48px);
        margin: 0 4px;
        border-radius: 50%;
        border-color: transparent;
        background: var(--sf-raised);
        padding: 0;
      }

      .play:hover {
        background: #3a3a3a;
      }

      select {
        width: 84px;
        height: 36px;
        padding: 0 6px;
        border: 1px solid transparent;
        border-radius: var(--sf-radius);
        background: var(--sf-ground);
        color: var(--sf-text);
        font: inherit;
        font-variant-numeric: tabular-nums;
        cursor: pointer;
      }

      select:hover {
        background: var(--sf-raised);
      }

      @container (max-width: 1180px) {
        :host {
          gap: 4px;
        }
      }

      @container (max-width: 640px) {
        .drive {
          flex-basis: 100%;
          justify-content: center;
        }

        .drive button {
          width: 48px;
          height: 44px;
        }

        .drive .play {
          width: var(--sf-play, 56px);
          height: var(--sf-play, 56px);
        }

        .shots button {
          width: 40px;
        }
      }
    `,
  ];

  constructor() {
    super();
    this.transport = IDLE;
    this.frame = 0;
    this.keymap = Keymap.USUAL;
  }

  protected override render() {
    const { playing, speed, loop, inPoint, outPoint } = this.transport;
    const last = (this.clip?.frames ?? 1) - 1;
    const whole = inPoint === 0 && outPoint === last;
    const context = { transport: this.transport, frame: this.frame, frames: last + 1 };
    return html`
      <div class="group drive ${this.place === undefined ? "" : "shots"}" role="group" aria-label=${say.label}>
        ${this.#shot(icons.previousShot, say.previousShot, -1, this.place?.isFirst)}
        ${this.#button(icons.start, say.start, "start", { kind: "seek", frame: inPoint })}
        ${this.#button(icons.back, say.back, "step-back", { kind: "step", frames: -1 })}
        <button
          type="button"
          class="play"
          data-action=${playing ? "pause" : "play"}
          aria-label=${playing ? say.pause : say.play}
          title=${this.#titled(playing ? say.pause : say.play, "play")}
          aria-disabled=${this.#isHeld}
          ?disabled=${this.clip === undefined}
          @click=${() => this.#ask({ kind: playing ? "pause" : "play" })}
        >
          ${playing ? icons.pause : icons.play}
        </button>
        ${this.#button(icons.forward, say.forward, "step-forward", { kind: "step", frames: 1 })}
        ${this.#button(icons.end, say.end, "end", { kind: "seek", frame: outPoint })}
        ${this.#shot(icons.nextShot, say.nextShot, 1, this.place?.isLast)}
      </div>
      <div class="group">
        ${this.#button(icons[loop], say.loopMode(say.loop[loop], say.loop[NEXT_LOOP[loop]]), "loop", { kind: "loop", mode: NEXT_LOOP[loop] }, "loop")}
        <select
          aria-label=${say.speed}
          title=${this.#titled(say.speed, undefined)}
          aria-disabled=${this.#isHeld}
          ?disabled=${this.clip === undefined}
          @change=${this.#picked}
        >
          ${this.#speeds(speed)}
        </select>
      </div>
      <div class="group">
        ${this.#button(icons.inPoint, say.setIn, "set-in", setIn(context), "set-in")}
        ${this.#button(icons.outPoint, say.setOut, "set-out", setOut(context), "set-out")}
        ${this.#button(icons.whole, say.clearRange, "whole-clip", { kind: "range", inPoint: 0, outPoint: last }, "clear-range", whole)}
      </div>
    `;
  }

  /** To another shot; nothing if there is none in the room. */
  #shot(icon: unknown, label: string, shots: number, isEnd: boolean | undefined) {
    return isEnd === undefined
      ? nothing
      : this.#button(
          icon,
          label,
          shots < 0 ? "previous-shot" : "next-shot",
          { kind: "advance", shots },
          `advance-${shots}`,
          isEnd,
        );
  }

  get #isHeld(): "true" | typeof nothing {
    return this.held === undefined ? nothing : "true";
  }

  #titled(what: string, key: Action | undefined): string {
    if (this.held !== undefined) {
      return say.held[this.held];
    }
    return key === undefined ? what : keyStrings.withKey(what, keyOf(this.keymap, key));
  }

  #button(
    icon: unknown,
    label: string,
    key: Action | undefined,
    request: Request,
    action: string = request.kind,
    idle = false,
  ) {
    return html`
      <button
        type="button"
        class="icon"
        data-action=${action}
        aria-label=${label}
        title=${this.#titled(label, key)}
        aria-disabled=${this.#isHeld}
        ?disabled=${idle || this.clip === undefined}
        @click=${() => this.#ask(request)}
      >
        ${icon}
      </button>
    `;
  }

  #speeds(current: number) {
    const offered = [...new Set([...SPEEDS, ...SPEEDS.map((milli) => -milli), current])].sort((a, b) => a - b);
    return offered.map(
      (milli) => html`<option value=${milli} .selected=${milli === current}>${speedLabel(milli)}</option>`,
    );
  }

  #picked(event: Event): void {
    const select = event.target as HTMLSelectElement;
    const milli = Number(select.value);
    select.value = String(this.transport.speed);
    select.blur(); // or the arrow keys would go on changing the speed instead of stepping
    this.#ask({ kind: "speed", milli });
  }

  #ask(request: Request): void {
    this.dispatchEvent(new RequestEvent(request));
  }
}

customElements.define("sameframe-transport", SameframeTransport);
