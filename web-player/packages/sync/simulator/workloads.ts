import type { Client } from "./client";
import type { Random } from "./random";
import { FRAMES } from "./room";
import type { World } from "./world";

/** What people do to a room, of which the time to converge is measured. */
export type ActionKind = "play" | "pause" | "seek" | "step" | "join" | "reconnect" | "stall";

/** What a workload works with. */
export interface Stage {
  readonly world: World;
  readonly random: Random;
  readonly clients: readonly [Client, ...Client[]];
  /** Something is done now; `who` has to find its place after it, everybody unless given. */
  did(kind: ActionKind, who?: Client): void;
}

/** A course of things that happen in a room. */
export interface Workload {
  /** From when until when it is measured, in milliseconds. */
  readonly from: number;
  readonly until: number;
  begin(stage: Stage): void;
}

export type WorkloadName = "steady" | "review" | "join" | "reconnect" | "stall";

/** When everybody has come in. [ms] */
const ALL_IN = 3_000;

/** When the players have played once and rest again: those of a room that is in use. [ms] */
const BEGIN = 10_000;

/** A little before the end of the clip, so that a minute can be played from anywhere. */
const FAR = FRAMES - 24 * 90;

const last = (stage: Stage) => stage.clients.at(-1) ?? stage.clients[0];

function everybodyJoins({ world, random, clients }: Stage, but?: Client): void {
  for (const client of clients) {
    if (client !== but) world.settle(random.between(0, 500), () => client.join());
  }
}

/** The same, and a few seconds are played. */
function warmUp(stage: Stage, but?: Client): void {
  const { world, clients } = stage;
  everybodyJoins(stage, but);
  world.settle(ALL_IN, () => clients[0].engine.play());
  world.settle(ALL_IN + 4_000, () => clients[0].engine.pause());
}

function play(stage: Stage, who = stage.random.pick(stage.clients)): void {
  stage.did("play");
  who.engine.play();
}

/** What is done in a room, one thing after the other. */
export const WORKLOADS: Record<WorkloadName, Workload> = {
  /** Ten minutes without a break, with players that never played before; one of many looks at something else for a minute. */
  steady: {
    from: 0,
    until: ALL_IN + 600_000,
    begin(stage) {
      everybodyJoins(stage);
      stage.world.settle(ALL_IN, () => play(stage));
      if (stage.clients.length > 2) stage.world.settle(ALL_IN + 120_000, () => last(stage).hide(60_000));
    },
  },

  /** Play a few seconds, pause, step, drag the playhead elsewhere, play on: each by anybody. */
  review: {
    from: BEGIN,
    until: BEGIN + 180_000,
    begin(stage) {
      const { world, random, clients } = stage;
      warmUp(stage);
      const soon = (act: () => void) => world.settle(random.between(1_000, 2_000), act);
      const look = () => {
        play(stage);
        world.settle(random.between(3_000, 6_000), () => {
          stage.did("pause");
          random.pick(clients).engine.pause();
          soon(() => step(random.whole(1, 3)));
        });
      };
      const step = (steps: number) => {
        if (steps === 0) {
          drag();
          return;
        }
        stage.did("step");
        random.pick(clients).engine.step(random.chance(0.5) ? 1 : -1);
        soon(() => step(steps - 1));
      };
      const drag = () => {
        stage.did("seek");
        random.pick(clients).engine.seek(random.whole(24, FAR));
        soon(look);
      };
      world.settle(BEGIN, look);
    },
  },

  /** Somebody comes while it plays. */
  join: {
    from: BEGIN,
    until: BEGIN + 45_000,
    begin(stage) {
      const late = last(stage);
      warmUp(stage, late);
      stage.world.settle(BEGIN, () => play(stage, stage.clients[0]));
      stage.world.settle(BEGIN + 12_000, () => {
        stage.did("join", late);
        late.join();
      });
    },
  },

  /** Somebody's connection breaks for three seconds, twice; the second time the room moves meanwhile. */
  reconnect: {
    from: BEGIN,
    until: BEGIN + 60_000,
    begin(stage) {
      const { world, random } = stage;
      const away = last(stage);
      warmUp(stage);
      const cut = () => {
        away.cut(3_000);
        world.settle(3_000, () => stage.did("reconnect", away));
      };
      world.settle(BEGIN, () => play(stage, stage.clients[0]));
      world.settle(BEGIN + 10_000, cut);
      world.settle(BEGIN + 30_000, () => {
        cut();
        world.settle(1_000, () => stage.clients[0].engine.seek(random.whole(24, FAR)));
      });
    },
  },

  /** Somebody's player runs out of bytes for three seconds. */
  stall: {
    from: BEGIN,
    until: BEGIN + 45_000,
    begin(stage) {
      warmUp(stage);
      const slow = last(stage);
      stage.world.settle(BEGIN, () => play(stage, stage.clients[0]));
      stage.world.settle(BEGIN + 12_000, () => {
        slow.stall(3_000);
        stage.world.after(3_000, () => stage.did("stall", slow));
      });
    },
  },
};
