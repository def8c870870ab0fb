import type { Browser, Page } from "playwright-core";
import type { Admission } from "./people";

/** A command in the JSON form of the wire: `{ seek: { frame: 7 } }`. */
export type Act = Readonly<Record<string, object>>;

/** Somebody in a room without a player: gives commands over a bare socket, one after the other. */
export class Actor {
  private constructor(private readonly page: Page) {}

  static async enters(browser: Browser, origin: string, { accessToken }: Admission): Promise<Actor> {
    const page = await (await browser.newContext()).newPage();
    await page.goto(`${origin}/v1/openapi.json`);
    await page.evaluate(enter, accessToken);
    return new Actor(page);
  }

  /** Gives a command; resolves with the sequence of the entry that it became. */
  async does(act: Act): Promise<number> {
    return this.page.evaluate((it) => (window as unknown as Acting).act(it), act);
  }

  /** Loses the connection for good. */
  async leaves(): Promise<void> {
    await this.page.evaluate(() => (window as unknown as Acting).act({ leave: {} }));
    await this.page.context().close();
  }
}

interface Acting {
  act(command: object): Promise<number>;
}

/** Runs in a page, and so uses nothing from outside itself. */
function enter(accessToken: string): Promise<void> {
  return new Promise((entered) => {
    const socket = new WebSocket(`${location.origin.replace("http", "ws")}/v1/socket`, ["sameframe.v1.json"]);
    const waiting = new Map<number, (seq: number) => void>();
    let [op, seen] = [1, 0];
    socket.onopen = () =>
      socket.send(JSON.stringify({ hello: { accessToken, instance: `actor-${Math.random()}`.replace(".", "") } }));
    socket.onmessage = ({ data }) => {
      const frame = JSON.parse(data);
      seen = frame.range?.through.seq ?? seen;
      for (const { welcome, settled } of frame.messages) {
        if (welcome) entered();
        if (settled?.problem) console.error(JSON.stringify(settled.problem));
        if (settled) waiting.get(settled.op)?.(settled.problem ? -1 : settled.seq);
      }
    };
    (window as unknown as Acting).act = (command) =>
      new Promise((settled) => {
        waiting.set(op, settled);
        socket.send(JSON.stringify({ command: { op: op++, baseSeq: seen, ...command } }));
      });
  });
}
