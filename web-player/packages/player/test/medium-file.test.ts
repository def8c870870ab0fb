import { describe, expect, it } from "vitest";
import { Problem } from "../src/net/problem";
import { type Address, Addresses, type AddressList } from "../src/video/addresses";
import { MediumFile, type Opener } from "../src/video/medium-file";

/** Something that shows files when it is told that one has come. */
class Screen implements Opener {
  readonly tried: string[] = [];
  #come: (() => void) | undefined;
  #fail: ((why: Error) => void) | undefined;

  canPlay(): string {
    return "probably";
  }

  open(addresses: readonly Address[], stop: AbortSignal, trying: (address: Address) => void): Promise<void> {
    return new Promise((resolve, reject) => {
      stop.throwIfAborted();
      const [first] = addresses;
      if (first === undefined) throw new Error("none");
      trying(first);
      this.tried.push(first.url);
      this.#come = resolve;
      this.#fail = reject;
      stop.addEventListener("abort", () => reject(stop.reason));
    });
  }

  /** Until as many were tried. */
  async has(tried: number): Promise<void> {
    while (this.tried.length < tried) await new Promise((resolve) => setImmediate(resolve));
  }

  comes(): void {
    this.#come?.();
  }

  fails(): void {
    this.#fail?.(Problem.offline());
  }

  close(): void {}
}

/** A file, whose address is what `now` says. */
function opening() {
  const screen = new Screen();
  const now = { url: "blob:served" };
  const failures: unknown[] = [];
  const addresses = new Addresses(
    async () => ({ sources: [{ url: now.url, contentType: "" }], expires: 4e15 }),
    () => 0,
  );
  const file = new MediumFile(screen, addresses, (failure) => failures.push(failure));
  return { screen, now, failures, file };
}

describe("a file is outdated", () => {
  it.each([
    ["not while its address is given out", "blob:served", false],
    ["when there is another one", "blob:next", true],
  ])("%s", async (_, url, expected) => {
    const { screen, now, file } = opening();
    const opened = file.open("m1", () => {});
    await screen.has(1);
    screen.comes();
    await opened;
    now.url = url;
    expect(await file.isOutdated("m1")).toBe(expected);
    file.close();
  });
});

describe("[LC1] an own copy is opened at once", () => {
  it("in the place of a file that is still loading, for whoever opened that", async () => {
    const { screen, now, failures, file } = opening();
    const opened = file.open("m1", () => {});
    await screen.has(1);
    now.url = "blob:own";
    const restarted = file.restart();
    await screen.has(2);
    expect([file.isOpening, file.source?.address.url]).toEqual([true, "blob:own"]);
    screen.comes();
    await Promise.all([opened, restarted]);
    expect([file.isOpening, screen.tried, failures]).toEqual([false, ["blob:served", "blob:own"], []]);
    file.close();
  });

  it("in the place of one that has failed and waits for somebody to ask", async () => {
    const { screen, now, failures, file } = opening();
    const opened = file.open("m1", () => {});
    await screen.has(1);
    screen.fails();
    while (failures.length === 0) await new Promise((resolve) => setImmediate(resolve));
    now.url = "blob:own";
    const restarted = file.restart();
    await screen.has(2);
    screen.comes();
    await Promise.all([opened, restarted]);
    expect([screen.tried, failures.length]).toEqual([["blob:served", "blob:own"], 1]);
    file.close();
  });

  it("in the place of one whose addresses do not come", async () => {
    const screen = new Screen();
    const answers: ((list: AddressList) => void)[] = [];
    const addresses = new Addresses(
      () => new Promise((resolve) => answers.push(resolve)),
      () => 0,
    );
    const file = new MediumFile(screen, addresses, () => {});
    const opened = file.open("m1", () => {});
    const restarted = file.restart();
    while (answers.length < 2) await new Promise((resolve) => setImmediate(resolve));
    answers[1]?.({ sources: [{ url: "blob:own", contentType: "" }], expires: 4e15 });
    await screen.has(1);
    screen.comes();
    await Promise.all([opened, restarted]);
    expect(screen.tried).toEqual(["blob:own"]);
    file.close();
  });

  it("and what was restarted ends without a word when another medium is wanted", async () => {
    const { screen, file } = opening();
    const first = file
      .open("m1", () => {})
      .then(
        () => "open",
        () => "superseded",
      );
    await screen.has(1);
    const restarted = file.restart();
    await screen.has(2);
    const second = file.open("m2", () => {});
    await screen.has(3);
    screen.comes();
    await Promise.all([second, restarted]);
    expect(await first).toBe("superseded");
    file.close();
  });
});
