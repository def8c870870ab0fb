/** Words on the picture, from one moment to another. */
export interface Cue {
  /** On the medium's own timeline. [µs] */
  readonly from: number;
  /** First moment without it. [µs] */
  readonly to: number;
  /** Lines, without their markup. */
  readonly text: string;
}

const TIMING = /^(\S+)[ \t]+-->[ \t]+(\S+)/;
const STAMP = /^(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})$/;

/**
 * Reads captions as the W3C's WebVTT has them: words and when they are seen. Where on the picture, and how they look, is left out, as are
 * notes, styles, regions and what has no time. Cues come in the order in which they begin.
 *
 * @return undefined: it is no WebVTT
 */
export function cuesOf(file: string): readonly Cue[] | undefined {
  const text = file.replace(/^\uFEFF/, "").replaceAll(/\r\n?/g, "\n");
  if (!/^WEBVTT(?:[ \t\n]|$)/.test(text)) {
    return undefined;
  }
  const cues = text.split(/\n{2,}/).flatMap((block) => cueOf(block.split("\n").filter((line) => line !== "")) ?? []);
  return cues.sort((a, b) => a.from - b.from);
}

function cueOf(lines: readonly string[]): Cue | undefined {
  // a line before the timing is the cue's name
  const at = lines.slice(0, 2).findIndex((line) => TIMING.test(line));
  const [, from, to] = TIMING.exec(lines[at] ?? "") ?? [];
  const [begin, end] = [microsOf(from), microsOf(to)];
  const text = lines
    .slice(at + 1)
    .map(plain)
    .filter((line) => line !== "")
    .join("\n");
  return begin === undefined || end === undefined || end <= begin || text === ""
    ? undefined
    : { from: begin, to: end, text };
}

function microsOf(stamp: string | undefined): number | undefined {
  const parts = STAMP.exec(stamp ?? "");
  if (parts === null) {
    return undefined;
  }
  const [hours = 0, minutes = 0, seconds = 0, thousandths = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return ((hours * 60 + minutes) * 60 + seconds) * 1e6 + thousandths * 1e3;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&amp;": "&",
  "&lt;": "<",
  "&gt;": ">",
  "&nbsp;": "\u00a0",
  "&lrm;": "\u200e",
  "&rlm;": "\u200f",
};

/** Tags say who speaks and what is emphasized; what is left is what is said. */
function plain(line: string): string {
  return line
    .replaceAll(/<[^>]*>/g, "")
    .replaceAll(/&\w+;/g, (entity) => ENTITIES[entity] ?? entity)
    .trim();
}

/** What is on the picture at a moment, the first at the top; several cues may be at once. */
export function wordsAt(cues: readonly Cue[], us: number): string {
  return cues
    .filter(({ from, to }) => from <= us && us < to)
    .map(({ text }) => text)
    .join("\n");
}
