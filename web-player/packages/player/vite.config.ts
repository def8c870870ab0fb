import { readdirSync } from "node:fs";
import { join } from "node:path";
import { defaultClientConditions, defineConfig } from "vite";

const root = import.meta.dirname;
const server = process.env.SAMEFRAME_URL ?? "http://127.0.0.1:8080";

/** Every HTML file of this folder is a page; the server serves what is built from the root of its address. */
export default defineConfig({
  root,
  base: "/",
  // the workspace's own packages from their sources
  resolve: { conditions: ["@sameframe/source", ...defaultClientConditions] },
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true,
    sourcemap: false,
    rolldownOptions: {
      input: readdirSync(root)
        .filter((name) => name.endsWith(".html"))
        .map((name) => join(root, name)),
    },
  },
  server: {
    proxy: {
      "/v1": { target: server, ws: true },
      "/media": { target: server },
    },
  },
});
