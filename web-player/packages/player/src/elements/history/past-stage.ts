import type { Annotation, View } from "@sameframe/protocol";
import { css, html, LitElement, nothing } from "lit";
import { paint } from "../../drawing/paint";
import { viewTransform } from "../../history/view-transform";
import { viewOf } from "../../store/picture-values";
import { strings } from "../../strings";
import { buttons, reset } from "../../styles/shared";
import type { PictureState } from "../../video/picture-state";
import { type Frame, pixelsOf } from "../../view/picture-place";
import { NEUTRAL_VIEW, placementOf, type Size } from "../../view/placement";
import { vars } from "../vars";

const say = strings.history.stage;

/** Before a clip is there, its picture is taken for one of this shape. */
const USUAL_ASPECT = 16 / 9;

/**
 * The picture of a moment, in the room's view, with what was drawn on it.
 *
 * @fires sameframe-retry somebody wants the clip loaded again
 * @fires sameframe-gesture somebody clicked where the browser wanted a click
 */
export class SameframePastStage extends LitElement {
  static override readonly properties = {
    picture: { attribute: false },
    annotations: { attribute: false },
    view: { attribute: false },
    erased: { type: Boolean },
    layers: { attribute: false },
    box: { state: true },
  };

  declare picture: PictureState;
  /** Those that are to be seen on the frame on glass. */
  declare annotations: readonly Annotation[];
  declare view: View | undefined;
  /** Where the clips were is gone with the rest. */
  declare erased: boolean;
  /** What lies over the picture, and is not moved by its view. */
  declare layers: readonly Element[];
  declare box: { readonly width: number; readonly height: number };
  /** Made once and kept: the media port holds on to it. */
  readonly video = document.createElement("video");
  /** Lies over the video, with the pictures of an image sequence. */
  readonly decoded = document.createElement("canvas");
  readonly #drawing = document.createElement("canvas");
  readonly #heard = new Set<() => void>();
  /** Of the picture that was fitted last. */
  #fitted: Size = { width: 0, height: 0 };
  readonly #sizes = new ResizeObserver(() => this.#fit());

  static override readonly styles = [
    reset,
    buttons,
    css`
      :host {
        display: grid;
        position: relative;
        overflow: hidden;
        place-items: center;
        background: var(--sf-stage);
      }

      .picture {
        position: relative;
        width: var(--width);
        height: var(--height);
        transform: var(--view);
      }

      video,
      canvas {
        display: block;
        position: absolute;
        inset: 0;
        width: 100%;
        height: 100%;
      }

      .over {
        display: grid;
        position: absolute;
        inset: 0;
        place-content: center;
        gap: 10px;
        justify-items: center;
        padding: 20px;
        text-align: center;
        pointer-events: none;
      }

      .over p {
        max-width: 34em;
        margin: 0;
        color: var(--sf-dim);
        font-size: 14px;
      }

      .over button {
        pointer-events: auto;
      }
    `,
  ];

  constructor() {
    super();
    this.picture = { kind: "empty" };
    this.annotations = [];
    this.erased = false;
    this.layers = [];
    this.box = { width: 1, height: 1 };
    this.video.disablePictureInPicture = true;
    this.decoded.setAttribute("part", "decoded");
    this.decoded.hidden = true;
    this.decoded.addEventListener("change", () => {
      const { width, height } = pixelsOf(this.video, this.decoded);
      if (width !== this.#fitted.width || height !== this.#fitted.height) {
        this.#fit();
      }
    });
    this.video.addEventListener("resize", () => this.#fit());
    this.video.addEventListener("loadedmetadata", () => this.#fit());
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#sizes.observe(this);
    this.role = "main";
    this.ariaLabel = strings.video.stage;
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#sizes.disconnect();
  }

  protected override render() {
    const { width, height } = this.box;
    const place = { "--width": `${width}px`, "--height": `${height}px`, "--view": viewTransform(this.view) } as const;
    return html`
      <div class="picture" ${vars(place)}>${this.video}${this.decoded}${this.#drawing}</div>
      ${this.layers}
      ${this.#over()}
    `;
  }

  protected override willUpdate(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("view")) {
      this.#fit(); // what is turned fits otherwise
    }
  }

  protected override updated(changed: Map<PropertyKey, unknown>): void {
    if (changed.has("annotations") || changed.has("box")) {
      this.#draw();
    }
  }

  #over() {
    switch (this.picture.kind) {
      case "empty":
        return html`<div class="over"><p>${say.none}</p></div>`;
      case "loading":
        return html`<div class="over"><p>${say.loading}</p></div>`;
      case "failed":
        return html`<div class="over" role="alert">
          <strong>${say.failed}</strong>
          <p>${this.erased ? say.erasedDetail : say.failedDetail}</p>
          ${this.erased ? nothing : html`<button type="button" @click=${() => this.#tell("sameframe-retry")}>${strings.video.retry}</button>`}
        </div>`;
      case "blocked":
        return html`<div class="over">
          <button type="button" @click=${() => this.#tell("sameframe-gesture")}>${strings.video.clickToPlay}</button>
        </div>`;
      default:
        return nothing;
    }
  }

  /** The part of the stage in which the picture is framed, all of it. */
  get frames(): readonly [Frame, Frame] {
    const whole = { left: 0, top: 0, width: this.clientWidth, height: this.clientHeight };
    return [whole, whole];
  }

  /** Calls back when that is another one; the result stops it. */
  listen(heard: () => void): () => void {
    this.#heard.add(heard);
    return () => this.#heard.delete(heard);
  }

  #fit(): void {
    const pixels = pixelsOf(this.video, this.decoded);
    this.#fitted = pixels;
    const aspect = pixels.width > 0 ? pixels.width / pixels.height : USUAL_ASPECT;
    const frame = { width: this.clientWidth, height: this.clientHeight };
    this.box = placementOf(frame, aspect, this.view === undefined ? NEUTRAL_VIEW : viewOf(this.view)).picture;
    for (const heard of this.#heard) {
      heard();
    }
  }

  #draw(): void {
    const density = globalThis.devicePixelRatio || 1;
    const [width, height] = [this.box.width * density, this.box.height * density].map(Math.round) as [number, number];
    Object.assign(this.#drawing, { width, height });
    const context = this.#drawing.getContext("2d");
    if (context !== null) {
      paint(context, this.annotations, { left: 0, top: 0, width, height });
    }
  }

  /** Keeps the picture that is on glass in view until the result is called. */
  hold(): () => void {
    const still = document.createElement("canvas");
    Object.assign(still, { width: this.video.videoWidth, height: this.video.videoHeight });
    still.getContext("2d")?.drawImage(this.video, 0, 0);
    this.video.after(still);
    return () => still.remove();
  }

  #tell(type: "sameframe-retry" | "sameframe-gesture"): void {
    this.dispatchEvent(new CustomEvent(type));
  }
}

customElements.define("sameframe-past-stage", SameframePastStage);
