import { describe, expect, it } from "vitest";
import { Knock } from "../src/net/knock";
import { isPin } from "../src/net/pin";
import type { Admission } from "../src/net/rooms-api";

const ADMISSION: Admission = { code: "ABCD-2345", participantId: 2, accessToken: "token" };

/** A server that lets in at the look with this number; none: never. */
class Host {
  looks = 0;
  readonly #opensAt: number | undefined;

  constructor(opensAt?: number) {
    this.#opensAt = opensAt;
  }

  knock(): Promise<string> {
    return Promise.resolve("ticket");
  }

  knocked(_code: string, ticket: string): Promise<Admission | undefined> {
    expect(ticket).toBe("ticket");
    this.looks += 1;
    return this.looks > 5
      ? Promise.reject(new Error("its time is over"))
      : Promise.resolve(this.looks === this.#opensAt ? ADMISSION : undefined);
  }
}

describe("[PN8] who knocks looks again every two seconds", () => {
  const waits: number[] = [];
  const soon = (act: () => void, ms: number): void => {
    waits.push(ms);
    queueMicrotask(act);
  };

  it("until a host opens", async () => {
    const host = new Host(3);
    expect(await new Knock(host, "ABCD-2345", soon).wait("Kim")).toBe(ADMISSION);
    expect(host.looks).toBe(3);
    expect(waits).toEqual([2_000, 2_000]);
  });

  it("until the ticket's time is over", async () => {
    await expect(new Knock(new Host(), "ABCD-2345", soon).wait("Kim")).rejects.toThrow("its time is over");
  });

  it("until they stop, at once", async () => {
    const host = new Host(2);
    const knock = new Knock(host, "ABCD-2345", () => knock.stop());
    expect(await knock.wait("Kim")).toBeUndefined();
    expect(host.looks).toBe(1);
  });
});

it.each([
  ["four digits", "7319", true],
  ["spaces around", "  7319 ", true],
  ["three", "731", false],
  ["three, with spaces around", " 731 ", false],
  ["64 characters", "é".repeat(64), true],
  ["65", "x".repeat(65), false],
  ["nothing", "", false],
])("[PN1] the page takes for a PIN what the server does: %s", (_what, text, is) => {
  expect(isPin(text)).toBe(is);
});
