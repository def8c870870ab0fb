import type { Medium } from "@sameframe/protocol";
import { SequenceScreen } from "../sequence/sequence-screen";
import type { Addresses } from "../video/addresses";
import { matching, numberedOf, pace } from "./frames";
import { type Leading, NO_PICTURE, type SecondPicture, type SecondScreen } from "./second-screen";

/** Of the memory that there is for pictures: the first one may be a sequence as well. */
const SHARE = 0.5;

/** An image sequence that is kept on the frame that belongs to the one that the first picture shows. */
export class SecondSequence implements SecondScreen {
  readonly glass = document.createElement("canvas");
  #picture = NO_PICTURE;
  readonly #screen: SequenceScreen;
  /** The frame on which it is to rest; undefined: it plays. */
  #aim: number | undefined;
  /** It is on its way to a frame, and rests there. */
  #isSeeking = false;

  constructor(
    private readonly medium: Medium,
    addresses: Addresses,
    private readonly leading: () => Leading,
    private readonly changed: () => void,
  ) {
    const { glass } = this;
    glass.setAttribute("part", "second");
    const ears = {
      showing: () => {},
      sought: (frame: number) => this.#arrived(frame),
      ended: () => {},
      waiting: (waits: boolean) => this.#put({ state: waits ? "loading" : "ready" }),
      opened: () => {
        this.#put({ state: "ready" });
        this.follow();
      },
      failed: () => this.#put({ state: "failed" }),
    };
    this.#screen = new SequenceScreen(glass, addresses, ears, SHARE);
    glass.addEventListener("change", () => this.#put({ frame: this.#screen.frame }));
    this.#screen.open(medium).catch(() => {}); // closed before it was there
  }

  get picture(): SecondPicture {
    return this.#picture;
  }

  follow(): void {
    const { medium, frame, motion } = this.leading();
    const { projector } = this.#screen;
    if (projector === undefined || medium === undefined) {
      return;
    }
    const there = numberedOf(this.medium);
    const match = matching(numberedOf(medium), there, frame);
    this.#put({ ended: match.ended });
    if (motion === undefined || match.ended !== undefined || this.#screen.frame === undefined) {
      this.#rest(match.frame);
    } else {
      this.#aim = undefined;
      this.#isSeeking = false;
      this.#screen.factor = pace(motion.perSecond, there.rate);
      projector.lead(motion.position + match.frame - frame);
    }
  }

  close(): void {
    this.#screen.clear();
  }

  #rest(frame: number): void {
    if (frame === this.#aim) {
      return;
    }
    if (this.#aim === undefined) {
      this.#screen.projector?.pause();
    }
    this.#aim = frame;
    if (!this.#isSeeking) {
      this.#seek(frame);
    }
  }

  #seek(frame: number): void {
    this.#isSeeking = true;
    this.#screen.projector?.seek(frame);
  }

  /** What was aimed at meanwhile comes next: whoever drags sees some of the pictures on the way. */
  #arrived(frame: number): void {
    this.#isSeeking = false;
    if (this.#aim !== undefined && this.#aim !== frame) {
      this.#seek(this.#aim);
    } else {
      this.follow();
    }
  }

  #put(change: Partial<SecondPicture>): void {
    const keys = Object.keys(change) as (keyof SecondPicture)[];
    if (keys.some((key) => change[key] !== this.#picture[key])) {
      this.#picture = { ...this.#picture, ...change };
      this.changed();
    }
  }
}
