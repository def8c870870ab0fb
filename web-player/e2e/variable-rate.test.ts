import { expect, it } from "vitest";
import { cinema } from "./cinema";
import { Person } from "./people";
import { STRIPS, strips } from "./strips";
import { Witness } from "./witness";

const SLOW = { timeout: 20_000 };

/** How the start page lists a file. */
const titled = (file: string) => file.replace(/\.\w+$/, "");

const house = cinema({ SAMEFRAME_MEDIA_DIR: STRIPS });

it("[SF10] a clip of variable rate is said to be not frame-exact, to everybody, and nobody agrees on a frame of it", async () => {
  const clip = titled(strips.variable.file);
  const ann = await Person.creates(house.browser, house.server.origin, "Ann", "From a telephone", { clip });
  const ben = await Person.joins(house.browser, ann.page.url(), "Ben");
  const witness = await Witness.join(house.browser, house.server.origin, ann.code);
  for (const { page } of [ann, ben]) await page.getByText("not frame-exact", { exact: true }).waitFor(SLOW);
  expect((await witness.seen()).values["medium/m1"]).toMatchObject({
    variableRate: true,
    frames: strips.variable.frames,
  });
  await ann.goTo(100);
  const agreement = async () => (await witness.seen()).values.agreement as { frame?: number } | undefined;
  await expect.poll(async () => (await agreement())?.frame, SLOW).toBe(100);
  // The witness says nothing of frames, and so is the only one who is missed.
  expect(await agreement()).toMatchObject({ inexact: 2, different: 1 });
  expect(await agreement()).not.toHaveProperty("same");
});

it("[SF10] who gives a clip of constant rate reads nothing of the kind", async () => {
  const clip = titled(strips.webFilm.file);
  const ann = await Person.creates(house.browser, house.server.origin, "Ann", "", { clip });
  expect(await ann.page.getByText("not frame-exact").count()).toBe(0);
});
