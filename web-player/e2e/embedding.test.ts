import { execFileSync } from "node:child_process";
import { createHmac } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer, type Server as HttpServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { ask, newPage, Person } from "./people";
import { Server } from "./server";

const workspace = resolve(import.meta.dirname, "..");
const guide = readFileSync(resolve(workspace, "../docs/embedding.md"), "utf8");

/** A block of code of the guide, as it is written there. */
function block(language: string): string {
  const [, text] = new RegExp(`\`\`\`${language}\\n([^]*?)\n\`\`\``).exec(guide) ?? [];
  if (text === undefined) throw new Error(`the guide has no ${language}`);
  return text;
}

const SLOW = { timeout: 30_000 };

/** Pages of a platform, which has an origin of its own. */
const pages = new Map<string, { readonly type: string; readonly body: string }>();
const platform: HttpServer = createServer(({ url }, answer) => {
  const page = pages.get(url ?? "");
  answer.writeHead(page ? 200 : 404, { "content-type": page?.type ?? "text/plain" });
  answer.end(page?.body ?? "");
});

let server: Server;
let browser: Browser;
let home: string;
const folders: string[] = [];

beforeAll(async () => {
  await new Promise<void>((listens) => platform.listen(0, "127.0.0.1", listens));
  home = `http://127.0.0.1:${(platform.address() as AddressInfo).port}`;
  server = await Server.start({ SAMEFRAME_ORIGINS: home });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
  platform.close();
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** A room that somebody else is in, and the token of one more. */
async function room(): Promise<{ patty: Person; code: string; token: string }> {
  const patty = await Person.hosts(browser, server.origin, "Patty", {});
  const { accessToken } = await ask(server.origin, `/v1/rooms/${patty.code}/join`, { name: "Sam" });
  return { patty, code: patty.code, token: accessToken };
}

/** A token as a platform signs it, with HS256. */
function signed(secret: string, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
}

/** The page of the guide, for a room. */
async function plainPage(code: string, token: string, change = (page: string) => page): Promise<Page> {
  const html = block("html")
    .replace("https://sameframe.example.com", server.origin)
    .replace("K7PM-2XQA", code)
    .replace("ACCESS-TOKEN", token);
  pages.set("/plain.html", { type: "text/html", body: change(html) });
  pages.set("/review.css", { type: "text/css", body: block("css") });
  const page = await newPage(browser);
  await page.goto(`${home}/plain.html`);
  return page;
}

const live = (page: Page) => page.locator("sameframe-room[data-connection=live]").waitFor(SLOW);

it("[EM1] the plain page of the guide shows the room, of another origin, and drives it", async () => {
  const { patty, code, token } = await room();
  const page = await plainPage(code, token);
  await live(page);
  await patty.goTo(1043);
  const frame = page.locator("#frame");
  await expect.poll(() => frame.textContent(), SLOW).toBe("1043, 00:00:01:18");
  await page.getByRole("button", { name: "To the first frame" }).click();
  await expect.poll(async () => (await patty.shown()).frame, SLOW).toBe(0);
  await expect.poll(() => frame.textContent(), SLOW).toMatch(/^1001, /);
  await page.locator("sameframe-player").evaluate((player: HTMLElement & { leave(): Promise<void> }) => player.leave());
  await expect.poll(() => frame.textContent(), SLOW).toBe("none");
  await expect.poll(() => page.getByText("You have left the room").isVisible(), SLOW).toBe(true);
});

it("[EM2] none of the page's styles come in, and none of the player's get out", async () => {
  const { code, token } = await room();
  const page = await plainPage(code, token, (html) =>
    html.replace(
      "</head>",
      `<style>body { color: rgb(1, 2, 3); letter-spacing: 9px; text-transform: uppercase; line-height: 4 }
       button { background: rgb(200, 0, 0); font-size: 40px }</style></head>`,
    ),
  );
  await live(page);
  const look = await page.evaluate(() => {
    const player = document.querySelector("sameframe-player");
    const inside = player?.shadowRoot?.querySelector("sameframe-room")?.shadowRoot?.querySelector(".deck");
    const outside = document.querySelector("#first");
    if (!player || !inside || !outside) throw new Error("no player");
    const { letterSpacing, textTransform, color } = getComputedStyle(inside);
    const { height, overflowX } = getComputedStyle(player);
    const theirs = getComputedStyle(outside);
    return {
      inside: { letterSpacing, textTransform, color },
      outside: {
        background: theirs.backgroundColor,
        size: theirs.fontSize,
        color: getComputedStyle(document.body).color,
      },
      part: getComputedStyle(
        player.shadowRoot
          ?.querySelector("sameframe-room")
          ?.shadowRoot?.querySelector("sameframe-room-header") as Element,
      ).borderBottomWidth,
      height: Number.parseFloat(height) / innerHeight,
      overflowX,
      globals: document.adoptedStyleSheets.length,
    };
  });
  expect(look).toMatchObject({
    inside: { letterSpacing: "normal", textTransform: "none", color: "rgb(237, 237, 237)" },
    outside: { background: "rgb(200, 0, 0)", size: "40px", color: "rgb(1, 2, 3)" },
    part: "1px",
    globals: 0,
  });
  expect(look.height).toBeCloseTo(0.8, 2);
});

it("[EM3] a new token connects anew; without one, and without a room, there is nothing", async () => {
  const { patty, code, token } = await room();
  const page = await plainPage(code, "", (html) => html);
  const player = page.locator("sameframe-player");
  await player.waitFor({ state: "attached" });
  expect(await page.locator("sameframe-room").count()).toBe(0);
  await player.evaluate((it, value) => it.setAttribute("token", value), token);
  await live(page);
  await player.evaluate((it) => it.setAttribute("nopanel", ""));
  await expect.poll(() => page.getByRole("tablist").isVisible()).toBe(false);
  await player.evaluate((it) => it.setAttribute("token", "nobody"));
  await expect.poll(() => page.locator("sameframe-player .end").textContent(), SLOW).toMatch(/closed for you/);
  expect(await patty.page.locator("sameframe-room").getAttribute("data-connection")).toBe("live");
});

it("[EM3] what is taken back is as if it had never been given", async () => {
  const { code, token } = await room();
  const page = await plainPage(code, token, (html) =>
    html.replace("<sameframe-player", '<sameframe-player keymap="step-forward:KeyE" keys="page"'),
  );
  const failed: string[] = [];
  page.on("pageerror", ({ message }) => failed.push(message));
  await live(page);
  const shown = page.locator("sameframe-room");
  const frame = () => shown.getAttribute("data-frame");
  await page.keyboard.press("e");
  await expect.poll(frame, SLOW).toBe("1");
  const player = page.locator("sameframe-player");
  for (const value of [null, undefined]) {
    const names = ["keymap", "keys", "link", "told", "burnin", "noheader", "nopanel", "nocontrols"];
    await player.evaluate((it, [all, to]) => Object.assign(it, Object.fromEntries(all.map((name) => [name, to]))), [
      names,
      value,
    ] as const);
    await player.evaluate((it) => it.setAttribute("keymap", "step-forward:KeyE"));
  }
  await player.evaluate((it) => it.removeAttribute("keymap"));
  await page.locator("sameframe-stage").click();
  await page.keyboard.press("e");
  await page.keyboard.press("ArrowRight");
  await expect.poll(frame, SLOW).toBe("2");
  for (const name of ["token", "room"]) {
    const before = await player.evaluate((it, key) => Reflect.get(it, key), name);
    await player.evaluate((it, key) => Reflect.set(it, key, undefined), name);
    await shown.waitFor({ ...SLOW, state: "detached" });
    await player.evaluate((it, [key, to]) => Reflect.set(it, key, to), [name, before] as const);
    await live(page);
  }
  await player.evaluate((it) => Reflect.set(it, "server", null));
  await expect.poll(() => player.evaluate((it) => Reflect.get(it, "server"))).toBe(server.origin);
  await live(page);
  expect(failed).toEqual([]);
});

it("[EM6] invitations say the page's address, if it gives one; who one is, is the page's to say", async () => {
  const { code, token } = await room();
  const page = await plainPage(code, token, (html) =>
    html.replace("<sameframe-player", '<sameframe-player link="/reviews/42"'),
  );
  await live(page);
  expect(await page.getByRole("button", { name: "Join as somebody else" }).count()).toBe(0);
  await page.getByRole("button", { name: "Invite people" }).click();
  const link = page.getByRole("textbox", { name: "Link" });
  await expect.poll(() => link.inputValue(), SLOW).toBe(`${home}/reviews/42`);
  await page.locator("sameframe-player").evaluate((player) => player.removeAttribute("link"));
  await expect.poll(() => link.inputValue(), SLOW).toBe(`${server.origin}/r/${code}`);
});

it("[PT3] people in it read that the session is recorded, without a header too; not where the page says that it tells them", async () => {
  const { code, token } = await room();
  const page = await plainPage(code, token, (html) =>
    html.replace('lang="en"', 'lang="de"').replace("<sameframe-player", "<sameframe-player noheader"),
  );
  await live(page);
  const notice = page.locator("sameframe-recorded-notice section");
  await notice.getByText("Diese Sitzung wird aufgezeichnet.").waitFor(SLOW);
  await notice.getByRole("button", { name: "Was wird aufgezeichnet?" }).click();
  await notice.getByText("Wer im Raum ist, mit dem angegebenen Namen, und wann.").waitFor(SLOW);
  const player = page.locator("sameframe-player");
  const told = (is: boolean) => player.evaluate((it, now) => it.toggleAttribute("told", now), is);
  await told(true);
  await notice.waitFor({ ...SLOW, state: "hidden" });
  await told(false);
  await notice.getByRole("button", { name: "Verstanden" }).click();
  await notice.waitFor({ ...SLOW, state: "hidden" });
});

it("[OV2] what the page around it demands is burnt in whatever the person does, and no more when it is taken back", async () => {
  const { code, token } = await room();
  const page = await plainPage(code, token, (html) => html.replace("<sameframe-player", "<sameframe-player burnin"));
  await live(page);
  const burnt = page.locator("sameframe-overlay-layer [data-guide=burnIn] text");
  await expect.poll(() => burnt.count(), SLOW).toBe(8);
  await page.locator("sameframe-stage").click();
  await page.keyboard.press("Shift+G");
  await page.getByRole("button", { name: "Guides" }).click();
  const box = page.getByRole("checkbox", { name: "Your name and the time" });
  expect([await box.isChecked(), await box.isDisabled()]).toEqual([true, true]);
  await page.getByRole("checkbox", { name: "Thirds" }).check();
  await page.keyboard.press("Shift+G");
  expect(await burnt.count()).toBe(8);
  await page.getByText("The page around the player demands your name and the time.").waitFor(SLOW);
  await page.keyboard.press("Escape");
  // over both, where two pictures share the stage
  const second = {
    title: "Second",
    rate: { numerator: 24, denominator: 1 },
    frames: 240,
    sources: [{ location: "media:sameframe-24.mp4", contentType: "video/mp4" }],
  };
  const added = await fetch(`${server.origin}/v1/rooms/${code}/commands`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}`, "content-type": "application/json" },
    body: JSON.stringify({ addMedium: { medium: second } }),
  });
  expect(added.status, await added.text()).toBe(200);
  await page.getByRole("button", { name: "View, colour, compare", exact: true }).click();
  await page.getByRole("tab", { name: "Compare", exact: true }).click();
  await page.getByLabel("Compare with").selectOption({ index: 1 });
  await page.getByRole("button", { name: "Side by side", exact: true }).click();
  await expect.poll(() => burnt.count(), SLOW).toBe(16);
  await page.getByLabel("Compare with").selectOption({ label: "Nothing" });
  await expect.poll(() => burnt.count(), SLOW).toBe(8);
  await page.getByRole("button", { name: "Guides" }).click();
  await page.locator("sameframe-player").evaluate((player) => player.removeAttribute("burnin"));
  await expect.poll(() => burnt.count(), SLOW).toBe(0);
  expect([await box.isChecked(), await box.isDisabled()]).toEqual([false, false]);
});

it("[EM5] the player says that its token ends soon, and goes on with the next one over the same connection", async () => {
  const secret = "a secret that the platform and the server share";
  const own = await Server.start({
    SAMEFRAME_ORIGINS: home,
    SAMEFRAME_PLATFORM_ISSUER: "https://id.example.com",
    SAMEFRAME_PLATFORM_AUDIENCE: "review",
    SAMEFRAME_PLATFORM_SECRET: secret,
    SAMEFRAME_PLATFORM_LEEWAY: "0s",
  });
  const { code } = await ask(own.origin, "/v1/rooms", { name: "Patty" });
  const seconds = () => Math.floor(Date.now() / 1000);
  const token = (life: number) =>
    signed(secret, {
      iss: "https://id.example.com",
      aud: "review",
      sub: "4711",
      name: "Vera",
      room: code,
      role: "reviewer",
      iat: seconds(),
      exp: seconds() + life,
    });
  const end = seconds() + 15;
  const page = await plainPage(code, token(15), (html) => html.replace(server.origin, own.origin));
  await live(page);
  const player = page.locator("sameframe-player");
  await player.evaluate((it) => {
    const seen = { expiring: 0, states: [] as string[] };
    it.addEventListener("sameframe-expiring", () => seen.expiring++);
    it.addEventListener("sameframe-connection", (event) => seen.states.push((event as CustomEvent).detail));
    Object.assign(window, { seen });
  });
  const seen = () => page.evaluate(() => (window as unknown as { seen: { expiring: number; states: string[] } }).seen);
  await expect.poll(async () => (await seen()).expiring, SLOW).toBe(1);
  await player.evaluate((it: HTMLElement & { renew(token: string): void }, next) => it.renew(next), token(3600));
  await expect.poll(seconds, { timeout: 60_000 }).toBeGreaterThan(end + 3);
  expect(await page.locator("sameframe-room").getAttribute("data-connection")).toBe("live");
  expect((await seen()).states).toEqual([]);
  await own[Symbol.asyncDispose]();
});

it("[EM4] the component of the guide works in React, from the package", async () => {
  const folder = mkdtempSync(join(tmpdir(), "sameframe-embedding-"));
  folders.push(folder);
  const modules = join(folder, "node_modules");
  const installed = join(modules, "@sameframe", "player");
  mkdirSync(installed, { recursive: true });
  for (const path of ["package.json", "custom-elements.json", "dist-package"]) {
    cpSync(join(workspace, "packages/player", path), join(installed, path), { recursive: true });
  }
  const { dependencies } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8"));
  for (const name of ["react", "react-dom", "scheduler", ...Object.keys(dependencies)]) {
    mkdirSync(join(modules, name, ".."), { recursive: true });
    symlinkSync(join(workspace, "node_modules", name), join(modules, name));
  }
  writeFileSync(join(folder, "review.jsx"), block("jsx"));
  writeFileSync(
    join(folder, "main.jsx"),
    `import { createRoot } from "react-dom/client";
     import { Review } from "./review.jsx";
     const { server, room, token } = document.body.dataset;
     const left = () => { document.title = "left"; };
     createRoot(document.body).render(<Review server={server} room={room} token={token} onLeft={left} />);`,
  );
  writeFileSync(
    join(folder, "vite.config.mjs"),
    `export default {
       logLevel: "error",
       define: { "process.env.NODE_ENV": '"production"' },
       build: { outDir: "out", lib: { entry: "main.jsx", formats: ["es"], fileName: () => "main.js" } },
     };`,
  );
  const vite = join(workspace, "node_modules", "vite", "bin", "vite.js");
  execFileSync(process.execPath, [vite, "build"], { cwd: folder, env: { ...process.env, NODE_ENV: "production" } });
  const { patty, code, token } = await room();
  for (const name of readdirSync(join(folder, "out"), { recursive: true, encoding: "utf8" })) {
    if (/\.m?js$/.test(name)) {
      pages.set(`/${name}`, { type: "text/javascript", body: readFileSync(join(folder, "out", name), "utf8") });
    }
  }
  pages.set("/react.html", {
    type: "text/html",
    body: `<!doctype html><title>Review</title><body data-server="${server.origin}" data-room="${code}" data-token="${token}">
           <script type="module" src="/main.js"></script></body>`,
  });
  const page = await newPage(browser);
  await page.goto(`${home}/react.html`);
  await live(page);
  await patty.goTo(1020);
  await expect.poll(() => page.locator("body > section > p").textContent(), SLOW).toMatch(/^2 in the room, frame 1020/);
  await page.getByRole("button", { name: "Ten further" }).click();
  await expect.poll(async () => (await patty.shown()).frame, SLOW).toBe(29);
  await page.locator("sameframe-player").evaluate((player: HTMLElement & { leave(): Promise<void> }) => player.leave());
  await expect.poll(() => page.title(), SLOW).toBe("left");
});
