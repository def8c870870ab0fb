import { describe, expect, it } from "vitest";
import { HistoryTokens } from "../src/people/history-tokens";
import { OperatorToken } from "../src/people/operator-token";
import { Remembered } from "../src/people/remembered";
import { Shelf } from "./support/shelf";

/** As the server makes them; what stands in the middle is all that counts here. */
const jwt = (claims: object) => `e30.${Buffer.from(JSON.stringify(claims)).toString("base64url")}.c2ln`;
const OF_ALL = jwt({ iss: "sameframe", rooms: "all", grants: ["audit"], for: "Ødegård – Desk 2 ÿÿÿ" });
const OF_ROOM = jwt({ iss: "sameframe", room: "ABCD-2345", grants: ["audit"] });

/** A browser, and a tab of it. */
function browser() {
  const shelves = { browser: new Shelf(), tab: new Shelf() };
  const remembered = new Remembered(shelves.browser);
  const open = () => new HistoryTokens(remembered, new OperatorToken(shelves.tab));
  return { ...shelves, remembered, open, tokens: open() };
}

describe("[HP9] where tokens are kept", () => {
  it("one for all rooms, given on a session's page, opens it and every other, and stays in its tab", () => {
    const { tokens, remembered, browser: kept, tab, open } = browser();
    tokens.keep("ABCD-2345", OF_ALL);
    expect([tokens.of("ABCD-2345"), tokens.of("EFGH-2345"), tokens.ofOperator]).toEqual([OF_ALL, OF_ALL, OF_ALL]);
    expect([kept.length, remembered.audited]).toEqual([0, []]);
    expect(open().of("ABCD-2345")).toBe(OF_ALL);
    tab.clear();
    expect(open().of("ABCD-2345")).toBeUndefined();
  });

  it.each([
    ["a room's", OF_ROOM],
    ["no token at all", "a.b.c"],
    ["nothing in it", jwt([])],
    ["no text", ""],
  ])("%s is kept with its room", (_, token) => {
    const { tokens, remembered, tab } = browser();
    tokens.keep("ABCD-2345", token);
    expect(remembered.audit("ABCD-2345")?.token).toBe(token);
    expect([tokens.of("EFGH-2345"), tab.length]).toEqual([undefined, 0]);
  });

  it("the list's is an operator's, whatever it says", () => {
    const { tokens, browser: kept } = browser();
    tokens.keep(undefined, OF_ROOM);
    expect([tokens.ofOperator, kept.length]).toEqual([OF_ROOM, 0]);
    tokens.forgetOperator();
    expect(tokens.ofOperator).toBeUndefined();
  });

  it("one for all rooms that an earlier version put beside a room is taken out of the browser", () => {
    const { remembered, open } = browser();
    remembered.rememberAudit({ code: "ABCD-2345", title: "Dailies", at: 1, token: OF_ALL });
    remembered.rememberAudit({ code: "EFGH-2345", title: "Dailies", at: 2, token: OF_ROOM });
    expect(open().of("ABCD-2345")).toBe(OF_ALL);
    expect(remembered.audited.map(({ code }) => code)).toEqual(["EFGH-2345"]);
  });

  it("one that is refused is forgotten: the room's, else the operator's if it opens nothing", () => {
    const { tokens } = browser();
    tokens.keep(undefined, OF_ALL);
    tokens.keep("ABCD-2345", OF_ROOM);
    tokens.refused("ABCD-2345", true);
    expect(tokens.of("ABCD-2345")).toBe(OF_ALL);
    tokens.refused("ABCD-2345", false);
    expect(tokens.of("ABCD-2345")).toBe(OF_ALL);
    tokens.refused("ABCD-2345", true);
    expect(tokens.of("ABCD-2345")).toBeUndefined();
  });
});
