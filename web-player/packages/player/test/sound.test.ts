import { describe, expect, it } from "vitest";
import { FARTHEST_MS, KeptChoices } from "../src/people/choices";
import { DelayedSound, type Sounding } from "../src/sound/delayed-sound";
import { louder } from "../src/sound/waveform";
import { Shelf } from "./support/shelf";

/** A media element that goes where it is told. */
class Tape extends EventTarget implements Sounding {
  currentTime = 0;
  duration = 20;
  muted = false;
  paused = true;
  playbackRate = 1;
  readyState = 4;
  seeking = false;
  src = "";
  volume = 1;

  get currentSrc(): string {
    return this.src;
  }

  load(): void {}

  pause(): void {
    this.paused = true;
  }

  play(): Promise<void> {
    this.paused = false;
    return Promise.resolve();
  }

  removeAttribute(): void {
    this.src = "";
  }

  /** It is somewhere else, plays or rests, and says so. */
  is(change: Partial<Pick<Tape, "currentTime" | "muted" | "paused" | "playbackRate" | "src">>, event: string): void {
    Object.assign(this, change);
    this.dispatchEvent(new Event(event));
  }
}

function moved(delay: number) {
  const video = new Tape();
  const second = new Tape();
  const said: boolean[] = [];
  video.src = "clip.mp4";
  const sound = new DelayedSound(
    video,
    () => second,
    (failed) => said.push(failed),
  );
  sound.volume = 0.5;
  sound.delay = delay;
  return { video, second, sound, said };
}

describe("[SN2] sound that was moved against its picture", () => {
  it.each([
    [200, 4.8],
    [-200, 5.2],
    [500, 4.5],
  ])("by %i ms comes from a second element at %f s, and the video is silent", (delay, at) => {
    const { video, second, sound } = moved(delay);
    video.is({ currentTime: 5, paused: false }, "playing");
    expect(second.currentTime).toBeCloseTo(at, 6);
    expect([second.paused, second.volume, video.volume]).toEqual([false, 0.5, 0]);
    sound.close();
  });

  it("goes along: pauses, speed, mute", () => {
    const { video, second, sound } = moved(100);
    video.is({ currentTime: 5, paused: false, playbackRate: 2 }, "playing");
    expect(second.playbackRate).toBe(2);
    video.is({ muted: true }, "volumechange");
    expect(second.paused).toBe(true);
    video.is({ muted: false }, "volumechange");
    expect(second.paused).toBe(false);
    video.is({ paused: true }, "pause");
    expect(second.paused).toBe(true);
    sound.close();
  });

  it("leans towards its place when it is near, without a jump", () => {
    const { video, second, sound } = moved(100);
    video.is({ currentTime: 5, paused: false }, "playing");
    second.currentTime = 4.85;
    video.is({}, "ratechange");
    expect(second.currentTime).toBe(4.85);
    expect(second.playbackRate).toBeGreaterThan(1);
    sound.close();
  });

  it("is silent where the file has none: before its beginning and behind its end", () => {
    const { video, second, sound } = moved(300);
    video.is({ currentTime: 0.1, paused: false }, "playing");
    expect(second.paused).toBe(true);
    video.is({ currentTime: 0.4 }, "seeked");
    expect(second.paused).toBe(false);
    sound.close();
  });

  it("is the video's own again at 0, and when the second element fails, which is said", () => {
    const { video, second, sound, said } = moved(100);
    sound.delay = 0;
    expect([video.volume, second.src]).toEqual([0.5, ""]);
    sound.delay = 100;
    expect(video.volume).toBe(0);
    second.dispatchEvent(new Event("error"));
    expect(video.volume).toBe(0.5);
    expect(said.at(-1)).toBe(true);
    video.is({ src: "other.mp4" }, "loadedmetadata");
    expect([video.volume, second.src, said.at(-1)]).toEqual([0, "other.mp4", false]);
    sound.close();
  });
});

describe("[SN1] what one has chosen for oneself", () => {
  const chosen = { counting: "feet", volume: 0.25, soundDelay: -120, scrubSound: true } as const;

  it("is there at the next visit, and what another tab chose stays", () => {
    const shelf = new Shelf();
    const [here, there] = [new KeptChoices(shelf), new KeptChoices(shelf)];
    here.choose(chosen);
    there.choose({ volume: 0.75 });
    expect(new KeptChoices(shelf).now).toEqual({ ...chosen, volume: 0.75 });
  });

  it("holds for this visit where nothing is kept", () => {
    const full = new Shelf();
    full.full = true;
    for (const choices of [new KeptChoices(undefined), new KeptChoices(full)]) {
      choices.choose(chosen);
      choices.choose({ volume: 1 });
      expect(choices.now).toEqual({ ...chosen, volume: 1 });
    }
  });

  it.each([
    "",
    "null",
    "[]",
    '{"volume":7,"counting":"yards","soundDelay":"9","scrubSound":1}',
    `{"soundDelay":${FARTHEST_MS + 1}}`,
    "{",
  ])("is not what was kept if that is no choice: %s", (kept) => {
    const shelf = new Shelf();
    shelf.setItem("sameframe.player", kept);
    expect(new KeptChoices(shelf).now).toEqual({ counting: "frame", volume: 1, soundDelay: 0, scrubSound: false });
  });
});

describe("[SN4] how loud a clip is", () => {
  const buffer = (samples: readonly number[]) => ({
    numberOfChannels: 1,
    sampleRate: 10,
    getChannelData: () => new Float32Array(samples),
  });

  it("is the loudest of each place, over the length of the pictures", () => {
    const peaks = new Float32Array(4);
    louder(peaks, { timestamp: 0.55, buffer: buffer([0.9, 0, 0, 0, 0, 0.25, -0.5, 0.1]) }, { start: 1, seconds: 0.4 });
    expect([...peaks]).toEqual([0.25, 0.5, expect.closeTo(0.1), 0]);
  });

  it("has no place outside of the pictures, and none above full scale", () => {
    const peaks = new Float32Array(2);
    louder(peaks, { timestamp: -1, buffer: buffer(Array(40).fill(1.5)) }, { start: 0, seconds: 2 });
    expect([...peaks]).toEqual([1, 1]);
  });
});
