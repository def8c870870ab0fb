import { describe, expect, it } from "vitest";
import { roomCode } from "../src/net/room-code";
import { OperatorToken } from "../src/people/operator-token";
import { Remembered } from "../src/people/remembered";
import { Shelf } from "./support/shelf";

const ADMISSION = { code: "ABCD-2345", participantId: 7, accessToken: "t" };

describe("[HP9] tokens that read a history", () => {
  const room = (code: string, at: number) => ({ code, title: "Dailies", at, token: `token of ${code}` });

  it("are kept by room, the latest first, until they are forgotten", () => {
    const shelf = new Shelf();
    const remembered = new Remembered(shelf);
    for (const [code, at] of [
      ["ABCD-2345", 1],
      ["EFGH-2345", 2],
    ] as const)
      remembered.rememberAudit(room(code, at));
    remembered.rememberAdmission(ADMISSION);
    remembered.forgetRoom("ABCD-2345");
    expect(new Remembered(shelf).audited).toEqual([room("EFGH-2345", 2), room("ABCD-2345", 1)]);
    expect(remembered.audit("ABCD-2345")).toEqual(room("ABCD-2345", 1));
    remembered.forgetAudit("ABCD-2345");
    expect(remembered.audit("ABCD-2345")).toBeUndefined();
    shelf.setItem("sameframe.audit.EFGH-2345", "{}");
    expect(remembered.audited).toEqual([]);
  });

  it("are done without where nothing can be kept", () => {
    const remembered = new Remembered(undefined);
    remembered.rememberAudit(room("ABCD-2345", 1));
    expect([remembered.audit("ABCD-2345"), remembered.audited]).toEqual([undefined, []]);
    const operator = new OperatorToken(new Shelf());
    operator.value = "op";
    expect(operator.value).toBe("op");
    operator.value = undefined;
    expect(operator.value).toBeUndefined();
    expect(new OperatorToken(undefined).value).toBeUndefined();
  });
});

describe("remembered", () => {
  it("a reload or a second tab is the same participant, until it is forgotten", () => {
    const shelf = new Shelf();
    new Remembered(shelf).rememberAdmission(ADMISSION);
    expect(new Remembered(shelf).admission("ABCD-2345")).toEqual(ADMISSION);
    expect(new Remembered(shelf).admission("ZZZZ-2345")).toBeUndefined();
    new Remembered(shelf).forgetAdmission("ABCD-2345");
    expect(new Remembered(shelf).admission("ABCD-2345")).toBeUndefined();
  });

  it("keeps the six latest rooms, each once, latest first", () => {
    const remembered = new Remembered(new Shelf());
    for (let at = 0; at < 9; at += 1) {
      remembered.visited({ code: `room-${at % 8}`, title: "", at });
    }
    expect(remembered.recent.map(({ code }) => code)).toEqual([
      "room-0",
      "room-7",
      "room-6",
      "room-5",
      "room-4",
      "room-3",
    ]);
  });

  it("goes on with nothing remembered when storage is spoilt, full or absent", () => {
    const shelf = new Shelf();
    shelf.setItem("sameframe.recent", "{");
    shelf.setItem("sameframe.room.ABCD-2345", '{"code":1}');
    shelf.full = true;
    const remembered = new Remembered(shelf);
    remembered.name = "Ann";
    expect([remembered.name, remembered.recent, remembered.admission("ABCD-2345")]).toEqual(["", [], undefined]);
    expect(new Remembered(undefined).name).toBe("");
  });
});

describe("room code", () => {
  it.each([
    ["ABCD-2345", "ABCD-2345"],
    [" abcd2345 ", "ABCD-2345"],
    ["abcd 2345", "ABCD-2345"],
    ["https://review.example/r/ABCD-2345?x=1#y", "ABCD-2345"],
    ["https://review.example/r/abcd-2345/", "ABCD-2345"],
    ["ABCD–2345", "ABCD-2345"],
    ["ABCI-2345", undefined],
    ["ABCD-2340", undefined],
    ["ABCD-234", undefined],
    ["", undefined],
  ])("%j is %s", (text, expected) => {
    expect(roomCode(text)).toBe(expected);
  });
});
