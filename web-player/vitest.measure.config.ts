import { mergeConfig } from "vitest/config";
import browser from "./vitest.browser.config";

/** The measurement with real browsers: `npm run measure:browsers`. */
export default mergeConfig(
  { ...browser, test: { ...browser.test, include: [] } },
  { test: { include: ["e2e/measure.ts"], testTimeout: 3_600_000, reporters: ["dot"] } },
);
