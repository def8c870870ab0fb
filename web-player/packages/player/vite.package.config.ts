import { join } from "node:path";
import { defaultClientConditions, defineConfig } from "vite";

const root = import.meta.dirname;

/** The player as a package: the sync engine and the protocol are built in, what others publish is left to be shared. */
export default defineConfig({
  root,
  publicDir: false,
  resolve: { conditions: ["@sameframe/source", ...defaultClientConditions] },
  build: {
    target: "es2022",
    outDir: "dist-package",
    emptyOutDir: true,
    minify: false,
    lib: { entry: join(root, "src/embed.ts"), formats: ["es"], fileName: "index" },
    rolldownOptions: {
      external: (id) => !id.startsWith(".") && !id.startsWith("/") && !id.startsWith("@sameframe/"),
      output: { chunkFileNames: "[name].js" },
    },
  },
});
