import { expect, it } from "vitest";
import { cinema } from "./cinema";
import { Person } from "./people";

const SLOW = { timeout: 20_000 };

const house = cinema();

function host(): Promise<Person> {
  return Person.hosts(house.browser, house.server.origin, "Patty", {});
}

const leave = (...people: Person[]) => Promise.all(people.map(({ page }) => page.context().close()));

/** Sets an attribute of the room's element. */
function set({ page }: Person, name: "keys" | "keymap", value: string): Promise<void> {
  return page
    .locator("sameframe-room")
    .evaluate((room, [key, to]) => room.setAttribute(key ?? "", to ?? ""), [name, value]);
}

async function shows(person: Person, frame: number): Promise<void> {
  await expect.poll(async () => (await person.shown()).frame, SLOW).toBe(frame);
}

it("[KB1] keys step, leap, set the range and shuttle both ways at multiples", async () => {
  const patty = await host();
  const sam = await Person.joins(house.browser, patty.page.url(), "Sam");
  for (const [key, frame] of [
    ["ArrowRight", 1],
    ["Shift+ArrowRight", 11],
    ["ArrowLeft", 10],
    ["[", 10],
    ["PageDown", 20],
    ["]", 20],
    ["Home", 10],
    ["End", 20],
  ] as const) {
    await patty.press(key);
    for (const person of [patty, sam]) await shows(person, frame);
  }
  await patty.press("\\");
  const speed = () => sam.page.getByLabel("Speed").inputValue();
  for (const [key, milli] of [
    ["l", "1000"],
    ["l", "2000"],
    ["j", "-1000"],
    ["j", "-2000"],
  ] as const) {
    await patty.press(key);
    await expect.poll(speed, SLOW).toBe(milli);
  }
  await patty.press("k");
  await sam.page.locator("sameframe-room[data-playing=false]").waitFor(SLOW);
  await leave(patty, sam);
});

it("[KB1] Shift, Ctrl and X leave the room", async () => {
  const patty = await host();
  await patty.press("Shift+Control+KeyX");
  await patty.page.getByText("You have left the room.").waitFor(SLOW);
  await leave(patty);
});

it("[KB2] other keys take the place of the usual ones, and [KB3] are what the list and the buttons say", async () => {
  const patty = await host();
  await set(patty, "keymap", "play:KeyP step-back:KeyA nonsense");
  await patty.press("ArrowRight", "ArrowRight");
  await shows(patty, 2);
  await patty.press("ArrowLeft");
  await patty.press("a");
  await shows(patty, 1);
  await patty.press("p");
  await patty.page.locator("sameframe-room[data-playing=true]").waitFor(SLOW);
  await patty.page.getByTitle("Pause (P)").waitFor(SLOW);
  await patty.press("Space", "p");
  await patty.page.locator("sameframe-room[data-playing=false]").waitFor(SLOW);
  await patty.press("?");
  const rows = await patty.page.locator("sameframe-keys-sheet dl").evaluateAll((lists) =>
    lists.flatMap((list) => {
      const texts = (name: string) => [...list.querySelectorAll(name)].map(({ textContent }) => textContent);
      const does = texts("dd");
      return texts("dt").map((key, n) => [does[n], key]);
    }),
  );
  const listed = Object.fromEntries(rows);
  expect([listed["play or pause"], listed["one frame back"], listed["one frame on"]]).toEqual(["P", "A", "→"]);
  expect(listed["held: the pointer is a laser"]).toBeUndefined();
  await leave(patty);
});

it("[KB2] those for tools, figures and loop are set as well, and none given are the usual ones", async () => {
  const patty = await host();
  const { page } = patty;
  const figures = page.getByRole("region", { name: "Figures" });
  await patty.press("F2");
  await figures.waitFor(SLOW);
  await patty.press("F2");
  await figures.waitFor({ ...SLOW, state: "hidden" });
  await set(patty, "keymap", "figures:F4 loop:KeyQ tool-line:KeyB undo:KeyU done-drawing:KeyE");
  await patty.press("F2", "F4");
  await figures.waitFor(SLOW);
  const mode = page.locator("[data-action=loop]");
  const said = "At the end of the range: “Loop”. Change to “Back and forth”";
  expect(await mode.getAttribute("aria-label")).toBe(said);
  expect((await mode.getAttribute("title"))?.replaceAll("\u00a0", " ")).toBe(`${said} (Q)`);
  await patty.press("q");
  await page.getByRole("button", { name: "At the end of the range: “Back and forth”. Change to" }).waitFor(SLOW);
  await patty.press("d", "2");
  expect(await page.getByTitle("Line (B)").getAttribute("aria-pressed")).toBe("false");
  await patty.press("b");
  await page.locator("[title='Line (B)'][aria-pressed=true]").waitFor(SLOW);
  expect(await page.getByTitle("Undo (U)").count()).toBe(1);
  await patty.press("Escape", "e");
  await page.getByTitle("Undo (U)").waitFor({ ...SLOW, state: "detached" });
  await page.locator("sameframe-room").evaluate((room) => room.removeAttribute("keymap"));
  await patty.press("F2");
  await figures.waitFor({ ...SLOW, state: "hidden" });
  await leave(patty);
});

it("[KB3] while the list is open no other key acts, and Escape closes it", async () => {
  const patty = await host();
  await patty.press("?");
  await patty.page.getByRole("dialog", { name: "Keys" }).waitFor(SLOW);
  await patty.press("ArrowRight", "d", "Space", "Escape");
  await expect.poll(() => patty.page.getByRole("dialog", { name: "Keys" }).count(), SLOW).toBe(0);
  await patty.press("Shift+ArrowRight");
  await shows(patty, 10);
  await expect(patty.page.locator("sameframe-room").getAttribute("data-playing")).resolves.toBe("false");
  await patty.press("?", "?");
  expect(await patty.page.getByRole("dialog", { name: "Keys" }).count()).toBe(0);
  await leave(patty);
});

it("[KB4] an embedded player hears keys only while the focus is in it, which fields give back", async () => {
  const patty = await host();
  await set(patty, "keys", "focus");
  await patty.page.evaluate(() => {
    const aside = Object.assign(document.createElement("button"), { textContent: "Of the page around" });
    document.body.prepend(aside);
    aside.focus();
  });
  await patty.press("ArrowRight");
  await patty.page.locator("sameframe-stage").click();
  await patty.press("Shift+ArrowRight");
  await shows(patty, 10);
  await patty.goTo(1021);
  await shows(patty, 20);
  await patty.press("ArrowRight");
  await shows(patty, 21);
  await patty.page.getByRole("button", { name: "Of the page around" }).click();
  await patty.press("ArrowRight");
  await patty.page.getByRole("button", { name: "One frame back" }).click();
  await shows(patty, 20);
  await patty.press("ArrowLeft");
  await shows(patty, 19);
  await leave(patty);
});
