import { afterAll, beforeAll, expect, it } from "vitest";
import { cinema } from "./cinema";
import { heard, listen } from "./heard";
import { Person } from "./people";
import { Tunnel } from "./tunnel";

const SLOW = { timeout: 30_000 };
const house = cinema();

let tunnel: Tunnel;
let patty: Person;
/** Who sees nothing of the page, and hears it. */
let sam: Person;

beforeAll(async () => {
  const { browser, server } = house;
  patty = await Person.hosts(browser, server.origin, "Patty", { conflict: "host-wins" });
  tunnel = await Tunnel.to(server.origin);
  sam = await Person.joins(browser, patty.page.url().replace(server.origin, tunnel.origin), "Sam", listen);
  await sam.page.getByRole("slider", { name: "Timeline" }).waitFor(SLOW);
  await heard(sam.page);
});

afterAll(() => tunnel?.close());

/** Waits until this is said. */
async function expectHeard(expected: string | RegExp): Promise<void> {
  const all: string[] = [];
  await expect
    .poll(async () => {
      all.push(...(await heard(sam.page)));
      return all.some((text) => (typeof expected === "string" ? text === expected : expected.test(text))) || all;
    }, SLOW)
    .toBe(true);
}

const frame = () => sam.page.locator("sameframe-room").getAttribute("data-frame");

/** A drawing by hand, which keys alone do not make. */
async function draws(): Promise<void> {
  const box = await sam.page.locator("sameframe-stage").boundingBox();
  if (!box) throw new Error("the page shows no picture");
  await sam.press("d");
  await sam.page.mouse.move(box.x + 200, box.y + 200);
  await sam.page.mouse.down();
  await sam.page.mouse.move(box.x + 300, box.y + 240, { steps: 5 });
  await sam.page.mouse.up();
}

async function writes(text: string): Promise<void> {
  await sam.page.getByRole("tab", { name: /^Notes/ }).click();
  await sam.page.getByRole("textbox", { name: /^Note on/ }).fill(text);
  await sam.press("Enter");
}

const keys =
  (...pressed: string[]) =>
  () =>
    sam.press(...pressed);

/** One review, from top to bottom: what is pressed, and what must be heard. */
const REVIEW: readonly (readonly [what: string, acts: () => Promise<unknown>, said: string | RegExp])[] = [
  ["Space plays", keys("Space"), "You pressed play"],
  ["Space pauses, with the frame", keys("Space"), /^You paused on 1\d\d\d$/],
  ["Home goes to the in point", keys("Home"), "You seeked to 1001"],
  ["an arrow steps", keys("ArrowRight"), "You stepped to 1002"],
  ["Shift and an arrow leap", keys("Shift+ArrowRight"), "You seeked to 1012"],
  ["I begins a range", keys("i"), "You set the range 1012 – 1240"],
  ["O ends it", keys("Shift+ArrowRight", "o"), "You set the range 1012 – 1022"],
  ["the whole clip is back", keys("\\"), "You cleared the range"],
  ["L again is faster", keys("l", "l"), "You set speed to 2x"],
  ["K pauses", keys("k"), /^You paused on 1\d\d\d$/],
  ["End goes to the out point", keys("End"), "You seeked to 1240"],
  ["a drawing", draws, "You drew on 1240"],
  ["done drawing, and a leap back", keys("Escape", "Shift+ArrowLeft"), "You seeked to 1230"],
  ["a note", () => writes("Too dark"), "You wrote a note on 1230"],
  ["a full stop jumps to the drawing", keys("Escape", "."), "You seeked to 1240"],
  ["a comma jumps to the note", keys(","), "You seeked to 1230"],
];

it("[SR1] a review by keys is heard: each thing that one does, with its frame", async () => {
  for (const [what, acts, said] of REVIEW) {
    await acts();
    await expectHeard(said).catch((failure: Error) => {
      throw new Error(`${what}: ${failure.message}`);
    });
    if (what.startsWith("a note")) await sam.page.getByRole("tab", { name: /^Notes/ }).focus();
  }
});

it("[SR2] what others do is heard, with their name", async () => {
  await heard(sam.page);
  await patty.press("Home");
  await expectHeard("Patty seeked to 1001");
  await patty.press("Space");
  await expectHeard("Patty pressed play");
  await patty.press("Space");
  await expectHeard(/^Patty paused on 1\d\d\d$/);
  const kim = await Person.joins(house.browser, patty.page.url(), "Kim");
  await expectHeard("Kim joined");
  await kim.page.context().close();
  await expectHeard("Kim lost the connection");
});

it("[SR3] a lost connection is heard, that it is back, and what the room refused meanwhile", async () => {
  await sam.goTo(1050);
  await expect.poll(frame, SLOW).toBe("49");
  await expect.poll(() => patty.readout.inputValue(), SLOW).toBe("1050");
  await heard(sam.page);
  tunnel.dark();
  await expectHeard("Connection lost. You can keep watching.");
  await sam.press("ArrowRight");
  await expectHeard("Connection lost. What you did is sent when it is back.");
  await patty.goTo(1100);
  await expect.poll(() => patty.readout.inputValue(), SLOW).toBe("1100");
  tunnel.light();
  await sam.page.evaluate(() => dispatchEvent(new Event("online")));
  await expectHeard("Patty was there first. What you did was not done.");
  await sam.page.getByRole("button", { name: "Show the room" }).click();
});

it("[SR4] the timeline has the frame in its name, and says whether something was drawn or written there", async () => {
  const timeline = sam.page.getByRole("slider", { name: "Timeline" });
  await patty.goTo(1240);
  await expect
    .poll(() => timeline.getAttribute("aria-valuetext"), SLOW)
    .toBe("Frame 1240 of 1240, 00:00:09:23, drawing or note");
  await patty.goTo(1239);
  await expect.poll(() => timeline.getAttribute("aria-valuetext"), SLOW).toBe("Frame 1239 of 1240, 00:00:09:22");
  expect(await sam.readout.getAttribute("aria-label")).toMatch(/^Frame/);
});
