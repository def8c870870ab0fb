import { mergeConfig } from "vitest/config";
import browser from "./vitest.browser.config";

// Node has a WebSocket of its own from 22 on, and behind an option before.
const execArgv = Number(process.versions.node.split(".")[0]) < 22 ? ["--experimental-websocket"] : [];

/** Firefox and Chromium in one room, where there is a Firefox: `npm run test:firefox`. */
export default mergeConfig(
  { ...browser, test: { ...browser.test, include: [], retry: 0 } },
  { test: { include: ["e2e/firefox/together.ts"], execArgv } },
);
