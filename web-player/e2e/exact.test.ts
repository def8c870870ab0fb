import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { cinema } from "./cinema";
import { expectSameFrame, newPage, Person, type Prepare } from "./people";
import { descriptor, STRIPS, type StripClip, strips } from "./strips";
import { Witness } from "./witness";

const house = cinema({ SAMEFRAME_MEDIA_DIR: STRIPS });

/** What the canvas says of itself. */
const decoded = (page: Page, what: string): Promise<string | null> =>
  page.locator("canvas[part=decoded]").getAttribute(what);

async function restsOnDecoder(person: Person): Promise<void> {
  await expect.poll(() => decoded(person.page, "data-source"), { timeout: 20_000 }).toBe("decoder");
}

async function hasAtHand(person: Person, pictures: string): Promise<void> {
  await expect.poll(() => decoded(person.page, "data-at-hand"), { timeout: 30_000 }).toBe(pictures);
}

function hosts(clip: StripClip, prepare?: Prepare): Promise<Person> {
  const media = descriptor(clip);
  return Person.hosts(house.browser, house.server.origin, "Ann", {}, prepare ? { media, prepare } : { media });
}

describe("exact pictures", () => {
  it.each([strips.film, strips.webFilm, strips.sport])(
    "[XD1] steps of 48 frames either way in $file show each frame, and come from the decoder",
    async (clip: StripClip) => {
      const ann = await hosts(clip);
      const ben = await Person.joins(house.browser, ann.page.url(), "Ben");
      const witness = await Witness.join(house.browser, house.server.origin, ann.code);
      await ann.goTo(240);
      await restsOnDecoder(ann);
      await hasAtHand(ann, "48 48");
      for (const [key, step] of [
        ["ArrowLeft", -1],
        ["ArrowRight", 1],
        ["ArrowRight", 1],
      ] as const) {
        const from = await ann.frame();
        for (let n = 1; n <= 48; n++) {
          await ann.press(key);
          await expect.poll(() => ann.frame(), { timeout: 10_000, interval: 5 }).toBe(from + step * n);
          expect(await decoded(ann.page, "data-source")).toBe("decoder");
        }
      }
      expect(await ann.frame()).toBe(288);
      await expectSameFrame(witness, ann, ben);
      // the video beneath has come along, since it is what will play
      await ann.press("Space");
      await expect.poll(() => decoded(ann.page, "data-source")).toBe("video playing");
      await expectSameFrame(witness, ann, ben);
      await ann.press("Space");
      await restsOnDecoder(ann);
      await expectSameFrame(witness, ann, ben);
      for (const { page } of [ann, ben]) await page.context().close();
      await witness.close();
    },
  );
});
void newPage;
