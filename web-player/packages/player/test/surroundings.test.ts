import type { RoomClient } from "@sameframe/sync";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { listenToPlatform } from "../src/elements/surroundings";

class Page extends EventTarget {
  hidden = false;
}

/** A client that counts how often it is asked to connect. */
class Asked {
  hidden = false;
  times = 0;

  reconnect(): void {
    this.times++;
  }
}

describe("[RC4] a page that is back asks for a connection", () => {
  const page = new Page();
  const view = new EventTarget();
  const client = new Asked();
  let stop = () => {};

  beforeEach(() => {
    vi.stubGlobal("document", page);
    vi.stubGlobal("navigator", {});
    vi.stubGlobal("addEventListener", view.addEventListener.bind(view));
    vi.stubGlobal("removeEventListener", view.removeEventListener.bind(view));
    client.times = 0;
    page.hidden = false;
    stop = listenToPlatform(client as unknown as RoomClient, () => {});
  });
  afterEach(() => {
    stop();
    vi.unstubAllGlobals();
  });

  it.each([
    ["online", view],
    ["focus", view],
    ["pageshow", view],
    ["resume", page],
    ["visibilitychange", page],
  ])("at `%s`, until it stops listening", (sign, target) => {
    target.dispatchEvent(new Event(sign));
    expect(client.times).toBe(1);
    stop();
    target.dispatchEvent(new Event(sign));
    expect(client.times).toBe(1);
  });

  it("not when it is hidden, which the room is told", () => {
    page.hidden = true;
    page.dispatchEvent(new Event("visibilitychange"));
    expect(client.times).toBe(0);
    expect(client.hidden).toBe(true);
  });
});
