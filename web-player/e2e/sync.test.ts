import { expect, it } from "vitest";
import { cinema } from "./cinema";
import { PLACES, Session } from "./session";
import { STRIPS, strips } from "./strips";

/** Which actions, and by whom: another seed is another session. */
const SEED = Number(process.env.SAMEFRAME_SEED ?? 20);
const SECONDS = Number(process.env.SAMEFRAME_SECONDS ?? 20);

const house = cinema({ SAMEFRAME_MEDIA_DIR: STRIPS });

it.each([
  [1, strips.film],
  [2, strips.webBroadcast],
  [4, strips.long],
] as const)("[SF8] %i pages with clocks and networks of their own are on the same frame", async (pages, clip) => {
  const session = await Session.begin(house.browser, house.server, clip, PLACES.slice(0, pages), SEED);
  const figures = await session.run(SECONDS);
  console.log(JSON.stringify({ clip: clip.file, ...figures }));
  await session.end();
  // How near they are while they play depends on the machine: `npm run measure:browsers` tells.
  expect(figures.landings.missed).toEqual([]);
  expect(figures.landings.wanted).toBeGreaterThan(0);
});
