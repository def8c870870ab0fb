import { LoopMode, type Medium, type Playback } from "@sameframe/protocol";
import type { Move } from "./commands";
import { endsAt, frameAt, hasEnd, MICRO, paceAt, positionAt, rateOf } from "./playhead";
import type { RoomView } from "./room-view";

/** When a move is made, and when what it starts begins: microseconds of server time. */
export interface Moment {
  readonly now: bigint;
  readonly start: bigint;
}

/** What there is to look at. */
export type Reel = Pick<RoomView, "media" | "shots">;

/** A playback after a move; undefined if the move finds nothing to change [PB] [ME3] [PL3]. */
export function moved(move: Move, before: Playback, reel: Reel, { now, start }: Moment): Playback | undefined {
  const medium = reel.media.get(before.medium);
  if (!medium) return undefined;
  const is = settled(before, medium, now);
  const frame = () => frameAt(is, rateOf(medium), now);
  switch (move.case) {
    case "play":
      return is.playing ? undefined : playingFrom(is, firstOf(is), start);
    case "pause":
      return is.playing ? pausedOn(is, move.value.frame ?? frame(), now) : undefined;
    case "seek":
      return is.playing ? playingFrom(is, move.value.frame, start) : pausedOn(is, move.value.frame, now);
    case "step":
      return pausedOn(is, (move.value.from ?? frame()) + move.value.frames, now);
    case "setSpeed":
      return { ...anchored(is, medium, now), speed: move.value.speed };
    case "setLoop":
      return { ...anchored(is, medium, now), loop: move.value.loop };
    case "setRange":
      return ranged(anchored(is, medium, now), move.value.inPoint, move.value.outPoint, start);
    case "selectMedium":
      return selected(is, reel.media.get(move.value.medium), now);
    case "advance":
      return selected(is, reel.media.get(shotFrom(is, reel, move.value.shots)?.chosen ?? ""), now);
  }
}

/** A playback that rests on the first frame of a medium's cut, with all of the cut as its range. */
export function loaded(is: Playback, medium: Medium, at: bigint): Playback {
  const { headHandle, tailHandle, frames } = medium;
  const range = { inPoint: headHandle, outPoint: frames - 1 - tailHandle };
  return { ...is, ...range, medium: medium.id, playing: false, frame: headHandle, phase: 0, at, speed: 1000 };
}

function selected(is: Playback, medium: Medium | undefined, now: bigint): Playback | undefined {
  return medium && medium.id !== is.medium ? loaded(is, medium, now) : undefined;
}

/** The shot that many places further; who looks at none of the playlist's begins at its end. */
function shotFrom(is: Playback, { shots }: Reel, places: number) {
  const all = [...shots.values()];
  const found = all.findIndex(({ versions }) => versions.includes(is.medium));
  const from = found >= 0 ? found : places > 0 ? -1 : all.length;
  return places === 0 ? undefined : all[Math.min(Math.max(from + places, 0), all.length - 1)];
}

/** What has come to its end rests there, whether or not the room has noted it yet [PB8]. */
export function settled(is: Playback, medium: Medium, now: bigint): Playback {
  const end = endsAt(is, rateOf(medium));
  return end !== undefined && end <= now ? pausedOn(is, lastOf(is), now) : is;
}

/** Where play begins: what was played to its end begins again. */
const firstOf = (is: Playback) => (hasEnd(is) && is.frame === lastOf(is) ? firstPlayed(is) : is.frame);

const firstPlayed = (is: Playback) => (is.speed > 0 ? is.inPoint : is.outPoint);

const lastOf = (is: Playback) => (is.speed > 0 ? is.outPoint : is.inPoint);

function playingFrom(is: Playback, frame: number, at: bigint): Playback {
  return { ...is, playing: true, frame: within(is, frame), phase: entryPhase(is), at };
}

function pausedOn(is: Playback, frame: number, at: bigint): Playback {
  return { ...is, playing: false, frame: within(is, frame), phase: 0, at };
}

/** Re-anchored, so that the past does not move [PB6]. */
export function anchored(is: Playback, medium: Medium, now: bigint): Playback {
  if (!is.playing || now <= is.at) return is;
  const rate = rateOf(medium);
  const position = positionAt(is, rate, now);
  const returning = is.loop === LoopMode.PING_PONG && paceAt(is, rate, now) !== is.speed;
  const speed = returning ? -is.speed : is.speed;
  return { ...is, frame: Number(position / MICRO), phase: Number(position % MICRO), at: now, speed };
}

function ranged(is: Playback, inPoint: number, outPoint: number, start: bigint): Playback {
  const changed = { ...is, inPoint, outPoint };
  const frame = within(changed, is.frame);
  if (frame === is.frame) return changed;
  if (!is.playing) return { ...changed, frame, phase: 0 };
  // What goes on does so as after a seek, in a loop from where that begins.
  const from = is.loop === LoopMode.LOOP ? firstPlayed(changed) : frame;
  const isOver = hasEnd(is) && frame === lastOf(changed);
  return isOver ? { ...changed, frame, phase: entryPhase(is) } : playingFrom(changed, from, start);
}

/** Where a frame is entered: it stays on glass for its whole time, whichever way the playhead moves. */
const entryPhase = (is: Playback) => (is.speed > 0 ? 0 : Number(MICRO) - 1);

const within = (is: Playback, frame: number) => Math.min(Math.max(frame, is.inPoint), is.outPoint);
