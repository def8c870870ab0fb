import type { Client } from "./client";
import { Figures } from "./figures";
import { RATE, type Room } from "./room";
import type { ActionKind } from "./workloads";
import type { World } from "./world";

const FPS = RATE.numerator / RATE.denominator;

/** A change of speed beyond this fraction is heard. */
const AUDIBLE = 0.02 + 1e-9;

/** How often at most everybody's distance is taken: who is on the way is looked at more often. [ms] */
const EVERY = 100;

/** For so long somebody has to stay within half a frame to be there. [ms] */
const STAYS = 300;

/** After so long a room that rests has come to rest, and who is not there never came. [ms] */
const RESTED = 1_500;
const GIVEN_UP = 10_000;

interface Wait {
  readonly kind: ActionKind;
  readonly client: Client;
  readonly since: number;
  /** Since when it has been there. */
  there: number | undefined;
}

/** Looks at everybody's glass at once, as nobody in the room can, and keeps the figures. */
export class Probe {
  readonly figures = new Figures();
  #waits: Wait[] = [];
  #read = new Map<Client, number>();
  /** How long it is since everybody's distance was taken. [ms] */
  #unlooked = 0;

  constructor(
    private readonly world: World,
    private readonly room: Room,
    private readonly clients: readonly Client[],
  ) {}

  /** Whether somebody is on the way, so that it is worth looking often. */
  get isWaiting(): boolean {
    return this.#waits.length > 0;
  }

  /** Something was done: from now on it is measured until `who`, or everybody, is there. */
  did(kind: ActionKind, who?: Client): void {
    const { now } = this.world;
    for (const wait of this.#waits) this.#end(wait, now);
    const all = who ? [who] : this.clients.filter((client) => client.counts);
    this.#waits = all.map((client) => ({ kind, client, since: now, there: undefined }));
  }

  /** Looks. @param ms how long it is since the last look */
  look(ms: number): void {
    const isMoving = this.room.isMoving;
    const playhead = isMoving ? this.room.playhead : undefined;
    this.#waits = this.#waits.filter((wait) => !this.#arrived(wait, playhead));
    this.#unlooked += ms;
    if (this.#unlooked < EVERY && ms > 0) return;
    this.#measure(playhead, this.#unlooked);
    this.#unlooked = 0;
  }

  #measure(playhead: number | undefined, ms: number): void {
    if (playhead !== undefined) this.#playing(playhead, ms);
    else this.#resting();
    for (const client of this.clients) this.#heed(client, playhead !== undefined, ms);
  }

  #playing(playhead: number, ms: number): void {
    const errors = this.clients.filter((client) => client.counts).map(({ screen }) => this.#off(screen, playhead));
    for (const error of errors) {
      this.figures.played += ms;
      if (Math.abs(error) <= 0.5) this.figures.withinHalf += ms;
      if (Math.abs(error) <= 1) this.figures.withinOne += ms;
    }
    if (errors.length > 1) {
      this.figures.spread.add(((Math.max(...errors) - Math.min(...errors)) / FPS) * 1000, ms);
    }
  }

  /**
   * By how much a player is ahead: by its head; by the median of its last pictures, as they appeared, if they wait for the screen
   * to be painted, as that is what can be measured of a browser.
   */
  #off({ head, pictures }: Client["screen"], playhead: number): number {
    const errors = pictures
      .filter(({ at }) => at >= this.room.changedAt)
      .map(({ frame, at }) => frame - this.room.playheadAt(at))
      .toSorted((a, b) => a - b);
    return errors[errors.length >> 1] ?? head - playhead;
  }

  #resting(): void {
    if (this.room.playback.playing || this.world.now - this.room.changedAt < RESTED) return;
    const all = this.clients.filter((client) => client.counts);
    if (all.length < 2) return;
    this.figures.rests++;
    if (all.every(({ screen }) => this.#rests(screen))) this.figures.agreed++;
  }

  #rests(screen: Client["screen"]): boolean {
    return !screen.isMoving && Math.floor(screen.head) === this.room.playback.frame;
  }

  /** What players were told since the last look. */
  #heed(client: Client, isMoving: boolean, ms: number): void {
    const { told } = client.screen;
    const read = this.#read.get(client) ?? 0;
    this.#read.set(client, told.length);
    if (!isMoving || ms === 0) return;
    for (const { kind, factor } of told.slice(read)) {
      if (kind === "seek") this.figures.seeks++;
      else if (Math.abs(factor - this.room.playback.speed / 1000) > AUDIBLE) this.figures.audible++;
    }
  }

  /** Whether the room has done what was asked of it, and this client as well. @param playhead unless it rests */
  #arrived(wait: Wait, playhead: number | undefined): boolean {
    const { now } = this.world;
    const isTheRooms = wait.kind === "join" || wait.kind === "reconnect" || wait.kind === "stall";
    const isDone = isTheRooms || this.room.changedAt >= wait.since;
    const { screen } = wait.client;
    const isThere =
      isDone &&
      (playhead !== undefined
        ? screen.isMoving && Math.abs(screen.head - playhead) <= 0.5
        : !this.room.playback.playing && this.#rests(screen));
    wait.there = isThere ? (wait.there ?? now) : undefined;
    const isOver = (wait.there !== undefined && now - wait.there >= STAYS) || now - wait.since >= GIVEN_UP;
    if (isOver) this.#end(wait, now);
    return isOver;
  }

  #end({ kind, since, there }: Wait, now: number): void {
    this.figures.converged[kind] = [...(this.figures.converged[kind] ?? []), (there ?? now) - since];
  }
}
