// Builds the package into `dist-package`: the player, its declarations, and the manifest of its element, which has to be the one
// that is kept. With `--renew` what it says now is kept.
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join, relative, resolve } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";
import { build } from "vite";

const home = resolve(import.meta.dirname, "..");
const workspace = resolve(home, "..", "..");
const target = join(workspace, "target");
const declarations = join(target, "player-declarations");
const kept = join(home, "custom-elements.json");

const program = (path, ...args) =>
  execFileSync(process.execPath, [join(workspace, "node_modules", path), ...args], { cwd: home, stdio: "pipe" });

/** One file of declarations, with what it has of the engine's and the protocol's. */
function makeDeclarations() {
  rmSync(declarations, { recursive: true, force: true });
  program("typescript/bin/tsc", "--pretty", "false", "-p", join(home, "tsconfig.build.json"));
  const problems = [];
  const { succeeded } = Extractor.invoke(
    ExtractorConfig.prepare({
      configObjectFullPath: join(home, "package.json"),
      packageJsonFullPath: join(home, "package.json"),
      configObject: {
        projectFolder: home,
        mainEntryPointFilePath: join(declarations, "player/src/embed.d.ts"),
        newlineKind: "lf",
        compiler: {
          overrideTsconfig: {
            compilerOptions: {
              target: "ES2022",
              module: "ESNext",
              moduleResolution: "bundler",
              lib: ["ES2023", "ESNext.Disposable", "DOM", "DOM.Iterable"],
              strict: true,
              skipLibCheck: true,
              types: [],
              paths: {
                "@sameframe/protocol": [join(declarations, "protocol/src/index.d.ts")],
                "@sameframe/sync": [join(declarations, "sync/src/index.d.ts")],
              },
            },
            include: [join(declarations, "**/*.d.ts")],
          },
        },
        apiReport: { enabled: false },
        docModel: { enabled: false },
        dtsRollup: { enabled: true, untrimmedFilePath: join(home, "dist-package", "index.d.ts") },
        tsdocMetadata: { enabled: false },
        messages: {
          compilerMessageReporting: { default: { logLevel: ExtractorLogLevel.Error } },
          extractorMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
          tsdocMessageReporting: { default: { logLevel: ExtractorLogLevel.None } },
        },
      },
    }),
    {
      localBuild: true,
      messageCallback: (message) => {
        message.handled = true;
        if (message.logLevel === ExtractorLogLevel.Error) problems.push(message.text);
      },
    },
  );
  if (!succeeded || problems.length > 0) throw new Error(["no declarations were made", ...problems].join("\n"));
}

/** The manifest of the element, which has to say what is kept. */
function makeManifest(renews) {
  const out = join(target, "player-manifest");
  mkdirSync(out, { recursive: true });
  program("@custom-elements-manifest/analyzer/cem.js", "analyze", "--outdir", relative(home, out));
  const made = join(out, "custom-elements.json");
  if (renews) copyFileSync(made, kept);
  else if (readFileSync(made, "utf8") !== readFileSync(kept, "utf8")) {
    throw new Error("custom-elements.json is not what the element says of itself: npm run manifest renews it.");
  }
}

try {
  await build({ root: home, configFile: join(home, "vite.package.config.ts"), logLevel: "warn" });
  makeDeclarations();
  makeManifest(process.argv.includes("--renew"));
} catch (problem) {
  console.error(problem.stdout?.toString() || problem.message);
  process.exit(1);
}
