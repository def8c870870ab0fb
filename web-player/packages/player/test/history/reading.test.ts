import type { Entry } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { Directory } from "../../src/history/directory";
import { Reading } from "../../src/history/reading";
import { SessionRecord } from "../../src/history/record";
import { jsonLines } from "../../src/net/json-lines";
import { Problem } from "../../src/net/problem";
import { entry, medium, person, playback, SECOND, SHOT, value } from "./recorded";

const FIRST = entry(1, 0, 1, medium(SHOT), playback(), person(1, "Patty"));
const SECOND_ENTRY = entry(2, SECOND, 1, playback({ frame: 5 }));

const problem = (status: number, code = "x") =>
  Problem.of(new Response(JSON.stringify({ code, title: `Problem ${status}`, detail: "." }), { status }));

describe("[HP12] a record is read piece by piece", () => {
  it("and on from where it broke off", async () => {
    const asked: number[] = [];
    let breaks = true;
    const api = {
      entries: async (_: string, after: number, take: (entries: readonly Entry[]) => void) => {
        asked.push(after);
        take(after === 0 ? [FIRST] : [SECOND_ENTRY]);
        if (breaks) throw Problem.offline();
        return undefined;
      },
    };
    const record = new SessionRecord();
    const reading = new Reading(api, "ABCD-2345", record, () => {});
    await reading.read();
    expect([reading.state, record.seq]).toEqual([{ kind: "cut" }, 1]);
    breaks = false;
    await reading.read();
    expect([reading.state, record.seq, asked]).toEqual([{ kind: "done" }, 2, [0, 1]]);
  });

  it("[HP10] what is damaged is read as far as it is sound; what cannot be read at all is a problem", async () => {
    const damage = { seq: 2, what: "the hash is another one" };
    const api = {
      entries: async (_: string, __: number, take: (entries: readonly Entry[]) => void) => {
        take([FIRST]);
        return damage;
      },
    };
    const record = new SessionRecord();
    const reading = new Reading(api, "ABCD-2345", record, () => {});
    await reading.read();
    expect([reading.state, record.seq]).toEqual([{ kind: "damaged", damage }, 1]);
    const refused = await problem(403);
    const none = new Reading({ entries: () => Promise.reject(refused) }, "ABCD-2345", new SessionRecord(), () => {});
    await expect(none.read()).rejects.toBe(refused);
  });

  it("lines arrive in any pieces", async () => {
    const bytes = new TextEncoder().encode('{"a":"ü"}\n{"b":2}\n{"c":3}');
    const body = new ReadableStream({
      start(controller) {
        for (const byte of bytes) controller.enqueue(Uint8Array.of(byte));
        controller.close();
      },
    });
    const lines: unknown[] = [];
    for await (const some of jsonLines(new Response(body))) lines.push(...some);
    expect(lines).toEqual([{ a: "ü" }, { b: 2 }, { c: 3 }]);
  });
});

describe("[HP1] sessions are listed by the server, or by what this browser keeps", () => {
  const kept = [
    { code: "ABCD-2345", title: "Kept", at: 5, token: "one" },
    { code: "EFGH-2345", title: "Lost", at: 4, token: "two" },
  ];
  const card = value("card", { case: "card", value: { title: "Dailies", created: 1n, closed: 2n } as never });
  const state = { seq: 9, at: 7, values: [card, person(1, "Patty"), medium(SHOT)] };
  const listed = {
    code: "JKLM-2345",
    state: "open" as const,
    createdAt: "1970-01-01T00:00:01Z",
    lastAt: 2e6,
    entries: 3,
    participants: ["Zoe"],
    media: [],
  };

  function directory(operator: string | undefined, rooms: () => Promise<never> | Promise<object>) {
    const gone = problem(404);
    return new Directory(operator, kept, (token) => ({
      rooms: rooms as () => Promise<never>,
      state: async () => (token === "one" ? state : Promise.reject(await gone)),
    }));
  }

  it("with an operator's token", async () => {
    const found = await directory("op", async () => ({ rooms: [listed], next: "n" })).find({ words: "", state: "" });
    expect(found).toMatchObject({ next: "n", isAll: true });
    expect(found.sessions).toMatchObject([{ code: "JKLM-2345", from: 1e6, to: 2e6, people: ["Zoe"], title: "" }]);
  });

  it.each([404, 405])("without, or where the server answers %i", async (status) => {
    const refused = await problem(status);
    for (const operator of ["op", undefined]) {
      const sessions = directory(operator, () => Promise.reject(refused));
      const found = await sessions.find({ words: "", state: "" });
      expect(found.isAll).toBe(false);
      expect(found.sessions).toMatchObject([
        { code: "EFGH-2345", title: "Lost", state: undefined, wrong: "Problem 404" },
        { code: "ABCD-2345", title: "Dailies", state: "closed", people: ["Patty"], media: ["Shot 10"], entries: 9 },
      ]);
      const codes = async (words: string, wanted = "") =>
        (await sessions.find({ words, state: wanted })).sessions.map(({ code }) => code);
      expect(await codes("patty DAIL")).toEqual(["ABCD-2345"]);
      expect(await codes("", "open")).toEqual([]);
    }
  });

  it("[HP10] a token that the server does not take is a problem", async () => {
    for (const refused of [await problem(401, "token-expired"), await problem(403, "forbidden")]) {
      await expect(directory("op", () => Promise.reject(refused)).find({ words: "", state: "" })).rejects.toBe(refused);
    }
  });
});
