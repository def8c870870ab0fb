import { create } from "@bufbuild/protobuf";
import { ValueSchema } from "@sameframe/protocol";
import { RoomView } from "@sameframe/sync";
import { describe, expect, it } from "vitest";
import { type RoomLink, RoomStore } from "../src/store/room-store";
import type { RoomPicture } from "../src/store/view";

/** A room of which somebody tells, and what is to be done later. */
function opened() {
  const handlers = new Map<string, (event: never) => void>();
  const link = {
    room: new RoomView(
      new Map([["card", create(ValueSchema, { key: "card", value: { case: "card", value: { title: "A" } } })]]),
      1,
    ),
    state: { kind: "live" },
    seq: 1,
    sync: {},
    look: {},
    on: (name: string, handler: (event: never) => void) => {
      handlers.set(name, handler);
      return () => handlers.delete(name);
    },
  } as unknown as RoomLink;
  const later: (() => void)[] = [];
  const shown: RoomPicture[] = [];
  const store = new RoomStore(
    link,
    (picture) => shown.push(picture),
    (_, act) => {
      later.push(act);
      return () => {};
    },
  );
  const notice = { code: "not-applied", title: "Not done", detail: "Try again." };
  return { store, shown, later, tell: () => handlers.get("notice")?.(notice as never) };
}

describe("[EM1] a room that was closed says nothing more", () => {
  it("though a sentence of it was to be taken away later", () => {
    const { store, shown, later, tell } = opened();
    tell();
    expect(shown.at(-1)?.toasts).toHaveLength(1);
    expect(shown.at(-1)?.title).toBe("A");
    const before = shown.length;
    store.close();
    for (const act of later) act();
    expect(shown).toHaveLength(before);
  });

  it("and takes it away as long as it is open", () => {
    const { shown, later, tell } = opened();
    tell();
    for (const act of later) act();
    expect(shown.at(-1)?.toasts).toEqual([]);
  });
});
