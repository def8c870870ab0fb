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
      text("detail") || strings.problem.unexpectedDetail(response.status),
    );
  }
}

/** What kind of problem a stable code stands for; the server and the engine say it in English, and more closely. */
export function problemTitle(code: string, english: string): string {
  const titles: Readonly<Record<string, string>> = strings.problem.titles;
  return language() === "en" ? english : (titles[code] ?? english);
}
