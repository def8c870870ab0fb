import { afterEach, describe, expect, it, vi } from "vitest";
import { LutFiles } from "../src/gpu/lut-file";

const CUBE = "LUT_1D_SIZE 2\n0 0 0\n1 1 1\n";

/** A server whose addresses are good once each, as far as `expired` of them have expired. */
function served(expired: number, refusal?: number) {
  const asked: string[] = [];
  const fetched: string[] = [];
  vi.stubGlobal("fetch", (address: string) => {
    fetched.push(address);
    return Promise.resolve(fetched.length <= expired ? new Response("", { status: 403 }) : new Response(CUBE));
  });
  const luts = new LutFiles(
    () => {},
    (location) => {
      asked.push(location);
      return refusal === undefined
        ? Promise.resolve(`https://server.example/${asked.length}`)
        : Promise.reject(Object.assign(new Error("no"), { status: refusal }));
    },
  );
  return { luts, asked, fetched };
}

describe("[PV14] a LUT of the server", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
  });

  it("[PV14] is fetched from a short-lived address, and called by its name", async () => {
    const { luts, asked } = served(0);
    await luts.follow("media:show look.cube");
    expect([luts.state.kind, asked]).toEqual(["ready", ["media:show look.cube"]]);
    expect(luts.state).toMatchObject({ name: "show look.cube" });
    await luts.follow("media:show look.cube");
    expect(asked).toHaveLength(1);
  }, 60_000);

  it("[PV14] gets another address if the first has expired, and no third", async () => {
    const one = served(1);
    await one.luts.follow("media:a.cube");
    expect([one.luts.state.kind, one.asked.length]).toEqual(["ready", 2]);
    const two = served(2);
    await two.luts.follow("media:a.cube");
    expect([two.luts.state, two.asked.length]).toMatchObject([{ kind: "failed", fault: "unreachable" }, 2]);
  });

  it.each([
    [404, "gone"],
    [403, "held"],
    [0, "unreachable"],
  ] as const)("[PV14] refused with %d is said to be %s", async (status, fault) => {
    const { luts } = served(0, status);
    await luts.follow("media:a.cube");
    expect(luts.state).toMatchObject({ kind: "failed", fault, name: "a.cube" });
  });
});
