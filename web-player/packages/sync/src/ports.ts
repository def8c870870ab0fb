/**
 * What the engine needs of its surroundings. All of it can be injected; the defaults come from `globalThis`, so
 * that the same code runs in a page, in a worker and in Node.
 */

/** The part of a WebSocket that the engine uses. */
export interface Socket {
  /** Set to `arraybuffer`, unless frames are text. */
  binaryType: string;
  /** Sends one message. */
  send(data: string | Uint8Array<ArrayBuffer>): void;
  /** Closes it; nothing is heard of it any more. */
  close(): void;
  /** It is open. */
  onopen: (() => void) | null;
  /** A message came: a text, or an `ArrayBuffer`. */
  onmessage: ((event: { readonly data: unknown }) => void) | null;
  /** It is closed, by whomever. */
  onclose: (() => void) | null;
  /** It failed: as good as closed. */
  onerror: (() => void) | null;
}

/** Opens a WebSocket to an address with one subprotocol. */
export type SocketFactory = (url: string, subprotocol: string) => Socket;

/** A monotonic clock and its timers. */
export interface Time {
  /** Milliseconds, with fractions, since an arbitrary origin; never goes back. */
  now(): number;
  /** Runs `action` once, after `ms` milliseconds; the result cancels it. */
  after(ms: number, action: () => void): () => void;
  /**
   * Milliseconds since the epoch by the wall clock, which goes on while the machine sleeps, and which people set. Compared with
   * {@link now} to notice that the machine slept; without it, sleep is noticed by late timers alone.
   */
  wall?(): number;
}

interface Platform {
  WebSocket?: new (url: string, protocols: string) => Socket;
  performance: { now(): number };
  setTimeout(action: () => void, ms: number): unknown;
  clearTimeout(handle: unknown): void;
  reportError?: (error: unknown) => void;
  crypto: { getRandomValues(bytes: Uint8Array<ArrayBuffer>): Uint8Array };
}

const platform = globalThis as unknown as Platform;

/** Whether this platform has a WebSocket of its own: browsers do, and Node from 22. */
export const hasPlatformSocket = (): boolean => platform.WebSocket !== undefined;

/** The platform's own WebSocket. */
export const platformSocket: SocketFactory = (url, subprotocol) => {
  if (!platform.WebSocket) throw new TypeError("This platform has no WebSocket: pass `socket`.");
  return new platform.WebSocket(url, subprotocol);
};

/** The platform's monotonic clock and timers. */
export const platformTime: Time = {
  now: () => platform.performance.now(),
  wall: () => Date.now(),
  after(ms, action) {
    const handle = platform.setTimeout(action, ms);
    return () => platform.clearTimeout(handle);
  },
};

/** Hands the platform an error of a program that nobody catches: `window.onerror`, or `uncaughtException` of Node. */
export function reportUncaught(error: unknown): void {
  if (platform.reportError) platform.reportError(error);
  else
    platform.setTimeout(() => {
      throw error;
    }, 0);
}

/** A fresh id of a client instance: 128 random bits as 32 hexadecimal digits. */
export function randomInstance(): string {
  const bytes = platform.crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
