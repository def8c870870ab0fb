import { describe, expect, it } from "vitest";
import { Crowd, type Passage } from "../src/store/crowd";
import { personActs } from "../src/store/person-acts";
import type { Person } from "../src/store/view";

const USUAL: Person = {
  id: 2,
  name: "Sam",
  color: 0,
  role: "reviewer",
  lead: undefined,
  host: false,
  you: false,
  presence: "here",
  alone: false,
  copy: "ready",
  copyFrames: undefined,
  verified: false,
};
const host = (is: Partial<Person> = {}): Person => ({
  ...USUAL,
  id: 1,
  name: "Patty",
  role: "host",
  host: true,
  ...is,
});
const guest = (is: Partial<Person> = {}): Person => ({ ...USUAL, ...is });

describe("[PP2] what one may do about somebody", () => {
  it.each<[string, Person, Person[], boolean, string[]]>([
    [
      "a host about a reviewer",
      guest(),
      [host({ you: true })],
      false,
      ["Make host", "Make viewer", "Make host instead of you", "Remove from the room …"],
    ],
    [
      "a host about a viewer, under lead",
      guest({ role: "viewer" }),
      [host({ you: true })],
      true,
      ["Make host", "Make reviewer", "Make host instead of you", "Remove from the room …"],
    ],
    [
      "a host about who asks for the lead",
      guest({ lead: "asks" }),
      [host({ you: true, lead: "holds" })],
      true,
      ["Hand over the lead", "Make host", "Make viewer", "Make host instead of you", "Remove from the room …"],
    ],
    [
      "a host about another host",
      host({ id: 2 }),
      [host({ you: true })],
      false,
      ["Make reviewer", "Make viewer", "Remove from the room …"],
    ],
    ["the only host about themselves", host({ you: true }), [], false, []],
    [
      "a host about themselves, when another leads",
      host({ you: true }),
      [guest({ lead: "holds" })],
      true,
      ["Take the lead"],
    ],
    ["one of two hosts about themselves", host({ you: true }), [host({ id: 3 })], false, ["Be reviewer", "Be viewer"]],
    ["a guest about another", guest(), [guest({ id: 3, you: true })], true, []],
    ["who leads about another", guest(), [guest({ id: 3, you: true, lead: "holds" })], true, ["Hand over the lead"]],
    ["who leads about a viewer", guest({ role: "viewer" }), [guest({ id: 3, you: true, lead: "holds" })], true, []],
    ["a host about who waits", guest({ presence: "waiting" }), [host({ you: true })], false, []],
  ])("%s", (_, person, others, underLead, labels) => {
    const acts = personActs(person, [person, ...others], underLead);
    expect(acts.map(({ label }) => label)).toEqual(labels);
    expect(acts.filter(({ asks }) => asks).map(({ request }) => request.kind)).toEqual(
      labels.some((label) => label.startsWith("Remove")) ? ["remove"] : [],
    );
  });
});

describe("[PP5] where many come and go, it is said together", () => {
  it.each<[Passage[], string]>([
    [["came"], "Sam joined"],
    [["came", "came", "came", "came", "came"], "5 people came"],
    [["went", "went"], "2 people went"],
    [["came", "went", "came"], "2 people came, 1 went"],
  ])("%j", (passages, text) => {
    const told: string[] = [];
    const due: (() => void)[] = [];
    const crowd = new Crowd(
      (_, act) => {
        due.push(act);
        return () => {};
      },
      (line) => told.push(line),
    );
    for (const passage of passages) {
      crowd.passed(passage, "Sam joined");
    }
    expect([told, due.length]).toEqual([[], 1]);
    due[0]?.();
    expect(told).toEqual([text]);
    crowd.passed("went", "Sam left");
    due[1]?.();
    expect(told.at(-1)).toBe("Sam left");
  });
});
