// Makes one file of declarations for each entry of the library out of those that the compiler writes, and a report of what
// is public. Whatever is public and not documented is an error.
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync } from "node:fs";
import { join, resolve } from "node:path";
import { Extractor, ExtractorConfig, ExtractorLogLevel } from "@microsoft/api-extractor";

const home = resolve(import.meta.dirname, "..");
const workspace = resolve(home, "..", "..");
const declarations = join(workspace, "target", "sync-declarations");

/** Where the reports are written; those that were agreed on are in `api`. */
export const REPORTS = join(workspace, "target", "sync-api");

/** A whole report has also what is reached by way of something public; that of the other entry would say it again. */
const ENTRIES = [
  { name: "index", report: "sync", source: "sync/src/index.d.ts", isWhole: true },
  { name: "testing", report: "testing", source: "sync/src/testing/index.d.ts", isWhole: false },
];

/** Its members are documented by the interface that it implements. */
const INHERITS = "/sync/src/room-acts.d.ts";

const { None, Error: Problem } = ExtractorLogLevel;

/** Throws with what is wrong, one problem a line. */
export function makeDeclarations() {
  rmSync(declarations, { recursive: true, force: true });
  const tsc = join(workspace, "node_modules", "typescript", "bin", "tsc");
  execFileSync(process.execPath, [tsc, "--pretty", "false", "-p", join(home, "tsconfig.build.json")], {
    stdio: "inherit",
  });
  mkdirSync(REPORTS, { recursive: true });
  const problems = ENTRIES.flatMap(bundle);
  if (problems.length > 0) throw new Error(problems.join("\n"));
}

function bundle(entry) {
  const problems = [];
  const { succeeded } = Extractor.invoke(configOf(entry), {
    localBuild: true,
    messageCallback: (message) => {
      message.handled = true;
      const isInherited = message.messageId === "ae-undocumented" && message.sourceFilePath?.endsWith(INHERITS);
      if (isInherited) message.logLevel = None;
      if (message.logLevel === Problem) problems.push(told(message));
    },
  });
  return succeeded || problems.length > 0 ? problems : [`${entry.name}: no declarations were made`];
}

function configOf({ name, report, source, isWhole }) {
  return ExtractorConfig.prepare({
    configObjectFullPath: join(home, "package.json"),
    packageJsonFullPath: join(home, "package.json"),
    configObject: {
      projectFolder: home,
      mainEntryPointFilePath: join(declarations, source),
      newlineKind: "lf",
      compiler: {
        overrideTsconfig: {
          compilerOptions: {
            target: "ES2022",
            module: "ESNext",
            moduleResolution: "bundler",
            lib: ["ES2023", "ESNext.Disposable"],
            strict: true,
            skipLibCheck: true,
            types: [],
            paths: { "@sameframe/protocol": [join(declarations, "protocol/src/index.d.ts")] },
          },
          include: [join(declarations, "**/*.d.ts")],
        },
      },
      apiReport: {
        enabled: true,
        reportFileName: `${report}.api.md`,
        reportFolder: REPORTS,
        reportTempFolder: join(REPORTS, "temporary"),
        includeForgottenExports: isWhole,
      },
      dtsRollup: { enabled: true, untrimmedFilePath: join(home, "dist", `${name}.d.ts`) },
      docModel: { enabled: false },
      tsdocMetadata: { enabled: false },
      messages: {
        compilerMessageReporting: { default: { logLevel: Problem } },
        extractorMessageReporting: {
          default: { logLevel: Problem },
          // all that is exported is public, without a tag that says so
          "ae-missing-release-tag": { logLevel: None },
          "ae-forgotten-export": { logLevel: None },
          "ae-unresolved-link": { logLevel: None },
        },
        tsdocMessageReporting: { default: { logLevel: None } },
      },
    },
  });
}

function told({ messageId, text, sourceFilePath = "", sourceFileLine = 0 }) {
  return `${messageId}: ${text} (${sourceFilePath.split("/").slice(-2).join("/")}:${sourceFileLine})`;
}
