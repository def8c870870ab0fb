import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openBrowser } from "./browser";
import { rewriteLedger } from "./forger";
import { Person } from "./people";
import { Server } from "./server";

let server: Server;
let browser: Browser;

beforeAll(async () => {
  server = await Server.start({ SAMEFRAME_HEAD_INTERVAL: "500ms" });
  browser = await openBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.[Symbol.asyncDispose]();
});

/** What the page saves when something is clicked. */
async function saved(person: Person, action: () => Promise<void>): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([person.page.waitForEvent("download"), action()]);
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), "utf8") };
}

/** A host with the right to read the history, on a page that keeps nothing of earlier runs. */
async function host(name: string): Promise<{ person: Person; audit: string }> {
  let audit = "";
  const person = await Person.hosts(
    browser,
    server.origin,
    name,
    {},
    {
      answered: (admission) => {
        audit = admission.auditToken;
      },
    },
  );
  return { person, audit };
}

function verify(...files: readonly string[]): { exit: number; out: string } {
  try {
    const out = execFileSync("java", ["-jar", process.env.SAMEFRAME_JAR ?? "", "verify", ...files], {
      encoding: "utf8",
    });
    return { exit: 0, out };
  } catch (problem) {
    const { status, stdout } = problem as { status: number; stdout: string };
    return { exit: status, out: stdout };
  }
}

describe("a record that was rewritten", () => {
  it("[WI8][WI9] is sound in itself; a page that saw it says so, stays, and saves what shows it", async () => {
    const { person, audit } = await host("Patty");
    const { page, code } = person;
    for (const at of [0.3, 0.6, 0.8]) await person.seek(at);
    const button = page.getByRole("button", { name: "Save my witness file" });
    const heads = async () =>
      (await saved(person, () => button.click())).text.split("\n").filter((line) => line !== "");
    await expect
      .poll(async () => (await heads()).filter((line) => line.includes("signature")).length)
      .toBeGreaterThan(0);
    await page.reload();
    await person.live();
    await expect.poll(heads).not.toHaveLength(0);
    expect(await page.locator("[data-fork]").count()).toBe(0);

    await server.kill();
    rewriteLedger(server.data, code, 2);
    await server.restart();
    const alarm = page.locator("[data-fork]");
    await alarm.waitFor({ timeout: 60_000 });
    expect(await alarm.textContent()).toContain("not the one that this browser saw earlier");
    expect(await alarm.getAttribute("data-fork")).toBe("rewritten");
    await person.live();
    await person.seek(0.2);

    const file = await saved(person, () => alarm.getByRole("button", { name: "Save witness file" }).click());
    expect(file.name).toBe(`sameframe-witness-${code}.ndjson`);
    const ledger = await fetch(`${server.origin}/v1/rooms/${code}/export/ledger`, {
      headers: { authorization: `Bearer ${audit}` },
    });
    const [exported, witness] = [join(server.data, "export.ndjson"), join(server.data, "witness.ndjson")];
    writeFileSync(exported, await ledger.text());
    writeFileSync(witness, file.text);
    expect(verify(exported)).toMatchObject({ exit: 0 });
    const verdict = verify(exported, "--witness", witness);
    expect(verdict.exit).toBe(1);
    expect(verdict.out).toContain("rewritten");
    for (const written of [exported, witness]) rmSync(written);

    await page.reload();
    await person.live();
    await alarm.waitFor();
    await alarm.getByRole("button", { name: "Dismiss" }).click();
    expect(await alarm.count()).toBe(0);
    await page.reload();
    await alarm.waitFor();
    await alarm.getByRole("button", { name: "Accept this record" }).click();
    await page.reload();
    await person.live();
    await expect.poll(heads).not.toHaveLength(0);
    expect(await alarm.count()).toBe(0);
  });
});
