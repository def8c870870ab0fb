import type { Browser, Page } from "playwright-core";
import { expect } from "vitest";
import { Actor } from "./actor";
import { type Admission, ask, newPage } from "./people";
import type { Server } from "./server";
import { descriptor, strips } from "./strips";

/** A short review: Patty makes a room, Sam comes, they look at a frame; there are a drawing, and a note with a still and a reply. */
export interface Review extends Admission {
  readonly patty: Actor;
  readonly sam: Actor;
  /** Sequences of what happened. */
  readonly sought: number;
  readonly noted: number;
}

/** What people wrote in a review, and who they are. */
export const PERSONAL = [/Patty/, /\bSam\b/, /Trailer/, /Reel 1/, /The cup/, /It moves/];

/** Holds a review, and leaves both people in the room. */
export async function review(browser: Browser, server: Server, title = "Trailer, cut 4"): Promise<Review> {
  const media = { ...descriptor(strips.film), title: "Reel 1", firstFrameNumber: 1001 };
  const room = await ask(server.origin, "/v1/rooms", { name: "Patty", title, media });
  const guest = await ask(server.origin, `/v1/rooms/${room.code}/join`, { name: "Sam" });
  const patty = await Actor.enters(browser, server.origin, room);
  const sam = await Actor.enters(browser, server.origin, guest);
  const medium = "m1";
  const about = { medium, firstFrame: 41, lastFrame: 41 };
  const shape = { kind: "SHAPE_KIND_RECTANGLE", points: [20_000, 20_000, 1024, 40_000, 40_000, 1024] };
  const sought = await sam.does({ seek: { frame: 41, medium } });
  await sam.does({ addAnnotation: { annotation: { ...about, color: 0xff4040ff, width: 500, shape } } });
  const still = await sendStill(browser, server.origin, room);
  const noted = await patty.does({ addNote: { ...about, text: "The cup is on the wrong side.", still } });
  await sam.does({ reply: { note: `n${noted}`, text: "It moves in 1047." } });
  await sam.does({ seek: { frame: 300, medium } });
  return { ...room, patty, sam, sought, noted };
}

/** A picture of a page, as the still of a note; its hash. */
async function sendStill(browser: Browser, origin: string, { code, accessToken }: Admission): Promise<string> {
  const page = await newPage(browser);
  await page.goto(`${origin}/`);
  const body = new Uint8Array(await page.screenshot({ clip: { x: 0, y: 0, width: 320, height: 180 } }));
  await page.context().close();
  const headers = { "content-type": "image/png", authorization: `Bearer ${accessToken}` };
  const answer = await fetch(`${origin}/v1/rooms/${code}/stills`, { method: "POST", headers, body });
  expect(answer.ok, await answer.clone().text()).toBe(true);
  return ((await answer.json()) as { hash: string }).hash;
}

/** A page in a browser that keeps the audit tokens of rooms. */
export async function keeper(browser: Browser, ...rooms: readonly Admission[]): Promise<Page> {
  const page = await newPage(browser);
  await page.setViewportSize({ width: 1440, height: 900 });
  const kept = rooms.map(({ code, auditToken }) => ({
    code,
    title: "Trailer, cut 4",
    at: Date.now(),
    token: auditToken,
  }));
  await page.addInitScript((all) => {
    for (const it of all) localStorage.setItem(`sameframe.audit.${it.code}`, JSON.stringify(it));
  }, kept);
  return page;
}

/** Everything that a page has as text, in every shadow and in every label. */
export function textOf(page: Page): Promise<string> {
  return page.evaluate(() => {
    const texts: string[] = [document.title];
    const gather = (root: Node): void => {
      for (const node of root.childNodes) {
        if (node instanceof Text) texts.push(node.data);
        if (!(node instanceof Element) || node instanceof HTMLStyleElement) continue;
        texts.push(...[...node.attributes].map(({ value }) => value));
        gather(node);
        if (node.shadowRoot) gather(node.shadowRoot);
      }
    };
    gather(document);
    return texts.join("\n");
  });
}
