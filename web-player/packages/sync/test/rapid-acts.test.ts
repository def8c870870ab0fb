import type { Playback } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { chance } from "./support/chance";
import { FakeRoom } from "./support/fake-room";
import { ManualTime, settle } from "./support/manual-time";
import { Screening } from "./support/screening";
import { TestPlayer } from "./support/test-player";

/** One of two who act at once: what they did, and what they were shown. */
class Actor {
  /** What was shown right after the last act of one's own. */
  mine: Playback | undefined;
  open = 0;
  /** The highest sequence that an act of one's own was answered with. */
  answered = 0;
  readonly troubles: string[] = [];
  #seq = 0;
  #isActing = false;

  constructor(
    readonly s: Screening,
    private readonly room: FakeRoom,
  ) {
    s.client.on("room", () => this.look());
  }

  act(make: () => Promise<number>): void {
    this.open++;
    this.#isActing = true;
    const answer = make();
    this.#isActing = false;
    this.mine = this.s.client.room.playback;
    const over = (seq: number) => {
      this.open--;
      this.answered = Math.max(this.answered, seq);
    };
    answer.then(over, () => {
      over(0);
      this.mine = this.s.client.room.playback;
    });
  }

  /** Nothing older than one's own act while it is under way; then what the ledger says, which only goes on. */
  look(): void {
    const { client } = this.s;
    const { playback } = client.room;
    if (this.#isActing) return;
    if (client.seq < this.#seq) this.troubles.push(`back from ${this.#seq} to ${client.seq}`);
    this.#seq = client.seq;
    if (this.s.client.sync.pending > 0) {
      if (this.mine && !isSame(playback, this.mine))
        this.troubles.push(`under way: ${said(playback)}, not ${said(this.mine)}`);
      return;
    }
    this.mine = undefined;
    if (client.seq < this.answered) this.troubles.push(`${client.seq} is shown after the answer of ${this.answered}`);
    const ledger = this.room.playbackAt(client.seq);
    if (!isSame(playback, ledger)) this.troubles.push(`at ${client.seq}: ${said(playback)}, not ${said(ledger)}`);
  }
}

const isSame = (a: Playback | undefined, b: Playback) => a?.frame === b.frame && a.playing === b.playing;
const said = (playback: Playback | undefined) => `${playback?.playing ? "playing from" : "on"} ${playback?.frame}`;

class Duel {
  readonly time = new ManualTime();
  readonly room = new FakeRoom(this.time, 100_000);
  readonly actors: readonly Actor[];
  /** The act by the frame that it goes to: each goes to another one. */
  frames = 0;

  constructor(
    private readonly random: () => number,
    private readonly acts: readonly ((actor: Actor, duel: Duel) => Promise<number>)[],
    private readonly cuts: boolean,
  ) {
    this.actors = [0, 1].map(() => {
      const player = new TestPlayer(this.time);
      player.seekDelay = 10 + Math.floor(this.random() * 150);
      return new Actor(new Screening(player, this.time, this.room), this.room);
    });
  }

  static async begin(seed: number, acts: Duel["acts"], cuts: boolean): Promise<Duel> {
    const duel = new Duel(chance(seed), acts, cuts);
    for (const { s } of duel.actors) await s.join();
    await duel.time.pass(300);
    return duel;
  }

  async step(): Promise<void> {
    const actor = this.actors[Math.floor(this.random() * 2)]!;
    const { socket } = actor.s;
    const what = this.random();
    if (socket.isClosed) {
      await this.time.pass(100);
      actor.s.socket.open();
    } else if (what < 0.2) this.room.read(socket);
    else if (what < 0.4) socket.deliver();
    else if (what < 0.5) this.room.tell(socket);
    else if (what < 0.7) await this.time.pass(Math.floor(this.random() * 40));
    else if (what < 0.98 || !this.cuts)
      actor.act(() => this.acts[Math.floor(this.random() * this.acts.length)]!(actor, this));
    else if (what < 0.99) socket.cut();
    else this.room.forgetsBefore = this.room.seq;
  }

  async calm(): Promise<void> {
    for (let round = 0; round < 60; round++) {
      for (const { s } of this.actors) {
        s.socket.open();
        this.room.tell(s.socket);
        s.exchange();
      }
      await this.time.pass(50);
    }
    await settle();
  }

  check(): void {
    for (const { s, troubles, open } of this.actors) {
      expect(troubles).toEqual([]);
      expect(s.seen.defect).toEqual([]);
      expect(open).toBe(0);
      expect(s.client.room.playback).toEqual(this.room.playback);
    }
  }
}

const seek = ({ s }: Actor, duel: Duel) => s.client.seek(++duel.frames);
const seeds = (many: number) => Array.from({ length: many }, (_, seed) => seed);

describe("[OE9] two who seek at once never see anything go back", () => {
  it.each(seeds(120))("seed %i", async (seed) => {
    const duel = await Duel.begin(seed, [seek], seed % 2 === 1);
    for (let n = 0; n < 120; n++) await duel.step();
    await duel.calm();
    duel.check();
    for (const { s } of duel.actors) {
      const seqs = s.player.glass.map(({ frame }) => duel.room.seqOf(frame));
      expect(seqs).toEqual(seqs.toSorted((a, b) => a - b));
      expect(s.player.shown).toBe(duel.room.playback.frame);
    }
  });
});

describe("[OE9] two who hammer play, pause, seek and step at once see their own acts, then the ledger", () => {
  const hammer = [
    seek,
    ({ s }: Actor) => s.client.play(),
    ({ s }: Actor) => s.client.pause(),
    ({ s }: Actor) => s.client.step(1),
  ];

  it.each(seeds(120))("seed %i", async (seed) => {
    const duel = await Duel.begin(1_000 + seed, hammer, seed % 2 === 1);
    for (let n = 0; n < 120; n++) await duel.step();
    await duel.calm();
    duel.check();
  });
});

it("[OE9] ten seeks in a second: each is shown at once, and none comes back", async () => {
  const s = await Screening.open();
  s.player.glass.length = 0;
  for (let n = 1; n <= 10; n++) {
    void s.client.seek(20 * n);
    // The network takes its time.
    await s.time.pass(50);
    s.room.read(s.socket);
    await s.time.pass(50);
    s.socket.deliver();
    expect(s.client.room.playback?.frame).toBe(20 * n);
  }
  await s.run(1_000);
  const frames = s.player.glass.map(({ frame }) => frame);
  expect(frames).toEqual(frames.toSorted((a, b) => a - b));
  expect(s.player.shown).toBe(200);
});
