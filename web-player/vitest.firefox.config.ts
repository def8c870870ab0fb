import { mergeConfig } from "vitest/config";
import browser from "./vitest.browser.config";

/** Firefox and Chromium in one room, where there is a Firefox: `npm run test:firefox`. */
export default mergeConfig(
  { ...browser, test: { ...browser.test, include: [], retry: 0 } },
  { test: { include: ["e2e/firefox/together.ts"] } },
);
