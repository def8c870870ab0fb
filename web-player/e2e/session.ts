import type { Browser } from "playwright-core";
import { expect } from "vitest";
import { PLACES as SIMULATED } from "../packages/sync/simulator/browsers";
import { type Figures, figuresOf, type PageRun } from "./figures";
import { type Conditions, networkTo } from "./network";
import { expectSameFrame, Person } from "./people";
import { Processors } from "./processors";
import { random } from "./random";
import { record, takeRecording } from "./recorder";
import type { Server } from "./server";
import { type Skew, skewClock } from "./skew";
import { descriptor, type StripClip } from "./strips";
import { RoomTimeline } from "./timeline";
import type { Tunnel } from "./tunnel";
import { Witness } from "./witness";

/** With what of the processors nobody used meanwhile: pages of a machine that has nothing left stumble. */
export type Measured = Figures & { readonly idle: number };

/** A page's clock and network. */
export interface Place {
  readonly name: string;
  readonly skew: Skew;
  readonly network: Conditions;
}

/**
 * Clocks and networks as people have them, the worst of each at once; the simulator has the same. Nobody can see by which way a
 * packet took longer: half of what the ways differ is an error of the clock [CL1], and stays one here.
 */
export const PLACES: readonly Place[] = SIMULATED.map(({ name, aheadMs, ppm, up, down }) => ({
  name,
  skew: { aheadMs, ppm },
  network: { up, down },
}));

/** How likely somebody's network is cut before the next act. */
const CUTS = 0.1;

/** Small pages leave the machine to the players: nothing here has a graphics card. */
const SMALL = { width: 640, height: 480 };

/** People with clocks and networks of their own, who look at a clip together. */
export class Session {
  private constructor(
    private readonly clip: StripClip,
    readonly witness: Witness,
    readonly people: readonly Person[],
    private readonly places: readonly Place[],
    private readonly tunnels: readonly Tunnel[],
    private readonly next: () => number,
  ) {}

  static async begin(
    browser: Browser,
    server: Server,
    clip: StripClip,
    places: readonly Place[],
    seed: number,
  ): Promise<Session> {
    const next = random(seed);
    const people: Person[] = [];
    const tunnels: Tunnel[] = [];
    for (const { name, skew, network } of places) {
      const tunnel = await networkTo(server.origin, network, next);
      tunnels.push(tunnel);
      const prepare = async (page: Person["page"]) => {
        await skewClock(page, skew);
        await record(page);
        await page.setViewportSize(SMALL);
      };
      const [host] = people;
      const options = { media: descriptor(clip), prepare, through: tunnel.origin };
      people.push(
        host
          ? await Person.joins(browser, `${tunnel.origin}/r/${host.code}`, name, prepare)
          : await Person.hosts(browser, server.origin, name, {}, options),
      );
    }
    const [host] = people;
    const witness = await Witness.join(browser, server.origin, host?.code ?? "");
    await expectSameFrame(witness, ...people);
    return new Session(clip, witness, people, places, tunnels, next);
  }

  /** Acts by chance for so many seconds, with cuts in between, and says what was to be seen meanwhile. */
  run(seconds: number): Promise<Measured> {
    return this.#figures(async () => {
      const until = Date.now() + seconds * 1000;
      while (Date.now() < until) {
        if (this.next() < CUTS) await this.#cut();
        await this.#act();
      }
    });
  }

  /** Plays for so many seconds, and says what was to be seen meanwhile. */
  play(seconds: number): Promise<Measured> {
    return this.#figures(async () => {
      await this.people[0]?.press("Space");
      await this.people[0]?.page.waitForTimeout(seconds * 1000);
    });
  }

  async #figures(work: () => Promise<void>): Promise<Measured> {
    const from = Date.now();
    const busy = Processors.now();
    await this.#recordings();
    await work();
    await this.#rest();
    const recordings = await this.#recordings();
    const to = Date.now();
    const idle = busy.idleSince();
    const { offset, chapters } = await this.witness.chapters();
    const pages: PageRun[] = this.places.map((it, page) => ({
      ...it,
      recording: recordings[page] as PageRun["recording"],
    }));
    return { ...figuresOf(new RoomTimeline(this.clip.rate, chapters, offset), pages, from, to), idle };
  }

  async end(): Promise<void> {
    for (const { page } of this.people) await page.context().close();
    for (const tunnel of this.tunnels) tunnel.close();
    await this.witness.close();
  }

  #recordings() {
    return Promise.all(this.people.map(({ page }) => takeRecording(page)));
  }

  /** Somebody's network is gone for a moment, in which nobody acts: what plays plays on, and what rests rests. */
  async #cut(): Promise<void> {
    const index = Math.floor(this.next() * this.people.length);
    const [person, tunnel] = [this.people[index] as Person, this.tunnels[index] as Tunnel];
    tunnel.dark();
    await person.page.waitForTimeout(200 + 800 * this.next());
    tunnel.light();
    await person.live();
    await expectSameFrame(this.witness, person);
  }

  /** One act by somebody; what plays then plays for a while, and what rests is on its frame everywhere before the next. */
  async #act(): Promise<void> {
    const who = this.people[Math.floor(this.next() * this.people.length)] as Person;
    const before = await this.witness.seq();
    const { playing: played, frame } = await this.witness.playback();
    const act = await this.#actBy(who);
    const message = `nothing came of ${act}, on ${frame}, ${played ? "playing" : "paused"}`;
    await expect.poll(() => this.witness.seq(), { timeout: 10_000, interval: 20, message }).toBeGreaterThan(before);
    const { playing } = await this.witness.playback();
    if (playing) await who.page.waitForTimeout(2_000 + 4_000 * this.next());
    else await expectSameFrame(this.witness, ...this.people);
  }

  /** What was done. */
  async #actBy(who: Person): Promise<string> {
    const { playing, frame, speed, outPoint } = await this.witness.playback();
    const isLate = frame > outPoint / 2;
    const choice = this.next();
    const press = async (key: string) => {
      await who.press(key);
      return key;
    };
    const select = async (milli: string) => {
      await who.page.getByLabel("Speed").selectOption(milli);
      return `speed ${milli}`;
    };
    if (speed !== 1000) return select("1000");
    if (choice < (playing ? 0.3 : 0.5)) return press("Space");
    if (choice < 0.7) {
      const part = (isLate ? 0.05 : 0.55) + this.next() * 0.4;
      await who.seek(part);
      return `a click at ${part} of the timeline`;
    }
    if (choice < 0.85) return press(`${this.next() < 0.5 ? "Shift+" : ""}${isLate ? "ArrowLeft" : "ArrowRight"}`);
    if (choice < 0.93) return select(this.next() < 0.5 ? "500" : "2000");
    if (outPoint === this.clip.frames - 1) return press("o");
    await who.page.getByRole("button", { name: "Whole clip" }).click();
    return "a click on Whole clip";
  }

  async #rest(): Promise<void> {
    if ((await this.witness.playback()).playing) await this.people[0]?.press("Space");
    await expect.poll(async () => (await this.witness.playback()).playing, { timeout: 10_000 }).toBe(false);
    await expectSameFrame(this.witness, ...this.people);
  }
}
