import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Consumer, examples } from "./consumer";

/**
 * Runs an example in a world where the server of the examples is a fake room: what the platform offers to reach one,
 * `fetch` and `WebSocket`, leads there.
 */
const WORLD = `
  import { FakeRoom } from "@sameframe/sync/testing";
  const room = new FakeRoom({ code: "ABCD-2345" });
  const { socket, token } = room.access();
  globalThis.fetch = async (url, { method }) =>
    method === "POST" && url === "https://review.example/v1/rooms/ABCD-2345/join"
      ? Response.json({ accessToken: token })
      : Response.json({}, { status: 404 });
  globalThis.WebSocket = function (url, subprotocol) {
    return socket(url, subprotocol);
  };
  await import(process.argv[2]);
`;

const EXAMPLES = examples();

/** What an example says that it prints, each line behind its arrow. */
const promised = (code: string) => [...code.matchAll(/\/\/ → (.+)$/gm)].map(([, line]) => line ?? "");

describe("[LB9] the examples of the README", () => {
  let consumer: Consumer;
  let problems: string;

  beforeAll(() => {
    consumer = new Consumer();
    consumer.write("world.mjs", WORLD);
    consumer.write(
      "node.d.ts",
      `declare module "node:assert/strict" {
         const assert: { equal(actual: unknown, expected: unknown): void };
         export default assert;
       }`,
    );
    EXAMPLES.forEach(({ code }, n) => {
      consumer.write(`example-${n}.ts`, code);
    });
    problems = consumer.compile("nodenext");
  });

  afterAll(() => consumer.remove());

  it("are understood by a strict compiler", () => {
    expect(EXAMPLES.length).toBeGreaterThanOrEqual(7);
    expect(problems).toBe("");
  });

  it.each(EXAMPLES.map(({ title, code }, n) => [title, n, code] as const))("%s", (_, n, code) => {
    const printed = consumer.run("world.mjs", `./out/example-${n}.js`);
    expect([...printed].sort()).toEqual(promised(code).sort());
  });
});
