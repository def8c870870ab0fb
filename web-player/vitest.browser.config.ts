import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

/**
 * The tests with real browsers and a real server: one file at a time, with time enough for a slow machine. They find the
 * server in SAMEFRAME_JAR, and the browser by scripts/find-chromium.mjs.
 */
export default defineConfig({
  ssr: { resolve: { conditions: ["@sameframe/source", ...defaultServerConditions] } },
  test: {
    include: ["e2e/**/*.test.ts"],
    environment: "node",
    fileParallelism: false,
    // A browser on a busy machine misses a click now and then; what fails twice has failed, and the report says what was retried.
    retry: 1,
    testTimeout: 300_000,
    hookTimeout: 120_000,
  },
});
