import type { Entry } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { frameOf, type Moment, Retrospect } from "../../src/history/retrospect";
import { BEGIN, entry, MINUTE, medium, person, playback, Recorded, SECOND, SHOT } from "./recorded";

/** A retrospect whose repaints are made by hand, and whose screen writes down what it was to show. */
function looking() {
  const { record } = new Recorded()
    .at(0, 1, medium(SHOT), playback(), person(1, "Patty"))
    .at(1 * SECOND, 1, playback({ playing: true, at: BigInt(BEGIN + SECOND) }))
    .at(3 * SECOND, 1, playback({ frame: 48 }))
    .at(30 * MINUTE, 1, playback({ frame: 100 }))
    .at(30 * MINUTE + 2 * SECOND, 1, playback({ frame: 101 }));
  const shown: (string | number)[] = [];
  const moments: Moment[] = [];
  let paint: ((now: number) => void) | undefined;
  let now = 5_000;
  const screen = {
    show: (_: unknown, at: bigint, pace: number) => shown.push(`${Number(at) - BEGIN} at ${pace}`),
    preview: (frame: number) => shown.push(frame),
    close: () => shown.push("closed"),
  };
  const retrospect = new Retrospect(
    record,
    screen,
    (each) => {
      paint = each;
      each(now);
      return () => {
        paint = undefined;
      };
    },
    (moment) => moments.push(moment),
  );
  const pass = (ms: number): void => {
    now += ms;
    paint?.(now);
  };
  return { retrospect, shown, pass, record, isPainting: () => paint !== undefined };
}

describe("[HP3] one moment at a time", () => {
  it("by entry and by instant, and never beyond the session", () => {
    const { retrospect, shown } = looking();
    retrospect.goToEntry(3);
    expect([retrospect.moment.seq, frameOf(retrospect.moment)]).toEqual([3, 48]);
    retrospect.goTo(BEGIN + 2 * SECOND);
    expect([retrospect.moment.seq, frameOf(retrospect.moment)]).toEqual([2, 24]);
    retrospect.stepFrames(3);
    expect(frameOf(retrospect.moment)).toBe(27);
    retrospect.step(-9);
    expect(retrospect.moment.seq).toBe(1);
    retrospect.goTo(BEGIN - MINUTE);
    expect(retrospect.moment.at).toBe(BEGIN);
    retrospect.goTo(BEGIN + 90 * MINUTE);
    expect(retrospect.moment.seq).toBe(5);
    expect(shown.at(-1)).toBe(`${30 * MINUTE + 2 * SECOND} at 0`);
  });

  it("a drag shows frames as the player can, its end exactly", () => {
    const { retrospect, shown } = looking();
    retrospect.goToEntry(1);
    retrospect.goTo(BEGIN + 1.5 * SECOND, true);
    retrospect.goTo(BEGIN + 2 * SECOND, true);
    retrospect.goTo(BEGIN + 2 * SECOND, false);
    expect(shown).toEqual(["0 at 0", 12, 24, `${2 * SECOND} at 0`]);
  });
});

describe("[HP13] the record grows", () => {
  const more = (record: { seq: number; take(it: Entry): void }) => () =>
    record.take(entry(record.seq + 1, 31 * MINUTE, 1, playback({ frame: 7 })));

  it("who is at its end stays there, anybody else where they are", () => {
    const { retrospect, record, shown } = looking();
    retrospect.goToEntry(5);
    retrospect.grow(more(record));
    expect([retrospect.moment.seq, frameOf(retrospect.moment)]).toEqual([6, 7]);
    retrospect.goToEntry(5);
    shown.length = 0;
    retrospect.grow(more(record));
    expect([retrospect.moment.seq, record.seq, shown]).toEqual([5, 7, []]);
    retrospect.goToEntry(7);
    retrospect.goTo(BEGIN + 30.9 * MINUTE);
    retrospect.grow(() => {});
    expect(retrospect.moment.at).toBe(BEGIN + 30.9 * MINUTE);
  });

  it("a session that goes by goes on into what came", () => {
    const { retrospect, record, pass } = looking();
    retrospect.goToEntry(4);
    retrospect.play();
    pass(1_900);
    retrospect.grow(() => record.take(entry(6, 30 * MINUTE + 3 * SECOND, 1, playback({ frame: 7 }))));
    pass(1_000);
    expect([retrospect.moment.running, retrospect.moment.seq]).toEqual([true, 5]);
    pass(1_000);
    expect([retrospect.moment.running, retrospect.moment.seq]).toEqual([false, 6]);
  });
});

describe("[HP4] moment after moment", () => {
  it("the picture is told when the room's changes, and gaps are skipped", () => {
    const { retrospect, shown, pass, isPainting } = looking();
    retrospect.goToEntry(1);
    retrospect.setPace(2);
    shown.length = 0;
    retrospect.play();
    expect(shown).toEqual(["0 at 2"]);
    pass(250);
    pass(200);
    expect(shown).toEqual(["0 at 2"]);
    pass(100);
    expect(shown.at(-1)).toBe(`${1.1 * SECOND} at 2`);
    pass(1_000);
    expect([retrospect.moment.seq, retrospect.moment.at - BEGIN]).toEqual([4, 30 * MINUTE + 0.1 * SECOND]);
    expect(shown.at(-1)).toBe(`${30 * MINUTE + 0.1 * SECOND} at 2`);
    pass(5_000);
    expect([retrospect.moment.running, isPainting()]).toEqual([false, false]);
    expect(shown.at(-1)).toBe(`${30 * MINUTE + 2 * SECOND} at 0`);
    retrospect.play();
    expect([retrospect.moment.running, retrospect.moment.at]).toEqual([true, BEGIN]);
    retrospect.close();
    expect([retrospect.moment.running, isPainting(), shown.at(-1)]).toEqual([false, false, "closed"]);
  });

  it("a step stops it", () => {
    const { retrospect, pass } = looking();
    retrospect.goToEntry(1);
    retrospect.play();
    pass(100);
    retrospect.step(1);
    expect([retrospect.moment.running, retrospect.moment.seq]).toEqual([false, 2]);
  });
});
