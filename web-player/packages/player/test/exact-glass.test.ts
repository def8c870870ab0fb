import { describe, expect, it } from "vitest";
import { Glass } from "../src/exact/glass";
import type { Pane } from "../src/exact/pane";
import type { Picture } from "../src/exact/reel";

/** A picture that can be painted, of one point unless it is larger. */
class Slide implements Picture {
  readonly bytes = 1;
  readonly width: number = 1;
  readonly height = 1;
  paint(): void {}
  close(): void {}
}

/** Pictures of frames before a canvas that keeps what it has shown. */
function glazed(slides: readonly [frame: number, { readonly copies?: boolean; readonly width?: number }][]) {
  const begun: number[] = [];
  const copies = new Map<number, { done: () => void; refused: () => void }>();
  const pictures = new Map<number, Picture>();
  const pane = new KeptPane();
  for (const [frame, { copies: isCopied, width = 1 }] of slides) {
    const copy = (points: Uint8ClampedArray) => {
      begun.push(frame);
      points.fill(0);
      return new Promise<void>((done, refused) => {
        copies.set(frame, { done: () => done(void points.fill(frame)), refused });
      });
    };
    const picture = Object.assign(new Slide(), { width }, isCopied ? { copy } : {});
    pictures.set(frame, picture);
    pane.frames.set(picture, frame);
  }
  const glass = new Glass(
    {} as HTMLCanvasElement,
    (frame) => pictures.get(frame),
    pane,
    (act) => act(),
  );
  const after = async (act: (() => void) | undefined) => {
    act?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  return {
    glass,
    pane,
    pictures,
    /** Frames whose points were begun to be copied. */
    begun,
    told: [] as number[],
    copied: (frame: number) => after(copies.get(frame)?.done),
    refused: (frame: number) => after(copies.get(frame)?.refused),
  };
}

/** Keeps the frames of the pictures that it has shown; points say of which frame they are. */
class KeptPane implements Pane {
  readonly isUsable = true;
  readonly frames = new Map<Picture, number>();
  readonly shown: (number | undefined)[] = [];
  memories = 0;
  seen: number | undefined;

  memory({ width, height }: Parameters<Pane["memory"]>[0]): ImageData {
    this.memories++;
    return { width, height, data: new Uint8ClampedArray(4) } as ImageData;
  }

  put(points: ImageData): void {
    this.#show(points.data[0]);
  }

  paint(picture: Picture): void {
    this.#show(this.frames.get(picture));
  }

  hide(): void {
    this.seen = undefined;
  }

  #show(frame: number | undefined): void {
    this.seen = frame;
    this.shown.push(frame);
  }
}

describe("[XD4] what is told as on glass is", () => {
  it("a picture that can only be painted at once", () => {
    const { glass, pane, told } = glazed([[1, {}]]);
    expect(glass.show(1, () => told.push(1))).toBe(true);
    expect([pane.seen, told]).toEqual([1, [1]]);
  });

  it("a picture that copies its points when it has", async () => {
    const { glass, pane, told, copied } = glazed([[1, { copies: true }]]);
    expect(glass.show(1, () => told.push(1))).toBe(true);
    expect([glass.frame, pane.seen, told]).toEqual([1, undefined, []]);
    await copied(1);
    expect([pane.seen, told]).toEqual([1, [1]]);
    // again, it is there
    expect(glass.show(1, () => told.push(1))).toBe(true);
    expect([pane.shown, told]).toEqual([[1], [1, 1]]);
  });

  it("one that is not at hand changes nothing", () => {
    const { glass, pane, told } = glazed([[1, {}]]);
    glass.show(1);
    expect(glass.show(2, () => told.push(2))).toBe(false);
    expect([glass.frame, pane.seen, told]).toEqual([1, 1, []]);
  });

  it.each([
    ["the earlier one", [1, 2]],
    ["the later one", [2, 1]],
  ])("one that was asked for later stays, also when %s is there first", async (_, order) => {
    const { glass, pane, told, copied } = glazed([
      [1, { copies: true }],
      [2, { copies: true }],
    ]);
    glass.show(1, () => told.push(1));
    glass.show(2, () => told.push(2));
    for (const frame of order) await copied(frame);
    expect([pane.shown, told]).toEqual([[2], [2]]);
  });

  it("one for which there is no memory, since all of it is being written to, is painted", async () => {
    const slides = [1, 2, 3, 4].map((frame) => [frame, { copies: true }] as [number, { copies: boolean }]);
    const { glass, pane, told, copied } = glazed(slides);
    for (const frame of [1, 2, 3, 4]) glass.show(frame, () => told.push(frame));
    expect([pane.seen, told]).toEqual([4, [4]]);
    for (const frame of [1, 2, 3]) await copied(frame);
    expect([pane.shown, told]).toEqual([[4], [4]]);
  });

  it("who asks for it again while it comes is told, and nobody before", async () => {
    const { glass, told, copied } = glazed([[1, { copies: true }]]);
    glass.show(1, () => told.push(10));
    glass.show(1, () => told.push(11));
    await copied(1);
    expect(told).toEqual([11]);
  });

  it("none when the video is to be seen meanwhile", async () => {
    const { glass, pane, told, copied } = glazed([[1, { copies: true }]]);
    glass.show(1, () => told.push(1));
    glass.clear();
    await copied(1);
    expect([glass.frame, pane.seen, told]).toEqual([undefined, undefined, []]);
  });

  it.each([
    ["is painted", true, [1, 1, [1]]],
    ["which is not kept any more leaves it to the video", false, [undefined, undefined, []]],
  ])("one whose points the browser does not copy %s", async (_, isKept, expected) => {
    const { glass, pane, told, pictures, refused } = glazed([[1, { copies: true }]]);
    glass.show(1, () => told.push(1));
    if (!isKept) pictures.delete(1);
    await refused(1);
    expect([glass.frame, pane.seen, told]).toEqual(expected);
  });
});

describe("[XD8] a picture whose points were copied ahead", () => {
  const copying = (...frames: number[]) =>
    glazed(frames.map((frame) => [frame, { copies: true }] as [number, { copies: boolean }]));

  /** On frame 10, with its neighbours ready. */
  async function ready() {
    const glazing = copying(8, 9, 10, 11, 12);
    const { glass, copied } = glazing;
    glass.show(10);
    await copied(10);
    glass.prepare([11, 9]);
    await copied(11);
    await copied(9);
    return glazing;
  }

  it("is on glass at once", async () => {
    const { glass, pane, told } = await ready();
    glass.show(11, () => told.push(11));
    expect([pane.seen, told]).toEqual([11, [11]]);
    glass.show(10, () => told.push(10));
    glass.show(9, () => told.push(9));
    expect([pane.shown, told]).toEqual([
      [10, 11, 10, 9],
      [11, 10, 9],
    ]);
  });

  it("takes one copy for each step, and no new memory", async () => {
    const { glass, pane, begun, copied } = await ready();
    for (const frame of [11, 10, 9, 10, 11]) {
      glass.show(frame);
      glass.prepare([frame + 1, frame - 1]);
      await copied(frame + 1);
      await copied(frame - 1);
    }
    expect([begun, pane.memories]).toEqual([[10, 11, 9, 12, 9, 8, 11, 12], 3]);
  });

  it("is the most probable one first, one at a time", async () => {
    const { glass, begun, copied } = copying(9, 10, 11);
    glass.prepare([11, 9]);
    expect(begun).toEqual([11]);
    await copied(11);
    expect(begun).toEqual([11, 9]);
  });

  it("is copied once, also when it is asked for meanwhile", async () => {
    const { glass, pane, told, begun, copied } = copying(11);
    glass.prepare([11]);
    glass.show(11, () => told.push(11));
    expect([pane.seen, told]).toEqual([undefined, []]);
    await copied(11);
    expect([pane.seen, told, begun]).toEqual([11, [11], [11]]);
  });

  it("is another one when others are wanted meanwhile", async () => {
    const { glass, begun, copied } = copying(1, 2, 3);
    glass.prepare([1, 2]);
    glass.prepare([3]);
    await copied(1);
    await copied(3);
    expect(begun).toEqual([1, 3]);
  });

  it("is none that is not at hand, can only be painted, or is too large to have three of", async () => {
    const { glass, begun, copied } = glazed([
      [1, {}],
      [2, { copies: true, width: 6_000_000 }],
      [3, { copies: true }],
    ]);
    glass.prepare([0, 1, 2, 3]);
    await copied(3);
    expect(begun).toEqual([3]);
  });

  it("is tried once where the browser does not copy", async () => {
    const { glass, pane, told, begun, refused } = copying(1);
    glass.prepare([1]);
    await refused(1);
    expect(begun).toEqual([1]);
    glass.show(1, () => told.push(1));
    await refused(1);
    expect([pane.seen, told]).toEqual([1, [1]]);
  });

  it("holds no memory when it is not needed any more, also while it comes", async () => {
    const { glass, pane, begun, copied } = copying(1, 2);
    glass.show(1);
    glass.release();
    await copied(1);
    glass.show(2);
    await copied(2);
    expect([begun, pane.memories, pane.shown]).toEqual([[1, 2], 2, [2]]);
  });
});
