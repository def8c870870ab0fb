import { describe, expect, it } from "vitest";
import { ReadMarks } from "../src/people/read-marks";
import { Shelf } from "./support/shelf";

describe("[NC1] this browser knows what was read", () => {
  it("of each room, and never less than before", () => {
    const shelf = new Shelf();
    new ReadMarks(shelf).save("AAAA-2222", { notes: 5, chat: 9 });
    new ReadMarks(shelf).save("BBBB-2222", { notes: 1, chat: 0 });
    new ReadMarks(shelf).save("AAAA-2222", { notes: 7, chat: 3 });
    expect(new ReadMarks(shelf).load("AAAA-2222")).toEqual({ notes: 7, chat: 9 });
    expect(new ReadMarks(shelf).load("BBBB-2222")).toEqual({ notes: 1, chat: 0 });
    expect(new ReadMarks(shelf).load("CCCC-2222")).toEqual({ notes: 0, chat: 0 });
  });

  it("of fifty rooms", () => {
    const marks = new ReadMarks(new Shelf());
    for (let room = 0; room < 51; room++) marks.save(`room ${room}`, { notes: 1, chat: 1 });
    expect(marks.load("room 0")).toEqual({ notes: 0, chat: 0 });
    expect(marks.load("room 1")).toEqual({ notes: 1, chat: 1 });
  });

  it.each(["", "{}", "[1]", '[["A",null]]', '[["A",{"notes":"x","chat":1}]]'])(
    "what is no mark is none: %s",
    (text) => {
      const shelf = new Shelf();
      shelf.setItem("sameframe.read", text);
      expect(new ReadMarks(shelf).load("A")).toEqual({ notes: 0, chat: 0 });
    },
  );

  it("without storage, or with a full one, nothing is kept and nothing fails", () => {
    const shelf = new Shelf();
    shelf.full = true;
    for (const storage of [shelf, undefined]) {
      const marks = new ReadMarks(storage);
      marks.save("A", { notes: 1, chat: 1 });
      expect(marks.load("A")).toEqual({ notes: 0, chat: 0 });
    }
  });
});
