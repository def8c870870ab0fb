import { frameNumber } from "../frames/numbering";
import { strings } from "../strings";
import type { RoomPicture } from "./view";

const say = strings.action;

/** What a screen reader is told of what one does oneself; what others do is told by the lines over the picture. */
export class Announcer {
  #before: RoomPicture | undefined;

  /** What there is to say of a picture that comes after the one before; undefined: nothing. */
  next(shown: RoomPicture): string | undefined {
    const before = this.#before;
    this.#before = shown;
    if (before === undefined) {
      return undefined;
    }
    const { last } = shown;
    if (last?.mine === true && last.id !== before.last?.id) {
      return last.text;
    }
    // the room has no entry of what one does alone
    return shown.alone && before.alone ? aloneText(before, shown) : undefined;
  }
}

function aloneText(before: RoomPicture, { clip, transport }: RoomPicture): string | undefined {
  const { playing, rest } = transport;
  if (playing !== before.transport.playing && playing) {
    return say.played(say.you);
  }
  if (clip === undefined || rest === undefined || rest === before.transport.rest) {
    return undefined;
  }
  const frame = frameNumber(clip, rest);
  return before.transport.playing ? say.paused(say.you, frame) : say.seeked(say.you, frame);
}
