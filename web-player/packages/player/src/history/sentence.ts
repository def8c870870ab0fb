/** A text as the beginning of a sentence, without its end. */
export function sentence(text: string): string {
  return text.charAt(0).toLocaleUpperCase() + text.slice(1).replace(/\.$/, "");
}
