import { FakeRoom } from "./fake-room";
import { Bench } from "./joined";
import { ManualTime } from "./manual-time";
import { TestPlayer } from "./test-player";

/** A room client with a player that it keeps on the room's frame. */
export class Screening extends Bench {
  constructor(
    readonly player: TestPlayer,
    time: ManualTime,
    room?: FakeRoom,
  ) {
    super({ media: player }, time, room);
  }

  /** @param frames length of the clip */
  static async open(prepare: (player: TestPlayer) => void = () => {}, frames = 240) {
    const time = new ManualTime();
    const room = new FakeRoom(time, frames);
    const player = new TestPlayer(time);
    prepare(player);
    const screening = new Screening(player, time, room);
    await screening.join();
    await screening.run(1_000);
    return screening;
  }

  /** Lets server, network and player go on. */
  async run(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += 10) {
      this.exchange();
      await this.time.pass(10);
    }
  }

  /** By how many frames the glass is off what the room says for this very moment. */
  get off(): number {
    return this.player.shown - (this.client.frame ?? Number.NaN);
  }
}
