import type { Medium } from "@sameframe/protocol";
import { ShownCaptions } from "../../captions/shown";
import { type CaptionsEvent, SameframeCaptionsChoice } from "../captions/captions-choice";
import { SameframeCaptionsLayer } from "../captions/captions-layer";
import type { SameframePastStage } from "./past-stage";

/** Captions of what a room showed: a button, and words on the picture, both as in the room. */
export class PastCaptions {
  readonly choice = new SameframeCaptionsChoice();
  readonly #layer = new SameframeCaptionsLayer();
  readonly #captions: ShownCaptions;

  /** @param find as of {@link ShownCaptions} */
  constructor(stage: SameframePastStage, find: (medium: string, source: number) => Promise<string | undefined>) {
    this.#captions = new ShownCaptions(find, () => this.#show());
    this.#layer.place = stage;
    stage.layers = [this.#layer];
    this.choice.key = "C";
    this.choice.addEventListener("sameframe-captions", (event) => {
      this.#captions.choose((event as CaptionsEvent).detail);
      this.#show();
    });
  }

  /** What is on glass; undefined: nothing is. */
  look(medium: Medium | undefined, frame: number | undefined): void {
    this.#captions.look(frame === undefined ? undefined : medium, frame ?? 0);
    this.#show();
  }

  toggle(): void {
    if (this.#captions.tracks.length > 0) {
      this.#captions.toggle();
      this.#show();
    }
  }

  close(): void {
    this.#captions.forget();
  }

  #show(): void {
    this.choice.tracks = this.#captions.tracks;
    this.choice.chosen = this.#captions.chosen;
    this.#layer.words = this.#captions.words;
    this.#layer.spoken = this.#captions.spoken;
  }
}
