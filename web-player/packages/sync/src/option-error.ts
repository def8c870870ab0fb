/** What an option can be wrong about: stable, and for programs. */
export type OptionErrorCode =
  | "bad-server"
  | "bad-room"
  | "bad-token"
  | "bad-media"
  | "bad-format"
  | "bad-categories"
  | "bad-instance"
  | "bad-witnesses"
  | "bad-profile"
  | "bad-client"
  | "bad-socket"
  | "bad-time"
  | "bad-random"
  | "no-socket";

/** An option of `RoomClient.connect` that cannot work: the program is at fault, and nothing was begun [LB1]. */
export class OptionError extends TypeError {
  /** Always `OptionError`. */
  override readonly name = "OptionError";

  constructor(
    /** Which option, and that it is bad; `no-socket`: this platform has none. */
    readonly code: OptionErrorCode,
    /** What is wrong and what to do, in a sentence. Holds nothing of a token. */
    message: string,
  ) {
    super(message);
  }
}
