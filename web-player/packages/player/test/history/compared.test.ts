import { describe, expect, it } from "vitest";
import { keptOf, type Verdict, verdictOf } from "../../src/history/compared";
import { type Check, HistoryApi } from "../../src/net/history-api";
import { strings } from "../../src/strings";

const say = strings.history.check;
const hash = (digit: string): string => digit.repeat(64);
const CODE = "ABCD-2345";
const sound: Check = { intact: true, entries: 9, head: hash("9") };
const alarm = { seq: 12, what: "it was seen, and the ledger ends with entry 9" };

const line = (seq: number, digit: string, room = CODE) => JSON.stringify({ room, seq, hash: hash(digit) });

describe("[HP7] a record is compared with what this browser has kept of it", () => {
  it("that is the lines of the room in its witness file, signed or not", () => {
    const signed = JSON.stringify({ room: CODE, seq: 7, hash: hash("b"), publicKey: "AA==", signature: "AA==" });
    const text = [line(3, "a"), signed, line(4, "c", "ZZZZ-9999"), "{", '{"room":"ABCD-2345","seq":0}', "", "7"].join(
      "\n",
    );
    expect(keptOf(text, CODE)).toEqual([
      { seq: 3, hash: hash("a") },
      { seq: 7, hash: hash("b") },
    ]);
    expect(keptOf(undefined, CODE)).toEqual([]);
  });

  const kept = [
    { seq: 3, hash: hash("a") },
    { seq: 9, hash: hash("9") },
  ];
  const cases: readonly (readonly [string, Partial<Check>, Verdict])[] = [
    ["all agree", { hashes: kept }, { kind: "whole", kept: 2 }],
    ["a server that does not answer them", {}, { kind: "whole", kept: 0 }],
    ["one that it does not answer", { hashes: kept.slice(1) }, { kind: "whole", kept: 1 }],
    ["another hash", { hashes: [{ seq: 3, hash: hash("f") }, kept[1] as never] }, { kind: "rewritten", seq: 3 }],
    ["the end is gone", { entries: 8, hashes: kept.slice(0, 1) }, { kind: "cut-off", seq: 9 }],
    ["an alarm", { intact: false, alarm, hashes: kept }, { kind: "alarm", alarm }],
    [
      "damage counts most",
      { intact: false, entries: 2, alarm, damage: { seq: 3, what: "x" } },
      { kind: "damaged", damage: { seq: 3, what: "x" } },
    ],
  ];
  it.each(cases)("%s", (_, change, verdict) => {
    expect(verdictOf({ ...sound, ...change }, kept)).toEqual(verdict);
  });

  it("and claims no more than that, in whole sentences", () => {
    const told = [0, 1, 12].map(say.agrees);
    expect(told[0]).toContain("This browser has kept none.");
    expect(told[1]).toContain("with the one that this browser has kept.");
    expect(told[2]).toContain("with the 12 that this browser has kept.");
    const sentences = [
      ...told,
      ...[0, 1, 190].flatMap((entries) => [
        say.whole(entries),
        say.brokenDetail("Its hash is another one", entries),
        say.alarmDetail(201, alarm.what, entries),
        say.alarmDetail(0, "it is another one", entries),
        say.cutOffDetail(entries),
      ]),
      strings.history.notice.alarmDetail(12, alarm.what),
      strings.history.notice.damagedDetail("It is missing", 1),
    ];
    for (const text of sentences) {
      expect(text).toMatch(/^[A-Z].*[a-z0-9]\.$/);
      expect(text).not.toMatch(/\. ?\.|\b1 entries|undefined|altered/);
    }
  });
});

it("[HI18] an alarm that the entries' stream tells is known while it is read, and with the next one is no more", async () => {
  const api = new HistoryApi("token", "https://review.example");
  const answers = [`${JSON.stringify({ alarm })}\n`, ""];
  const before = globalThis.fetch;
  globalThis.fetch = async () => new Response(answers.shift());
  try {
    for (const known of [alarm, undefined]) {
      let seen: unknown = "nothing was read";
      await api.entries(CODE, 0, () => (seen = api.alarm), new AbortController().signal);
      expect([seen, api.alarm]).toEqual([known, known]);
    }
  } finally {
    globalThis.fetch = before;
  }
});
