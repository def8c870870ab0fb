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
    const told = (await this.seen()).values.playback as Told;
    const rest = { playing: false, frame: 0, phase: 0, at: "0", speed: 1000, inPoint: 0, outPoint: 0 };
    return { ...rest, loop: "LOOP_MODE_LOOP", medium: "", ...told };
  }

  /** The frame at which everybody has to be, at an instant of this machine's clock in milliseconds. */
  async frameAt(machineMs: number): Promise<number> {
    const { offset, values } = await this.seen();
    const playback = await this.playback();
    const medium = values[`medium/${playback.medium}`] as { rate: Rate };
    const course: Course = { ...playback, at: BigInt(playback.at), loop: LOOPS[playback.loop] };
    return frameAt(course, medium.rate, BigInt(Math.round(machineMs * 1000 + offset)));
  }
}

/** Runs in a page, and so uses nothing from outside itself. */
async function watch(code: string): Promise<void> {
  const joined = await fetch(`/v1/rooms/${code}/join`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ name: "Witness" }),
  });
  const { accessToken } = await joined.json();
  const seen: Seen = { seq: 0, welcomes: 0, offset: 0, values: {} };
  (window as unknown as { seen: Seen }).seen = seen;
  let best = Number.POSITIVE_INFINITY;

  const put = (value: { key: string }) => {
    seen.values[value.key] = Object.entries(value).find(([name]) => name !== "key")?.[1];
  };

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
        }
        for (const event of message.entry?.events ?? []) {
          if (event.put) put(event.put);
          else delete seen.values[event.remove];
        }
        if (message.pong) {
          const trip = performance.now() * 1000 - Number(message.pong.t1);
          if (trip < best) {
            best = trip;
            seen.offset = Number(message.pong.t2) + trip / 2 - (performance.timeOrigin + performance.now()) * 1000;
          }
        }
      }
      if (frame.range) seen.seq = frame.range.through.seq;
    };
  };
  connect();
}
