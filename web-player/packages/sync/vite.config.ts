import { join } from "node:path";
import { defineConfig } from "vite";

const root = import.meta.dirname;

/**
 * The library: one module for each of the sources, so that who imports a part gets no more than that part. The protocol
 * is built in; the schema's runtime is the one dependency.
 */
export default defineConfig({
  root,
  build: {
    target: "es2022",
    outDir: "dist",
    emptyOutDir: true,
    minify: false,
    lib: { entry: [join(root, "src/index.ts"), join(root, "src/testing/index.ts")], formats: ["es"] },
    rolldownOptions: {
      external: /^@bufbuild\/protobuf/,
      output: {
        preserveModules: true,
        preserveModulesRoot: join(root, ".."),
        entryFileNames: ({ name }) => `${name.replace(/^sync\/src\//, "").replace(/^protocol\/src\//, "protocol/")}.js`,
      },
    },
  },
});
