/** One or two capitals for an avatar: first and last word of a name, whole characters of any script. */
export function initials(name: string): string {
  const words = name
    .trim()
    .split(/\s+/u)
    .filter((word) => word !== "");
  const first = words.at(0);
  if (first === undefined) {
    return "?";
  }
  const last = words.length > 1 ? words.at(-1) : undefined;
  return (initial(first) + (last === undefined ? "" : initial(last))).toLocaleUpperCase();
}

function initial(word: string): string {
  const letters = [...word];
  return letters.find((letter) => /[\p{L}\p{N}]/u.test(letter)) ?? letters[0] ?? "";
}
