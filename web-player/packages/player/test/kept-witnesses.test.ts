import { describe, expect, it } from "vitest";
import { KeptWitnesses } from "../src/people/kept-witnesses";
import { Shelf } from "./support/shelf";

describe("what a browser has seen of rooms", () => {
  it("[WI9] is there again after a reload, for each server and room", () => {
    const shelf = new Shelf();
    new KeptWitnesses(shelf).save("https://a.test ABCD-2345", "one");
    new KeptWitnesses(shelf).save("https://a.test", "key");

    const again = new KeptWitnesses(shelf);
    expect(again.load("https://a.test ABCD-2345")).toBe("one");
    expect(again.load("https://a.test")).toBe("key");
    expect(again.load("https://b.test ABCD-2345")).toBeUndefined();
    again.save("https://a.test ABCD-2345", "");
    expect(again.load("https://a.test ABCD-2345")).toBeUndefined();
  });

  it("[WI9] is kept of the 50 rooms that were seen last, and of every server", () => {
    const kept = new KeptWitnesses(new Shelf());
    kept.save("https://a.test", "key");
    for (let room = 1; room <= 50; room++) kept.save(`https://a.test ${room}`, "seen");
    kept.save("https://a.test 1", "seen again");
    kept.save("https://a.test 51", "seen");

    expect(kept.load("https://a.test 2")).toBeUndefined();
    expect(kept.load("https://a.test 1")).toBe("seen again");
    expect(kept.load("https://a.test 51")).toBe("seen");
    expect(kept.load("https://a.test")).toBe("key");
  });

  it("[WI9] is nothing where the browser keeps nothing, and nothing fails", () => {
    const shelf = new Shelf();
    shelf.full = true;
    for (const kept of [new KeptWitnesses(undefined), new KeptWitnesses(shelf)]) {
      kept.save("https://a.test ABCD-2345", "one");
      expect(kept.load("https://a.test ABCD-2345")).toBeUndefined();
    }
  });
});
