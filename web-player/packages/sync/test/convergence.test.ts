import { describe, expect, it } from "vitest";
import { chance } from "./support/chance";
import { FakeRoom } from "./support/fake-room";
import { Bench } from "./support/joined";
import { ManualTime, settle } from "./support/manual-time";

class Storm {
  readonly time = new ManualTime();
  readonly room = new FakeRoom(this.time);
  readonly benches = [1, 2, 3].map(() => new Bench({}, this.time, this.room));
  readonly answers: Promise<unknown>[] = [];

  constructor(private readonly random: () => number) {}

  /** One thing happens somewhere. */
  async step(): Promise<void> {
    const bench = this.benches[Math.floor(this.random() * this.benches.length)]!;
    const what = this.random();
    if (bench.sockets.length === 0 || bench.socket.isClosed) return this.time.pass(500);
    if (what < 0.25) this.room.read(bench.socket);
    else if (what < 0.5) bench.socket.deliver();
    else if (what < 0.6) this.room.tell(bench.socket);
    else if (what < 0.65) bench.socket.open();
    else if (what < 0.7) bench.socket.cut();
    else if (what < 0.72) this.room.forgetsBefore = this.room.seq;
    else if (what < 0.75) await this.time.pass(200);
    else this.#act(bench);
  }

  /** Everybody is reachable again, and everything is told. */
  async calm(): Promise<void> {
    for (const bench of this.benches) bench.socket.cut();
    for (let round = 0; round < 3; round++) {
      for (const bench of this.benches) bench.client.reconnect();
      await this.time.pass(0);
      for (const bench of this.benches) {
        bench.socket.open();
        bench.exchange();
      }
      for (const bench of this.benches) {
        this.room.tell(bench.socket);
        bench.exchange();
      }
      await settle();
    }
  }

  #act(bench: Bench): void {
    const frame = Math.floor(this.random() * 240);
    const acts = [
      () => bench.client.seek(frame),
      () => bench.client.step(1),
      () => bench.client.rename(`Name ${frame}`),
      () => bench.client.pause(frame),
      () => bench.client.setView({ zoom: frame + 1 }),
    ];
    const answer = acts[Math.floor(this.random() * acts.length)]?.();
    if (answer) this.answers.push(answer.catch((refusal: { code: string }) => refusal.code));
  }
}

describe("[OE8] whatever is cut and whenever, everybody ends up with the room, and each act has one effect", () => {
  it.each(Array.from({ length: 40 }, (_, seed) => seed))("seed %i", async (seed) => {
    const storm = new Storm(chance(seed));
    await settle();
    for (let step = 0; step < 200; step++) await storm.step();
    await storm.calm();
    const values = new Map([...storm.room.values]);
    for (const { client, seen } of storm.benches) {
      expect(client.state.kind).toBe("live");
      expect(seen.defect).toEqual([]);
      expect(client.room.playback).toEqual(storm.room.playback);
      expect(client.room.view).toEqual(values.get("view")?.value.value);
      expect(client.room.me).toEqual(values.get("participant/1")?.value.value);
    }
    const effects = storm.room.entries.map(({ instance, op }) => `${instance} ${op}`);
    expect(new Set(effects).size).toBe(effects.length);
    const answers = await Promise.all(storm.answers);
    expect(answers.filter((answer) => typeof answer !== "number" && answer !== "not-applied")).toEqual([]);
  });
});
