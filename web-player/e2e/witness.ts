import type { Browser, Page } from "playwright-core";
import { LoopMode } from "../packages/protocol/src";
import { type Course, frameAt, type Rate } from "../packages/sync/src/playhead";

/** What the witness has seen, as plain JSON from its page. */
interface Seen {
  seq: number;
  welcomes: number;
  /** Server time less the machine's clock, in microseconds. */
  offset: number;
  values: Record<string, unknown>;
  /** Each playback since, with the instant of its entry in microseconds. */
  playbacks: { at: string; playback: Told }[];
}

/** A course of the room's, from an instant of server time in microseconds. */
export interface Chapter {
  readonly from: bigint;
  readonly course: Course;
}

interface Told {
  playing?: boolean;
  frame?: number;
  phase?: number;
  at?: string;
  speed?: number;
  loop?: keyof typeof LOOPS;
  inPoint?: number;
  outPoint?: number;
  medium?: string;
}

const LOOPS = {
  LOOP_MODE_ONCE: LoopMode.ONCE,
  LOOP_MODE_LOOP: LoopMode.LOOP,
  LOOP_MODE_PING_PONG: LoopMode.PING_PONG,
  LOOP_MODE_THROUGH: LoopMode.THROUGH,
};

/**
 * Somebody in the room who shares nothing with the player: a bare WebSocket with the JSON protocol, which keeps what the
 * ledger says. Knows at which frame everybody has to be.
 */
export class Witness {
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async join(browser: Browser, origin: string, code: string): Promise<Witness> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${origin}/`);
    await page.evaluate(watch, code);
    const witness = new Witness(page);
    await page.waitForFunction(() => (window as unknown as { seen: Seen }).seen.seq > 0);
    return witness;
  }

  close(): Promise<void> {
    return this.#page.close();
  }

  seen(): Promise<Seen> {
    return this.#page.evaluate(() => (window as unknown as { seen: Seen }).seen);
  }

  async seq(): Promise<number> {
    return (await this.seen()).seq;
  }

  async playback(): Promise<Required<Told>> {
    return complete((await this.seen()).values.playback as Told);
  }

  /** What the ledger says of playback since the witness came, in order. */
  async chapters(): Promise<{ readonly offset: number; readonly chapters: readonly Chapter[] }> {
    const { offset, playbacks } = await this.seen();
    return {
      offset,
      chapters: playbacks.map(({ at, playback }) => ({ from: BigInt(at), course: courseOf(complete(playback)) })),
    };
  }

  /** The frame at which everybody has to be, at an instant of this machine's clock in milliseconds. */
  async frameAt(machineMs: number): Promise<number> {
    const { offset, values } = await this.seen();
    const playback = await this.playback();
    const medium = values[`medium/${playback.medium}`] as { rate: Rate };
    return frameAt(courseOf(playback), medium.rate, BigInt(Math.round(machineMs * 1000 + offset)));
  }
}

/** JSON leaves out what is 0, false or empty. */
function complete(told: Told): Required<Told> {
  const rest = { playing: false, frame: 0, phase: 0, at: "0", speed: 1000, inPoint: 0, outPoint: 0 };
  return { ...rest, loop: "LOOP_MODE_LOOP", medium: "", ...told };
}

const courseOf = (told: Required<Told>): Course => ({ ...told, at: BigInt(told.at), loop: LOOPS[told.loop] });

/** Runs in a page, and so uses nothing from outside itself. */
async function watch(code: string): Promise<void> {
  const joined = await fetch(`/v1/rooms/${code}/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Witness" }),
  });
  const { accessToken } = await joined.json();
  const seen: Seen = { seq: 0, welcomes: 0, offset: 0, values: {}, playbacks: [] };
  (window as unknown as { seen: Seen }).seen = seen;
  let best = Number.POSITIVE_INFINITY;
  // The machine's clock counts whole milliseconds: right after one began, it is known to the tenth.
  const before = Date.now();
  while (Date.now() === before);
  const origin = Date.now() - performance.now();

  const put = (value: { key: string }) => {
    seen.values[value.key] = Object.entries(value).find(([name]) => name !== "key")?.[1];
  };

  const heard = (at: string) => seen.playbacks.push({ at, playback: seen.values.playback as Told });

  const connect = () => {
    const socket = new WebSocket(`${location.origin.replace("http", "ws")}/v1/socket`, ["sameframe.v1.json"]);
    const send = (frame: unknown) => socket.readyState === WebSocket.OPEN && socket.send(JSON.stringify(frame));
    const ping = () => send({ ping: { t1: String(Math.round(performance.now() * 1000)) } });
    const pinging = setInterval(ping, 2000);
    socket.onopen = () => send({ hello: { accessToken, instance: `witness-${Math.random()}`.replace(".", "") } });
    socket.onclose = () => {
      clearInterval(pinging);
      setTimeout(connect, 200);
    };
    socket.onmessage = ({ data }) => {
      const frame = JSON.parse(data);
      for (const message of frame.messages) {
        if (message.welcome) {
          seen.welcomes++;
          ping();
        }
        if (message.snapshot) {
          seen.values = {};
          for (const value of message.snapshot.room.values) put(value);
          heard("0");
        }
        for (const event of message.entry?.events ?? []) {
          if (event.put) put(event.put);
          else delete seen.values[event.remove];
          if (event.put?.key === "playback") heard(message.entry.at);
        }
        if (message.pong) {
          const trip = performance.now() * 1000 - Number(message.pong.t1);
          if (trip < best) {
            best = trip;
            seen.offset = Number(message.pong.t2) + trip / 2 - (origin + performance.now()) * 1000;
          }
        }
      }
      if (frame.range) seen.seq = frame.range.through.seq;
    };
  };
  connect();
}
