import type { Verdict } from "./store/shot-rows";

/** What the playlist says. Sentences say what happened and what to do. */
export const playlistStrings = {
  tab: "Shots",
  label: "Playlist",
  count: (shots: number): string => (shots === 1 ? "1 shot" : `${shots} shots`),
  approved: (shots: number): string => `${shots} approved`,
  none: "There are no shots in the playlist.",
  noneDetail: "Add the first one with “Add”, or drop a video here.",
  add: "Add",
  close: "Close",

  refusal: {
    outside: "You are not in the room; nothing can be changed.",
    viewer: "Viewers watch. Ask the host to make you a reviewer.",
    host: "Only the host drives in this room. Look around alone to go to a shot.",
    lead: "Only who has the lead drives. Look around alone to go to a shot.",
  },

  verdict: "Status",
  verdictOf: (title: string): string => `Status of ${title}`,
  verdicts: {
    open: "Open",
    approved: "Approved",
    needsWork: "Needs work",
    couldBeBetter: "Could be better",
  } satisfies Record<Verdict, string>,
  /** A shape each, so that nobody needs the colour. */
  shapes: { open: "○", approved: "✓", needsWork: "✕", couldBeBetter: "△" } satisfies Record<Verdict, string>,

  go: (place: number, title: string): string => `Go to shot ${place}, ${title}`,
  current: "in view",
  length: (frames: number, rate: string): string => `${frames} f · ${rate} fps`,
  inexact: "not frame-exact",
  version: (number: number): string => `v${number}`,
  versionOf: (title: string): string => `Version of ${title}`,
  versions: (number: number, title: string): string => `v${number} ${title}`,
  move: (title: string): string => `Move ${title}: drag, or arrow up and down`,
  moved: (title: string, place: number, of: number): string => `${title} is shot ${place} of ${of}`,
  more: (title: string): string => `More about ${title}`,
  addVersion: "Add a version",
  remove: "Take off",
  removeQuestion: "Take this shot off the playlist for everybody? Its notes and drawings stay in the record.",
  keep: "Keep",

  form: {
    shot: "Add shots",
    version: (title: string): string => `Add a version of ${title}`,
    first: "Number of the first frame",
    ownNumbers: "What has numbers of its own keeps them, unless you type another one.",
    from: (number: number): string => `from ${number}`,
    firstWrong: "Give a whole number, like 1001.",
    held: "On the server",
    holding: "Loading the list …",
    filter: "Filter",
    noneHeld: "The media folder of the server has nothing more.",
    noMatch: "No file is called that.",
    heldFailed: "The list of the server’s files could not be loaded.",
    addOne: (title: string): string => `Add ${title}`,
    addAll: (count: number): string => `Add all ${count}`,
    sources: (count: number): string => `${count} formats`,
    listed: "in the list",
    address: "By address",
    addressHint: "https://… to MP4, WebM or HLS",
    addressAdd: "Add",
    addressWrong: "Give the address of a video, beginning with https:// or http://.",
    own: "From this machine",
    ownChoose: "Choose files …",
    ownNote:
      "The file itself stays here. The others see the shot too, and open their own copy of it; it is checked to be the same.",
  },

  adding: {
    label: "Being added",
    waiting: "waits",
    reading: "is read …",
    sending: "is added …",
    dismiss: (title: string): string => `Dismiss ${title}`,
    apart: (left: number): string =>
      left === 1
        ? "One file of that name has another timing, and is a shot of its own."
        : `${left} files of that name have another timing, and are shots of their own.`,
  },

  source: {
    label: "What is played here",
    plays: (what: string): string => `Plays here: ${what}`,
    oneOf: (of: number): string => `the best of ${of} formats for this browser`,
    file: "the room’s file",
    own: (name: string): string => `your own copy, ${name}`,
    open: "Open your own copy …",
    back: "Back to the room’s file",
    reading: "Your file is read …",
    same: "It is the same file as the one that was added.",
    timing: "Its timing is right. Whether its pictures are the same cannot be told.",
    other: "Its timing is right, but it is another file than the one that was added: compare the pictures.",
    rate: (is: string, expected: string): string =>
      `Your file has ${is} frames per second, this medium ${expected}. Choose another file.`,
    frames: (is: string, expected: string): string =>
      `Your file has ${is} frames, this medium ${expected}. Choose another file.`,
    variable: "The pictures of your file are not evenly spaced. Export it at a constant rate.",
  },

  drop: "Drop videos here to add them",
} as const;
