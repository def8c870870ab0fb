import type { ConnectionState } from "@sameframe/sync";
import { frameNumber, timecodeOf } from "../../frames/numbering";
import type { RoomPicture } from "../../store/view";

/** The frame on glass. */
export interface FrameDetail {
  /** Id of the medium. */
  readonly medium: string;
  /** From 0. */
  readonly frame: number;
  /** As people say it: the production's number of the frame. */
  readonly number: number;
  /** `HH:MM:SS:FF`, with `;` before the frames if it drops numbers. */
  readonly timecode: string;
}

/** How the room plays. */
export interface PlaybackDetail {
  readonly playing: boolean;
  /** 1 is real time; negative is backwards. */
  readonly speed: number;
}

/** Somebody in the room. */
export interface PersonDetail {
  readonly id: number;
  readonly name: string;
  readonly host: boolean;
  readonly you: boolean;
  readonly here: boolean;
}

/** What `<sameframe-player>` tells its page, by the names of the events. All of them bubble, out of shadow trees as well. */
export interface PlayerEvents {
  /** The connection has another state: `live`, `waiting`, `connecting`, `reconnecting`, `failed`, `closed`. */
  "sameframe-connection": ConnectionState["kind"];
  /** Another frame is on glass. */
  "sameframe-frame": FrameDetail;
  /** The room plays, or pauses, or changes its speed. */
  "sameframe-playback": PlaybackDetail;
  /** Somebody came or went, or is somebody else. */
  "sameframe-people": readonly PersonDetail[];
  /** The room's title is known, or another one. */
  "sameframe-title": string;
  /** The token ends soon: give `renew` another one. */
  "sameframe-expiring": undefined;
  /** The room is left, or takes this token no longer. */
  "sameframe-closed": ConnectionState;
}

type Told = {
  readonly [Name in Exclude<keyof PlayerEvents, "sameframe-closed" | "sameframe-expiring" | "sameframe-title">]: {
    readonly type: Name;
    readonly detail: PlayerEvents[Name];
  };
};

/** One event, ready to be told. */
export type Telling = Told[keyof Told];

/** What there is to tell when a room's page shows something else than before. */
export function tellings(shown: RoomPicture, before: RoomPicture | undefined): readonly Telling[] {
  const told: Telling[] = [];
  if (shown.connection.kind !== before?.connection.kind) {
    told.push({ type: "sameframe-connection", detail: shown.connection.kind });
  }
  if (shown.people !== before?.people && !isAlike(peopleIn(shown), peopleIn(before))) {
    told.push({ type: "sameframe-people", detail: peopleIn(shown) });
  }
  const { playing, speed } = shown.transport;
  if (playing !== before?.transport.playing || speed !== before.transport.speed) {
    told.push({ type: "sameframe-playback", detail: { playing, speed: speed / 1000 } });
  }
  const { clip, frame } = shown;
  if (clip !== undefined && (frame !== before?.frame || clip.id !== before.clip?.id)) {
    const number = frameNumber(clip, frame);
    told.push({
      type: "sameframe-frame",
      detail: { medium: clip.id, frame, number, timecode: timecodeOf(clip, frame) },
    });
  }
  return told;
}

function peopleIn(shown: RoomPicture | undefined): readonly PersonDetail[] {
  return (shown?.people ?? []).map(({ id, name, host, you, presence }) => ({
    id,
    name,
    host,
    you,
    here: presence === "here",
  }));
}

function isAlike(these: readonly PersonDetail[], those: readonly PersonDetail[]): boolean {
  return JSON.stringify(these) === JSON.stringify(those);
}
