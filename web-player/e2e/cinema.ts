import type { Browser } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { openBrowser } from "./browser";
import { Server } from "./server";

/** A server and a browser. */
export interface Cinema {
  readonly server: Server;
  readonly browser: Browser;
}

/**
 * Opens a server and a browser for all the tests of a file, and closes both after them.
 *
 * @param settings of the server, as environment variables
 */
export function cinema(settings: Record<string, string> = {}): Cinema {
  let server: Server | undefined;
  let browser: Browser | undefined;

  beforeAll(async () => {
    server = await Server.start(settings);
    browser = await openBrowser();
  });

  afterAll(async () => {
    await browser?.close();
    await server?.[Symbol.asyncDispose]();
  });

  return {
    get server() {
      return opened(server);
    },
    get browser() {
      return opened(browser);
    },
  };
}

function opened<T>(it: T | undefined): T {
  if (it === undefined) throw new Error("the server and the browser are there while the tests run");
  return it;
}
