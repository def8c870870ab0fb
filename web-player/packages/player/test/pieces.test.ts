import { type Annotation, AnnotationSchema, create, ShapeKind } from "@sameframe/protocol";
import { Refusal } from "@sameframe/sync";
import { describe, expect, it } from "vitest";
import { Pieces } from "../src/drawing/pieces";

function drawn(name: string, author = 1): Annotation {
  return create(AnnotationSchema, {
    author,
    medium: name,
    shape: { kind: ShapeKind.LINE, points: [0, 0, 0, 1, 1, 0] },
  });
}

/** A room that takes in what it is asked when it is told to. */
function room() {
  const annotations = new Map<string, Annotation>();
  const asked: { readonly what: string; readonly answer: (refused?: boolean) => void }[] = [];
  let seq = 10;
  const ask = (what: string, take: () => number) =>
    new Promise<number>((resolve, reject) => {
      const answer = (refused = false) => (refused ? reject(new Refusal("limit", "Too many", "")) : resolve(take()));
      asked.push({ what, answer });
    });
  const pieces = new Pieces(
    {
      addAnnotation: (annotation) =>
        ask(`add ${annotation.medium}`, () => {
          seq += 1;
          annotations.set(`a${seq}`, { ...annotation, id: `a${seq}` });
          return seq;
        }),
      removeAnnotation: (id) =>
        ask(`remove ${id}`, () => {
          annotations.delete(id);
          pieces.gone(id);
          return ++seq;
        }),
    },
    () => {},
  );
  const shown = () => pieces.over(annotations).map(({ medium }) => medium);
  /** Answers all that is asked, in order, until nothing more comes. */
  const settle = async (refused = false) => {
    for (let turn = 0; turn < 30; turn++) {
      asked.shift()?.answer(refused);
      await Promise.resolve();
    }
  };
  return { pieces, annotations, asked, shown, settle };
}

const own = ({ author }: Annotation) => author === 1;

describe("[DR4] one's own drawings are shown as meant before the room has answered", () => {
  it("what is drawn, undone and redone, however fast", async () => {
    const { pieces, annotations, asked, shown, settle } = room();
    pieces.add([drawn("one")]);
    pieces.add([drawn("two")]);
    expect(asked.map(({ what }) => what)).toEqual(["add one", "add two"]);
    expect(shown()).toEqual(["one", "two"]);
    pieces.undo();
    expect(shown()).toEqual(["one"]);
    pieces.undo();
    pieces.redo();
    expect(shown()).toEqual(["one"]);
    await settle();
    expect([...annotations.values()].map(({ medium }) => medium)).toEqual(["one"]);
    pieces.redo();
    expect(pieces.canRedo).toBe(false);
    await settle();
    expect(shown()).toEqual(["one", "two"]);
    expect(annotations.size).toBe(2);
  });

  it("what is erased comes back; what others drew does not", async () => {
    const { pieces, annotations, shown, settle } = room();
    annotations.set("a3", { ...drawn("theirs", 2), id: "a3" });
    pieces.add([drawn("mine")]);
    await settle();
    pieces.remove([...annotations.values()], own);
    expect(shown()).toEqual([]);
    await settle();
    expect(annotations.size).toBe(0);
    pieces.undo();
    await settle();
    expect(shown()).toEqual(["mine"]);
  });

  it("what is erased before the room has taken it in", async () => {
    const { pieces, annotations, shown, settle } = room();
    pieces.add([drawn("one")]);
    pieces.remove(pieces.over(annotations), own);
    expect(shown()).toEqual([]);
    await settle();
    expect(annotations.size).toBe(0);
  });

  it("what is refused is not shown, and cannot be undone", async () => {
    const { pieces, shown, settle } = room();
    pieces.add([drawn("one")]);
    await settle(true);
    expect(shown()).toEqual([]);
    expect(pieces.canUndo).toBe(false);
  });

  it("what others have removed is not drawn again", async () => {
    const { pieces, annotations, shown, settle } = room();
    pieces.add([drawn("one")]);
    await settle();
    const [id = ""] = annotations.keys();
    annotations.delete(id);
    pieces.gone(id);
    expect(shown()).toEqual([]);
    expect(pieces.canUndo).toBe(false);
  });
});
