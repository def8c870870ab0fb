/** A text that says what it is given. The parameters are the English text's. */
type Saying = (...given: never[]) => string;

/**
 * What a language says for what English says: the same keys, with texts for texts. A function takes what the English one takes. A key
 * that is missing or that English does not have is an error of the compiler.
 */
export type Translated<T> = T extends string
  ? string
  : T extends Saying
    ? (...given: Parameters<T>) => string
    : { readonly [Key in keyof T]: Translated<T[Key]> };

type Texts = Record<string, unknown>;

/**
 * Puts the texts of a language into the English ones, in place, since modules hold on to parts of them from when they were loaded. Call it
 * before anything is shown.
 *
 * @throws Error if a text is missing, which the compiler tells earlier
 */
export function translate<T extends object>(english: T, other: Translated<T>): void {
  const into = english as Texts;
  const from = other as Texts;
  for (const [key, text] of Object.entries(into)) {
    const translated = from[key];
    if (typeof translated !== typeof text) {
      throw new Error(`${key}: ${typeof translated} (expected: ${typeof text})`);
    }
    if (typeof text === "object" && text !== null) {
      translate(text, translated as Translated<typeof text>);
    } else {
      into[key] = translated;
    }
  }
}
