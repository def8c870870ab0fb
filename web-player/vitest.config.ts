import { defineConfig } from "vitest/config";

/** The tests that need neither a browser nor a server. */
export default defineConfig({
  test: {
    include: ["packages/*/test/**/*.test.ts"],
    environment: "node",
    passWithNoTests: true,
  },
});
