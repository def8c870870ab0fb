/** Languages that there are, as in `lang`, with what they call themselves. */
export const LANGUAGES = [
  { id: "en", name: "English" },
  { id: "de", name: "Deutsch" },
] as const;

export type Language = (typeof LANGUAGES)[number]["id"];

let spoken: Language = "en";

/** What the pages speak. */
export function language(): Language {
  return spoken;
}

/** Says what is spoken from now on. The texts themselves are put in place by `speak`. */
export function spoke(now: Language): void {
  spoken = now;
}

/** The first of these that there is, whatever its region; English if there is none. `wanted` is as in `lang`: `de-AT`. */
export function languageFor(wanted: readonly string[]): Language {
  return wanted.map(baseOf).find(isLanguage) ?? "en";
}

function baseOf(tag: string): string {
  return tag.trim().toLowerCase().split(/[-_]/)[0] ?? "";
}

export function isLanguage(text: string | null | undefined): text is Language {
  return LANGUAGES.some(({ id }) => id === text);
}

/** For dates and numbers: what is spoken, as it is spoken where the browser is at home. */
export function locale(): string {
  return tagsOfBrowser().find((tag) => baseOf(tag) === spoken) ?? spoken;
}

/** What the browser's owner reads, the best first. */
export function tagsOfBrowser(): readonly string[] {
  return globalThis.navigator?.languages ?? [];
}

/** By language, most and least decimals: a new one takes longer than all else that is done for a step. */
const formats = new Map<string, Intl.NumberFormat>();

/** A number with as many decimals as it has, from `least` to `most`, and the decimal separator of what is spoken. */
export function numberText(value: number, most = 3, least = 0): string {
  const key = `${spoken} ${most} ${least}`;
  const fractions = { maximumFractionDigits: most, minimumFractionDigits: least };
  const format = formats.get(key) ?? new Intl.NumberFormat(spoken, { ...fractions, useGrouping: false });
  formats.set(key, format);
  return format.format(value);
}
