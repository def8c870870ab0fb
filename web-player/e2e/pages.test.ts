import { resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { newPage, Person } from "./people";
import { Server } from "./server";
import { STRIPS } from "./strips";
import { tabTo } from "./tab-to";
import { Tunnel } from "./tunnel";

/** A room is full with so many. */
const PLACES = 4;
const SLOW = { timeout: 20_000 };

let server: Server;
let browser: Browser;
let patty: Person;
let sam: Person;

beforeAll(async () => {
  server = await Server.start({ SAMEFRAME_ROOM_MAX_PARTICIPANTS: String(PLACES) });
  browser = await openBrowser();
  patty = await Person.creates(browser, server.origin, "Patty", "Trailer, cut 4", { first: "1001" });
  sam = await Person.joins(browser, patty.page.url(), "Sam");
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
});

/** Asks the server for something, as a program would. */
async function post<T>(path: string, body: unknown): Promise<T> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(server.origin + path, { method: "POST", headers, body: JSON.stringify(body) });
  expect(answer.ok, await answer.clone().text()).toBe(true);
  return (await answer.json()) as T;
}

/** Fills in what the start page asks to join. */
async function joinByCode(page: Page, code: string, name: string): Promise<void> {
  await page.goto(`${server.origin}/`);
  await page.getByLabel("Code or link").fill(code);
  await page.getByLabel("Your name").last().fill(name);
  await page.getByRole("button", { name: "Join" }).click();
}

/** What the roster says, each person as a line: name, the host's mark, colour. */
function roster({ page }: Person): Promise<string[]> {
  return page.locator("sameframe-roster li").evaluateAll((rows) =>
    rows
      .map((row) => {
        const words = [".name", ".host"].map((part) => row.querySelector(part)?.textContent ?? "");
        const avatar = row.querySelector("sameframe-avatar");
        return [...words, avatar ? getComputedStyle(avatar).backgroundColor : ""]
          .filter((word) => word !== "")
          .join(" ");
      })
      .sort(),
  );
}

describe("[PG1] what keeps people out is said in words, with a way on", () => {
  it("an unknown code", async () => {
    const page = await newPage(browser);
    await page.goto(`${server.origin}/r/ABCD-2345`);
    await page.getByRole("alert").filter({ hasText: "There is no such room" }).waitFor(SLOW);
    await page.getByRole("link", { name: "To the start page" }).click();
    await joinByCode(page, "ABCD-2345", "Zoe");
    await page.getByRole("alert").filter({ hasText: "There is no such room" }).waitFor(SLOW);
    await page.close();
  });

  it("a full room", async () => {
    const { code } = await post<{ code: string }>("/v1/rooms", { name: "Host" });
    for (let n = 1; n < PLACES; n++) await post(`/v1/rooms/${code}/join`, { name: `Guest ${n}` });
    const page = await newPage(browser);
    await page.goto(`${server.origin}/r/${code}`);
    await page.getByLabel("Your name").fill("Zoe");
    await page.getByRole("button", { name: "Join" }).click();
    await page.getByRole("alert").filter({ hasText: "The room is full" }).waitFor(SLOW);
    await page.getByRole("button", { name: "Try again" }).waitFor();
    await page.close();
  });
});

it("[PG2] a code in lower case without its dash lets in", async () => {
  const page = await newPage(browser);
  await joinByCode(page, patty.code.toLowerCase().replace("-", ""), "Olga");
  const olga = await Person.at(page);
  expect(olga.code).toBe(patty.code);
  await page.getByRole("button", { name: "Leave" }).click();
  await page.getByText("You have left the room").waitFor(SLOW);
  await page.close();
});

it("[PG3] names, colours and the host's mark are the same in both, and what another does is said", async () => {
  await expect.poll(async () => (await roster(patty)).length, SLOW).toBe(2);
  await expect.poll(() => roster(sam), SLOW).toEqual(await roster(patty));
  const [first, second] = await roster(sam);
  expect(first).toMatch(/^Patty Host rgb/);
  expect(second).toMatch(/^Sam rgb/);
  expect(first?.split("rgb")[1]).not.toBe(second?.split("rgb")[1]);
  await sam.goTo(1042);
  await expect.poll(() => sam.readout.inputValue(), SLOW).toBe("1042");
  await sam.press("Space");
  await patty.page.locator("sameframe-toasts").getByText("Sam pressed play").waitFor(SLOW);
  await sam.press("Space");
  const said = patty.page.locator("sameframe-toasts").getByText(/^Sam paused on \d+$/);
  const paused = (await said.textContent(SLOW)) ?? "";
  const frame = /\d+/.exec(paused)?.[0] ?? "";
  expect(await patty.page.locator("[data-last-action]").textContent()).toBe(paused);
  for (const { readout } of [patty, sam]) await expect.poll(() => readout.inputValue(), SLOW).toBe(frame);
  expect(await sam.page.locator("[data-last-action]").textContent()).toBe(`You paused on ${frame}`);
});

describe("[PG4] frames have the production's numbers everywhere", () => {
  async function numbered(person: Person): Promise<void> {
    await expect.poll(() => person.readout.inputValue(), SLOW).toBe("2001");
    const timeline = person.page.getByRole("slider", { name: "Timeline" });
    expect(await timeline.getAttribute("aria-valuemin")).toBe("2001");
    expect(await timeline.getAttribute("aria-valuemax")).toBe("2240");
    expect(await timeline.locator(".tick").first().textContent()).toMatch(/^20\d\d$/);
    await person.goTo(2042);
    await expect.poll(() => timeline.getAttribute("aria-valuenow"), SLOW).toBe("2042");
    expect(await timeline.getAttribute("aria-valuetext")).toContain("Frame 2042 of 2240");
    await person.page.locator("[data-last-action]").getByText("You seeked to 2042").waitFor(SLOW);
    await expect.poll(async () => (await person.shown()).frame, SLOW).toBe(41);
  }

  it("of a room that was asked for before the list of clips had come", async () => {
    const page = await newPage(browser);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route("**/v1/media", async (route) => {
      await held;
      await route.continue();
    });
    await page.goto(`${server.origin}/`);
    await page.getByLabel("Your name").first().fill("Early");
    await page.getByLabel("First frame number").fill("2001");
    await page.getByRole("button", { name: "Create room" }).click();
    await page.getByRole("button", { name: "Creating …" }).waitFor();
    release();
    await page.waitForURL("**/r/*");
    await numbered(await Person.at(page));
    await page.close();
  });

  it("of a room that a program made", async () => {
    const rate = { numerator: 24, denominator: 1 };
    const sources = [{ location: "media:sameframe-24.mp4", contentType: "video/mp4" }];
    const media = { title: "Shot 10", rate, frames: 240, firstPresentationUs: 0, firstFrameNumber: 2001, sources };
    const { code } = await post<{ code: string }>("/v1/rooms", { name: "Program", media });
    const person = await Person.joins(browser, `${server.origin}/r/${code}`, "Rest");
    await numbered(person);
    await person.page.close();
  });
});

it("[LC1] a room is made with a file of this machine, which its maker sees at once; others open their copy", async () => {
  const clip = resolve(STRIPS, "strip-5994.mp4");
  const page = await newPage(browser);
  await page.goto(`${server.origin}/`);
  await page.getByLabel("Your name").first().fill("Olga");
  await page.getByLabel("Clip").selectOption({ label: "A file of this machine …" });
  await page.getByRole("button", { name: "Create room" }).click();
  await page.getByText("Choose the video on this machine.").waitFor(SLOW);
  await page.getByLabel("Video on this machine").setInputFiles(resolve(STRIPS, "make-bars.mjs"));
  await page.getByText("This is not a video").waitFor(SLOW);
  await page.getByLabel("Video on this machine").setInputFiles(clip);
  await page.getByText("59.94 fps").waitFor(SLOW);
  await page.getByRole("button", { name: "Create room" }).click();
  await page.waitForURL("**/r/*");
  const olga = await Person.at(page);
  await olga.goTo(100);
  await expect.poll(async () => (await olga.shown()).frame, SLOW).toBe(100);
  const kim = await Person.joins(browser, page.url(), "Kim");
  await kim.page.locator("sameframe-stage [role=alert][data-why=missing]").waitFor(SLOW);
  await kim.page.locator("sameframe-source-note input[type=file]").setInputFiles(clip);
  await expect.poll(async () => (await kim.shown()).frame, SLOW).toBe(100);
  await page.goBack();
  await page.getByRole("button", { name: "Create room" }).waitFor(SLOW);
  for (const who of [page, kim.page]) await who.close();
});

it("[PG5] without a connection the page says so, and what waits; Now tries at once, and each is done once", async () => {
  const tunnel = await Tunnel.to(server.origin);
  const kim = await Person.joins(browser, patty.page.url().replace(server.origin, tunnel.origin), "Kim");
  await kim.goTo(1100);
  await expect.poll(() => patty.readout.inputValue(), SLOW).toBe("1100");
  tunnel.dark();
  const warning = kim.page.locator("[data-warning]");
  await warning.getByText("Connection lost").waitFor(SLOW);
  await kim.press("ArrowRight", "ArrowRight");
  await warning.getByText("The 2 things you did are sent when it is back").waitFor(SLOW);
  await kim.page.getByText(/Reconnecting in [4-9] s/).waitFor(SLOW);
  tunnel.light();
  await kim.page.getByRole("button", { name: "Now" }).click();
  await kim.live();
  await expect.poll(() => warning.textContent(), SLOW).toBe("");
  for (const { readout } of [kim, patty]) await expect.poll(() => readout.inputValue(), SLOW).toBe("1102");
  await kim.page.getByRole("button", { name: "Leave" }).click();
  await kim.page.getByText("You have left the room").waitFor(SLOW);
  await kim.page.close();
  tunnel.close();
});

it("[PG6] all of it can be done with the keyboard alone", async () => {
  const page = await newPage(browser);
  const { keyboard } = page;
  await page.goto(`${server.origin}/`);
  await tabTo(page, "Your name");
  await keyboard.type("Keys");
  await tabTo(page, "First frame number");
  await keyboard.type("1001");
  await tabTo(page, "Create room");
  await keyboard.press("Enter");
  await page.waitForURL("**/r/*");
  const keys = await Person.at(page);
  const room = page.locator("sameframe-room");
  await tabTo(page, "Frame.");
  await keyboard.type("1100");
  await keyboard.press("Enter");
  await expect.poll(() => room.getAttribute("data-frame"), SLOW).toBe("99");
  await keyboard.press("i");
  await tabTo(page, "One frame forward");
  await keyboard.press("Enter");
  await expect.poll(() => room.getAttribute("data-frame"), SLOW).toBe("100");
  await tabTo(page, "Set out point here");
  await keyboard.press("Space");
  await page.locator("[data-last-action]").getByText("You set the range 1100 – 1101").waitFor(SLOW);
  await tabTo(page, "Whole clip");
  await keyboard.press("Enter");
  await page.locator("[data-last-action]").getByText("You cleared the range").waitFor(SLOW);
  await tabTo(page, "Play");
  await keyboard.press("Enter");
  await expect.poll(() => room.getAttribute("data-playing"), SLOW).toBe("true");
  await keyboard.press("Space");
  await expect.poll(() => room.getAttribute("data-playing"), SLOW).toBe("false");
  await tabTo(page, "Timeline");
  await keyboard.press("Home");
  await expect.poll(() => keys.readout.inputValue(), SLOW).toBe("1001");
  const sheet = page.getByRole("dialog", { name: "Keys" });
  await keyboard.press("?");
  await sheet.getByText("one frame back").waitFor(SLOW);
  await keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden", ...SLOW });
  await keyboard.press("ArrowRight");
  await expect.poll(() => room.getAttribute("data-frame"), SLOW).toBe("1");
  await keyboard.press("[");
  await page.locator("[data-last-action]").getByText("You set the range 1002").waitFor(SLOW);
  await keyboard.press("\\");
  await page.locator("[data-last-action]").getByText("You cleared the range").waitFor(SLOW);
  await tabTo(page, "Leave");
  await keyboard.press("Enter");
  await page.getByText("You have left the room").waitFor(SLOW);
  await page.close();
});

it("[PG7] at 360 px nothing scrolls sideways or lies upon something else", async () => {
  const page = await newPage(browser);
  await page.setViewportSize({ width: 360, height: 640 });
  const fits = async () =>
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await page.goto(`${server.origin}/`);
  await page.getByRole("button", { name: "Create room" }).waitFor();
  await fits();
  await page.goto(`${server.origin}/r/ABCD-2345`);
  await page.getByRole("alert").filter({ hasText: "There is no such room" }).waitFor(SLOW);
  await fits();
  const tunnel = await Tunnel.to(server.origin);
  await page.goto(patty.page.url().replace(server.origin, tunnel.origin));
  await page.getByLabel("Your name").fill("Maximiliane von Hohenlohe-Schillingsfürst");
  await fits();
  await page.getByRole("button", { name: "Join" }).click();
  await Person.at(page);
  const clear = async () => {
    await fits();
    const badge = await page.locator("sameframe-connection button").last().boundingBox();
    const share = await page.locator("sameframe-room-header .share").boundingBox();
    expect((badge?.x ?? 0) + (badge?.width ?? 0)).toBeLessThanOrEqual(share?.x ?? 0);
  };
  await clear();
  tunnel.dark();
  await page.getByRole("button", { name: "Now" }).waitFor(SLOW);
  await clear();
  await page.close();
  tunnel.close();
});

/** Where something of the room's page is. */
async function boxOf(page: Page, what: string): Promise<{ x: number; y: number; width: number; height: number }> {
  const box = await page.locator(what).boundingBox();
  if (box === null) throw new Error(`${what} is not seen`);
  return box;
}

/** Nothing of the deck lies upon the picture or upon something else in it. */
async function isClear(page: Page): Promise<void> {
  const stage = await boxOf(page, "sameframe-stage");
  const deck = await boxOf(page, ".deck");
  const timeline = await boxOf(page, "sameframe-timeline");
  const readout = await boxOf(page, "sameframe-readout");
  const transport = await boxOf(page, "sameframe-transport");
  expect(stage.y + stage.height, "the picture ends above the deck").toBeLessThanOrEqual(deck.y + 0.5);
  expect(timeline.y).toBeGreaterThanOrEqual(deck.y);
  expect(readout.y, "the timeline ends above the readout").toBeGreaterThanOrEqual(timeline.y + timeline.height - 0.5);
  expect(transport.y + transport.height).toBeLessThanOrEqual(deck.y + deck.height + 0.5);
}

it.each([
  [900, 420, 200],
  [1280, 300, 120],
  [740, 360, 220],
])("[PG7] on a page of %d by %d px nothing lies upon the picture", async (width, height, least) => {
  const page = await newPage(browser);
  await page.setViewportSize({ width, height });
  await page.goto(patty.page.url());
  await page.getByLabel("Your name").fill("Low");
  await page.getByRole("button", { name: "Join" }).click();
  const low = await Person.at(page);
  await isClear(page);
  expect((await boxOf(page, "sameframe-stage")).height).toBeGreaterThanOrEqual(least);
  await low.page.getByRole("button", { name: "Leave" }).click();
  await page.getByText("You have left the room").waitFor(SLOW);
  await page.close();
});

it("[PG15] in full screen the picture has all of it while it plays and no hand moves; at rest nothing lies on it", async () => {
  const page = await newPage(browser);
  await page.setViewportSize({ width: 740, height: 360 });
  await page.goto(patty.page.url());
  await page.getByLabel("Your name").fill("Full");
  await page.getByRole("button", { name: "Join" }).click();
  const full = await Person.at(page);
  const room = page.locator("sameframe-room");
  const height = async () => (await boxOf(page, "sameframe-stage")).height;
  const opacity = () => page.locator(".deck").evaluate((it) => getComputedStyle(it).opacity);
  const small = await height();
  await full.press("f");
  await page.locator("sameframe-room[full]").waitFor(SLOW);
  await isClear(page);
  expect(await height()).toBeGreaterThanOrEqual(small);
  await full.press("Space");
  await expect.poll(height, SLOW).toBe(360);
  await page.locator("sameframe-room[userinactive]").waitFor(SLOW);
  await expect.poll(opacity, SLOW).toBe("0");
  expect(await room.evaluate((it) => getComputedStyle(it).cursor)).toBe("none");
  await page.mouse.move(300, 100);
  await expect.poll(opacity, SLOW).toBe("1");
  expect(await room.getAttribute("userinactive")).toBeNull();
  await page.locator("sameframe-room[userinactive]").waitFor(SLOW);
  await full.press("Space");
  await expect.poll(() => room.getAttribute("data-playing"), SLOW).toBe("false");
  expect(await room.getAttribute("userinactive")).toBeNull();
  await expect.poll(opacity, SLOW).toBe("1");
  await isClear(page);
  await full.press("f");
  await page.locator("sameframe-room:not([full])").waitFor(SLOW);
  await page.getByRole("button", { name: "Leave" }).click();
  await page.getByText("You have left the room").waitFor(SLOW);
  await page.close();
});

it("[PG8] who joins as somebody else has left as who they were", async () => {
  await sam.page.getByRole("button", { name: "Join as somebody else" }).click();
  await patty.page.locator("sameframe-toasts").getByText("Sam left").waitFor(SLOW);
  await sam.page.getByLabel("Your name").fill("Samuel");
  await sam.page.getByRole("button", { name: "Join" }).click();
  await sam.live();
  await expect.poll(async () => (await roster(patty)).some((row) => row.startsWith("Samuel")), SLOW).toBe(true);
  expect((await roster(patty)).some((row) => row.startsWith("Sam "))).toBe(false);
});

it("[PG9] where the browser plays nothing before a click, the page asks for one, and then it plays", async () => {
  const page = await newPage(browser);
  await page.addInitScript(() => {
    const { play } = HTMLMediaElement.prototype;
    let isAllowed = false;
    addEventListener("pointerdown", () => {
      isAllowed = true;
    });
    HTMLMediaElement.prototype.play = function () {
      return isAllowed ? play.call(this) : Promise.reject(new DOMException("No click yet.", "NotAllowedError"));
    };
  });
  await page.goto(`${server.origin}/`);
  await page.evaluate(() => localStorage.setItem("sameframe.name", "Lena"));
  await patty.press("Space");
  await page.goto(patty.page.url());
  await Person.at(page);
  await page.getByRole("button", { name: "Click to play" }).waitFor(SLOW);
  await patty.press("Space");
  await page.getByRole("button", { name: "Click to play" }).waitFor({ ...SLOW, state: "detached" });
  await patty.press("Space");
  await page.getByRole("button", { name: "Click to play" }).click(SLOW);
  await expect.poll(() => page.locator("video").evaluate((it) => (it as HTMLVideoElement).paused), SLOW).toBe(false);
  await page.getByRole("button", { name: "Click to play" }).waitFor({ ...SLOW, state: "detached" });
  await page.close();
});
