import type { Counting } from "./frames/counting";

/** The timeline, the readout and the sound. */
export const timelineStrings = {
  counting: {
    choose: "What is shown large",
    names: { frame: "Frame", timecode: "Timecode", seconds: "Seconds", feet: "Feet+frames" } satisfies Record<
      Counting,
      string
    >,
    /** Of what is written small, which a click shows large. */
    show: (name: string): string => `${name}. Click to show it large`,
    meaning: {
      frame: "Frame",
      timecode: "Timecode",
      seconds: "Seconds from the first picture",
      feet: "Feet and frames of 35 mm film, 16 to the foot",
    } satisfies Record<Counting, string>,
    hint: "Type a frame, timecode (1:05), seconds (2.5s), feet+frames (3+08), or +24 to go on from here.",
    rate: (rate: string): string => `${rate} fps`,
    wrong: "That is no frame, timecode, seconds, or feet+frames.",
  },

  elsewhere: (name: string, frame: string): string => `${name}: ${frame}`,
  handle: {
    in: "Drag to move the in point",
    out: "Drag to move the out point",
  },
  marked: (position: string): string => `${position}, drawing or note`,
  loaded: "Loaded",

  sound: {
    open: "Sound",
    title: "Sound, for you alone",
    volume: "Volume",
    percent: (percent: number): string => `${percent} %`,
    delay: "Sound against picture",
    delayed: (ms: number): string =>
      ms === 0 ? "together" : ms > 0 ? `${ms} ms after the picture` : `${-ms} ms before the picture`,
    nudge: (ms: number): string => (ms < 0 ? `− ${-ms} ms` : `+ ${ms} ms`),
    together: "Together",
    delayFailed: "This clip has no sound that could be moved here; it plays as it is.",
    scrub: "Hear sound while scrubbing",
    scrubFailed: "This browser, or this clip, gives no sound while scrubbing.",
    mute: "Mute",
    unmute: "Unmute",
  },
} as const;
