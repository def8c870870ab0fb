import { readdirSync } from "node:fs";
import { join } from "node:path";
import { defaultClientConditions, defineConfig } from "vite";

const root = import.meta.dirname;
const server = process.env.SAMEFRAME_URL ?? "http://127.0.0.1:8080";

/** What pages of others load. */
const EMBED = "sameframe-player";

/** Every HTML file of this folder is a page; the server serves what is built from the root of its address. */
export default defineConfig({
  root,
  base: "/",
  // the workspace's own packages from their sources
  resolve: { conditions: ["@sameframe/source", ...defaultClientConditions] },
  // scripts load each other from where they are, since a page of another site may have loaded them
  experimental: { renderBuiltUrl: (name, { hostType }) => (hostType === "js" ? { relative: true } : `/${name}`) },
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true,
    sourcemap: false,
    rolldownOptions: {
      input: {
        ...Object.fromEntries(
          readdirSync(root)
            .filter((name) => name.endsWith(".html"))
            .map((name) => [name.replace(".html", ""), join(root, name)]),
        ),
        [EMBED]: join(root, "src/embed.ts"),
      },
      output: {
        // its address is written into pages that nobody here can change
        entryFileNames: ({ name }) => (name === EMBED ? "[name].js" : "assets/[name]-[hash].js"),
      },
      preserveEntrySignatures: "exports-only",
    },
  },
  server: {
    proxy: {
      "/v1": { target: server, ws: true },
      "/media": { target: server },
    },
  },
});
