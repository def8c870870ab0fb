import type { Playback } from "@sameframe/protocol";
import type { RoomView } from "@sameframe/sync";
import { frameNumber } from "../frames/numbering";
import { strings } from "../strings";
import type { Scene } from "./scene";
import { clipOf, loopOf, speedLabel } from "./view";

const say = strings.action;

/** What became of the playhead; of what the room does by itself, only that it goes on with the next shot. */
export function playbackText(before: Playback | undefined, after: Playback, scene: Scene): string | undefined {
  const { who, actor, room } = scene;
  const clip = clipOf(room.media.get(after.medium));
  const number = (frame: number): number => (clip === undefined ? frame : frameNumber(clip, frame));
  if (before === undefined) {
    return undefined;
  }
  if (before.medium !== after.medium) {
    return mediumText(before.medium, after.medium, scene);
  }
  if (actor === undefined) {
    return undefined;
  }
  if (before.inPoint !== after.inPoint || before.outPoint !== after.outPoint) {
    const whole = clip !== undefined && after.inPoint === 0 && after.outPoint === clip.frames - 1;
    return whole ? say.wholeRange(who) : say.range(who, number(after.inPoint), number(after.outPoint));
  }
  if (before.speed !== after.speed) {
    return say.speed(who, speedLabel(after.speed));
  }
  if (before.loop !== after.loop) {
    return say.loop(who, strings.transport.loop[loopOf(after.loop)]);
  }
  if (before.playing !== after.playing) {
    return after.playing ? say.played(who) : say.paused(who, number(after.frame));
  }
  const stepped = !after.playing && Math.abs(after.frame - before.frame) === 1;
  return stepped ? say.stepped(who, number(after.frame)) : say.seeked(who, number(after.frame));
}

function mediumText(before: string, after: string, { who, actor, room }: Scene): string {
  const title = room.media.get(after)?.title ?? after;
  if (actor === undefined) {
    return say.goesOn(title);
  }
  const from = placeOf(before, room);
  const further = from < 0 ? 0 : placeOf(after, room) - from;
  if (further === 1) {
    return say.nextShot(who, title);
  }
  return further === -1 ? say.previousShot(who, title) : say.selected(who, title);
}

/** Place in the playlist of the shot that a medium is a version of; -1: of none. */
function placeOf(medium: string, room: RoomView): number {
  return [...room.shots.values()].findIndex(({ versions }) => versions.includes(medium));
}
