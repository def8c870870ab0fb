import { defineConfig } from "vitest/config";

/** The tests of the library as a consumer gets it: they need what `npm run build:sync` makes. */
export default defineConfig({
  test: {
    include: ["packages/sync/test/package/**/*.test.ts"],
    environment: "node",
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
