import { html, LitElement, nothing } from "lit";
import { viewTransform } from "../history/view-transform";
import type { Comparing } from "../store/picture-view";
import { RequestEvent } from "../store/requests";
import type { Situation } from "../store/situation";
import type { Line } from "../store/view";
import { strings } from "../strings";
import { buttons, reset } from "../styles/shared";
import type { PictureState } from "../video/picture-state";
import { type Frame, PicturePlace } from "../view/picture-place";
import { isFit } from "../view/placement";
import { icons } from "./icons";
import { stageStyles } from "./stage-styles";
import "./situation";
import "./toasts";
import { unplayableNote } from "./unplayable-note";
import { type Vars, vars } from "./vars";

const say = strings.video;

/** Shorter waits are not worth a word over the picture. */
const PATIENCE_MS = 600;

/** So large on the screen, pixels are seen as squares. */
const SQUARES = 4;

/** Another picture, and what both are graded by. */
export interface Surface {
  /** Lies on the video. */
  readonly graded: readonly HTMLElement[];
  readonly second: readonly HTMLElement[];
  readonly comparing: Comparing | undefined;
}

/** The picture, and over it only what must be said. */
export class SameframeStage extends LitElement {
  static override readonly properties = {
    picture: { attribute: false },
    toasts: { attribute: false },
    situation: { attribute: false },
    layers: { attribute: false },
    surface: { attribute: false },
    own: { type: Boolean },
    waited: { state: true },
  };

  declare picture: PictureState;
  declare toasts: readonly Line[];
  declare situation: Situation | undefined;
  /** Lie on the picture, the last one on top, below what must be said. */
  declare layers: readonly HTMLElement[];
  declare surface: Surface;
  /** Whether a file of this machine may be played instead of one that cannot be. */
  declare own: boolean;
  declare waited: boolean;
  #patience: ReturnType<typeof setTimeout> | undefined;
  /** Made once and kept: the media port holds on to both. */
  readonly video: HTMLVideoElement;
  /** Lies over the video, with the decoder's picture. */
  readonly decoded = document.createElement("canvas");
  /** Where the picture is. */
  readonly place: PicturePlace;

  static override readonly styles = [reset, buttons, stageStyles];

  constructor() {
    super();
    this.picture = { kind: "loading" };
    this.toasts = [];
    this.layers = [];
    this.surface = { graded: [], second: [], comparing: undefined };
    this.own = false;
    this.waited = false;
    this.video = document.createElement("video");
    this.video.setAttribute("part", "video");
    this.video.disablePictureInPicture = true;
    this.decoded.setAttribute("part", "decoded");
    this.place = new PicturePlace(this, this.video, this.decoded);
    this.place.listen(() => this.requestUpdate());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.place.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.place.close();
    clearTimeout(this.#patience);
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("picture")) {
      clearTimeout(this.#patience);
      this.waited = false;
      this.#patience = setTimeout(() => {
        this.waited = true;
      }, PATIENCE_MS);
    }
  }

  protected override render() {
    return html`${this.#pictures()}${this.layers}<div class="theirs"><slot></slot></div>${this.#over()}
      <div class="top"><sameframe-situation .situation=${this.situation}></sameframe-situation>${this.#chip()}</div>
      <sameframe-toasts .lines=${this.toasts}></sameframe-toasts>`;
  }

  #pictures() {
    const { graded, second, comparing } = this.surface;
    const { picture, view } = this.place.placement;
    const [here, there] = this.place.frames;
    const density = (view.zoom * picture.width * devicePixelRatio) / Math.max(1, this.place.pixels.width);
    const lies: Vars = {
      "--picture-width": `${picture.width}px`,
      "--picture-height": `${picture.height}px`,
      "--turn": viewTransform(view),
      "--wipe": String(comparing?.wipe ?? 1),
      "--gain": String(comparing?.gain ?? 1),
    };
    this.toggleAttribute("data-zoomed", !isFit(view));
    return html`<div class="pictures" data-compare=${comparing?.mode ?? nothing} ?data-pixels=${density >= SQUARES} ${vars(lies)}>
      ${second.length === 0 ? nothing : html`<div class="window second" ${vars(framed(there))}>${second}</div>`}
      <div class="window first" ${vars(framed(here))}>${this.video}${this.decoded}${graded}</div>
    </div>`;
  }

  #over() {
    switch (this.picture.kind) {
      case "blocked":
        return html`
          <button type="button" class="over" data-action="gesture" @click=${this.#gesture}>
            <span class="disc">${icons.play}</span>
            <strong>${say.clickToPlay}</strong>
            <p>${say.clickToPlayHint}</p>
          </button>
        `;
      case "failed":
        return unplayableNote(this.picture.why ?? "unknown", this.own);
      default:
        return nothing;
    }
  }

  #chip() {
    switch (this.picture.kind) {
      case "silenced":
        return html`
          <button type="button" class="chip" data-action="gesture" @click=${this.#gesture}>
            ${icons.silent}<span>${say.clickToHear}</span>
          </button>
        `;
      case "loading":
        return this.waited ? html`<span class="chip">${say.loading}</span>` : nothing;
      case "buffering":
        return this.waited ? html`<span class="chip">${say.buffering}</span>` : nothing;
      default:
        return nothing;
    }
  }

  /** What shows the picture. */
  get glass(): HTMLVideoElement | HTMLCanvasElement {
    return this.decoded.hidden ? this.video : this.decoded;
  }

  /** Keeps the picture that is on glass in view, over the video, until the result is called. */
  hold(): () => void {
    const { video } = this;
    const still = document.createElement("canvas");
    still.width = video.videoWidth;
    still.height = video.videoHeight;
    still.getContext("2d")?.drawImage(video, 0, 0);
    video.after(still);
    return () => still.remove();
  }

  #gesture(): void {
    this.dispatchEvent(new RequestEvent({ kind: "gesture" }));
  }
}

function framed({ left, top, width, height }: Frame): Vars {
  return { "--left": `${left}px`, "--top": `${top}px`, "--frame-width": `${width}px`, "--frame-height": `${height}px` };
}

customElements.define("sameframe-stage", SameframeStage);
