import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { resolve } from "node:path";
import type { Locator } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { Actor } from "./actor";
import { cinema } from "./cinema";
import { type Admission, Person } from "./people";
import { readStrip } from "./strip";
import { STRIPS, strips } from "./strips";
import { tabTo } from "./tab-to";

const SLOW = { timeout: 20_000 };

/** Number of the clip's first frame. */
const FIRST = 1001;

const NARROW = { width: 360, height: 740 };
const house = cinema();

let patty: Person;
let sam: Person;
let host: Actor;

beforeAll(async () => {
  const { browser, server } = house;
  let admission: Admission | undefined;
  const answered = (it: Admission) => {
    admission = it;
  };
  patty = await Person.hosts(browser, server.origin, "Patty", {}, { answered });
  sam = await Person.joins(browser, patty.page.url(), "Sam");
  if (admission !== undefined) host = await Actor.enters(browser, server.origin, admission);
});

const tab = ({ page }: Person, name: string): Locator => page.getByRole("tab", { name: new RegExp(`^${name}`) });
const unread = (person: Person, name: string): Promise<string | undefined> =>
  tab(person, name)
    .locator("[data-unread]")
    .allTextContents()
    .then(([text]) => text);
const button = ({ page }: Person, name: RegExp | string): Locator => page.getByRole("button", { name });
const field = ({ page }: Person, name: RegExp | string): Locator => page.getByRole("textbox", { name });
const noteField = (person: Person): Locator => field(person, /^Note on/);
const note = ({ page }: Person, text: string): Locator =>
  page.locator("sameframe-note-list li").filter({ hasText: text });
const messages = ({ page }: Person): Promise<string[]> => page.locator("sameframe-chat .text").allTextContents();
const room = ({ page }: Person): Locator => page.locator("sameframe-room");
const onGlass = (person: Person): Promise<number> => room(person).getAttribute("data-frame").then(Number);

/** The frame that the still of a note shows, read from its pixels. */
async function stillOf(within: Locator): Promise<number | null> {
  const still = within.locator("sameframe-still img");
  await still.waitFor(SLOW);
  await still.evaluate(async (image) => {
    if (!(image instanceof HTMLImageElement)) throw new Error("no picture");
    await image.decode();
    Object.assign(image, { readyState: 4, videoWidth: image.naturalWidth });
  });
  return still.evaluate(readStrip as unknown as (image: HTMLElement | SVGElement) => number | null);
}

it("[NC2] a note is about the frame on which its author begins to type, where what plays pauses for all", async () => {
  await patty.press("Space");
  await expect.poll(() => room(sam).getAttribute("data-playing"), SLOW).toBe("true");
  await expect.poll(() => onGlass(sam), SLOW).toBeGreaterThan(10);
  await tab(patty, "Notes").click();
  await noteField(patty).click();
  expect(await room(patty).getAttribute("data-playing")).toBe("true");
  await patty.page.keyboard.type("The cup is on the wrong side.");
  for (const who of [patty, sam]) {
    await expect.poll(() => room(who).getAttribute("data-playing"), SLOW).toBe("false");
  }
  const number = Number((await patty.page.locator("[data-about]").textContent())?.replace("Note on ", ""));
  for (const who of [patty, sam]) await expect.poll(() => onGlass(who), SLOW).toBe(number - FIRST);
  await sam.goTo(1101); // whoever moves on meanwhile: the note stays where it was begun
  await expect.poll(() => onGlass(patty), SLOW).toBe(100);
  await patty.press("Enter");
  await note(patty, "The cup").waitFor(SLOW);
  expect(await noteField(patty).inputValue()).toBe("");

  await expect.poll(() => unread(sam, "Notes"), SLOW).toBe("1 unread");
  expect(await unread(patty, "Notes")).toBeUndefined();
  await tab(sam, "Notes").click();
  const seen = note(sam, "The cup is on the wrong side.");
  for (const words of ["Patty", "open", String(number), /00:00:0\d:\d\d/])
    await seen.getByText(words).first().waitFor(SLOW);
  await expect.poll(() => unread(sam, "Notes"), SLOW).toBeUndefined();
  expect(await stillOf(seen), "[NC3] the still is of the note's frame").toBe(number - FIRST);

  await button(sam, `Go to ${number}`).click();
  for (const who of [patty, sam]) await expect.poll(async () => (await who.shown()).frame, SLOW).toBe(number - FIRST);
  await expect.poll(() => seen.getAttribute("aria-current"), SLOW).toBe("true");
});

it("[NC2] notes stand in the order of their frames", async () => {
  await sam.goTo(1005);
  await expect.poll(() => onGlass(sam), SLOW).toBe(4);
  await noteField(sam).fill("Too dark.");
  await button(sam, "Add note").click();
  await expect.poll(() => patty.page.locator("sameframe-note-list li").count(), SLOW).toBe(2);
  await patty.page.locator("sameframe-note-list li").first().getByText("Too dark.").waitFor(SLOW);
  expect(await stillOf(note(patty, "Too dark."))).toBe(4);
});

it("[NC4] a note is answered, resolved and opened again; one's own is edited, and removed after a question", async () => {
  await button(sam, /^Reply: Patty/).click();
  await sam.page.keyboard.type("It moves in 1047.");
  await sam.press("Enter");
  await note(patty, "It moves in 1047.").getByText("Sam").waitFor(SLOW);
  await button(sam, /^Resolve: Patty/).click();
  await note(patty, "The cup").getByText("resolved").waitFor(SLOW);
  await button(patty, /^Reopen: Patty/).click();
  await note(sam, "The cup").getByText("open", { exact: true }).waitFor(SLOW);

  expect(await button(sam, /^(Edit|Remove): Patty/).count()).toBe(0);
  await button(sam, /^Edit: Sam on 1005/).click();
  await field(sam, "Edit the text").fill("Too dark, and too blue.");
  await button(sam, "Save").click();
  await note(patty, "Too dark, and too blue.").getByText("edited").waitFor(SLOW);
  await button(sam, /^Remove: Sam on 1005/).click();
  await sam.page.getByText("Remove this note for everybody?").waitFor(SLOW);
  await button(sam, "Keep").click();
  await button(sam, /^Remove: Sam on 1005/).click();
  await button(sam, /^Remove$/).click();
  await expect.poll(() => note(patty, "Too dark").count(), SLOW).toBe(0);
});

it("[NC5] messages are sent with Enter, counted until they are read, and stay at the end unless one reads above", async () => {
  await tab(patty, "Chat").click();
  const places = () => Promise.all(["People", "Notes", "Chat"].map((name) => tab(sam, name).boundingBox()));
  const unmarked = await places();
  await field(patty, "Message to everybody").click();
  await patty.page.keyboard.type("Shall we");
  await patty.press("Shift+Enter");
  await patty.page.keyboard.type("begin?");
  await patty.press("Enter");
  await expect.poll(() => messages(patty), SLOW).toEqual(["Shall we\nbegin?"]);
  await expect.poll(() => unread(sam, "Chat"), SLOW).toBe("1 unread");
  expect(await places(), "what is unread moves nothing").toEqual(unmarked);
  await sam.page.locator("sameframe-toasts").getByText("Patty: Shall we").waitFor(SLOW);
  await tab(sam, "Chat").click();
  await sam.page.locator("sameframe-chat").getByText("New", { exact: true }).waitFor(SLOW);
  await expect.poll(() => unread(sam, "Chat"), SLOW).toBeUndefined();
  await sam.page.locator("sameframe-chat time").first().waitFor(SLOW);

  const log = sam.page.getByRole("log", { name: "Messages" });
  const below = () => log.evaluate((it) => Math.round(it.scrollHeight - it.scrollTop - it.clientHeight));
  for (let line = 1; line <= 25; line++) await host.does({ say: { text: `Line ${line}` } });
  await sam.page.locator("sameframe-chat").getByText("Line 25").waitFor(SLOW);
  await expect.poll(below, SLOW).toBeLessThan(3);
  expect(await sam.page.locator("sameframe-toasts").getByText("Line 25").count()).toBe(0);
  await log.evaluate((it) => it.scrollTo(0, 0));
  await button(sam, "To the latest message").waitFor(SLOW);
  await host.does({ say: { text: "Line 26" } });
  await button(sam, "1 new message").waitFor(SLOW);
  expect(await below()).toBeGreaterThan(50);
  await button(sam, "1 new message").click();
  await expect.poll(below, SLOW).toBeLessThan(3);
});

it("[NC1] what was read is read after a reload, and tabs turn with the arrow keys", async () => {
  await tab(sam, "People").click();
  await host.does({ say: { text: "Back to people?" } });
  await expect.poll(() => unread(sam, "Chat"), SLOW).toBe("1 unread");
  await sam.page.reload();
  await sam.live();
  await expect.poll(() => unread(sam, "Chat"), SLOW).toBe("1 unread");
  expect(await unread(sam, "Notes")).toBeUndefined();
  await tab(sam, "People").focus();
  const frame = await onGlass(patty);
  await expect.poll(() => onGlass(sam), SLOW).toBe(frame);
  const chosen = () => sam.page.getByRole("tab", { selected: true }).textContent();
  for (const [key, name] of [
    ["ArrowRight", "Shots"],
    ["ArrowRight", "Notes"],
    ["ArrowRight", "Chat"],
    ["ArrowRight", "People"],
    ["End", "Chat"],
    ["Home", "People"],
    ["ArrowLeft", "Chat"],
  ] as const) {
    await sam.press(key);
    await expect.poll(chosen, SLOW).toContain(name);
  }
  await expect.poll(() => unread(sam, "Chat"), SLOW).toBeUndefined();
  expect(await onGlass(sam)).toBe(frame);
});

it("[NC6] keys that are typed in the fields do nothing to the player", async () => {
  const seq = await sam.seq();
  await field(sam, "Message to everybody").click();
  await sam.press("Space", "k", "l", "j", "i", "o", "Home", "End", "ArrowLeft", "ArrowRight", "PageUp", "Escape");
  await tab(sam, "Notes").click();
  await noteField(sam).click();
  await sam.press("l", "ArrowLeft", "Space");
  expect(await noteField(sam).inputValue()).toBe(" l");
  expect(await room(sam).getAttribute("data-playing")).toBe("false");
  await noteField(sam).fill("");
  expect(await sam.seq()).toBe(seq);
});

it("[NC7] what is refused stays in the field; who may not write reads why", async () => {
  await tab(sam, "Chat").click();
  const long = "x".repeat(1001);
  await field(sam, "Message to everybody").evaluate((it) => it.removeAttribute("maxlength"));
  await field(sam, "Message to everybody").fill(long);
  await sam.press("Enter");
  await sam.page.locator("sameframe-chat").getByRole("alert").waitFor(SLOW);
  expect(await field(sam, "Message to everybody").inputValue()).toBe(long);
  await host.does({ setRole: { participant: 2, role: "ROLE_VIEWER" } });
  await sam.page.locator("sameframe-chat").getByText("Viewers read along").waitFor(SLOW);
  expect(await field(sam, "Message to everybody").isDisabled()).toBe(true);
  await tab(sam, "Notes").click();
  expect(await noteField(sam).isDisabled()).toBe(true);
  expect(await button(sam, /^Reply: Patty/).isDisabled()).toBe(true);
  expect(await button(sam, /^Go to/).getAttribute("title")).toContain("Viewers do not move the playhead");
  await host.does({ setRole: { participant: 2, role: "ROLE_REVIEWER" } });
  await expect.poll(() => noteField(sam).isEnabled(), SLOW).toBe(true);
});

it("[NC8] with the keyboard alone, at 360 px, a note is written, jumped to and answered, and nothing scrolls sideways", async () => {
  const { browser } = house;
  const kim = await Person.joins(browser, patty.page.url(), "Kim", (page) => page.setViewportSize(NARROW));
  const fits = async () =>
    expect(await kim.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  await tab(patty, "Notes").click();
  await patty.goTo(1030);
  await expect.poll(() => onGlass(kim), SLOW).toBe(29);
  await tabTo(kim.page, "People");
  await kim.press("ArrowRight", "ArrowRight");
  await tabTo(kim.page, "Note on this frame");
  await kim.page.keyboard.type("Averylongwordwithoutanyspacethatmustbebrokensomewhereorthepagescrollssideways");
  await kim.press("Enter");
  await note(patty, "Averylongword").getByText("1030").first().waitFor(SLOW);
  await note(kim, "Averylongword").locator("img").waitFor(SLOW);
  await fits();
  await patty.goTo(1100);
  await expect.poll(() => onGlass(kim), SLOW).toBe(99);
  await tabTo(kim.page, "Go to 1030");
  await kim.press("Enter");
  for (const who of [patty, kim]) await expect.poll(() => onGlass(who), SLOW).toBe(29);
  await tabTo(kim.page, "Reply: Kim");
  await kim.press("Enter");
  await kim.page.keyboard.type("Or not.");
  await kim.press("Enter");
  await note(patty, "Averylongword").getByText("Or not.").waitFor(SLOW);
  await expect.poll(() => kim.page.locator("sameframe-note sameframe-composer").count(), SLOW).toBe(0);
  await kim.press("Space"); // the focus is on the button again, which opened the field
  await field(kim, "Reply to Kim").waitFor(SLOW);
  await kim.press("Escape");
  for (const name of ["Chat", "Notes", "People"]) {
    await tab(kim, name).click();
    await fits();
  }
  await kim.page.context().close();
});

it("[NC3] the still has the drawings that are on the frame", async () => {
  const shape = { kind: "SHAPE_KIND_RECTANGLE", points: [20_000, 20_000, 1024, 40_000, 40_000, 1024] };
  const about = { medium: "m1", firstFrame: 59, lastFrame: 59 };
  await host.does({ addAnnotation: { annotation: { ...about, color: 0xff0000ff, width: 2000, shape } } });
  await tab(patty, "Notes").click();
  await patty.goTo(1060);
  await expect.poll(() => onGlass(patty), SLOW).toBe(59);
  await noteField(patty).fill("As drawn.");
  await patty.press("Enter");
  const within = note(patty, "As drawn.");
  expect(await stillOf(within)).toBe(59);
  const [red, green, blue] = await within.locator("sameframe-still img").evaluate((image) => {
    const { naturalWidth, naturalHeight } = image as HTMLImageElement;
    const canvas = Object.assign(document.createElement("canvas"), { width: naturalWidth, height: naturalHeight });
    const context = canvas.getContext("2d");
    context?.drawImage(image as HTMLImageElement, 0, 0);
    const [x, y] = [(20_000 / 65_536) * naturalWidth, (30_000 / 65_536) * naturalHeight];
    return [...(context?.getImageData(x, y, 1, 1).data ?? [])];
  });
  expect(red).toBeGreaterThan(200);
  expect(Math.max(green ?? 255, blue ?? 255)).toBeLessThan(70);
});

it("[NC3] where the picture may not be read, the note goes without a still, and its author is told", async () => {
  const { browser, server } = house;
  const { film } = strips;
  const bytes = readFileSync(resolve(STRIPS, film.file));
  const elsewhere = createServer((request, response) => {
    const [, first, last] = /bytes=(\d+)-(\d*)/.exec(request.headers.range ?? "") ?? [undefined, "0", ""];
    const [from, to] = [Number(first), last ? Number(last) : bytes.length - 1];
    response.writeHead(206, {
      "content-type": "video/mp4",
      "accept-ranges": "bytes",
      "content-range": `bytes ${from}-${to}/${bytes.length}`,
      "content-length": to - from + 1,
    });
    response.end(bytes.subarray(from, to + 1));
  });
  await new Promise<void>((ready) => elsewhere.listen(0, "127.0.0.1", ready));
  const { contentType, file, ...timing } = film;
  const location = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/${file}`;
  const media = { title: "Elsewhere", ...timing, sources: [{ location, contentType }] };
  const olga = await Person.hosts(browser, server.origin, "Olga", {}, { media });
  await expect
    .poll(() => olga.page.locator("video").evaluate((it) => (it as HTMLVideoElement).readyState), SLOW)
    .toBe(4);
  await tab(olga, "Notes").click();
  await noteField(olga).fill("Grain.");
  await olga.press("Enter");
  await note(olga, "Grain.").waitFor(SLOW);
  await olga.page.getByText("Added without a still").waitFor(SLOW);
  expect(await note(olga, "Grain.").locator("sameframe-still").count()).toBe(0);
  await olga.page.context().close();
  elsewhere.close();
});
