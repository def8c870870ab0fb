import {
  Control,
  create,
  GradeSchema,
  LeadSchema,
  PolicySchema,
  Presence,
  Role,
  RoomCardSchema,
  SignalFromSchema,
  SubscriptionSchema,
  type Value,
} from "@sameframe/protocol";
import { Category, type RoomEvents, RoomView } from "@sameframe/sync";
import { describe, expect, it } from "vitest";
import { type Grading, NEUTRAL_GRADING } from "../src/gpu/grading";
import { drivingRefusal } from "../src/store/driving";
import { gradeOf, sharedGrading } from "../src/store/picture-values";
import { SharedValue } from "../src/store/shared-value";
import { person, value } from "./history/recorded";

const CARD = value("card", { case: "card", value: create(RoomCardSchema, { title: "Trailer" }) });
const HOST = person(1, "Patty", Presence.HERE, { role: Role.HOST });
const SAM = person(2, "Sam", Presence.HERE, { role: Role.REVIEWER });
const VIEWER = person(2, "Sam", Presence.HERE, { role: Role.VIEWER });
const OFF = value("subscription/2", {
  case: "subscription",
  value: create(SubscriptionSchema, { participant: 2, off: [Category.GRADE] }),
});
const controlled = (control: Control): Value =>
  value("policy", { case: "policy", value: create(PolicySchema, { control }) });
const lead = (holder: number): Value => value("lead", { case: "lead", value: create(LeadSchema, { holder }) });
const graded = (exposure: number): Value =>
  value("grade", { case: "grade", value: create(GradeSchema, gradeOf(stops(exposure))) });
const stops = (exposure: number): Grading => ({ ...NEUTRAL_GRADING, exposure });

/** A room in memory, and a grade that is shared with it. */
class Desk {
  readonly calls: string[] = [];
  readonly timers = new Set<() => void>();
  room = RoomView.EMPTY;
  readonly #heard = new Map<string, (event: never) => void>();
  readonly value: SharedValue<Grading>;

  constructor(kept?: Grading) {
    const say = (name: string) => async (it: unknown) => {
      this.calls.push(`${name} ${JSON.stringify(it)}`);
      return 1;
    };
    const commands = {
      setView: say("setView"),
      setGrade: async ({ exposure }: { exposure?: number }) => say("set")(exposure),
      dragView: say("dragView"),
      dragGrade: ({ exposure }: { exposure?: number }) => void say("drag")(exposure),
    };
    const desk = this;
    const link = {
      get room() {
        return desk.room;
      },
      subscribe: say("subscribe"),
      on: <Name extends keyof RoomEvents>(name: Name, handler: (event: RoomEvents[Name]) => void) => {
        this.#heard.set(name, handler as (event: never) => void);
        return () => this.#heard.delete(name);
      },
    };
    const later = (_: number, act: () => void) => {
      this.timers.add(act);
      return () => this.timers.delete(act);
    };
    this.value = new SharedValue(link, sharedGrading(commands), later, () => {}, kept);
  }

  has(...values: readonly Value[]): this {
    this.room = new RoomView(new Map(values.map((it) => [it.key, it])), 2);
    this.#heard.get("room")?.(this.room as never);
    return this;
  }

  hears(exposure: number): void {
    const signal = { signal: { case: "grade" as const, value: gradeOf(stops(exposure)) } };
    this.#heard.get("signal")?.(create(SignalFromSchema, { participant: 1, signal }) as never);
  }

  rings(): void {
    for (const act of [...this.timers]) {
      this.timers.delete(act);
      act();
    }
  }

  get exposure(): number {
    return this.value.value.exposure;
  }
}

describe("[PV5] a grade that is shared", () => {
  it("[PV5] is seen as the room has it, and is passed on while it is dragged", () => {
    const desk = new Desk().has(CARD, HOST, SAM, graded(2));
    expect(desk.exposure).toBe(2);
    desk.value.change(stops(3), false);
    desk.value.change(stops(4), false);
    expect([desk.exposure, desk.calls]).toEqual([4, ["drag 3", "drag 4"]]);
    desk.rings();
    expect(desk.calls.at(-1)).toBe("set 4");
  });

  it("[PV5] follows the drag of another, until their command or silence", () => {
    const desk = new Desk().has(CARD, HOST, SAM, graded(2));
    desk.hears(3);
    expect(desk.exposure).toBe(3);
    desk.has(CARD, HOST, SAM, graded(3.5));
    expect(desk.exposure).toBe(3.5);
    desk.hears(4);
    desk.rings();
    expect(desk.exposure).toBe(3.5);
  });

  it("[PV5] one's own hand counts before another's", () => {
    const desk = new Desk().has(CARD, HOST, SAM);
    desk.value.change(stops(1), false);
    desk.hears(3);
    expect(desk.exposure).toBe(1);
  });

  it("[PV5] with the category off is one's own: nobody is told, and nothing is taken over", () => {
    const desk = new Desk().has(CARD, HOST, SAM, OFF);
    desk.value.change(stops(1), false);
    desk.value.change(stops(2), true);
    desk.hears(5);
    desk.rings();
    expect([desk.exposure, desk.calls]).toEqual([2, []]);
  });

  it("[PV5] switched off, begins with what is seen; switched on, is the room's again", () => {
    const desk = new Desk().has(CARD, HOST, SAM, graded(2));
    desk.value.share(false);
    expect(desk.calls).toEqual([`subscribe [${Category.GRADE}]`]);
    desk.has(CARD, HOST, SAM, OFF);
    expect(desk.exposure).toBe(2);
    desk.value.share(true);
    desk.has(CARD, HOST, SAM, graded(-1));
    expect(desk.exposure).toBe(-1);
  });

  it("[PV5] what was one's own before a reload is it again", () => {
    const desk = new Desk(stops(7));
    expect(desk.exposure).toBe(0);
    desk.has(CARD, HOST, SAM, OFF);
    expect(desk.exposure).toBe(7);
  });

  it("[PV4] cannot be changed by a viewer, who can have their own", () => {
    const desk = new Desk().has(CARD, HOST, VIEWER, graded(2));
    desk.value.change(stops(3), true);
    expect([desk.exposure, desk.value.refusal, desk.calls]).toEqual([2, "viewer", []]);
    desk.has(CARD, HOST, VIEWER, OFF);
    desk.value.change(stops(3), true);
    expect([desk.exposure, desk.value.refusal]).toEqual([3, undefined]);
  });
});

describe("[PV4] who may change what is shared", () => {
  it.each([
    ["nobody outside", [CARD, HOST], "outside"],
    ["no viewer", [CARD, HOST, VIEWER, controlled(Control.EVERYONE)], "viewer"],
    ["a reviewer", [CARD, HOST, SAM, controlled(Control.EVERYONE)], undefined],
    ["no reviewer where hosts drive", [CARD, HOST, SAM, controlled(Control.HOST)], "host"],
    ["nobody without the lead", [CARD, HOST, SAM, controlled(Control.LEAD), lead(1)], "lead"],
    ["who has the lead", [CARD, HOST, SAM, controlled(Control.LEAD), lead(2)], undefined],
    [
      "nobody in a closed room",
      [value("card", { case: "card", value: create(RoomCardSchema, { closed: 5n }) }), HOST, SAM],
      "outside",
    ],
  ] as const)("[PV4] %s", (_, values, refusal) => {
    expect(drivingRefusal(new RoomView(new Map(values.map((it) => [it.key, it])), 2))).toBe(refusal);
  });
});
