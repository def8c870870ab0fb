import { readFile } from "node:fs/promises";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { Actor } from "./actor";
import { cinema } from "./cinema";
import { type Admission, ask, newPage } from "./people";
import { readStrip } from "./strip";
import { descriptor, STRIPS, strips } from "./strips";
import { tabTo } from "./tab-to";
import { Witness } from "./witness";

const SLOW = { timeout: 20_000 };
const FIRST = 1001;
const STROKE = Array.from({ length: 20 }, (_, n) => [10_000 + n * 2000, 20_000 + (n % 5) * 3000, 1024]).flat();

const house = cinema({ SAMEFRAME_MEDIA_DIR: STRIPS });

/** Sequences of what happened. */
interface Happened {
  sought: number;
  drew: number;
  noted: number;
  played: number;
  paused: number;
  closed: number;
}

let room: Admission & { readonly auditToken: string };
let happened: Happened;

/** A session of two people and a witness: a seek, a drawing, a note with a reply, some seconds of playing, a pause; then it closes. */
beforeAll(async () => {
  const { browser, server } = house;
  const media = { ...descriptor(strips.film), title: "Reel 1", firstFrameNumber: FIRST };
  const body = { name: "Patty", title: "Trailer, cut 4", media };
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${server.origin}/v1/rooms`, { method: "POST", headers, body: JSON.stringify(body) });
  room = (await answer.json()) as typeof room;
  const patty = await Actor.enters(browser, server.origin, room);
  const sam = await Actor.enters(
    browser,
    server.origin,
    await ask(server.origin, `/v1/rooms/${room.code}/join`, { name: "Sam" }),
  );
  const witness = await Witness.join(browser, server.origin, room.code);
  const medium = "m1";
  const about = { medium, firstFrame: 41, lastFrame: 41 };
  const shape = { kind: "SHAPE_KIND_FREEHAND", points: STROKE };
  const sought = await sam.does({ seek: { frame: 41, medium } });
  const drew = await sam.does({ addAnnotation: { annotation: { ...about, color: 0xff4040ff, width: 500, shape } } });
  const noted = await patty.does({ addNote: { ...about, text: "The cup is on the wrong side." } });
  await sam.does({ reply: { note: `n${noted}`, text: "It moves in 1047." } });
  const played = await patty.does({ play: {} });
  await vi.waitUntil(async () => (await witness.frameAt(Date.now())) > 110, SLOW);
  const paused = await patty.does({ pause: { frame: 120, medium } });
  await sam.does({ seek: { frame: 300, medium } });
  await sam.leaves();
  const closed = await patty.does({ closeRoom: {} });
  await witness.close();
  happened = { sought, drew, noted, played, paused, closed };
  for (const seq of Object.values(happened)) expect(seq).toBeGreaterThan(0);
});

/** Opens a session's page with its token, in a browser of its own. */
async function opened(fragment = "", size = { width: 1440, height: 900 }): Promise<Page> {
  const page = await newPage(house.browser);
  await page.setViewportSize(size);
  const audit = { code: room.code, title: "", at: Date.now(), token: room.auditToken };
  await page.addInitScript((it) => localStorage.setItem(`sameframe.audit.${it.code}`, JSON.stringify(it)), audit);
  await page.goto(`${house.server.origin}/history/${room.code}${fragment}`);
  await page.locator("sameframe-session[data-reading=done]").waitFor(SLOW);
  return page;
}

const frameOf = (page: Page) =>
  page.locator("video").evaluate(readStrip as (video: HTMLElement | SVGElement) => number | null);

const entryOf = async (page: Page) => Number(await page.locator("sameframe-session").getAttribute("data-seq"));

/** How many pixels of the drawing are covered. */
const drawn = (page: Page) =>
  page.locator("sameframe-past-stage canvas:not([part=decoded])").evaluate((element) => {
    const { width, height } = element as HTMLCanvasElement;
    const pixels = (element as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data;
    let covered = 0;
    for (let at = 3; at < (pixels?.length ?? 0); at += 4) covered += pixels?.[at] === 0 ? 0 : 1;
    return covered;
  });

async function expectMoment(page: Page, seq: number, frame: number): Promise<void> {
  await expect.poll(() => entryOf(page), SLOW).toBe(seq);
  await expect.poll(() => frameOf(page), SLOW).toBe(frame);
}

it("[HP1] the list has the sessions of this browser, and finds them by their people", async () => {
  const page = await opened();
  await page.getByRole("link", { name: "All sessions" }).click();
  const session = page.getByRole("link", { name: "Trailer, cut 4" });
  await session.waitFor(SLOW);
  expect(await session.textContent()).toMatch(
    new RegExp(`${room.code}[\\s\\S]*Closed[\\s\\S]*With Patty, Sam, Witness[\\s\\S]*Reel 1`),
  );
  await page.getByRole("searchbox", { name: "Search sessions" }).fill("nobody");
  await page.getByText("No session matches.").waitFor(SLOW);
  await page.getByRole("searchbox", { name: "Search sessions" }).fill("sam reel");
  await session.click();
  await page.locator("sameframe-session[data-reading=done]").waitFor(SLOW);
  await page.context().close();
});

describe("[HP3] a moment shows the very frame that the room showed, and what was drawn on it", () => {
  it("by clicking entries, by keys and by the timeline", async () => {
    const page = await opened();
    await page.getByRole("button", { name: "Sam seeked to 1042" }).click();
    await expectMoment(page, happened.sought, 41);
    expect(await drawn(page)).toBe(0);
    await page.keyboard.press("ArrowRight");
    await expectMoment(page, happened.drew, 41);
    await expect.poll(() => drawn(page), SLOW).toBeGreaterThan(100);
    await page.getByRole("button", { name: "Patty paused on 1121" }).click();
    await expectMoment(page, happened.paused, 120);
    await expect.poll(() => drawn(page), SLOW).toBe(0);
    await page.keyboard.press("End");
    await expect.poll(() => frameOf(page), SLOW).toBe(300);
    const box = await page.getByRole("slider", { name: "Session timeline" }).boundingBox();
    if (!box) throw new Error("the page shows no timeline");
    await page.mouse.move(box.x + box.width - 4, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 130, box.y + 40, { steps: 5 });
    await page.mouse.up();
    await expect.poll(() => entryOf(page), SLOW).toBeLessThan(happened.sought);
    await expect.poll(() => frameOf(page), SLOW).toBe(0);
    await page.context().close();
  });

  it("[HP6] a link leads to its moment, on load and later", async () => {
    const page = await opened(`#seq=${happened.paused}`);
    await expectMoment(page, happened.paused, 120);
    await page.evaluate((seq) => {
      location.hash = `seq=${seq}`;
    }, happened.sought);
    await expectMoment(page, happened.sought, 41);
    await page.evaluate(() => {
      location.hash = "seq=99999";
    });
    await page.getByText("There is no entry 99,999").waitFor(SLOW);
    await expect.poll(() => frameOf(page), SLOW).toBe(300);
    await page.context().close();
  });

  it("[HP6] the link of a moment between two entries leads to the very frame", async () => {
    const page = await opened(`#seq=${happened.played}`);
    await expectMoment(page, happened.played, 41);
    for (const key of ["Shift+Period", "Shift+Period", "."]) await page.keyboard.press(key);
    const number = async () =>
      Number(await page.locator("sameframe-session-controls [data-frame-number]").textContent());
    await expect.poll(async () => (await frameOf(page)) === (await number()) - FIRST, SLOW).toBe(true);
    const frame = (await number()) - FIRST;
    expect(frame).toBeGreaterThan(50);
    const link = await page
      .locator("sameframe-session-controls sameframe-copy")
      .evaluate((copy) => (copy as HTMLElement & { text: string }).text);
    await page.context().close();
    const other = await opened(new URL(link).hash);
    await expectMoment(other, happened.played, frame);
    await other.context().close();
  });
});

it("[HP4] the session plays, at once or faster, to its end; playing pictures move as they did", async () => {
  const page = await opened(`#seq=${happened.played}`);
  await expectMoment(page, happened.played, 41);
  await page.keyboard.press("2");
  await page.keyboard.press("Space");
  await expect.poll(() => frameOf(page), { timeout: 20_000, interval: 20 }).toBeGreaterThan(60);
  await page.keyboard.press("5");
  await page.locator(`sameframe-session[data-running=false]`).waitFor(SLOW);
  await expect.poll(() => frameOf(page), SLOW).toBe(300);
  await page.context().close();
});

it("[HP5] entries are sentences, and are found by what they are about, by whom and by words", async () => {
  const page = await opened();
  const entries = page.locator("sameframe-entry-list button");
  await entries.filter({ hasText: "Patty created the room" }).waitFor(SLOW);
  await page.getByLabel("About").selectOption({ label: "Drawings" });
  await expect.poll(() => entries.allTextContents(), SLOW).toHaveLength(1);
  expect(await entries.first().textContent()).toContain("Sam drew on 1042");
  await page.getByRole("button", { name: "Show all" }).click();
  await page.keyboard.press("/");
  await page.keyboard.type("wrong side");
  await expect.poll(() => entries.allTextContents(), SLOW).toHaveLength(1);
  expect(await entries.first().textContent()).toContain("Patty wrote a note on 1042");
  await page.getByRole("tab", { name: "Notes" }).click();
  const note = page.locator("sameframe-notes-panel li");
  expect(await note.textContent()).toMatch(
    /Patty[\s\S]*open[\s\S]*The cup is on the wrong side\.[\s\S]*Sam replied[\s\S]*It moves in 1047\./,
  );
  await note.getByRole("button", { name: "1042" }).click();
  await expectMoment(page, happened.noted, 41);
  await page.context().close();
});

it("[HP7] the session is taken along as files, and its record checked", async () => {
  const page = await opened();
  await page.getByRole("tab", { name: "Export" }).click();
  for (const [name, ending] of [
    ["Signed record", "ndjson"],
    ["Timeline", "otio"],
  ] as const) {
    const [download] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name }).click()]);
    expect(download.suggestedFilename()).toBe(`${room.code}.${ending}`);
    expect(await readFile(await download.path(), "utf8")).toContain("Reel 1");
  }
  await page.getByRole("button", { name: "Check the record" }).click();
  const verdict = page.locator("[data-verdict=intact]");
  await verdict.waitFor(SLOW);
  expect(await verdict.locator("code").textContent()).toMatch(/^[0-9a-f]{64}$/);
  await page.context().close();
});

describe("[HP9] tokens", () => {
  it("a fragment's is read once, leaves the address, and opens the session from then on", async () => {
    const page = await newPage(house.browser);
    const address = `${house.server.origin}/history/${room.code}`;
    await page.goto(`${address}#token=${room.auditToken}&seq=${happened.sought}`);
    await expectMoment(page, happened.sought, 41);
    expect(page.url()).toBe(`${address}#seq=${happened.sought}`);
    await page.goto(`${house.server.origin}/`);
    await page.goto(address);
    await page.locator("sameframe-session[data-reading=done]").waitFor(SLOW);
    await page.context().close();
  });

  it("whoever makes a room keeps its token: start page and room lead to the history", async () => {
    const page = await newPage(house.browser);
    await page.goto(`${house.server.origin}/`);
    await page.getByLabel("Your name").first().fill("Zoe");
    await page.getByLabel("Title").fill("Mine");
    await page.getByRole("button", { name: "Create room" }).click();
    await page.locator("sameframe-room[data-connection=live]").waitFor(SLOW);
    await page.getByRole("link", { name: "History" }).waitFor(SLOW);
    await page.goto(`${house.server.origin}/`);
    await page.getByRole("link", { name: "History of Mine" }).click();
    await page.locator("sameframe-session[data-reading=done]").waitFor(SLOW);
    await page.getByRole("button", { name: "Live" }).waitFor(SLOW);
    await page.context().close();
  });
});

describe("[HP10] what keeps people out is said in words", () => {
  it("no token, a bad one, a participant's; then the right one opens", async () => {
    const page = await newPage(house.browser);
    await page.goto(`${house.server.origin}/history/${room.code}`);
    await page.getByText("This session needs its audit token.").waitFor(SLOW);
    const answers = [
      ["nonsense", "Paste the token"],
      ["a.b.c", "This is not a token of this server."],
      [room.accessToken, "This token does not open this session."],
    ] as const;
    for (const [token, said] of answers) {
      await page.getByLabel("Audit token").fill(token);
      await page.getByRole("button", { name: "Open" }).click();
      await page.getByRole("alert").filter({ hasText: said }).waitFor(SLOW);
    }
    await page.getByLabel("Audit token").fill(room.auditToken);
    await page.getByRole("button", { name: "Open" }).click();
    await page.locator("sameframe-session[data-reading=done]").waitFor(SLOW);
    await page.context().close();
  });

  it("an address without a code, and a record that the server stops telling of", async () => {
    const page = await newPage(house.browser);
    await page.goto(`${house.server.origin}/history/nothing`);
    await page.getByRole("alert").filter({ hasText: "This address has no room code." }).waitFor(SLOW);
    await page.route("**/entries?*", (route) => route.abort());
    await page.goto(`${house.server.origin}/history/${room.code}#token=${room.auditToken}`);
    await page.getByRole("alert").filter({ hasText: "The server does not answer." }).waitFor(SLOW);
    await page.unroute("**/entries?*");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.locator("sameframe-session[data-reading=done]").waitFor(SLOW);
    await page.context().close();
  });
});

describe("[HP11] keyboard and narrow pages", () => {
  it("everything is reached by Tab, and keys say what they do", async () => {
    const page = await opened();
    await tabTo(page, "Play the session");
    await tabTo(page, "Copy link");
    await tabTo(page, "Session timeline");
    await page.keyboard.press("End");
    await expect.poll(() => entryOf(page), SLOW).toBeGreaterThanOrEqual(happened.closed);
    await page.keyboard.press("Home");
    await expect.poll(() => entryOf(page), SLOW).toBe(1);
    await page.keyboard.press("?");
    await page.getByRole("dialog").getByText("play or pause the session").waitFor(SLOW);
    await page.keyboard.press("Escape");
    await page.context().close();
  });

  it("at 360 px nothing scrolls sideways", async () => {
    const page = await opened(`#seq=${happened.drew}`, { width: 360, height: 640 });
    const width = () => page.evaluate(() => document.documentElement.scrollWidth);
    expect(await width()).toBeLessThanOrEqual(360);
    for (const tab of ["Notes", "Export", "Entries"]) {
      await page.getByRole("tab", { name: tab }).click();
      expect(await width()).toBeLessThanOrEqual(360);
    }
    await page.getByRole("link", { name: "All sessions" }).click();
    await page.getByRole("link", { name: "Trailer, cut 4" }).waitFor(SLOW);
    expect(await width()).toBeLessThanOrEqual(360);
    await page.context().close();
  });

  it("[HP2] the picture of the session is drawn, and told as tables", async () => {
    const page = await opened();
    const colours = await page.locator("sameframe-session-timeline canvas").evaluate((element) => {
      const { width, height } = element as HTMLCanvasElement;
      const pixels = (element as HTMLCanvasElement).getContext("2d")?.getImageData(0, 0, width, height).data ?? [];
      const found = new Set<string>();
      for (let at = 0; at < pixels.length; at += 4) found.add([...pixels.slice(at, at + 3)].join());
      return [...found];
    });
    // Patty's lane, Sam's, the curve, and the note's mark
    for (const colour of ["11,175,255", "255,239,56", "247,247,247", "236,196,109"]) expect(colours).toContain(colour);
    await page.getByText("What happened, as a table").click();
    expect(await page.getByRole("table", { name: "Who was there" }).textContent()).toMatch(
      /Patty[\s\S]*Sam[\s\S]*Witness/,
    );
    expect(await page.getByRole("table", { name: "What was shown" }).textContent()).toContain("Reel 1");
    await page.context().close();
  });
});
