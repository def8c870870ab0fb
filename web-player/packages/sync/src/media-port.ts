import type { Medium } from "@sameframe/protocol";

/**
 * What a player must offer so that the engine can keep it on the room's frame: a `<video>`, mpv, the test player.
 *
 * Frames are counted from 0 at the medium's first picture. How a player is asked for a frame is the port's own
 * business: a browser shows frame n at `(n + 0.5) / fps`, mpv at `(n − 0.5) / fps`.
 */
export interface MediaPort {
  /** Speeds that the player can play by itself, as factors of real time. Beyond them the engine steps by seeking. */
  readonly speeds: { readonly min: number; readonly max: number };

  /**
   * Whether people can act on the player itself (its own keys or menu). If so, what the engine did not cause becomes
   * a command; if not, the engine puts the player back to where the room is.
   */
  readonly hasControls: boolean;

  /** Whether it knows which frame is on glass; unless it says otherwise, it does. */
  readonly isExact?: boolean;

  /** Length of the copy that is loaded, in frames; undefined if it cannot be told. Asked for when it has been loaded. */
  readonly frames?: number | undefined;

  /**
   * From `play` until the picture moves, in milliseconds, as far as that can be told before any start was measured; negative if it
   * moves sooner than a frame's time after `play`. Unless it says, 70.
   */
  readonly likelyStart?: number | undefined;

  /**
   * Loads a medium, paused, or none. Choosing among its sources and finding an address is the port's part.
   * Rejects if none of them can be played; a later load supersedes this one.
   */
  load(medium: Medium | undefined): Promise<void>;

  /** Begins to play. Rejects if the platform wants a gesture first. */
  play(): Promise<void>;

  /** Stops; the frame on glass stays. */
  pause(): void;

  /**
   * Shows exactly this frame, 0 to `medium.frames - 1`; while playing, goes on from there. A seek overtakes the one before. When it
   * has arrived the port tells `sought`, shortly before or after it presents the picture; one that never tells is believed what
   * it presents. If the frame is on glass already, and nothing new is presented, it is reported once more.
   */
  seek(frame: number): void;

  /** Sets the speed, a factor within {@link speeds}; 1 is real time. Called with small changes: keep the pitch. */
  setSpeed(factor: number): void;

  /** Tells what happens in the player until the result is called. The engine listens once. */
  listen(listener: MediaListener): () => void;
}

/** What a port tells the engine. Instants are on the clock of `Time.now`: `performance.now()` in a browser. */
export interface MediaListener {
  /** `frame` appeared on glass at `at` milliseconds. Called for each frame presented, paused ones too. */
  showing(frame: number, at: number): void;
  /** Something else happened, whoever caused it. */
  happened(event: MediaEvent): void;
}

/** What happens in a player besides frames. */
export type MediaEvent =
  /** A port that stops by itself because it waits for bytes tells `buffering` first. */
  | { readonly kind: "played" | "paused" }
  /** It has come to the end of the file and stopped; this is not to be reported as `paused`. */
  | { readonly kind: "ended" }
  | { readonly kind: "sought"; readonly frame: number }
  | { readonly kind: "speed"; readonly factor: number }
  /** It waits for bytes (`true`), or can go on. */
  | { readonly kind: "buffering"; readonly waiting: boolean }
  /** It cannot go on. */
  | { readonly kind: "broken"; readonly detail: string };
