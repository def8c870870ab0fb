import { defaultServerConditions } from "vite";
import { defineConfig } from "vitest/config";

/** The tests that need neither a browser nor a server. */
export default defineConfig({
  ssr: { resolve: { conditions: ["@sameframe/source", ...defaultServerConditions] } },
  test: {
    include: ["packages/*/test/**/*.test.ts"],
    exclude: ["**/node_modules/**", "packages/sync/test/package/**"],
    environment: "node",
    passWithNoTests: true,
  },
});
