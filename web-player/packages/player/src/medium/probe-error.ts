import { strings } from "../strings";

export type ProbeErrorCode = "unreachable" | "unknown-format" | "no-video" | "damaged";

/** Why the timing of a file could not be read, for people. */
export class ProbeError extends Error {
  override readonly name = "ProbeError";

  private constructor(
    readonly code: ProbeErrorCode,
    readonly title: string,
    readonly detail: string,
    cause?: unknown,
  ) {
    super(`${title} ${detail}`, { cause });
  }

  /** No answer, an answer with an error, or one that the other site does not let this page read (CORS). */
  static unreachable(cause: unknown): ProbeError {
    return new ProbeError("unreachable", strings.probe.unreachable, strings.probe.unreachableDetail, cause);
  }

  static format(): ProbeError {
    return new ProbeError("unknown-format", strings.probe.format, strings.probe.formatDetail);
  }

  static noVideo(): ProbeError {
    return new ProbeError("no-video", strings.probe.noVideo, strings.probe.noVideoDetail);
  }

  static damaged(cause: unknown): ProbeError {
    return new ProbeError("damaged", strings.probe.damaged, strings.probe.damagedDetail, cause);
  }
}
