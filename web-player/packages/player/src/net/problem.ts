import { withEnglish } from "../language/english-part";
import { language } from "../language/language";
import { strings } from "../strings";

/** Why the server, or the way to it, said no: RFC 9457, with a stable code. */
export class Problem extends Error {
  override readonly name = "Problem";

  private constructor(
    readonly code: string,
    readonly status: number,
    readonly title: string,
    readonly detail: string,
  ) {
    super(detail === "" ? title : `${title} ${detail}`);
  }

  /** The server did not answer. */
  static offline(): Problem {
    return new Problem("offline", 0, strings.problem.offline, strings.problem.offlineDetail);
  }

  /** Reads an answer that is an error; one that is no problem document gets a sentence of ours. */
  static async of(response: Response): Promise<Problem> {
    const body: unknown = await response.json().catch(() => undefined);
    const text = (key: string): string => {
      const value: unknown = typeof body === "object" && body !== null ? Reflect.get(body, key) : undefined;
      return typeof value === "string" ? value : "";
    };
    const code = text("code") || `http-${response.status}`;
    return new Problem(
      code,
      response.status,
      problemTitle(code, text("title")) || strings.problem.unexpected,
      problemDetail(code, text("detail")) || strings.problem.unexpectedDetail(response.status),
    );
  }
}

/** What kind of problem a stable code stands for; the server and the engine say it in English, and more closely. */
export function problemTitle(code: string, english: string): string {
  const titles: Readonly<Record<string, string>> = strings.problem.titles;
  return language() === "en" ? english : (titles[code] ?? english);
}

/** Of these the server says what no catalogue knows: which limit, where, what else is missing. */
const SAYS_MORE: ReadonlySet<string> = new Set([
  "invalid",
  "forbidden",
  "limit",
  "rate-limited",
  "room-full",
  "damaged",
  "too-large",
  "exists",
  "unknown-medium",
  "unknown-lut",
  "alarm",
]);

/** Kinds by the number with which a connection ends for good; docs/SPEC.md [BY]. */
const OF_FAREWELL: Readonly<Record<number, string>> = {
  3500: "bad-token",
  3501: "unsupported",
  3503: "outside",
  3507: "forbidden",
  4500: "closed",
  4501: "room-full",
  4503: "replaced",
  4504: "damaged",
  4505: "erased",
};

/** The same for what a connection ended with. */
export function farewellDetail({ reason, detail }: { readonly reason: number; readonly detail: string }): string {
  return problemDetail(OF_FAREWELL[reason] ?? "", detail);
}

/** What happened and what to do: as it was said in English; else by the stable code, with what was said behind it where that says more. */
export function problemDetail(code: string, english: string): string {
  const details: Readonly<Record<string, string>> = strings.problem.details;
  const own = details[code] ?? "";
  if (language() === "en" || english === "") {
    return english || own;
  }
  return own !== "" && !SAYS_MORE.has(code) ? own : withEnglish(own, english);
}
