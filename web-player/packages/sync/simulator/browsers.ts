import type { NetworkModel } from "./network";
import type { PlayerModel } from "./player-model";
import type { Situation } from "./situation";

/** One way of a network as the real-browser tests have it: a delay and what comes on top of it, evenly, in milliseconds. */
export interface PathModel {
  readonly delay: number;
  readonly jitter: number;
}

/** A page of the real-browser tests: how fast its clock runs (parts per million), and its network. */
export interface PlaceModel {
  readonly name: string;
  readonly aheadMs: number;
  readonly ppm: number;
  readonly up: PathModel;
  readonly down: PathModel;
}

/** Clocks and networks as people have them, the worst of each at once; the real-browser tests make pages of them. */
export const PLACES: readonly PlaceModel[] = [
  { name: "Patty", aheadMs: 37_000, ppm: 200, up: { delay: 20, jitter: 5 }, down: { delay: 40, jitter: 10 } },
  { name: "Sam", aheadMs: -3_600_000, ppm: -200, up: { delay: 60, jitter: 15 }, down: { delay: 30, jitter: 5 } },
  { name: "Kim", aheadMs: 37_000, ppm: -200, up: { delay: 120, jitter: 20 }, down: { delay: 80, jitter: 10 } },
  { name: "Lee", aheadMs: -3_600_000, ppm: 200, up: { delay: 70, jitter: 10 }, down: { delay: 110, jitter: 25 } },
];

/**
 * Chromium with H.264 and no sound, decoded by a processor, on a screen of 60 Hz: as 40 starts and seeks were measured
 * (`docs/adr/0012`). What a start differs by is without the repaint that its picture waits for.
 */
const CHROMIUM: PlayerModel = {
  start: { least: -18, most: -18, differs: 5, likely: -10 },
  seek: { median: 30, players: 0, differs: 0.7 },
  onKeyframes: 0,
  noise: 0,
  repaint: 1000 / 60,
  soundCards: 0,
};

/** The same in virtual time, to compare what is predicted with what was measured. */
export function browsers(pages: number): readonly Situation[] {
  return PLACES.slice(0, pages).map(({ ppm, up, down }) => ({
    network: { ...CALM, up: symmetric(up), down: symmetric(down) },
    ppm,
    player: CHROMIUM,
  }));
}

const CALM: Omit<NetworkModel, "up" | "down"> = {
  stalls: { share: 0, from: 0, to: 0 },
  burst: 1,
  outages: { perMinute: 0, lasts: 0 },
};

const symmetric = ({ delay, jitter }: PathModel) => ({ delay: delay + jitter / 2, jitter: jitter / 2 });
