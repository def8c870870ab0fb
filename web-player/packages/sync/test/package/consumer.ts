import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const home = resolve(import.meta.dirname, "..", "..");
const modules = resolve(home, "..", "..", "node_modules");

/** A project outside of the workspace that has installed what would be published, and its one dependency. */
export class Consumer {
  readonly folder = mkdtempSync(join(tmpdir(), "sameframe-consumer-"));
  /** What is in the package, by path. */
  readonly files: readonly string[];

  constructor() {
    const packed = execFileSync("npm", ["pack", "--json", "--pack-destination", this.folder], {
      cwd: home,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
    const [{ filename, files }] = JSON.parse(packed) as [{ filename: string; files: { path: string }[] }];
    this.files = files.map(({ path }) => path);
    mkdirSync(this.installed, { recursive: true });
    execFileSync("tar", ["-xzf", join(this.folder, filename), "-C", this.installed, "--strip-components=1"]);
    const runtime = join("@bufbuild", "protobuf");
    cpSync(join(modules, runtime), join(this.folder, "node_modules", runtime), { recursive: true, dereference: true });
    this.write("package.json", JSON.stringify({ name: "consumer", private: true, type: "module" }));
  }

  /** Where the package is. */
  get installed(): string {
    return join(this.folder, "node_modules", "@sameframe", "sync");
  }

  /** The package's own description. */
  get manifest(): { dependencies: Record<string, string>; sideEffects: boolean; exports: Record<string, unknown> } {
    return JSON.parse(this.read("package.json"));
  }

  /** A file of the package. */
  read(path: string): string {
    return readFileSync(join(this.installed, path), "utf8");
  }

  write(name: string, text: string): string {
    const path = join(this.folder, name);
    writeFileSync(path, text);
    return path;
  }

  /** Compiles all modules of the project strictly, libraries included; what the compiler says, if anything. */
  compile(moduleResolution: "bundler" | "nodenext"): string {
    const compilerOptions = {
      target: "es2022",
      module: moduleResolution === "nodenext" ? "nodenext" : "esnext",
      moduleResolution,
      lib: ["es2023", "esnext.disposable", "dom"],
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      verbatimModuleSyntax: true,
      skipLibCheck: false,
      types: [],
      outDir: "out",
      rootDir: ".",
    };
    this.write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["*.ts"] }));
    const tsc = join(modules, "typescript", "bin", "tsc");
    return this.#run([tsc, "--pretty", "false", "-p", this.folder]).said;
  }

  /** Runs a program of the project in Node, and returns the lines that it printed. */
  run(...program: readonly string[]): readonly string[] {
    const { said, failed } = this.#run(program);
    if (failed) throw new Error(said);
    return said.split("\n").filter((line) => line !== "");
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  #run(program: readonly string[]): { said: string; failed: boolean } {
    try {
      const options = { cwd: this.folder, encoding: "utf8", timeout: 60_000, stdio: "pipe" } as const;
      return { said: execFileSync(process.execPath, program, options), failed: false };
    } catch (failure) {
      const { stdout, stderr } = failure as { stdout: string; stderr: string };
      return { said: `${stdout}${stderr}`, failed: true };
    }
  }
}

/** The modules that a module of the package imports. */
export const importsOf = (text: string): readonly string[] =>
  [...text.matchAll(/(?:^(?:import|export)\s+(?:[^;"'(=:]*\sfrom\s*)?|\bimport\()["']([^"']+)["']/gm)].map(
    ([, target]) => target ?? "",
  );

/** The reports of what is public: as built, and as agreed on. */
export function reports(): readonly { name: string; built: string; agreed: string }[] {
  const built = resolve(home, "..", "..", "target", "sync-api");
  const names = readdirSync(built).filter((name) => name.endsWith(".api.md"));
  const text = (folder: string, name: string) => readFileSync(join(folder, name), "utf8");
  return names.map((name) => ({ name, built: text(built, name), agreed: text(join(home, "api"), name) }));
}

/** The fenced examples of the package's README that are TypeScript, in order, under the heading that each stands under. */
export function examples(): readonly { title: string; code: string }[] {
  const text = readFileSync(join(home, "README.md"), "utf8");
  let title = "";
  return [...text.matchAll(/^#+ (.+)$|^```ts\n([\s\S]*?)^```$/gm)].flatMap(([, heading, code]) => {
    title = heading ?? title;
    return code === undefined ? [] : [{ title, code }];
  });
}
