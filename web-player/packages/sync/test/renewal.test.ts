import { describe, expect, it } from "vitest";
import { Bench } from "./support/joined";
import { settle } from "./support/manual-time";

/** An answer to `renew`. */
const renewed = (accessToken: string, problem?: string) => ({
  messages: [
    {
      message: {
        case: "renewed",
        value: { expires: 0n, accessToken, ...(problem ? { problem: { code: problem } } : {}) },
      } as const,
    },
  ],
});

async function joined(): Promise<Bench> {
  const bench = new Bench();
  await bench.join();
  return bench;
}

/** What the server answers to the token that was given last. */
async function answered(bench: Bench, accessToken: string, problem?: string): Promise<void> {
  bench.socket.inbound.push(renewed(accessToken, problem));
  bench.socket.deliverAll();
  await settle();
}

/** With which token the next connection is made. */
async function reconnected(bench: Bench): Promise<string | undefined> {
  bench.socket.cut();
  await bench.time.pass(0);
  await settle();
  bench.socket.open();
  await settle();
  const hellos = bench.socket.sent.flatMap(({ frame }) => (frame.case === "hello" ? [frame.value.accessToken] : []));
  return hellos.at(-1);
}

describe("[RV4] a token that is given while the connection goes on", () => {
  it("counts from then on once the server takes it", async () => {
    const bench = await joined();
    bench.client.renew("next");
    expect(bench.client.token).toBeUndefined();
    await answered(bench, "");
    expect(bench.client.token).toBe("next");
    expect(await reconnected(bench)).toBe("next");
  });

  it("is forgotten if it is somebody else's", async () => {
    const bench = await joined();
    bench.client.renew("participant-2");
    await answered(bench, "", "forbidden");
    expect(bench.client.token).toBeUndefined();
    expect(await reconnected(bench)).toBe("participant-1");
  });

  it("gives way to what the server makes of its own", async () => {
    const bench = await joined();
    bench.client.renew("");
    await answered(bench, "made");
    expect(bench.client.token).toBe("made");
    bench.client.renew("");
    await answered(bench, "", "forbidden");
    expect(await reconnected(bench)).toBe("made");
  });

  it("is what the next connection is made with if there is none", async () => {
    const bench = await joined();
    bench.socket.cut();
    await settle();
    bench.client.renew("next");
    await bench.time.pass(0);
    await settle();
    expect(bench.client.token).toBe("next");
  });
});
