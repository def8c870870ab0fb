import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { cinema } from "./cinema";
import { keeper, PERSONAL, type Review, review, textOf } from "./review";
import { STRIPS } from "./strips";

const SLOW = { timeout: 60_000 };

const house = cinema({ SAMEFRAME_MEDIA_DIR: STRIPS, SAMEFRAME_HISTORY_FOLLOWERS: "1" });

const session = (page: Page) => page.locator("sameframe-session");
const entryOf = async (page: Page) => Number(await session(page).getAttribute("data-seq"));
const readOf = async (page: Page) => Number(await session(page).getAttribute("data-read"));

async function opened(room: Review): Promise<Page> {
  const page = await keeper(house.browser, room);
  await page.goto(`${house.server.origin}/history/${room.code}`);
  return page;
}

describe("[HP13] a room that goes on is followed", () => {
  it("its entries come, who is at the end stays there, and it ends when the room is closed", async () => {
    const room = await review(house.browser, house.server);
    const page = await opened(room);
    await page.getByRole("button", { name: "Live" }).waitFor(SLOW);
    await page.getByRole("button", { name: "Sam seeked to 1042" }).click();
    await expect.poll(() => entryOf(page), SLOW).toBe(room.sought);
    const said = await room.sam.does({ say: { text: "And now?" } });
    await page.getByText("Sam: And now?").waitFor(SLOW);
    expect([await readOf(page), await entryOf(page)]).toEqual([said, room.sought]);

    await page.getByRole("button", { name: "Live" }).click();
    await expect.poll(() => entryOf(page), SLOW).toBe(said);
    const sought = await room.sam.does({ seek: { frame: 200, medium: "m1" } });
    await expect.poll(() => entryOf(page), SLOW).toBe(sought);
    await expect.poll(() => session(page).getAttribute("data-frame"), SLOW).toBe("200");

    await room.patty.does({ closeRoom: {} });
    await page.locator("sameframe-session[data-following=off]").waitFor(SLOW);
    await page.getByText("closed the room").waitFor(SLOW);
    await page.getByRole("button", { name: "Live" }).waitFor({ ...SLOW, state: "detached" });
    await page.context().close();
  });

  it.each([
    ["goes on", false],
    ["was closed", true],
  ])("[HP14] a session that %s and is erased while its page is open is forgotten there", async (_, isClosed) => {
    const room = await review(house.browser, house.server);
    if (isClosed) {
      await room.patty.does({ closeRoom: {} });
    }
    const page = await opened(room);
    await page
      .locator(`sameframe-session[data-reading=done][data-following=${isClosed ? "off" : "live"}]`)
      .waitFor(SLOW);
    await page.getByRole("button", { name: "Sam seeked to 1042" }).click();
    await expect.poll(() => session(page).getAttribute("data-frame"), SLOW).toBe("41");
    await page.getByRole("tab", { name: "Notes" }).click();
    await page.locator("sameframe-still img").waitFor(SLOW);
    const headers = { authorization: `Bearer ${room.auditToken}` };
    const path = `/v1/rooms/${room.code}?erase=true&confirm=${room.code}`;
    expect((await fetch(house.server.origin + path, { method: "DELETE", headers })).ok).toBe(true);

    await page.getByText("This session was erased.").waitFor(SLOW);
    await page.locator("sameframe-session[data-reading=done][data-following=off]").waitFor(SLOW);
    for (const tab of ["Entries", "Notes", "Export"]) {
      await page.getByRole("tab", { name: tab }).click();
      const text = (await textOf(page)) + (await page.evaluate(() => JSON.stringify(localStorage)));
      for (const personal of PERSONAL) expect(text).not.toMatch(personal);
    }
    expect(await page.locator("sameframe-still img").count()).toBe(0);
    await page.context().close();
  });

  it("where too many follow, the page says so, and follows when there is a place", async () => {
    const room = await review(house.browser, house.server);
    const first = await opened(room);
    await first.getByRole("button", { name: "Live" }).waitFor(SLOW);
    const second = await opened(room);
    const notice = second.locator("[data-notice=unfollowed]");
    await notice.getByText("Too many follow histories here").waitFor(SLOW);
    await notice.getByRole("button", { name: "Look again" }).click();
    await first.context().close();
    await second.getByRole("button", { name: "Live" }).waitFor(SLOW);
    await second.context().close();
  });

  it("a server that goes away is said to, and followed again when it is back, without a gap", async () => {
    const room = await review(house.browser, house.server);
    const page = await opened(room);
    await page.getByRole("button", { name: "Live" }).waitFor(SLOW);
    const before = await readOf(page);
    await house.server.kill();
    await page.locator("[data-notice=unfollowed]").getByText("The server does not answer.").waitFor(SLOW);
    await house.server.restart();
    await page.getByRole("button", { name: "Live" }).waitFor(SLOW);
    await page.locator("[data-notice=unfollowed]").waitFor({ ...SLOW, state: "detached" });
    await expect.poll(() => readOf(page), SLOW).toBeGreaterThanOrEqual(before);
    await page.context().close();
  });
});
