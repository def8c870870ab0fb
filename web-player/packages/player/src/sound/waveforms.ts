import { perSecond } from "../frames/rate";
import type { FrameTimes } from "../video/frame-time";
import { type Peaks, readWaveform } from "./waveform";

/** Of so many clips it is remembered how loud they are. */
const CLIPS = 8;

/** How loud the clips are that come into view: read while the room rests and the picture is there, from the video's own file. */
export class Waveforms {
  /** By clip. */
  readonly #known = new Map<string, Peaks>();
  #clip: (FrameTimes & { readonly id: string }) | undefined;
  #reading = new AbortController();
  #isReading = false;
  #isResting = false;
  #resumed: (() => void)[] = [];

  /** @param heard told how loud the clip in view is, as far as that is known; undefined: it is not */
  constructor(
    private readonly video: HTMLVideoElement,
    private readonly heard: (peaks: Peaks | undefined) => void,
  ) {}

  /** Another clip is in view; undefined: none. */
  of(clip: (FrameTimes & { readonly id: string }) | undefined): void {
    this.#reading.abort();
    this.#reading = new AbortController();
    this.#resume();
    this.#isReading = false;
    this.#clip = clip;
    if (clip === undefined) {
      this.#known.clear(); // another room counts its clips from 1 as well
    }
    this.heard(clip && this.#known.get(clip.id));
  }

  /** Whether the room rests with its picture there: only then anything is read. */
  set resting(resting: boolean) {
    this.#isResting = resting;
    if (resting) {
      this.#resume();
      void this.#read();
    }
  }

  async #read(): Promise<void> {
    const clip = this.#clip;
    const { currentSrc, readyState } = this.video;
    const isHere = currentSrc !== "" && readyState >= HTMLMediaElement.HAVE_CURRENT_DATA;
    if (clip === undefined || this.#isReading || !isHere || this.#known.has(clip.id)) {
      return;
    }
    this.#isReading = true;
    const stretch = { start: clip.firstPresentationUs / 1e6, seconds: clip.frames / perSecond(clip.rate) };
    const { signal } = this.#reading;
    const peaks = await readWaveform(currentSrc, stretch, {
      resting: () => this.#whenResting(signal),
      heard: (so) => signal.aborted || this.heard(so),
      stop: signal,
    });
    if (peaks !== undefined && !signal.aborted) {
      this.#known.set(clip.id, peaks);
      for (const oldest of [...this.#known.keys()].slice(0, -CLIPS)) {
        this.#known.delete(oldest);
      }
    }
  }

  async #whenResting(stop: AbortSignal): Promise<void> {
    if (!this.#isResting && !stop.aborted) {
      await new Promise<void>((resume) => this.#resumed.push(resume));
    }
  }

  #resume(): void {
    for (const resume of this.#resumed.splice(0)) {
      resume();
    }
  }
}
