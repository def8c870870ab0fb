/**
 * Why a command did not happen: what the promise of a command rejects with. `code` is stable and for programs: one of the
 * room's (`invalid`, `forbidden`, `limit`, `superseded`, `locked`, `closed`, `not-applied`, `unsupported`, `rate-limited`)
 * or of this engine:
 *
 * - `invalid`: also for fields that cannot be sent at all, like a frame that is no whole number
 * - `outcome-unknown`: the room no longer knows this client instance; whether it happened shows in the room
 * - `too-many-pending`: too many commands wait for the room's answer
 * - `closed`: the client was closed before the room answered; or the room itself was closed for good
 */
export class Refusal extends Error {
  /** Always `Refusal`. */
  override readonly name = "Refusal";

  constructor(
    /** Stable, and for programs. */
    readonly code: string,
    /** A few words. */
    readonly title: string,
    /** What happened here and what to do. */
    readonly detail: string,
    /** With `superseded`: the sequence of the host's entry that was there first. */
    readonly supersededBy?: number,
  ) {
    super(`${title} (${code}): ${detail}`);
  }
}
