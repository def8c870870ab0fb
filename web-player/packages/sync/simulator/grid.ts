import type { ProfileName } from "../src/profiles";
import { experiment, type Run } from "./experiment";
import { Figures, type Summary } from "./figures";
import type { NetworkName } from "./network";
import type { WorkloadName } from "./workloads";

export const PROFILES: readonly ProfileName[] = [
  "default",
  "streamvault",
  "syncplay",
  "openwatchparty",
  "syncplayer",
  "openrv",
];
export const NETWORK_NAMES: readonly NetworkName[] = ["lan", "office", "home", "transatlantic", "mobile"];
export const WORKLOAD_NAMES: readonly WorkloadName[] = ["steady", "review", "join", "reconnect", "stall"];
export const ROOMS: readonly number[] = [2, 8, 30];

/** Seeds by which the controller was tuned, and those by which it is judged. Fixed before it was tuned. */
export const SEEDS = { tuning: 1, judging: 100_001 } as const;

/** One cell of the table: a profile in a network, with a workload and a number of clients, over several seeds. */
export interface Cell {
  readonly profile: ProfileName;
  readonly network: NetworkName;
  readonly workload: WorkloadName;
  readonly clients: number;
}

export interface Result extends Cell {
  readonly summary: Summary;
}

/** All cells, the longest first, so that several workers end at about the same time. */
export function cells(only: Partial<Cell> = {}): readonly Cell[] {
  const of = <T>(all: readonly T[], one: T | undefined) => (one === undefined ? all : [one]);
  return of(PROFILES, only.profile)
    .flatMap((profile) =>
      of(NETWORK_NAMES, only.network).flatMap((network) =>
        of(WORKLOAD_NAMES, only.workload).flatMap((workload) =>
          of(ROOMS, only.clients).map((clients) => ({ profile, network, workload, clients })),
        ),
      ),
    )
    .toSorted((a, b) => effort(b) - effort(a));
}

/** Runs as often as there are seeds, one after the other. */
export async function runs(run: Omit<Run, "seed">, first: number, seeds: number): Promise<Summary> {
  const figures = new Figures();
  for (let seed = first; seed < first + seeds; seed++) figures.merge(await experiment({ ...run, seed }));
  return figures.summary;
}

/** Runs a cell once for each seed. */
export async function fill(cell: Cell, first: number, seeds: number): Promise<Result> {
  return { ...cell, summary: await runs(cell, first, seeds) };
}

const effort = ({ profile, workload, clients }: Cell) =>
  clients * (workload === "steady" ? 600 : workload === "review" ? 180 : 50) * (profile === "default" ? 4 : 1);
