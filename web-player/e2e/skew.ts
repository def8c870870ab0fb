import type { Page } from "playwright-core";

/** How a page's clock differs from the machine's. */
export interface Skew {
  /** By how much its wall clock is ahead, in milliseconds. */
  readonly aheadMs: number;
  /** By how much it runs faster, in millionths: two ordinary clocks are up to 200 apart. */
  readonly ppm: number;
}

export const TRUE: Skew = { aheadMs: 0, ppm: 0 };

/** The machine's own time, for tests in a page whose clock is skewed. */
export interface TrueClock {
  /** Milliseconds since the epoch on the machine's clock. */
  now(): number;
  /** Calls back for the next picture on glass, with its instant on {@link now}. */
  nextPicture(video: HTMLVideoElement, presented: (at: number, metadata: VideoFrameCallbackMetadata) => void): void;
}

export interface SkewedWindow {
  trueClock: TrueClock;
}

/**
 * Gives a page a clock of its own, before any of its code runs: wall clock, monotonic clock, the instants that callbacks
 * and events carry, and the timers all keep to it. Media go on by the machine's clock.
 */
export async function skewClock(page: Page, skew: Skew): Promise<void> {
  await page.addInitScript(install, skew);
}

/** Runs in the page, and so uses nothing from outside itself. */
function install({ aheadMs, ppm }: Skew): void {
  const pace = 1 + ppm / 1e6;
  const RealDate = Date;
  const monotonic = performance.now.bind(performance);

  // The wall clock counts whole milliseconds: right after one began, both are known to the tenth.
  const before = RealDate.now();
  while (RealDate.now() === before);
  const trueOrigin = RealDate.now() - monotonic();
  const origin = trueOrigin + aheadMs;

  const now = () => monotonic() * pace;
  const epoch = () => Math.floor(origin + now());
  const define = (target: object, name: string, descriptor: PropertyDescriptor) =>
    Object.defineProperty(target, name, { configurable: true, ...descriptor });

  define(performance, "now", { value: now });
  define(performance, "timeOrigin", { value: origin });
  const SkewedDate = new Proxy(RealDate, {
    construct: (target, values, subclass) =>
      Reflect.construct(target, values.length === 0 ? [epoch()] : values, subclass),
    apply: () => new RealDate(epoch()).toString(),
    get: (target, name, receiver) => (name === "now" ? epoch : Reflect.get(target, name, receiver)),
  });
  define(window, "Date", { value: SkewedDate, writable: true });

  const { requestAnimationFrame } = window;
  define(window, "requestAnimationFrame", {
    value: (callback: FrameRequestCallback) => requestAnimationFrame.call(window, (at) => callback(at * pace)),
  });
  const { requestVideoFrameCallback } = HTMLVideoElement.prototype;
  define(HTMLVideoElement.prototype, "requestVideoFrameCallback", {
    value(this: HTMLVideoElement, callback: VideoFrameRequestCallback) {
      return requestVideoFrameCallback.call(this, (at, metadata) => {
        const { expectedDisplayTime, presentationTime } = metadata;
        const skewed = { expectedDisplayTime: expectedDisplayTime * pace, presentationTime: presentationTime * pace };
        callback(at * pace, { ...metadata, ...skewed });
      });
    },
  });
  const timeStamp = Object.getOwnPropertyDescriptor(Event.prototype, "timeStamp")?.get;
  define(Event.prototype, "timeStamp", {
    get(this: Event) {
      return timeStamp?.call(this) * pace;
    },
  });
  for (const name of ["setTimeout", "setInterval"] as const) {
    const timer = window[name] as (handler: TimerHandler, ms?: number, ...values: unknown[]) => number;
    define(window, name, {
      value: (handler: TimerHandler, ms = 0, ...values: unknown[]) => timer.call(window, handler, ms / pace, ...values),
      writable: true,
    });
  }

  (window as unknown as SkewedWindow).trueClock = {
    now: () => trueOrigin + monotonic(),
    nextPicture: (video, presented) =>
      requestVideoFrameCallback.call(video, (_, metadata) =>
        presented(trueOrigin + metadata.expectedDisplayTime, metadata),
      ),
  };
}
