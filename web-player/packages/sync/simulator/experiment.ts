import type { ProfileName } from "../src/profiles";
import { Client } from "./client";
import type { Figures } from "./figures";
import { type Frames, OBJECTS } from "./frames";
import type { NetworkName } from "./network";
import { Probe } from "./probe";
import { Random } from "./random";
import { Room } from "./room";
import { type Situation, situationIn } from "./situation";
import { type ActionKind, WORKLOADS, type WorkloadName } from "./workloads";
import { World } from "./world";

/** How often everybody's glass is looked at: while all goes on as it was, and while somebody is on the way. [ms] */
const SELDOM = 250;
const OFTEN = 10;

/** One run of the simulator. The same run gives the same figures, to the last digit. */
export interface Run {
  readonly profile: ProfileName;
  /** A network, with any players; or the situation of each client, the first one's again after the last. */
  readonly network: NetworkName | readonly Situation[];
  readonly workload: WorkloadName;
  readonly clients: number;
  readonly seed: number;
  /** Ends sooner than the workload does: so many milliseconds after the measuring began. */
  readonly lasts?: number;
  /** In which form frames travel: as they are, unless given. */
  readonly frames?: Frames;
}

/** Lets a run happen, and says what was measured. */
export async function experiment(run: Run): Promise<Figures> {
  const { profile, network, workload, clients, seed, lasts, frames = OBJECTS } = run;
  const world = new World();
  const situations = typeof network === "string" ? [situationIn(network)] : network;
  const room = new Room(world, frames, clients);
  const made = Array.from({ length: clients }, (_, n) => {
    const situation = situations[n % situations.length] as Situation;
    return new Client(world, new Random(seed, n), room, n + 1, profile, frames, situation);
  });
  const [first, ...others] = made;
  if (!first) throw new RangeError(`${clients} clients (expected: 1 or more)`);
  const probe = new Probe(world, room, made);
  const { from, until: end, begin } = WORKLOADS[workload];
  const until = Math.min(end, from + (lasts ?? Number.POSITIVE_INFINITY));
  begin({
    world,
    random: new Random(seed, 1_000_003),
    clients: [first, ...others],
    did: (kind: ActionKind, who) => probe.did(kind, who),
  });
  await world.runUntil(from);
  probe.look(0);
  while (world.now < until) {
    const before = world.now;
    await world.runUntil(Math.min(until, before + (probe.isWaiting ? OFTEN : SELDOM)));
    probe.look(world.now - before);
  }
  for (const client of made) client.leave();
  return probe.figures;
}
