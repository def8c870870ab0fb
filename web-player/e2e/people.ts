import type { Browser, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { readStrip } from "./strip";
import type { Witness } from "./witness";

/** A page's frame as read from its pixels, and when, in milliseconds of the machine's clock. */
interface Shown {
  frame: number | null;
  from: number;
  to: number;
}

/** Done to a page before its first code runs. */
export type Prepare = (page: Page) => Promise<void>;

/** What is looked at in a room that a program makes, unless it says otherwise. */
const CLIP = {
  title: "Shot 10",
  rate: { numerator: 24, denominator: 1 },
  frames: 240,
  firstPresentationUs: 0,
  firstFrameNumber: 1001,
  sources: [{ location: "media:sameframe-24.mp4", contentType: "video/mp4" }],
};

/** Somebody with a browser of their own. */
export class Person {
  readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  /** Makes a room on the start page, as anybody would. */
  static async creates(
    browser: Browser,
    origin: string,
    name: string,
    title: string,
    { clip, first, pin }: { clip?: string; first?: string; pin?: string } = {},
  ): Promise<Person> {
    const page = await newPage(browser);
    await page.goto(`${origin}/`);
    await page.getByLabel("Your name").first().fill(name);
    await page.getByLabel("Title").fill(title);
    if (clip !== undefined) await page.getByLabel("Clip").selectOption({ label: clip });
    if (first !== undefined) await page.getByLabel("First frame number").fill(first);
    if (pin !== undefined) await page.getByLabel("PIN").first().fill(pin);
    await page.getByRole("button", { name: "Create room" }).click();
    await page.waitForURL("**/r/*");
    return new Person(page).live();
  }

  /** Makes a room with rules of its own, as a program would, and comes into it as its host. */
  static async hosts(
    browser: Browser,
    origin: string,
    name: string,
    policy: object,
    {
      media = CLIP,
      prepare,
      through = origin,
      answered = () => {},
    }: { media?: object; prepare?: Prepare; through?: string; answered?: (admission: Admission) => void } = {},
  ): Promise<Person> {
    const admission = await ask(origin, "/v1/rooms", { name, title: "Trailer, cut 4", media, policy });
    answered(admission);
    const page = await newPage(browser, prepare);
    await admit(page, admission);
    await page.goto(`${through}/r/${admission.code}`);
    return new Person(page).live();
  }

  /** Opens the link that somebody sent, says who it is, and waits to be let in. */
  static async waits(browser: Browser, link: string, name: string): Promise<Person> {
    const person = new Person(await newPage(browser));
    await person.#enters(link, name);
    await person.page.locator("sameframe-room[data-connection=waiting]").waitFor({ timeout: 60_000 });
    return person;
  }

  /** Opens the link that somebody sent, and says who it is. */
  static async joins(browser: Browser, link: string, name: string, prepare?: Prepare): Promise<Person> {
    const person = new Person(await newPage(browser, prepare));
    await person.#enters(link, name);
    return person.live();
  }

  /** Who has come into a room on this page. */
  static at(page: Page): Promise<Person> {
    return new Person(page).live();
  }

  /** The same person in another tab. */
  async again(): Promise<Person> {
    const page = await this.page.context().newPage();
    await page.goto(this.page.url());
    return new Person(page).live();
  }

  get code(): string {
    return this.page.url().split("/").at(-1) ?? "";
  }

  /** Waits until the page is in the room. */
  async live(): Promise<this> {
    await this.page.locator("sameframe-room[data-connection=live]").waitFor({ timeout: 60_000 });
    return this;
  }

  async #enters(link: string, name: string): Promise<void> {
    await this.page.goto(link);
    await this.page.getByLabel("Your name").fill(name);
    await this.page.getByRole("button", { name: "Join" }).click();
  }

  /** Presses keys in the player, one after the other. */
  async press(...keys: string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Clicks into the timeline, at a part of its width. */
  async seek(part: number): Promise<void> {
    const box = await this.page.getByRole("slider", { name: "Timeline" }).boundingBox();
    if (!box) throw new Error("the page shows no timeline");
    await this.page.mouse.click(box.x + box.width * part, box.y + box.height / 2);
  }

  /** Types a frame's number over the one that is shown. */
  async goTo(number: number): Promise<void> {
    const readout = this.readout;
    await readout.fill(String(number));
    await readout.press("Enter");
  }

  /** The frame's number, as it is shown and typed over. */
  get readout(): Locator {
    return this.page.getByRole("textbox", { name: /^Frame/ });
  }

  /** The frame on glass, read from its pixels. */
  async shown(): Promise<Shown> {
    const from = Date.now();
    const frame = await this.page
      .locator("video")
      .evaluate(readStrip as (video: HTMLElement | SVGElement) => number | null);
    return { frame, from, to: Date.now() };
  }

  /** The frame on glass as soon as there is one to read: a player that seeks shows none for a moment. */
  async frame(): Promise<number> {
    const seen = async () => (await this.shown()).frame;
    let frame: number | null = null;
    await expect.poll(async () => (frame = await seen()), { timeout: 10_000, interval: 20 }).not.toBeNull();
    return frame ?? Number.NaN;
  }

  /** A page that plays is where the room is if it shows, within a frame, what the playhead says at that moment. */
  async distance(witness: Witness): Promise<number> {
    const { frame, from, to } = await this.shown();
    if (frame === null) return Number.POSITIVE_INFINITY;
    return Math.min(Math.abs(frame - (await witness.frameAt(from))), Math.abs(frame - (await witness.frameAt(to))));
  }

  async seq(): Promise<number> {
    return Number(await this.page.locator("sameframe-room").getAttribute("data-seq"));
  }
}

/** Who one is in a room, and the token that proves it. */
export interface Admission {
  readonly code: string;
  readonly participantId: number;
  readonly accessToken: string;
  /** Of who made the room: reads its history. */
  readonly auditToken: string;
}

/** Asks the server to create a room or to let somebody in, as a program would. */
export async function ask(origin: string, path: string, body: object): Promise<Admission> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(origin + path, { method: "POST", headers, body: JSON.stringify(body) });
  expect(answer.ok, await answer.clone().text()).toBe(true);
  const { code, participantId, accessToken, auditToken } = (await answer.json()) as Admission;
  return { code, participantId, accessToken, auditToken };
}

/** Lets a page know who one is in a room, before its first code runs. */
export async function admit(page: Page, admission: Admission): Promise<void> {
  await page.addInitScript((it) => {
    localStorage.setItem(`sameframe.room.${it.code}`, JSON.stringify(it));
  }, admission);
}

/** A page in a browser profile of its own. */
export async function newPage(browser: Browser, prepare: Prepare = async () => {}): Promise<Page> {
  const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 } })).newPage();
  await prepare(page);
  return page;
}

/**
 * Waits until everybody shows what the ledger and the playhead say they must: the very frame when paused, within one
 * frame when playing. Fails if that does not come.
 */
export async function expectSameFrame(witness: Witness, ...people: Person[]): Promise<void> {
  for (const person of people) {
    const off = async () => {
      const { playing, frame } = await witness.playback();
      if (playing) return Math.max(0, (await person.distance(witness)) - 1);
      return Math.abs(((await person.shown()).frame ?? Number.POSITIVE_INFINITY) - frame);
    };
    await expect.poll(off, { timeout: 20_000, interval: 50, message: "frames off" }).toBe(0);
  }
}
