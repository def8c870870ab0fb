import type { Address } from "./addresses";

/** Why none of a medium's sources plays: there is no such file, this browser cannot decode it, a secure page may not load it. */
export type Unplayable = "missing" | "undecodable" | "insecure" | "unknown";

/** Whether an address answers; undefined: that cannot be told from here. */
export type Answers = (url: string) => Promise<boolean | undefined>;

/** Finds out why nothing plays: people can do something about each of it. */
export async function whyUnplayable(
  sources: readonly Address[],
  canPlay: (contentType: string) => string,
  { page, answers = asked }: { readonly page?: URL; readonly answers?: Answers } = {},
): Promise<Unplayable> {
  const at = page ?? new URL(location.href);
  const isInsecure = ({ url }: Address): boolean => at.protocol === "https:" && new URL(url, at).protocol === "http:";
  if (sources.length === 0) {
    return "missing";
  }
  if (sources.every(isInsecure)) {
    return "insecure";
  }
  const there = await Promise.all(sources.map(({ url }) => answers(new URL(url, at).href)));
  if (there.every((it) => it === false)) {
    return "missing";
  }
  const rest = sources.filter((_, n) => there[n] !== false);
  const knowsNone = rest.every(({ contentType }) => contentType !== "" && canPlay(contentType) === "");
  return knowsNone || there.includes(true) ? "undecodable" : "unknown";
}

async function asked(url: string): Promise<boolean | undefined> {
  try {
    return (await fetch(url, { method: "HEAD" })).ok;
  } catch {
    return undefined; // not there, or not for this page to read
  }
}
