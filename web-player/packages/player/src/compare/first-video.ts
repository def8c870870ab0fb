import type { Rate } from "../frames/rate";
import { perSecond } from "../frames/rate";
import { watchFrames } from "../video/frame-watch";
import type { Motion } from "./second-screen";

/**
 * How a `<video>` moves; undefined: it rests, or waits.
 *
 * @param firstPresentationUs when its first picture is presented, on the file's own timeline
 */
export function motionOf(video: HTMLVideoElement, rate: Rate, firstPresentationUs: number): Motion | undefined {
  const { paused, ended, readyState, playbackRate, currentTime } = video;
  if (paused || ended || readyState < HTMLMediaElement.HAVE_FUTURE_DATA || playbackRate === 0) {
    return undefined;
  }
  const fps = perSecond(rate);
  return { position: (currentTime - firstPresentationUs / 1e6) * fps, perSecond: playbackRate * fps };
}

/** Calls back with each picture of a `<video>`, and when it does something else, until the result is called. */
export function watchFirst(video: HTMLVideoElement, act: () => void): () => void {
  const events = new AbortController();
  for (const sign of ["play", "playing", "pause", "seeked", "ratechange", "waiting"] as const) {
    video.addEventListener(sign, act, { signal: events.signal });
  }
  const stop = watchFrames(video, act);
  return () => {
    events.abort();
    stop();
  };
}
