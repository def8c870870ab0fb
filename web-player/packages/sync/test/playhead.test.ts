import { create, FrameRateSchema, LoopMode, PlaybackSchema } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import vectors from "../../../../room-actors/src/test/resources/playhead-vectors.json" with { type: "json" };
import { type Course, endsAt, frameAt, paceAt, positionAt } from "../src/playhead";

const LOOPS: Record<string, LoopMode> = {
  LOOP_MODE_ONCE: LoopMode.ONCE,
  LOOP_MODE_LOOP: LoopMode.LOOP,
  LOOP_MODE_PING_PONG: LoopMode.PING_PONG,
  LOOP_MODE_THROUGH: LoopMode.THROUGH,
};

const rateOf = ([numerator = 0, denominator = 0]: number[]) => create(FrameRateSchema, { numerator, denominator });

type Vector = (typeof vectors)[number];

const courseOf = ({ playback }: Vector): Course =>
  create(PlaybackSchema, {
    ...playback,
    at: BigInt(playback.at),
    loop: LOOPS[playback.loop] ?? LoopMode.UNSPECIFIED,
  });

describe("[PB1] the playhead is where the vectors say", () => {
  it.each(vectors)("$name", (vector) => {
    const [course, rate] = [courseOf(vector), rateOf(vector.rate)];
    const counted = vector.at.map(({ t }) => ({
      t,
      position: Number(positionAt(course, rate, BigInt(t))),
      frame: frameAt(course, rate, BigInt(t)),
    }));
    expect(counted).toEqual(vector.at);
  });
});

describe("[PB8] a playhead that plays once ends when the vectors say", () => {
  it.each(vectors)("$name", (vector) => {
    const end = endsAt(courseOf(vector), rateOf(vector.rate));
    expect(end === undefined ? undefined : Number(end)).toBe("endsAt" in vector ? vector.endsAt : undefined);
  });
});

describe("[PB1] the pace", () => {
  const course = create(PlaybackSchema, {
    playing: true,
    at: 1_000_000n,
    speed: 1000,
    loop: LoopMode.PING_PONG,
    outPoint: 23,
  });
  const rate = rateOf([24, 1]);

  it.each([
    ["before a scheduled start", {}, 0, 0],
    ["forth", {}, 1_500_000, 1000],
    ["back", {}, 2_500_000, -1000],
    ["forth again", {}, 3_500_000, 1000],
    ["once", { loop: LoopMode.ONCE }, 1_999_999, 1000],
    ["once, at the end", { loop: LoopMode.ONCE }, 2_000_000, 0],
    ["through", { loop: LoopMode.THROUGH }, 1_999_999, 1000],
    ["through, at the end of the shot", { loop: LoopMode.THROUGH }, 2_000_000, 0],
    ["paused", { playing: false }, 1_500_000, 0],
  ])("%s", (_, change, instant, pace) => {
    expect(paceAt({ ...course, ...change }, rate, BigInt(instant))).toBe(pace);
  });
});
