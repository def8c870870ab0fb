import type { Value } from "@sameframe/protocol";

/** The room's state: its keys and their values. */
export type Values = ReadonlyMap<string, Value>;

/** The kinds of values. */
export type Kind = Exclude<Value["value"]["case"], undefined>;

type Content<Of extends Kind> = Extract<Value["value"], { case: Of }>["value"];

/** Values by their kind, found in one pass. */
export class SortedValues {
  readonly #byKind = new Map<Kind, Content<Kind>[]>();

  constructor(values: Values) {
    for (const { value } of values.values()) {
      if (value.case === undefined) continue;
      const kind = this.#byKind.get(value.case);
      if (kind) kind.push(value.value);
      else this.#byKind.set(value.case, [value.value]);
    }
  }

  of<Of extends Kind>(kind: Of): Content<Of>[] {
    return (this.#byKind.get(kind) ?? []) as Content<Of>[];
  }

  one<Of extends Kind>(kind: Of): Content<Of> | undefined {
    return this.of(kind)[0];
  }
}
