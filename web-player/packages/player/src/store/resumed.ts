import type { Resumed, RoomView } from "@sameframe/sync";
import { frameNumber } from "../frames/numbering";
import { peopleStrings } from "../strings-people";
import { clipOf } from "./view";

const say = peopleStrings.resumed;

/** What is there again after a lost connection: "Back on 1042, 14 entries caught up". */
export function resumedText(resumed: Resumed, { playback, media }: RoomView): string {
  const clip = clipOf(playback && media.get(playback.medium));
  const rests = playback !== undefined && !playback.playing && clip !== undefined;
  const where = rests ? say.on(frameNumber(clip, playback.frame)) : say.plain;
  if (resumed.kind === "snapshot") {
    return say.snapshot(where);
  }
  return resumed.count === 0 ? say.nothing(where) : say.entries(where, resumed.count);
}
