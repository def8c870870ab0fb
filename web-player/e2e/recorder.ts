import type { Page } from "playwright-core";
import type { SkewedWindow } from "./skew";
import { stripSource } from "./strip";

/** What the `<video>` in a page did, with instants in milliseconds since the epoch on the machine's clock. */
export interface Recording {
  /** Each picture: when it appeared on glass, and its number, read from its pixels. */
  readonly pictures: readonly (readonly [at: number, frame: number])[];
  /** When it was told to play, to pause and to seek, and at which factor to play. */
  readonly plays: readonly number[];
  readonly pauses: readonly number[];
  readonly seeks: readonly number[];
  /** When a seek had come to its end. */
  readonly arrivals: readonly number[];
  readonly speeds: readonly (readonly [at: number, factor: number])[];
  /** Pictures that were presented, yet not reported to the page. */
  readonly unseen: number;
}

interface RecordingWindow extends SkewedWindow {
  recording: { -readonly [K in keyof Recording]: Recording[K] extends readonly (infer T)[] ? T[] : number };
}

/**
 * Records what the `<video>` in the page shows and is told from now on; one that is in no document, as that of the small pictures
 * over the timeline, is on nobody's glass. Wants a page with a {@link skewClock | clock}.
 */
export async function record(page: Page): Promise<void> {
  await page.addInitScript({ content: `(${install})(${stripSource})` });
}

/** What was recorded since the last time; counts as a gesture, as all that is evaluated in a page. */
export async function takeRecording(page: Page): Promise<Recording> {
  return page.evaluate(() => {
    const { recording } = window as unknown as RecordingWindow;
    const taken = structuredClone(recording);
    recording.pictures = recording.pictures.slice(-1); // it is still on glass
    for (const kind of ["plays", "pauses", "seeks", "arrivals", "speeds"] as const) recording[kind].length = 0;
    recording.unseen = 0;
    return taken;
  });
}

/** Runs in the page, and so uses nothing from outside itself. */
function install(readStrip: (video: HTMLVideoElement) => number | null): void {
  /** A picture can be told of, or a seek end, before its pixels can be read: on a busy machine long before. */
  const LATE_MS = [60, 250, 1000];
  const page = window as unknown as RecordingWindow;
  page.recording = { pictures: [], plays: [], pauses: [], seeks: [], arrivals: [], speeds: [], unseen: 0 };
  const { trueClock, recording } = page;
  let presentedBefore = 0;

  const read = (video: HTMLVideoElement, at: number) => {
    const frame = readStrip(video);
    const [before, last] = recording.pictures.at(-1) ?? [0, undefined];
    // A picture is told of before it is on glass; one that follows it can be read sooner than that.
    if (frame !== null && frame !== last) recording.pictures.push([Math.max(at, before), frame]);
  };

  let cancelLater = () => {};
  const readLater = (video: HTMLVideoElement) => {
    cancelLater();
    const timers = LATE_MS.map((ms) => setTimeout(() => video.seeking || read(video, trueClock.now()), ms));
    cancelLater = () => timers.forEach(clearTimeout);
  };

  const watch = (video: HTMLVideoElement) =>
    trueClock.nextPicture(video, (at, { presentedFrames }) => {
      watch(video);
      if (!video.isConnected) return;
      read(video, at);
      readLater(video);
      recording.unseen += Math.max(0, presentedFrames - presentedBefore - 1);
      presentedBefore = presentedFrames;
    });

  // While it seeks, there is nothing to read, or the picture from before.
  const arrived = (video: HTMLVideoElement) => {
    if (!video.isConnected) return;
    const at = trueClock.now();
    recording.arrivals.push(at);
    read(video, at);
    readLater(video);
  };

  const { createElement } = document;
  document.createElement = ((name: string, options?: ElementCreationOptions) => {
    const element = createElement.call(document, name, options);
    if (element instanceof HTMLVideoElement) {
      watch(element);
      element.addEventListener("seeked", () => arrived(element));
    }
    return element;
  }) as typeof createElement;

  const media = HTMLMediaElement.prototype;
  const { play, pause } = media;
  media.play = function () {
    if (this.isConnected) recording.plays.push(trueClock.now());
    return play.call(this);
  };
  media.pause = function () {
    if (this.isConnected) recording.pauses.push(trueClock.now());
    pause.call(this);
  };
  const told = (name: "currentTime" | "playbackRate", note: (value: number) => void) => {
    const property = Object.getOwnPropertyDescriptor(media, name) as PropertyDescriptor;
    Object.defineProperty(media, name, {
      ...property,
      set(this: HTMLMediaElement, value: number) {
        if (this.isConnected) note(value);
        property.set?.call(this, value);
      },
    });
  };
  told("currentTime", () => recording.seeks.push(trueClock.now()));
  told("playbackRate", (factor) => recording.speeds.push([trueClock.now(), factor]));
}
