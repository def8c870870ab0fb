import { describe, expect, it } from "vitest";
import { SlideShelf, settled } from "./support/slides";

describe("[SQ6] the pictures at hand", () => {
  it("are fetched four at a time, the most urgent first", async () => {
    const shelf = new SlideShelf();
    shelf.isOpen = false;
    const stock = shelf.stock(9);
    stock.want([5, 6, 4, 7, 3, 8]);
    await settled();
    expect(shelf.asked).toEqual([5, 6, 4, 7]);
    shelf.given.get(6)?.();
    await settled();
    expect(shelf.asked).toEqual([5, 6, 4, 7, 3]);
    expect(stock.has(6)).toBe(true);
  });

  it("give up what is on its way and not wanted any more, but for one", async () => {
    const shelf = new SlideShelf();
    shelf.isOpen = false;
    const stock = shelf.stock(9);
    stock.want([1, 2, 3, 4]);
    await settled();
    stock.want([50, 51, 52, 53]);
    await settled();
    expect([...shelf.given.keys()]).toEqual([1, 50, 51, 52]);
    expect(shelf.failures).toEqual([]);
  });

  it("are never more than may be kept; those that are not wanted go first, and each that goes is closed", async () => {
    const shelf = new SlideShelf();
    const stock = shelf.stock(5);
    stock.want([1, 2, 3, 4, 5]);
    await settled();
    stock.want([90, 91, 92]);
    await settled();
    expect([1, 2, 3, 4, 5, 90, 91, 92].filter((frame) => stock.has(frame))).toEqual([4, 5, 90, 91, 92]);
    expect(shelf.made.filter(({ closed }) => closed === 1)).toHaveLength(3);
    stock.close();
    expect(shelf.made.every(({ closed }) => closed === 1)).toBe(true);
  });

  it("close what comes after they are closed", async () => {
    const shelf = new SlideShelf();
    shelf.isOpen = false;
    const stock = shelf.stock(5);
    stock.want([1]);
    await settled();
    const give = shelf.given.get(1);
    stock.close();
    give?.();
    await settled();
    expect(stock.size).toBe(0);
    expect(shelf.gained).toEqual([]);
  });
});
