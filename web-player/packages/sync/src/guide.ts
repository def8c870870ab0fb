import type { Medium, Playback } from "@sameframe/protocol";
import { type Plan, passTime, planAt } from "./plan";
import { fpsOf, rateOf } from "./playhead";
import type { ServerClock } from "./server-clock";
import { Track } from "./track";

/** No jump is made longer ahead of its time, since no seek takes so long: the clock was set back. [ms] */
const FORESIGHT = 3_000;

/** Where and when a player can meet a playhead that moves. */
export interface Meeting {
  readonly frame: number;
  /** When the playhead is there: a local instant. */
  readonly at: number;
  /** A factor. */
  readonly speed: number;
}

/** What a player follows: a playhead on a medium, at local instants. */
export class Guide {
  readonly #track: Track;
  /** The instant of server time of the last jump: the player makes it ahead of its time, and is beyond it from then on. */
  #jump = 0n;

  constructor(
    readonly course: Playback,
    readonly medium: Medium,
    private readonly clock: ServerClock,
  ) {
    this.#track = new Track(course, rateOf(medium));
  }

  /** Frames per second at full speed. */
  get fps(): number {
    return fpsOf(this.medium);
  }

  /** Milliseconds of a range that is played again and again. */
  get pass(): number {
    return passTime(this.course, rateOf(this.medium));
  }

  /** The player is about to make the jump that is due at an instant of server time. */
  jumps(at: bigint): void {
    this.#jump = at;
  }

  /** By how many frames who follows this course is ahead of another one at a local instant; 0 if one of the two rests. */
  aheadOf(other: Guide, local: number): number {
    const bothPlay = this.course.playing && other.course.playing;
    return bothPlay ? this.headAt(local) - other.headAt(local) : 0;
  }

  /** Whether a jump was made a moment ago. */
  jumpedSince(local: number): boolean {
    return this.#jump > this.clock.microsAt(local);
  }

  /** What a player has to do at a local instant. */
  planAt(local: number): Plan {
    const instant = this.clock.microsAt(local);
    const isAhead = this.#jump > instant && this.#jump < instant + BigInt(FORESIGHT * 1000);
    return planAt(this.course, rateOf(this.medium), isAhead ? this.#jump : instant);
  }

  /** The playhead at a local instant, in frames with fractions. */
  headAt(local: number): number {
    const jump = Number(this.#jump) / 1000;
    const instant = this.clock.at(local);
    return this.#track.at(jump > instant && jump < instant + FORESIGHT ? jump : instant);
  }

  /** The first whole frame from a local instant on that the playhead comes to; undefined if it rests then. */
  meetingFrom(local: number): Meeting | undefined {
    const plan = this.planAt(local);
    if (plan.kind === "rest") return undefined;
    const head = this.headAt(local);
    const frame = Math.min(plan.pace > 0 ? Math.ceil(head) : Math.floor(head), this.course.outPoint);
    const perFrame = 1_000_000 / (this.fps * plan.pace);
    return { frame: this.inside(frame), at: local + (frame - head) * perFrame, speed: plan.pace / 1000 };
  }

  /** The nearest frame that the medium has. */
  inside(frame: number): number {
    return Math.min(Math.max(frame, 0), this.medium.frames - 1);
  }
}
