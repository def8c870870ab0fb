import { vi } from "vitest";
import type { Admission } from "../people";
import { stripSource } from "../strip";
import type { Firefox } from "./firefox";

const PATIENCE = { timeout: 60_000, interval: 50 };

/** Finds an element, in whatever shadow it is. */
const deep = `(name) => {
  const look = (root) => root.querySelector(name) ?? [...root.querySelectorAll("*")].map((it) => it.shadowRoot && look(it.shadowRoot)).find((it) => it);
  return look(document);
}`;

/** Keys with no character of their own, as WebDriver names them. */
const KEYS: Record<string, string> = {
  Space: " ",
  ArrowLeft: "\uE012",
  ArrowRight: "\uE014",
  Home: "\uE011",
  End: "\uE010",
};

/** Somebody in a room, in Firefox. */
export class FoxPerson {
  private constructor(
    private readonly firefox: Firefox,
    private readonly context: string,
  ) {}

  static async enters(firefox: Firefox, origin: string, admission: Admission): Promise<FoxPerson> {
    const { bidi } = firefox;
    const { userContext } = await bidi.send<{ userContext: string }>("browser.createUserContext", {});
    const { context } = await bidi.send<{ context: string }>("browsingContext.create", { type: "tab", userContext });
    const kept = JSON.stringify(JSON.stringify(admission));
    await bidi.send("script.addPreloadScript", {
      functionDeclaration: `() => localStorage.setItem("sameframe.room.${admission.code}", ${kept})`,
      contexts: [context],
    });
    await bidi.send("browsingContext.setViewport", { context, viewport: { width: 1280, height: 800 } });
    const person = new FoxPerson(firefox, context);
    await bidi.send("browsingContext.navigate", { context, url: `${origin}/r/${admission.code}`, wait: "complete" });
    return person.live();
  }

  /** Waits until the page is in the room. */
  async live(): Promise<this> {
    const connection = () => this.evaluate(`(${deep})("sameframe-room")?.dataset.connection ?? ""`);
    await vi.waitUntil(async () => (await connection()) === "live", PATIENCE);
    return this;
  }

  /** What an expression of the page comes to: text, a number, or null. */
  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.firefox.bidi.send<{
      result?: { value?: unknown };
      exceptionDetails?: { text: string };
    }>("script.evaluate", { expression, target: { context: this.context }, awaitPromise: true });
    if (exceptionDetails) throw new Error(exceptionDetails.text);
    return result?.value ?? null;
  }

  /** The frame on glass, read from its pixels, and between which instants of this machine's clock that was. */
  async shown(): Promise<{ readonly frame: number | null; readonly from: number; readonly to: number }> {
    const from = Date.now();
    const frame = (await this.evaluate(`${stripSource}((${deep})("video"))`)) as number | null;
    return { frame, from, to: Date.now() };
  }

  async press(...keys: string[]): Promise<void> {
    const actions = keys.flatMap((key) => ["keyDown", "keyUp"].map((type) => ({ type, value: KEYS[key] ?? key })));
    await this.firefox.bidi.send("input.performActions", {
      context: this.context,
      actions: [{ type: "key", id: "keyboard", actions }],
    });
  }

  async reload(): Promise<this> {
    await this.firefox.bidi.send("browsingContext.reload", { context: this.context, wait: "complete" });
    return this.live();
  }

  /** The page as a picture (PNG). */
  async picture(): Promise<Buffer> {
    const { context } = this;
    const { data } = await this.firefox.bidi.send<{ data: string }>("browsingContext.captureScreenshot", { context });
    return Buffer.from(data, "base64");
  }
}
