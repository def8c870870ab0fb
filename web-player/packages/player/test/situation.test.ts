import { describe, expect, it } from "vitest";
import { warningOf } from "../src/elements/warning";
import { IDLE, type RoomPicture } from "../src/store/view";

const QUIET: RoomPicture = {
  title: "",
  connection: { kind: "live" },
  sync: undefined,
  people: [],
  clip: undefined,
  transport: IDLE,
  lobby: false,
  waitsFor: undefined,
  frame: 0,
  seq: 0,
  picture: { kind: "ready" },
  toasts: [],
  last: undefined,
  scrubbing: [],
};

describe("[WR4] a page says why nothing comes, or why nothing plays", () => {
  it.each<[string, Partial<RoomPicture>, string]>([
    ["all is well", {}, ""],
    ["outside", { connection: { kind: "waiting" } }, "The host will let you in. You need not do anything."],
    ["in the lobby", { lobby: true }, "The host has not started yet."],
    ["at a gate", { waitsFor: 3 }, "Waiting for 3 people …"],
    ["at a gate, for one", { waitsFor: 1 }, "Waiting for one person …"],
    [
      "without a connection, whatever else",
      { connection: { kind: "failed", attempts: 10 }, lobby: true },
      "Connection lost. You can keep watching.",
    ],
  ])("%s", (_, change, text) => {
    expect(warningOf({ ...QUIET, ...change })).toBe(text);
  });
});
