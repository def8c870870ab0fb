/** A text of a catalogue, with where it stands. */
export interface Text {
  readonly path: string;
  readonly text: unknown;
}

/** All texts of a catalogue, in order. */
export function textsOf(catalogue: object, above = ""): readonly Text[] {
  return Object.entries(catalogue).flatMap(([key, text]): readonly Text[] => {
    const path = above === "" ? key : `${above}.${key}`;
    return typeof text === "object" && text !== null ? textsOf(text, path) : [{ path, text }];
  });
}

type Sample = string | number;

/** Every way to give so many names and numbers, none of which is part of another. */
export function samples(count: number): readonly (readonly Sample[])[] {
  const given: readonly (readonly [string, number])[] = [
    ["Ann", 57],
    ["Bob", 68],
    ["Cleo", 79],
    ["Dora", 91],
  ];
  return given
    .slice(0, count)
    .reduce<readonly (readonly Sample[])[]>(
      (before, choices) => before.flatMap((some) => choices.map((it) => [...some, it])),
      [[]],
    );
}
