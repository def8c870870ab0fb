import { gzipSync } from "node:zlib";
import { build, type Plugin, type Rolldown } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Consumer, importsOf, reports } from "./consumer";

/** What the engine may weigh with the schema and its runtime, minified and zipped. [bytes] */
const ENGINE_BUDGET = 40 * 1024;

/** What the playhead's arithmetic alone may weigh. [bytes] */
const PART_BUDGET = 1024;

/** What is loaded later is loaded by the platform: the bundler's own way to preload it weighs more than the code to decide on it. */
const PLAIN_IMPORTS: Plugin = {
  name: "plain-imports",
  enforce: "pre",
  resolveId: (id) => (id.includes("vite/preload-helper") ? "\0plain-imports" : undefined),
  load: (id) => (id === "\0plain-imports" ? "export const __vitePreload = (load) => load();" : undefined),
};

let consumer: Consumer;

beforeAll(() => {
  consumer = new Consumer();
});

afterAll(() => consumer.remove());

/** Bundles a program of the consumer with all that it loads at once, minified; its size zipped, in bytes. */
async function sizeOf(name: string, code: string): Promise<number> {
  const built = (await build({
    root: consumer.folder,
    configFile: false,
    logLevel: "error",
    plugins: [PLAIN_IMPORTS],
    build: {
      write: false,
      target: "es2022",
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: consumer.write(name, code) },
    },
  })) as Rolldown.RolldownOutput;
  const chunks = new Map(
    built.output.flatMap((output) => (output.type === "chunk" ? [[output.fileName, output]] : [])),
  );
  const atOnce = new Set([...chunks.values()].filter(({ isEntry }) => isEntry));
  for (const { imports } of atOnce) {
    for (const chunk of imports) {
      const imported = chunks.get(chunk);
      if (imported) atOnce.add(imported);
    }
  }
  const text = [...atOnce].map(({ code }) => code).join("");
  return gzipSync(text, { level: 9 }).length;
}

describe("[LB5] the package", () => {
  it("has what is built, and nothing else", () => {
    const others = consumer.files.filter((path) => !/^dist\/.+\.(js|d\.ts)$/.test(path));
    expect(others.sort()).toEqual(["LICENSE", "README.md", "package.json"]);
  });

  it("needs the schema's runtime alone", () => {
    expect(Object.keys(consumer.manifest.dependencies)).toEqual(["@bufbuild/protobuf"]);
    const outside = consumer.files
      .filter((path) => path.startsWith("dist/"))
      .flatMap((path) => importsOf(consumer.read(path)))
      .filter((target) => !target.startsWith("."));
    expect([...new Set(outside)].filter((target) => !target.startsWith("@bufbuild/protobuf"))).toEqual([]);
  });

  it("has declarations for each entry, and no side effects", () => {
    const { exports, sideEffects } = consumer.manifest;
    expect(sideEffects).toBe(false);
    for (const entry of Object.values(exports) as { types: string; default: string }[]) {
      expect(consumer.files).toContain(entry.types.slice(2));
      expect(consumer.files).toContain(entry.default.slice(2));
    }
  });

  it("runs in plain Node, outside of the workspace", () => {
    const program = consumer.write(
      "plain.mjs",
      `import { RoomClient } from "@sameframe/sync";
       import { FakeRoom } from "@sameframe/sync/testing";
       const client = RoomClient.connect(new FakeRoom().access());
       console.log(await client.seek(42), client.frame);
       client.close();`,
    );
    expect(consumer.run(program)).toEqual(["1 42"]);
  });

  it.each(["nodenext", "bundler"] as const)("is understood by a strict compiler that resolves as %s", (resolution) => {
    consumer.write(
      "typed.ts",
      `import { type MediaPort, type Medium, type Refusal, Role, RoomClient, type RoomClientOptions } from "@sameframe/sync";
       import { FakeRoom, ManualTime, TestPlayer } from "@sameframe/sync/testing";
       const time = new ManualTime();
       const media: MediaPort = new TestPlayer(time);
       const options: RoomClientOptions = { ...new FakeRoom({ time }).admit("Grace", Role.VIEWER), media };
       await using client = RoomClient.connect(options);
       const medium: Medium | undefined = client.room.medium;
       client.on("entry", ({ entry }) => entry.seq.toFixed());
       client.play().catch((refusal: Refusal) => refusal.code.length + (medium?.frames ?? 0));
       // @ts-expect-error the room is \`room\`
       RoomClient.connect({ server: "http://room.test", code: "ABCD-EFGH", token: "t" });`,
    );
    expect(consumer.compile(resolution)).toBe("");
  });
});

describe("[LB6] what it weighs, zipped, minified, with all that it needs", () => {
  it("the engine with the schema", async () => {
    const size = await sizeOf(
      "engine.js",
      `import { RoomClient } from "@sameframe/sync"; globalThis.Room = RoomClient;`,
    );
    console.info(`engine with schema and runtime: ${size} bytes of ${ENGINE_BUDGET}`);
    expect(size).toBeLessThanOrEqual(ENGINE_BUDGET);
  });

  it("the text form of frames is for who asks for it", async () => {
    const size = await sizeOf("all.js", `import * as sync from "@sameframe/sync"; globalThis.sync = { ...sync };`);
    const engine = await sizeOf("again.js", `import { RoomClient } from "@sameframe/sync"; globalThis.R = RoomClient;`);
    console.info(`all that there is, with the text form: ${size} bytes`);
    expect(size - engine).toBeGreaterThan(5_000);
  });

  it("a part of it weighs no more than that part", async () => {
    const size = await sizeOf("part.js", `import { frameAt } from "@sameframe/sync"; globalThis.frameAt = frameAt;`);
    console.info(`frameAt alone: ${size} bytes of ${PART_BUDGET}`);
    expect(size).toBeGreaterThan(100);
    expect(size).toBeLessThanOrEqual(PART_BUDGET);
  });
});

describe("[LB7] what is public is what was agreed on; `npm run api` renews it", () => {
  it.each(reports().map((report) => [report.name, report] as const))("%s", (_, { built, agreed }) => {
    expect(built).toBe(agreed);
  });
});
