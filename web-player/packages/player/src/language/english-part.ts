/** Means nothing and shows nowhere; behind it stands what is in English within a text of another language. */
const FROM_HERE = "\u2063";

/** A text that ends with what somebody else says in English. It stays one text wherever it goes. */
export function withEnglish(text: string, english: string): string {
  return `${text} ${FROM_HERE}${english}`.trimStart();
}

/** What is in the language of the page, and what is in English behind it; empty: nothing is. */
export function partsOf(text: string): readonly [own: string, english: string] {
  const [own = "", english = ""] = text.split(FROM_HERE);
  return [own, english];
}
