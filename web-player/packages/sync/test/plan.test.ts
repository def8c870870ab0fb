import { create, LoopMode, PlaybackSchema } from "@sameframe/protocol";
import { expect, it } from "vitest";
import { type Plan, planAt } from "../src/plan";
import type { Course } from "../src/playhead";

const rate = { numerator: 24, denominator: 1 };
const course = (change: object) =>
  create(PlaybackSchema, {
    playing: true,
    at: 10_000_000n,
    speed: 1000,
    loop: LoopMode.ONCE,
    inPoint: 24,
    outPoint: 47,
    frame: 24,
    ...change,
  });

it.each<[string, Course, bigint, Plan]>([
  ["rests while paused", course({ playing: false, frame: 30 }), 20_000_000n, { kind: "rest", frame: 30 }],
  ["rests until a scheduled start", course({}), 9_000_000n, { kind: "rest", frame: 24, until: 10_000_000n }],
  ["moves to the end", course({}), 10_500_000n, { kind: "move", pace: 1000, until: 11_000_000n, jumps: false }],
  ["rests at the end", course({}), 11_000_000n, { kind: "rest", frame: 47 }],
  [
    "moves to the end of a shot",
    course({ loop: LoopMode.THROUGH }),
    10_500_000n,
    { kind: "move", pace: 1000, until: 11_000_000n, jumps: false },
  ],
  [
    "moves to the jump of a loop",
    course({ loop: LoopMode.LOOP }),
    12_250_000n,
    { kind: "move", pace: 1000, until: 13_000_001n, jumps: true },
  ],
  [
    "moves to the turn of a ping-pong",
    course({ loop: LoopMode.PING_PONG, speed: 2000 }),
    10_600_000n,
    { kind: "move", pace: -2000, until: 11_000_000n, jumps: false },
  ],
])("[DC9] a plan %s", (_, at, instant, plan) => {
  const made = planAt(at, rate, instant);
  // Positions are rounded down, so an edge may be met a microsecond or two beside.
  expect(Math.abs(Number((made.until ?? 0n) - (plan.until ?? 0n)))).toBeLessThanOrEqual(2);
  expect({ ...made, until: plan.until }).toEqual({ ...plan, until: plan.until });
});
