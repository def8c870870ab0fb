import type { Conditions } from "./network";
import type { Recording } from "./recorder";
import type { Skew } from "./skew";
import { type Change, Glass, type RoomTimeline } from "./timeline";

/** How often it is looked at what is on glass. [ms] */
const LOOK = 25;

/** After a change of course a page has so long to come to the playhead, and the time to hear of it. [ms] */
const CONVERGE = 300;

/** Pictures whose median says where a page is, without the repaints to which each is rounded. */
const SMOOTH = 12;

/** What one page showed, and under which conditions. */
export interface PageRun {
  readonly name: string;
  readonly skew: Skew;
  readonly network: Conditions;
  readonly recording: Recording;
}

/** Times are in milliseconds, shares from 0 to 1. */
export type Figures = ReturnType<typeof figuresOf>;

/** Compares what pages showed with where the room was, between two instants of the machine's clock. */
export function figuresOf(room: RoomTimeline, pages: readonly PageRun[], from: number, to: number) {
  const glasses = pages.map(({ recording }) => new Glass(recording));
  const rtts = pages.map(({ network }) => roundTrip(network));
  const longest = Math.max(...rtts);
  const [all, steady] = [new Shares(), new Shares()];
  const after: Record<Change, Shares> = {
    play: new Shares(),
    seek: new Shares(),
    speed: new Shares(),
    range: new Shares(),
  };
  const offsets: number[][] = pages.map(() => []);
  const [spread, smoothed]: [number[], number[]] = [[], []];
  for (let at = from; at < to; at += LOOK) {
    if (!room.isMoving(at)) continue;
    const since = at - room.settledSince(at);
    const errors = glasses.map((glass) => errorOnGlass(room, glass, at));
    const inMs = 1000 / room.fps / Math.abs(room.speedAt(at));
    errors.forEach((error, page) => {
      const off = room.framesOff(at, glasses[page]?.at(at)?.frame ?? Number.NaN);
      all.add(error, off);
      if (since <= CONVERGE + (rtts[page] ?? 0)) return;
      steady.add(error, off);
      after[room.changeAt(at)].add(error, off);
      offsets[page]?.push(error * inMs);
    });
    if (since <= CONVERGE + longest) continue;
    spread.push(width(errors) * inMs);
    const smooth = glasses.map((glass) => smoothError(room, glass, at));
    if (smooth.every((error) => error !== undefined)) smoothed.push(width(smooth) * inMs);
  }
  const minutes = (to - from) / 60_000;
  const perMinute = (count: number) => round(count / minutes / pages.length);
  return {
    minutes: round(minutes),
    fps: room.fps,
    pages: pages.map(({ name, skew, network }, page) => ({
      name,
      skew,
      network,
      aheadMs: quantiles(offsets[page] ?? []),
    })),
    landings: landings(room, glasses, longest + CONVERGE, from, to),
    playing: { converged: steady.value(), all: all.value() },
    convergedAfter: Object.fromEntries(Object.entries(after).map(([change, shares]) => [change, shares.value()])),
    spreadMs: quantiles(spread),
    spreadOfMeansMs: quantiles(smoothed),
    seeksPerMinute: perMinute(count(pages, ({ seeks }) => seeks.length)),
    correctiveSeeksPerMinute: perMinute(
      count(pages, ({ seeks }) => seeks.filter((at) => isSteady(room, at, longest)).length),
    ),
    trimsPerMinute: perMinute(
      count(pages, ({ speeds }) => speeds.filter(([at, factor]) => factor !== Math.abs(room.speedAt(at))).length),
    ),
    startLatencyMs: quantiles(pages.flatMap(({ recording }, page) => starts(room, recording, glasses[page]))),
    seekLatencyMs: quantiles(pages.flatMap(({ recording }) => seekTimes(recording))),
    picturesUnseen: count(pages, ({ unseen }) => unseen),
  };
}

const roundTrip = ({ up, down }: Conditions) => up.delay + up.jitter + down.delay + down.jitter;

const isSteady = (room: RoomTimeline, at: number, rtt: number) =>
  room.isMoving(at) && at - room.settledSince(at) > CONVERGE + rtt;

/** Where a page is, in frames from the playhead: its picture, and how long it has been there, up to a frame's time. */
function errorOnGlass(room: RoomTimeline, glass: Glass, at: number): number {
  const shown = glass.at(at);
  if (!shown) return Number.POSITIVE_INFINITY;
  const speed = room.speedAt(at);
  const into = Math.min(1, ((at - shown.since) / 1000) * room.fps * Math.abs(speed));
  return room.errorAt(at, shown.frame + (speed > 0 ? into : 1 - into));
}

/** The median of what the last pictures were off as they appeared. */
function smoothError(room: RoomTimeline, glass: Glass, at: number): number | undefined {
  const chapter = room.chapterAt(at);
  const pictures = glass
    .before(at, SMOOTH)
    .filter(([shown]) => room.chapterAt(shown) === chapter && room.isMoving(shown));
  return pictures.length < SMOOTH
    ? undefined
    : quantile(
        pictures.map(([shown, frame]) => room.errorAt(shown, frame)),
        0.5,
      );
}

/**
 * How often the room came to rest, and whether each page showed the frame of the ledger in the end: who acts next shows
 * that before the room knows of it.
 */
function landings(room: RoomTimeline, glasses: readonly Glass[], rtt: number, from: number, to: number) {
  let wanted = 0;
  const missed: { page: number; frame: number; forMs: number; last: ReturnType<Glass["before"]> }[] = [];
  const took: number[] = [];
  room.chapters.forEach(({ from: begins, course }, index) => {
    const start = room.machineAt(begins);
    const next = room.chapters[index + 1];
    const end = next ? room.machineAt(next.from) : to;
    if (course.playing || start < from || end > to) return;
    for (const [page, glass] of glasses.entries()) {
      wanted++;
      let at = end;
      while (glass.at(at)?.frame !== course.frame && at > Math.max(start, end - rtt)) at -= LOOK / 5;
      const rest = glass.at(at)?.frame === course.frame ? glass.at(at) : undefined;
      if (rest) took.push(Math.max(0, rest.since - start));
      else missed.push({ page, frame: course.frame, forMs: round(end - start), last: glass.before(end, 3) });
    }
  });
  return { wanted, exact: took.length, missed, tookMs: quantiles(took) };
}

/** From play until the picture moved. */
function starts(room: RoomTimeline, { plays, pictures, seeks }: Recording, glass: Glass | undefined): number[] {
  return plays.flatMap((at) => {
    const before = glass?.at(at);
    const after = pictures.find(([shown, frame]) => shown > at && frame !== before?.frame);
    if (!before || !after) return [];
    const isSought = seeks.some((seek) => seek > at - 500 && seek < after[0]);
    const frames = after[1] - before.frame;
    if (isSought || frames < 0) return [];
    return [after[0] - at - (frames / room.fps / Math.abs(room.speedAt(after[0]))) * 1000];
  });
}

/** From a seek until the player said that it was there. */
function seekTimes({ seeks, arrivals }: Recording): number[] {
  return seeks.flatMap((at, index) => {
    const arrival = arrivals.find((instant) => instant >= at);
    const next = seeks[index + 1] ?? Number.POSITIVE_INFINITY;
    return arrival === undefined || arrival > next ? [] : [arrival - at];
  });
}

class Shares {
  #samples = 0;
  #half = 0;
  #whole = 0;
  #beside = 0;

  /**
   * @param error of the position, in frames; NaN while nothing was on glass
   * @param off by how many whole frames the picture is another one
   */
  add(error: number, off: number): void {
    this.#samples++;
    if (Math.abs(error) <= 0.5) this.#half++;
    if (Math.abs(error) <= 1) this.#whole++;
    if (off <= 1) this.#beside++;
  }

  value() {
    const share = (count: number) => Math.round((count / Math.max(1, this.#samples)) * 1e5) / 1e5;
    return {
      samples: this.#samples,
      withinHalf: share(this.#half),
      withinOne: share(this.#whole),
      sameOrNext: share(this.#beside),
    };
  }
}

const count = (pages: readonly PageRun[], of: (recording: Recording) => number) =>
  pages.reduce((sum, { recording }) => sum + of(recording), 0);

const width = (values: readonly number[]) => Math.max(...values) - Math.min(...values);

function quantiles(values: readonly number[]) {
  const [p5, p50, p95, p99] = [0.05, 0.5, 0.95, 0.99].map((share) => round(quantile(values, share)));
  const mean = round(values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length));
  return { count: values.length, mean, p5, p50, p95, p99 };
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

const round = (value: number) => Math.round(value * 10) / 10;
