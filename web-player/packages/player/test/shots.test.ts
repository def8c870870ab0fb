import {
  Admission,
  Control,
  create,
  LeadSchema,
  PolicySchema,
  Presence,
  Role,
  RoomCardSchema,
  ShotSchema,
  ShotStatus,
  type Value,
} from "@sameframe/protocol";
import { Refusal, RoomView } from "@sameframe/sync";
import { describe, expect, it } from "vitest";
import { placeAt } from "../src/elements/playlist/reorder";
import type { Addition, Described } from "../src/medium/addition";
import type { Commanded } from "../src/store/commands";
import { shotRights } from "../src/store/shot-rights";
import { orderOf, ShotRows } from "../src/store/shot-rows";
import { ShotsStore } from "../src/store/shots-store";
import { clipOf, type RoomPicture } from "../src/store/view";
import { medium, NEXT, person, playback, SHOT, value } from "./history/recorded";

const CARD = value("card", { case: "card", value: create(RoomCardSchema, { title: "Dailies" }) });
const PATTY = person(1, "Patty", Presence.HERE, { role: Role.HOST });
const SAM = person(2, "Sam", Presence.HERE, { role: Role.REVIEWER });
const VERA = person(3, "Vera", Presence.HERE, { role: Role.VIEWER });

function shot(id: string, rank: number, versions: readonly string[], status = ShotStatus.OPEN): Value {
  const it = create(ShotSchema, { id, rank, versions: [...versions], chosen: versions.at(-1) ?? "", status });
  return value(`shot/${id}`, { case: "shot", value: it });
}

const SHOTS = [
  medium(SHOT),
  medium(NEXT),
  shot("s1", 0, ["m1"]),
  shot("s2", 1, ["m2"], ShotStatus.APPROVED),
  shot("s3", 2, ["m3"]),
];

const room = (you: number, ...values: readonly Value[]): RoomView =>
  new RoomView(new Map([CARD, PATTY, SAM, VERA, ...SHOTS, ...values].map((it) => [it.key, it])), you);

const policy = (control: Control): Value =>
  value("policy", { case: "policy", value: create(PolicySchema, { control }) });
const lead = (holder: number): Value => value("lead", { case: "lead", value: create(LeadSchema, { holder }) });

describe("[LS1] what the rows say", () => {
  it("place, title, length, rate, status, and which one is in view", () => {
    const rows = new ShotRows().of(room(1), "m2", undefined);
    expect(
      rows.map(({ id, place, title, frames, rate, verdict, current }) => [
        id,
        place,
        title,
        frames,
        rate,
        verdict,
        current,
      ]),
    ).toEqual([
      ["s1", 1, "Shot 10", 240, "24", "open", false],
      ["s2", 2, "Shot 20", 100, "24", "approved", true],
      ["s3", 3, "s3", 0, "", "open", false],
    ]);
  });

  it("versions are counted from the oldest, and the chosen one gives the title", () => {
    const view = room(1, shot("s1", 0, ["m1", "m2"]));
    const [row] = new ShotRows().of(view, "m1", undefined);
    expect(row).toMatchObject({ title: "Shot 20", chosen: "m2", current: true });
    expect(row?.versions).toEqual([
      { medium: "m1", number: 1, title: "Shot 10" },
      { medium: "m2", number: 2, title: "Shot 20" },
    ]);
  });
});

it("[LS5] a shot of which nothing has changed keeps its row", () => {
  const rows = new ShotRows();
  const before = rows.of(room(1), "m1", undefined);
  const after = rows.of(room(1, shot("s3", 2, ["m3"], ShotStatus.NEEDS_WORK)), "m1", undefined);
  expect(after.map((row, n) => row === before[n])).toEqual([true, true, false]);
});

describe("[LS3] moving", () => {
  it.each<[string, string, string]>([
    ["s3", "s1", "s3 s1 s2"],
    ["s1", "s3", "s2 s1 s3"],
    ["s1", "", "s2 s3 s1"],
    ["s2", "gone", "s1 s3 s2"],
    ["gone", "s1", "s1 s2 s3"],
  ])("%s before “%s” is %s", (id, before, order) => {
    expect(orderOf(room(1), { shot: id, before }).join(" ")).toBe(order);
  });

  it.each<[number, number]>([
    [-5, 0],
    [14, 0],
    [16, 1],
    [44, 1],
    [46, 2],
    [99, 3],
  ])("let go at a height of %i it comes before row %i", (y, place) => {
    const rows = [0, 30, 60].map((top) => ({ top, bottom: top + 30 }));
    expect(placeAt(rows, y)).toBe(place);
  });
});

describe("[LS4] what one may do", () => {
  it.each<[string, RoomView, boolean, unknown, unknown, unknown]>([
    ["a host", room(1), false, undefined, undefined, undefined],
    ["a reviewer", room(2), false, undefined, undefined, undefined],
    ["a viewer", room(3), false, "viewer", "viewer", "viewer"],
    ["a viewer alone", room(3), true, "viewer", undefined, "viewer"],
    ["a reviewer where the host drives", room(2, policy(Control.HOST)), false, "host", "host", undefined],
    ["the same alone", room(2, policy(Control.HOST)), true, "host", undefined, undefined],
    ["the host there", room(1, policy(Control.HOST)), false, undefined, undefined, undefined],
    ["who has no lead", room(1, policy(Control.LEAD), lead(2)), false, "lead", "lead", undefined],
    ["who has it", room(2, policy(Control.LEAD), lead(2)), false, undefined, undefined, undefined],
    [
      "who waits",
      room(2, person(2, "Sam", Presence.HERE, { admission: Admission.WAITING })),
      true,
      "outside",
      "outside",
      "outside",
    ],
    ["nobody", room(9), true, "outside", "outside", "outside"],
  ])("%s", (_, view, alone, edit, show, judge) => {
    expect(shotRights(view, alone)).toEqual({ edit, show, judge });
  });
});

/** A store, and what it asked of the room. */
class Desk {
  readonly calls: string[] = [];
  readonly store: ShotsStore;
  readonly #answers: (() => void)[] = [];
  room = room(1);
  refuses: readonly string[] = [];
  /** Answers wait until they are given. */
  slow = false;

  constructor(describe: (addition: Addition) => Promise<Described> = async () => ({ media: [], apart: 0 })) {
    const acting =
      (who: string) =>
      (_: unknown, name: string | symbol) =>
      async (...args: unknown[]) => {
        this.calls.push([who + String(name), ...args.map((it) => JSON.stringify(it))].join(" "));
        if (this.slow) await new Promise<void>((answered) => this.#answers.push(answered));
        if (this.refuses.includes(String(name))) throw new Refusal("limit", "Too many.", "Remove some.");
      };
    const look = new Proxy({}, { get: (_, name) => (name === "playback" ? this.own : acting("look.")(_, name)) });
    const link = new Proxy(
      {},
      { get: (_, name) => (name === "room" ? this.room : name === "look" ? look : acting("")(_, name)) },
    ) as Commanded;
    this.store = new ShotsStore(link, { describe, files: async () => [] }, () => {});
  }

  own: unknown;

  answer(): Promise<void> {
    for (const answered of this.#answers.splice(0)) answered();
    return Promise.resolve();
  }

  renew(values: readonly Value[] = []): void {
    this.room = room(1, ...values);
    this.store.renew({ clip: clipOf(this.room.media.get("m1")), alone: false } as RoomPicture);
  }

  get order(): string {
    return this.store.picture.rows.map(({ id }) => id).join(" ");
  }
}

describe("[LS3] what was moved stands there at once", () => {
  it("until the room has answered", async () => {
    const desk = new Desk();
    desk.slow = true;
    desk.store.move("s3", "s1");
    expect(desk.calls).toEqual(['moveShot "s3" "s1"']);
    expect(desk.order).toBe("s3 s1 s2");
    await desk.answer();
    await expect.poll(() => desk.order).toBe("s1 s2 s3");
  });

  it("and back where the room has it, if it refuses", async () => {
    const desk = new Desk();
    desk.refuses = ["moveShot"];
    desk.store.move("s3", "s1");
    expect(desk.order).toBe("s3 s1 s2");
    await expect.poll(() => desk.order).toBe("s1 s2 s3");
  });

  it("what is there already asks nothing", () => {
    const desk = new Desk();
    desk.store.move("s1", "s2");
    desk.store.move("s3", "");
    desk.store.move("s2", "s2");
    expect(desk.calls).toEqual([]);
  });
});

it("[LS1] a choice is the room's, or one's own while one looks around alone", () => {
  const desk = new Desk();
  desk.store.show("m2");
  desk.own = playback();
  desk.store.show("m2");
  expect(desk.calls).toEqual(['selectMedium "m2"', 'look.selectMedium "m2"']);
});

describe("[LS2] adding", () => {
  const rate = { numerator: 24, denominator: 1 };
  const media = (...titles: string[]) =>
    titles.map((title) => ({
      title,
      rate,
      frames: 10,
      firstPresentationUs: 0,
      sources: [{ location: `media:${title}`, contentType: "" }],
    }));
  const address = (title: string): Addition => ({ kind: "address", title, address: `https://a.example/${title}` });

  it("goes one by one, with the number of the first frame; what fails stays with its reason", async () => {
    const desk = new Desk(async ({ title }) => {
      if (title === "bad") throw new Error("This is no video.");
      return { media: media(title), apart: 0 };
    });
    const adding = desk.store.add([address("one"), address("bad"), address("two")], undefined, {
      number: 1001,
      typed: false,
    });
    expect(desk.store.picture.adding.map(({ state }) => state)).toEqual(["waiting", "waiting", "waiting"]);
    await adding;
    expect(desk.calls.map((it) => [/"title":"(\w+)"/.exec(it)?.[1], it.includes('"firstFrameNumber":1001')])).toEqual([
      ["one", true],
      ["two", true],
    ]);
    expect(desk.store.picture.adding).toEqual([{ id: 2, title: "bad", state: "failed", why: "This is no video." }]);
    desk.store.dismiss(2);
    expect(desk.store.picture.adding).toEqual([]);
  });

  it.each([
    ["a number that nobody typed gives way to the medium's own", 1101, { number: 1001, typed: false }, 1101],
    ["a number that somebody typed does not", 1101, { number: 2001, typed: true }, 2001],
    ["a medium without one has the one that stands there", undefined, { number: 1001, typed: false }, 1001],
    ["a medium without one has the one that was typed", undefined, { number: 2001, typed: true }, 2001],
  ])("%s", async (_, own, first, expected) => {
    const numbered = media("a").map((it) => (own === undefined ? it : { ...it, firstFrameNumber: own }));
    const desk = new Desk(async () => ({ media: numbered, apart: 0 }));
    await desk.store.add([address("a")], undefined, first);
    expect(desk.calls.join()).toContain(`"firstFrameNumber":${expected}`);
  });

  it("a version goes to its shot, and what does not go with it is a shot of its own", async () => {
    const desk = new Desk(async () => ({ media: media("a", "b"), apart: 1 }));
    await desk.store.add([address("a")], "s2", { number: 1, typed: true });
    expect(desk.calls.map((it) => it.endsWith('"s2"'))).toEqual([true, false]);
    expect(desk.store.picture.adding).toMatchObject([{ state: "remark" }]);
  });

  it("a refusal is said as the room says it", async () => {
    const desk = new Desk(async () => ({ media: media("a"), apart: 0 }));
    desk.refuses = ["addMedium"];
    await desk.store.add([address("a")], undefined, { number: 1, typed: true });
    expect(desk.store.picture.adding).toMatchObject([{ state: "failed", why: "Too many. Remove some." }]);
  });

  it("a new shot begins with the number that the one in view begins with", () => {
    const desk = new Desk();
    expect(desk.store.picture.first).toBe(1001);
    desk.renew();
    expect(desk.store.picture.first).toBe(SHOT.firstFrameNumber);
  });
});
