import { readFileSync } from "node:fs";

/** A point of the picture, in hundredths of its width and height from the top left corner. */
export type Point = readonly [x: number, y: number];

/** A file that everybody has, as it stands in the playlist. */
export interface Clip {
  readonly title: string;
  readonly location: string;
  readonly contentType: string;
  readonly rate: { readonly numerator: number; readonly denominator: number };
  readonly frames: number;
  /** The production's number of the first frame. */
  readonly firstFrameNumber: number;
  /** As a number of labels, none left out. */
  readonly startTimecode: number;
  readonly dropFrame: boolean;
}

/** Somebody of the cast. */
export interface Part {
  readonly name: string;
  /** How long a message takes to the server, and as long back. [ms] */
  readonly oneWayMs: number;
  /** How long their player takes to seek. [ms] */
  readonly seekMs: number;
}

/** What somebody does. Frames are the production's numbers; names of clips, notes and people are those of the screenplay. */
export type Deed =
  | {
      readonly does:
        | "join"
        | "leave"
        | "reload"
        | "tunnel"
        | "daylight"
        | "play"
        | "pause"
        | "ask-lead"
        | "return-lead";
    }
  | { readonly does: "step"; readonly by: number }
  | { readonly does: "seek" | "drag" | "look"; readonly frame: number }
  | { readonly does: "speed"; readonly factor: number }
  | { readonly does: "loop"; readonly mode: "once" | "loop" | "ping-pong" | "through" }
  | { readonly does: "range"; readonly frames?: readonly [number, number] }
  | { readonly does: "select"; readonly clip: string }
  | { readonly does: "add"; readonly clip: string; readonly versionOf?: string }
  | {
      readonly does: "status";
      readonly clip: string;
      readonly status: "open" | "approved" | "needs-work" | "could-be-better";
    }
  | { readonly does: "note"; readonly frames: readonly [number, number]; readonly text: string; readonly as: string }
  | { readonly does: "reply" | "edit"; readonly note: string; readonly text: string }
  | { readonly does: "resolve" | "reopen"; readonly note: string }
  | { readonly does: "say"; readonly text: string }
  | {
      readonly does: "draw";
      readonly shape: "freehand" | "line" | "arrow" | "rectangle" | "ellipse" | "text";
      readonly path: readonly Point[];
      readonly frames: readonly [number, number];
      /** RRGGBB. */
      readonly color: string;
      readonly text?: string;
    }
  | { readonly does: "role"; readonly of: string; readonly role: "host" | "reviewer" | "viewer" }
  | { readonly does: "hand-lead"; readonly to: string }
  | { readonly does: "private"; readonly on: boolean }
  | { readonly does: "zoom"; readonly by: number; readonly around: Point }
  | { readonly does: "grade"; readonly exposure: number };

/** A deed of somebody, at a time from the beginning. */
export type Act = Deed & { readonly at: string; readonly who: string };

/** A session that is to be played, as it was written. */
export interface Screenplay {
  readonly title: string;
  readonly policy: object;
  readonly clips: Readonly<Record<string, Clip>>;
  /** The first of them makes the room, with the first clip. */
  readonly cast: Readonly<Record<string, Part>>;
  readonly acts: readonly Act[];
}

/** Reads one; the acts have to be in the order of their times, and name nobody who is not of the cast. */
export function readScreenplay(path: string): Screenplay {
  const screenplay = JSON.parse(readFileSync(path, "utf8")) as Screenplay;
  let last = 0;
  for (const act of screenplay.acts) {
    const at = secondsOf(act.at);
    if (!(at >= last)) throw new Error(`${path}: ${act.at} ${act.does}: times go back`);
    if (!screenplay.cast[act.who]) throw new Error(`${path}: ${act.at} ${act.does}: nobody is called ${act.who}`);
    last = at;
  }
  return screenplay;
}

/** Of a time such as `12:05.5`. */
export function secondsOf(time: string): number {
  const [minutes, seconds] = time.split(":");
  return Number(minutes) * 60 + Number(seconds);
}
