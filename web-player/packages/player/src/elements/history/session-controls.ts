import { css, html, LitElement, nothing } from "lit";
import { frameNumber, timecodeOf } from "../../frames/numbering";
import { frameOf, type Moment } from "../../history/retrospect";
import { clockLabel, dayLabel, PACES } from "../../history/session-time";
import { clipOf, speedLabel } from "../../store/view";
import { strings } from "../../strings";
import { buttons, forms, reset } from "../../styles/shared";
import "../copy";
import { icons } from "../icons";

const say = strings.history.controls;

/** What the controls ask for. */
export type ControlEvent = CustomEvent<
  { readonly kind: "toggle" | "previous" | "next" | "mute" | "help" } | { readonly kind: "pace"; readonly pace: number }
>;

/**
 * Plays a session, and says which moment it is.
 *
 * @fires sameframe-control what somebody asked for
 */
export class SameframeSessionControls extends LitElement {
  static override readonly properties = {
    moment: { attribute: false },
    entries: { type: Number },
    link: {},
    muted: { type: Boolean },
    captions: { attribute: false },
  };

  declare moment: Moment;
  declare entries: number;
  /** Address of the moment. */
  declare link: string;
  declare muted: boolean;
  /** Switches captions; absent: there is nothing to switch. */
  declare captions: Element | undefined;

  static override readonly styles = [
    reset,
    buttons,
    forms,
    css`
      :host {
        display: flex;
        flex-wrap: wrap;
        align-items: center;
        gap: 8px 16px;
      }

      .row {
        display: flex;
        align-items: center;
        gap: 2px;
      }

      .play {
        width: 44px;
        min-height: 44px;
      }

      .paces {
        display: flex;
        gap: 0;
      }

      .paces button {
        min-width: 36px;
        min-height: 32px;
        padding: 0 6px;
        border-color: transparent;
        color: var(--sf-dim);
        font-size: 14px;
      }

      .paces button[aria-pressed="true"] {
        color: var(--sf-strong);
      }

      .moment {
        min-width: 0;
        line-height: 1.3;
      }

      .time {
        font-size: 17px;
        font-weight: 600;
      }

      .entry {
        color: var(--sf-dim);
        font-size: 13px;
      }

      .frame {
        display: flex;
        align-items: center;
        gap: 12px;
        margin-left: auto;
      }

      .number {
        color: var(--sf-strong);
        font-size: 24px;
        font-weight: 600;
      }

      .about {
        display: grid;
        color: var(--sf-dim);
        font-size: 13px;
        line-height: 1.35;
      }

      @media (max-width: 860px) {
        .frame {
          width: 100%;
          margin-left: 0;
        }
      }

      @media print {
        button,
        sameframe-copy {
          display: none;
        }
      }
    `,
  ];

  protected override render() {
    const { moment, entries } = this;
    const { running, at, seq } = moment;
    return html`
      <div class="row">
        ${this.#button("previous", say.previous, icons.back)}
        ${this.#button("toggle", running ? say.pause : say.play, running ? icons.pause : icons.play, "play")}
        ${this.#button("next", say.next, icons.forward)}
      </div>
      <div class="paces" role="group" aria-label=${say.pace}>
        ${PACES.map(
          (pace) => html`<button
            type="button"
            data-pace=${pace}
            aria-pressed=${pace === moment.pace}
            @click=${() => this.#ask({ kind: "pace", pace })}
          >
            ${say.paceValue(pace)}
          </button>`,
        )}
      </div>
      <div class="moment">
        <div class="time"><time datetime=${new Date(at / 1000).toISOString()} title=${dayLabel(at)}>${clockLabel(at)}</time></div>
        <div class="entry">${seq === 0 ? say.before : say.entry(seq, Math.max(seq, entries))}</div>
      </div>
      <div class="row">
        <sameframe-copy .text=${this.link} .label=${say.copy} .icon=${icons.link}></sameframe-copy>
        ${this.captions}
        ${this.#button("mute", this.muted ? say.unmute : say.mute, this.muted ? icons.silent : icons.sound)}
        <button type="button" class="icon" aria-label=${say.help} title=${say.help} @click=${() => this.#ask({ kind: "help" })}>?</button>
      </div>
      ${this.#frame()}
    `;
  }

  #frame() {
    const { room } = this.moment;
    const frame = frameOf(this.moment);
    const clip = clipOf(room.medium);
    if (frame === undefined || clip === undefined || room.playback === undefined) {
      return nothing;
    }
    const { playing, speed } = room.playback;
    return html`<div class="frame">
      <span class="number" data-frame-number>${frameNumber(clip, frame)}</span>
      <span class="about">
        <span>${timecodeOf(clip, frame)}</span>
        <span>${playing ? say.played(speedLabel(speed)) : say.stopped}</span>
      </span>
    </div>`;
  }

  #button(kind: "toggle" | "previous" | "next" | "mute", label: string, icon: unknown, more = "") {
    return html`<button type="button" class="icon ${more}" data-action=${kind} aria-label=${label} title=${label} @click=${() => this.#ask({ kind })}>
      ${icon}
    </button>`;
  }

  #ask(detail: ControlEvent["detail"]): void {
    this.dispatchEvent(new CustomEvent("sameframe-control", { detail }));
  }
}

customElements.define("sameframe-session-controls", SameframeSessionControls);
