import { readFile } from "node:fs/promises";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { historyPath } from "../packages/player/src/net/room-code";
import { cinema } from "./cinema";
import { cutLedger, damageLedger } from "./forger";
import { type Admission, ask, newPage } from "./people";
import { keeper, PERSONAL, type Review, review, textOf } from "./review";
import { STRIPS } from "./strips";

const SLOW = { timeout: 20_000 };

const house = cinema({ SAMEFRAME_MEDIA_DIR: STRIPS });
const address = (code?: string) => `${house.server.origin}${historyPath(code)}`;

let sound: Review;
let erased: Review;
let damaged: Review;

beforeAll(async () => {
  sound = await review(house.browser, house.server);
});

describe("[HP10] a room that was erased", () => {
  beforeAll(async () => {
    erased = await review(house.browser, house.server);
    const headers = { authorization: `Bearer ${erased.auditToken}` };
    const path = `/v1/rooms/${erased.code}?erase=true&confirm=${erased.code}`;
    const answer = await fetch(house.server.origin + path, { method: "DELETE", headers });
    expect(answer.ok, await answer.clone().text()).toBe(true);
  });

  it("[RD7] the list says so, and has nothing personal of it", async () => {
    const page = await keeper(house.browser, erased);
    await page.goto(address());
    const session = page.getByRole("link", { name: erased.code });
    await session.waitFor(SLOW);
    expect(await session.textContent()).toContain("Erased");
    const text = (await textOf(page)) + (await page.evaluate(() => JSON.stringify(localStorage)));
    for (const personal of PERSONAL) expect(text).not.toMatch(personal);
    await page.context().close();
  });

  it("its page says so, shows when something happened, and has nothing personal", async () => {
    const page = await keeper(house.browser, erased);
    await page.goto(address(erased.code));
    await page.locator("sameframe-session[data-reading=done][data-following=off]").waitFor(SLOW);
    await page.getByText("This session was erased.").waitFor(SLOW);
    await page.getByRole("button", { name: "Participant 2 seeked to" }).first().waitFor(SLOW);
    await page.getByRole("button", { name: "Participant 2 seeked to" }).first().click();
    await page.getByRole("button", { name: "Participant 2 joined" }).first().waitFor(SLOW);
    await page.getByText("The session was erased, and with it where its clips were.").waitFor(SLOW);
    for (const tab of ["Entries", "Notes", "Export"]) {
      await page.getByRole("tab", { name: tab }).click();
      const text = await textOf(page);
      for (const personal of PERSONAL) expect(text).not.toMatch(personal);
    }
    await page.context().close();
  });

  it("[HI9] its files say why there is nothing personal in them, and its chain is sound", async () => {
    const page = await keeper(house.browser, erased);
    await page.goto(address(erased.code));
    await page.getByRole("tab", { name: "Export" }).click();
    await page.getByText("Files have no names, titles and texts: this session was erased.").waitFor(SLOW);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Signed record" }).click(),
    ]);
    const record = await readFile(await download.path(), "utf8");
    for (const personal of PERSONAL) expect(record).not.toMatch(personal);
    await page.getByRole("button", { name: "Check the record" }).click();
    await page.locator("[data-verdict=intact]").waitFor(SLOW);
    await page.getByText("It agrees with the last hash that the server has kept of it").waitFor(SLOW);
    await page.context().close();
  });
});

describe("[HP10] a token that opens nothing", () => {
  it("one that has expired is said to have, and another opens the session", async () => {
    const token = house.server.token(sound.code, "1s");
    const headers = { authorization: `Bearer ${token}` };
    const path = `${house.server.origin}/v1/rooms/${sound.code}/state`;
    await vi.waitUntil(async () => (await fetch(path, { headers })).status === 401, SLOW);
    const page = await newPage(house.browser);
    await page.goto(`${address(sound.code)}#token=${token}`);
    await page.getByRole("alert").filter({ hasText: "The audit token has expired." }).waitFor(SLOW);
    await page.getByLabel("Audit token").fill(house.server.token(sound.code));
    await page.getByRole("button", { name: "Open" }).click();
    await page.locator("sameframe-session[data-reading=done]").waitFor(SLOW);
    await page.context().close();
  });

  it("in the list, a session whose token has expired is there, with why it cannot be read", async () => {
    const token = house.server.token(sound.code, "1s");
    const headers = { authorization: `Bearer ${token}` };
    const path = `${house.server.origin}/v1/rooms/${sound.code}/state`;
    await vi.waitUntil(async () => (await fetch(path, { headers })).status === 401, SLOW);
    const page = await keeper(house.browser, { ...sound, auditToken: token });
    await page.goto(address());
    await page.getByRole("link", { name: sound.code }).filter({ hasText: "Could not be read" }).waitFor(SLOW);
    await page.context().close();
  });

  it("the right one opens the session from the list, with its code", async () => {
    const page = await newPage(house.browser);
    await page.goto(address());
    await page.getByLabel("Room code").fill(sound.code.toLowerCase());
    await page.getByLabel("Audit token").fill(sound.auditToken);
    await page.getByRole("button", { name: "Open" }).click();
    await page.locator("sameframe-session[data-reading=done]").waitFor(SLOW);
    expect(page.url()).toBe(address(sound.code));
    await page.context().close();
  });

  it("a participant's is refused as an operator's, too", async () => {
    const page = await newPage(house.browser);
    await page.goto(address());
    await page.getByLabel("Audit token").fill(sound.accessToken);
    await page.getByRole("button", { name: "List all sessions" }).click();
    await page.getByRole("alert").filter({ hasText: "This token lists no sessions." }).waitFor(SLOW);
    await page.context().close();
  });

  it("a code that no room has is said, with a way to all sessions", async () => {
    const page = await newPage(house.browser);
    await page.goto(address());
    await page.getByLabel("Audit token").fill(house.server.token());
    await page.getByRole("button", { name: "List all sessions" }).click();
    await page.getByRole("link", { name: sound.code }).waitFor(SLOW);
    await page.goto(address("AAAA-AAAA"));
    await page.getByRole("alert").filter({ hasText: "There is no such room." }).waitFor(SLOW);
    await page.getByRole("link", { name: "All sessions" }).click();
    await page.getByRole("link", { name: sound.code }).waitFor(SLOW);
    await page.context().close();
  });
});

it("[HP7] the report opens in a tab of its own, with time on screen by frame and notes with their stills", async () => {
  const page = await keeper(house.browser, sound);
  await page.goto(address(sound.code));
  await page.getByRole("tab", { name: "Notes" }).click();
  const still = page.locator("sameframe-still img");
  await expect.poll(() => still.evaluate((it: HTMLImageElement) => it.naturalWidth), SLOW).toBe(320);
  await page.getByRole("tab", { name: "Export" }).click();
  const [report] = await Promise.all([
    page.context().waitForEvent("page"),
    page.getByRole("button", { name: "Printable report" }).click(),
  ]);
  await report.getByRole("heading", { name: "Trailer, cut 4" }).waitFor(SLOW);
  await report.getByText("The cup is on the wrong side.").waitFor(SLOW);
  await report.getByText("1042").first().waitFor(SLOW);
  const picture = report.getByRole("img", { name: "Still of this note" });
  expect(await picture.evaluate((it: HTMLImageElement) => it.naturalWidth)).toBe(320);
  await page.context().close();
});

it("[HP2] on paper a session and the list are dark on white, and the paper says if it has not all entries", async () => {
  const page = await keeper(house.browser, sound);
  await page.emulateMedia({ media: "print" });
  const shades = (element: Element) => {
    const grey = (color: string) => Math.max(...(color.match(/\d+/g) ?? []).slice(0, 3).map(Number));
    return [grey(getComputedStyle(element).color), grey(getComputedStyle(document.body).backgroundColor)];
  };
  for (const [where, what] of [
    [address(sound.code), "Sam seeked to 1301"],
    [address(), "With Patty, Sam"],
  ] as const) {
    await page.goto(where);
    const text = page.getByText(what).first();
    await text.waitFor({ ...SLOW, state: "attached" });
    const [ink, paper] = await text.evaluate(shades);
    expect([ink, paper]).toEqual([expect.any(Number), 255]);
    expect(ink).toBeLessThanOrEqual(0x55);
  }
  await page.goto(address(sound.code));
  const entry = page.getByRole("button", { name: "Sam seeked to 1301" });
  await entry.hover(SLOW);
  expect(await entry.evaluate((it) => getComputedStyle(it).backgroundColor)).toBe("rgba(0, 0, 0, 0)");
  await page.emulateMedia({ media: "screen" });
  await page.getByRole("searchbox", { name: "Search entries" }).fill("seeked to 1301");
  await page.emulateMedia({ media: "print" });
  await page.getByText(/^1 of \d+ entries$/).waitFor(SLOW);
  const told = await page.evaluate(
    (rows) => {
      const list = Object.assign(document.createElement("sameframe-entry-list"), { rows });
      document.body.append(list);
      dispatchEvent(new Event("beforeprint"));
      return [list.shadowRoot?.querySelectorAll("li").length, list.shadowRoot?.querySelector("p")?.textContent];
    },
    Array.from({ length: 5001 }, (_, at) => ({ seq: at + 1, at, text: `entry ${at + 1}` })),
  );
  expect(told).toEqual([5000, "Only the first 5,000 of 5,001 entries are on paper; the export has all."]);
  await page.context().close();
});

describe("[HP1] the server's list, for an operator", () => {
  const ROOMS = 60;
  let last: Admission;

  beforeAll(async () => {
    for (let room = 1; room <= ROOMS; room++) {
      last = await ask(house.server.origin, "/v1/rooms", { name: `Zoe ${room}`, title: `Dailies ${room}` });
    }
    const headers = { authorization: `Bearer ${house.server.token()}` };
    const listed = async () => {
      const answer = await fetch(`${house.server.origin}/v1/rooms?limit=100&q=dailies`, { headers });
      return ((await answer.json()) as { rooms: unknown[] }).rooms.length;
    };
    await vi.waitUntil(async () => (await listed()) === ROOMS, SLOW);
  });

  it("goes on page by page, and finds sessions by who was there", async () => {
    const page = await newPage(house.browser);
    await page.goto(address());
    const sessions = page.locator("sameframe-session-list li");
    await page.getByRole("searchbox", { name: "Search sessions" }).fill("dailies");
    await page.getByText("No session matches.").waitFor(SLOW);
    await page.getByLabel("Audit token").fill(house.server.token());
    await page.getByRole("button", { name: "List all sessions" }).click();
    await expect.poll(() => sessions.count(), SLOW).toBe(50);
    expect(await sessions.first().textContent()).toContain(last.code);
    await page.getByRole("button", { name: "More sessions" }).click();
    await expect.poll(() => sessions.count(), SLOW).toBe(ROOMS);
    const codes = await sessions.locator(".code").allTextContents();
    expect(new Set(codes).size).toBe(ROOMS);
    await page.getByRole("button", { name: "More sessions" }).waitFor({ ...SLOW, state: "detached" });
    await page.getByRole("searchbox", { name: "Search sessions" }).fill("zoe 17");
    await expect.poll(() => sessions.count(), SLOW).toBe(1);
    expect(await sessions.first().textContent()).toMatch(/Dailies 17[\s\S]*With Zoe 17/);
    await sessions.getByRole("link").click();
    await page.locator("sameframe-session[data-reading=done]").waitFor(SLOW);
    await page.context().close();
  });
});

describe("[HI18] a record whose end was cut off", () => {
  let cut: Review;

  beforeAll(async () => {
    cut = await review(house.browser, house.server);
    const headers = { authorization: `Bearer ${cut.auditToken}` };
    await fetch(`${house.server.origin}/v1/rooms/${cut.code}/ledger`, { headers });
    await house.server.kill();
    cutLedger(house.server.data, cut.code, cut.noted);
    await house.server.restart();
  });

  it("is shown as far as it is there, with a warning; it is not signed, and the check says why", async () => {
    const page = await keeper(house.browser, cut);
    await page.goto(address(cut.code));
    await page.locator("sameframe-session[data-reading=done]").waitFor(SLOW);
    const warning = page.getByRole("alert").filter({ hasText: "The record is not what was seen of it earlier." });
    expect(await warning.textContent()).toContain(`the ledger ends with entry ${cut.noted}.`);
    await page.getByRole("tab", { name: "Export" }).click();
    await page.getByRole("button", { name: "Check the record" }).click();
    const verdict = page.locator("[data-verdict=broken]");
    await verdict.waitFor(SLOW);
    expect(await verdict.textContent()).toMatch(/it was seen, and the ledger ends with entry \d+\. The \d+ entries/);
    await page.getByRole("button", { name: "Signed record" }).click();
    await page.getByRole("alert").filter({ hasText: "Signed record could not be downloaded." }).waitFor(SLOW);
    const [notes] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Notes" }).click(),
    ]);
    expect(notes.suggestedFilename()).toMatch(/\.alarm-\d+\.notes\.csv$/);
    await page.context().close();
  });
});

describe("[HP10] a record that is damaged", () => {
  beforeAll(async () => {
    damaged = await review(house.browser, house.server);
    await house.server.kill();
    damageLedger(house.server.data, damaged.code, damaged.noted);
    await house.server.restart();
  });

  it("is shown as far as it is sound, with a warning that says where that ends", async () => {
    const page = await keeper(house.browser, damaged, sound);
    await page.goto(address(damaged.code));
    await page.locator("sameframe-session[data-reading=damaged][data-following=off]").waitFor(SLOW);
    const warning = page.getByRole("alert").filter({ hasText: "The record is damaged" });
    expect(await warning.textContent()).toContain(`from entry ${damaged.noted} on`);
    expect(await page.locator("sameframe-session").getAttribute("data-read")).toBe(String(damaged.noted - 1));
    await page.getByRole("button", { name: "Sam seeked to 1042" }).click();
    await expect.poll(() => page.locator("sameframe-session").getAttribute("data-frame"), SLOW).toBe("41");
    await page.getByRole("tab", { name: "Export" }).click();
    await page.getByRole("button", { name: "Check the record" }).click();
    await page.getByText(`Entry ${damaged.noted} is not as it was recorded.`).waitFor(SLOW);
    const [notes] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Notes" }).click(),
    ]);
    expect(notes.suggestedFilename()).toBe(`${damaged.code}.damaged-from-${damaged.noted}.notes.csv`);
    const [record] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Signed record" }).click(),
    ]);
    expect(record.suggestedFilename()).toBe(`${damaged.code}.damaged-from-${damaged.noted}.ndjson`);
    const lines = (await readFile(await record.path(), "utf8")).trimEnd().split("\n");
    expect(lines).toHaveLength(damaged.noted - 1);
    expect(lines.at(-1)).not.toContain("signature");
    await page.getByRole("link", { name: "All sessions" }).click();
    await page.getByRole("link", { name: damaged.code }).filter({ hasText: "Could not be read" }).waitFor(SLOW);
    await page.getByRole("link", { name: sound.code }).click();
    await page.locator("sameframe-session[data-reading=done]").waitFor(SLOW);
    await page.context().close();
  });

  it.each([360, 720])(
    "[HP11] on a page %i px wide nothing scrolls sideways, whatever there is to say",
    async (width) => {
      const page = await keeper(house.browser, damaged, erased, sound);
      await page.setViewportSize({ width, height: 450 });
      const said = [
        [address(), "Erased"],
        [address(erased.code), "This session was erased."],
        [address(damaged.code), "The record is damaged"],
        [address(sound.code), "Live"],
        [address("AAAA-AAAA"), "This session needs its audit token."],
      ] as const;
      for (const [where, sentence] of said) {
        await page.goto(where);
        await page.getByText(sentence).locator("visible=true").first().waitFor(SLOW);
        expect(await page.evaluate(() => document.documentElement.scrollWidth), where).toBeLessThanOrEqual(width);
      }
      await page.context().close();
    },
  );

  it("an address behind the damage leads to the last entry before it", async () => {
    const page = await keeper(house.browser, damaged);
    await page.goto(`${address(damaged.code)}#seq=${damaged.noted + 1}`);
    await page.locator("sameframe-session[data-reading=damaged]").waitFor(SLOW);
    await expect
      .poll(() => page.locator("sameframe-session").getAttribute("data-seq"), SLOW)
      .toBe(String(damaged.noted - 1));
    await page.context().close();
  });
});
