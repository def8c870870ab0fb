import type { ProfileName } from "../src/profiles";
import { RoomClient } from "../src/room-client";
import type { Frames } from "./frames";
import { Machine } from "./machine";
import { Reach } from "./network";
import type { Random } from "./random";
import type { Room } from "./room";
import { SimulatedScreen } from "./screen";
import type { Situation } from "./situation";
import { Wire } from "./wire";
import type { World } from "./world";

/** Pictures of which one is told to an engine that looks seldom: two a second. */
const SELDOM = 12;

/** How long a client has to find its place, after it came or came back or its player went on. [ms] */
const TO_FIND = 3_000;

/** After an outage or a message that was held up, and after a page is seen again. [ms] */
const AFTER = 1_000;

/** One client of the room: a machine, a network, a player, and the engine as it is. */
export class Client {
  readonly machine: Machine;
  readonly screen: SimulatedScreen;
  readonly reach: Reach;
  #engine: RoomClient | undefined;
  #wire: Wire | undefined;
  #excusedUntil = Number.POSITIVE_INFINITY;

  constructor(
    private readonly world: World,
    private readonly random: Random,
    private readonly room: Room,
    private readonly id: number,
    private readonly profile: ProfileName,
    private readonly frames: Frames,
    { network, player, ppm }: Situation,
  ) {
    this.machine = new Machine(world, random, ppm);
    this.screen = new SimulatedScreen(world, random, this.machine, player, profile === "default" ? 1 : SELDOM);
    this.reach = new Reach(world, random, network);
  }

  /** Comes into the room. */
  join(): void {
    this.#excusedUntil = this.world.now + TO_FIND;
    this.#engine = RoomClient.connect({
      server: "http://room.example",
      room: "ABCD-EFGH",
      token: String(this.id),
      format: this.frames.format,
      instance: `instance-${this.id}`,
      media: this.screen,
      profile: this.profile,
      time: this.machine,
      random: () => this.random.next(),
      socket: () => {
        this.#wire = new Wire(this.world, this.random, this.reach, this.room);
        return this.#wire;
      },
    });
  }

  get engine(): RoomClient {
    if (!this.#engine) throw new Error(`client ${this.id} has not joined`);
    return this.#engine;
  }

  get isLive(): boolean {
    return this.#engine?.state.kind === "live";
  }

  /**
   * Whether it is expected to be on the frame: nobody can be who has no network, no bytes, or nobody looking; and who has just
   * acted shows that at once, before the room has heard of it.
   */
  get counts(): boolean {
    const { now } = this.world;
    const hasNetwork = now >= Math.max(this.reach.darkUntil, this.reach.heldUntil) + AFTER;
    const isAhead = (this.#engine?.sync.pending ?? 0) > 0;
    return (
      this.isLive &&
      !isAhead &&
      hasNetwork &&
      !this.screen.isStalled &&
      !this.machine.isHidden &&
      now >= this.#excusedUntil
    );
  }

  /** The connection breaks, and there is no network for so long, in milliseconds. */
  cut(ms: number): void {
    this.reach.darken(ms);
    this.#wire?.cut();
    this.#excusedUntil = this.world.now + ms + AFTER;
  }

  /** The player runs out of bytes for so long. */
  stall(ms: number): void {
    this.screen.stall(ms);
    this.#excusedUntil = this.world.now + ms + TO_FIND;
  }

  /** Nobody sees the page for so long. */
  hide(ms: number): void {
    this.machine.isHidden = true;
    this.engine.hidden = true;
    this.world.settle(ms, () => {
      this.machine.isHidden = false;
      this.engine.hidden = false;
      this.#excusedUntil = this.world.now + AFTER;
    });
  }

  leave(): void {
    this.#engine?.close();
  }
}
