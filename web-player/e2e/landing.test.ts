import { expect, it } from "vitest";
import { cinema } from "./cinema";
import { expectSameFrame, Person } from "./people";
import { descriptor, STRIPS, type StripClip, strips } from "./strips";
import { Witness } from "./witness";

const house = cinema({ SAMEFRAME_MEDIA_DIR: STRIPS });

const exact: StripClip[] = Object.values(strips).filter((clip: StripClip) => !clip.variableRate);

it.each(exact)(
  "[SF9] both land on every frame of $file that is gone to, and where a pause leaves them",
  async (clip) => {
    const media = descriptor(clip);
    const ann = await Person.hosts(house.browser, house.server.origin, "Ann", {}, { media });
    const ben = await Person.joins(house.browser, ann.page.url(), "Ben");
    const witness = await Witness.join(house.browser, house.server.origin, ann.code);
    await expectSameFrame(witness, ann, ben);
    const last = clip.frames - 1;
    for (const [index, frame] of [last, 1, 249, 250, Math.floor(last / 3)].entries()) {
      await (index % 2 === 0 ? ann : ben).goTo(frame);
      await expect.poll(async () => (await witness.playback()).frame, { timeout: 10_000 }).toBe(frame);
      await expectSameFrame(witness, ann, ben);
    }
    await ben.press("Space");
    await expect
      .poll(() => witness.frameAt(Date.now()), { timeout: 20_000 })
      .toBeGreaterThan(Math.floor(last / 3) + 12);
    await ann.press("Space");
    await expect.poll(async () => (await witness.playback()).playing, { timeout: 10_000 }).toBe(false);
    await expectSameFrame(witness, ann, ben);
    for (const { page } of [ann, ben]) await page.context().close();
    await witness.close();
  },
);
