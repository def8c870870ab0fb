import { describe, expect, it } from "vitest";
import { Announcer } from "../src/store/announcer";
import { type Clip, IDLE, type Line, type RoomPicture, type Transport } from "../src/store/view";

const CLIP = {
  id: "m1",
  title: "Shot 10",
  exact: true,
  rate: { numerator: 24, denominator: 1 },
  frames: 240,
  firstFrameNumber: 1001,
  startTimecode: 0,
  dropFrame: false,
} as Clip;

interface Change {
  readonly last?: Line;
  readonly alone?: boolean;
  readonly transport?: Partial<Transport>;
}

function picture({ last, alone = false, transport = {} }: Change): RoomPicture {
  return { clip: CLIP, last, alone, transport: { ...IDLE, rest: 0, ...transport } } as RoomPicture;
}

const line = (id: number, text: string, mine: boolean): Line => ({
  id,
  text,
  color: undefined,
  tone: "action",
  ...(mine ? { mine } : {}),
});

const playing = { playing: true, rest: undefined };

describe("[SR1] of what one does oneself is said", () => {
  it.each<[string, Change, Change, string | undefined]>([
    ["each thing", {}, { last: line(1, "You pressed play", true) }, "You pressed play"],
    ["nothing twice", { last: line(1, "You drew", true) }, { last: line(1, "You drew", true) }, undefined],
    ["nothing that others did", {}, { last: line(1, "Sam pressed play", false) }, undefined],
    ["nothing of what moves in the room", {}, { transport: { rest: 7 } }, undefined],
    ["alone, that it plays", { alone: true }, { alone: true, transport: playing }, "You pressed play"],
    [
      "alone, where it was paused",
      { alone: true, transport: playing },
      { alone: true, transport: { rest: 11 } },
      "You paused on 1012",
    ],
    ["alone, where one went", { alone: true }, { alone: true, transport: { rest: 1 } }, "You seeked to 1002"],
    ["nothing when one goes alone", {}, { alone: true, transport: { rest: 5 } }, undefined],
  ])("%s", (_, before, after, expected) => {
    const announcer = new Announcer();
    expect(announcer.next(picture(before))).toBeUndefined();
    expect(announcer.next(picture(after))).toBe(expected);
  });
});
