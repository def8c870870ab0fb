import { LoopMode } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { Screening } from "./support/screening";

/** What happens in the room while this client is away. */
const meanwhile: Record<string, (s: Screening) => void> = {
  nothing: () => {},
  "another seeks": (s) => s.room.otherSeeks(1_234),
  "another seeks ten times": (s) => {
    for (let n = 0; n < 10; n++) s.room.otherSeeks(100 * n);
  },
  "another plays": (s) => s.room.otherPlays(500),
  "another plays in reverse": (s) => s.room.otherPlays(5_000, { speed: -1000 }),
  "another plays a loop": (s) => s.room.otherPlays(500, { inPoint: 480, outPoint: 1_300, loop: LoopMode.LOOP }),
  "so much that a snapshot comes": (s) => {
    s.room.otherPlays(500);
    s.room.forgetsBefore = s.room.seq;
  },
};

const cases = ["rests", "plays"].flatMap((before) =>
  Object.keys(meanwhile).flatMap((what) => [20, 120, 400].map((seekDelay) => [before, what, seekDelay] as const)),
);

describe("[RC9] within a second of an open socket the player is on the room's frame", () => {
  it.each(cases)("it %s, and %s; a seek takes %i ms", async (before, what, seekDelay) => {
    const s = await Screening.open((player) => {
      player.seekDelay = seekDelay;
    }, 10_000);
    if (before === "plays") void s.client.play();
    await s.run(3_000);
    s.socket.cut();
    await s.time.pass(700);
    meanwhile[what]?.(s);
    await s.time.pass(19_300);
    while (s.client.state.kind !== "reconnecting" || s.socket.isClosed === false) await s.time.pass(100);
    s.client.reconnect();
    await s.time.pass(0);
    s.socket.open();
    await s.run(1_000);
    const reverse = what.includes("reverse");
    for (let n = 0; n < 20; n++) {
      // What is shown by seeking is as late as a seek is long.
      const late = reverse ? Math.ceil(((seekDelay + 50) * 24) / 1000) : 1;
      expect(Math.abs(s.off)).toBeLessThanOrEqual(late);
      await s.run(10);
    }
    expect(s.client.sync.pending).toBe(0);
  });
});

describe("[RC3] how it stands and what was made up for is told", () => {
  it("each attempt, the return, and what a person should read of it", async () => {
    const s = await Screening.open();
    s.seen.state.length = 0;
    s.seen.sync.length = 0;
    s.socket.cut();
    void s.client.seek(7);
    for (const wait of [0, 1_000, 2_000]) {
      await s.time.pass(wait);
      s.socket.cut();
    }
    s.room.otherSeeks(9);
    await s.time.pass(4_000);
    await s.join();
    await s.run(1_000);
    const states = s.seen.state.map((state) => (state.kind === "reconnecting" ? state.attempt : state.kind));
    expect(states).toEqual([1, 2, 3, 4, "live"]);
    expect(s.seen.resumed).toEqual([{ kind: "entries", count: 1 }]);
    const statuses = s.seen.sync.map(({ status }) => status);
    expect(statuses.filter((status, n) => status !== statuses[n - 1])).toEqual(["offline", "syncing", "synced"]);
    expect(s.player.shown).toBe(7);
  });
});
