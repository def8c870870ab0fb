import { mergeConfig } from "vitest/config";
import browser from "./vitest.browser.config";

/** The measurements with real browsers: `npm run measure:browsers`, `npm run measure:stepping`, `npm run measure:drawing`. */
export default mergeConfig(
  { ...browser, test: { ...browser.test, include: [] } },
  {
    test: {
      include: ["e2e/measure.ts", "e2e/measure-stepping.ts", "e2e/measure-drawing.ts"],
      testTimeout: 3_600_000,
      reporters: ["dot"],
    },
  },
);
