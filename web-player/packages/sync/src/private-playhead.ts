import { Category, create, LoopMode, type Medium, type Playback, PlaybackSchema } from "@sameframe/protocol";
import { type Move, makeCommand } from "./commands";
import { loaded, moved, settled } from "./moves";
import { endsAt, rateOf } from "./playhead";
import { RoomView } from "./room-view";

/**
 * Looking around alone, with a playhead that nobody else sees: out of sync by choice, or with playback off. All of it does
 * nothing while the room's playhead is followed.
 */
export interface Look {
  /** The private playhead; undefined while the room's is followed. */
  readonly playback: Playback | undefined;
  /** Plays on by itself. */
  play(): void;
  /** On the frame on glass here. */
  pause(): void;
  /** Lands on a frame, from 0. */
  seek(frame: number): void;
  /** Pauses, and moves by `n` frames from the one on glass here. */
  step(n: number): void;
  /** Thousandths of real time: -8000 to 8000, not 0. */
  setSpeed(milli: number): void;
  /** What becomes of it at the end of its range. */
  setLoop(mode: LoopMode): void;
  /** First and last frame of the range, both included. */
  setRange(inPoint: number, outPoint: number): void;
  /** Goes to another medium of the room. */
  selectMedium(id: string): void;
  /** Goes so many shots further in the playlist; negative is back. */
  advance(shots: number): void;
}

/** What a player is to follow. */
export interface Subject {
  readonly playback: Playback | undefined;
  readonly medium: Medium | undefined;
}

/** What a private playhead asks and tells. */
export interface PrivatePlayheadPorts {
  /** Server time in microseconds. */
  now(): bigint;
  /** Acts at that time; the result cancels it. */
  at(instant: bigint, act: () => void): () => void;
  /** The frame that a person here means. */
  frameHere(): number | undefined;
  /** It moved, or it is followed now, or the room's is again. */
  changed(): void;
}

/** The playhead of somebody who does not follow the room's [OS3]. */
export class PrivatePlayhead implements Look {
  #room = RoomView.EMPTY;
  #own: Playback | undefined;
  #cancelEnd = () => {};

  constructor(private readonly ports: PrivatePlayheadPorts) {}

  get playback(): Playback | undefined {
    return this.#own;
  }

  /** Whether the room's playhead is not followed. */
  get isPrivate(): boolean {
    return isAlone(this.#room);
  }

  /** What is followed here. */
  get subject(): Subject {
    const { playback, medium, media } = this.#room;
    if (!this.isPrivate) return { playback, medium };
    return { playback: this.#own, medium: this.#own && media.get(this.#own.medium) };
  }

  /** The room changed: who leaves its playhead begins on the frame where it was then. */
  take(room: RoomView): void {
    const before = this.#own;
    const own = isAlone(room) ? (before ?? this.#leave(room)) : undefined;
    this.#room = room;
    if (own !== before) this.#put(own);
  }

  play(): void {
    this.move(makeCommand("play", {}));
  }

  pause(): void {
    const frame = this.ports.frameHere();
    this.move(makeCommand("pause", frame === undefined ? {} : { frame }));
  }

  seek(frame: number): void {
    this.move(makeCommand("seek", { frame }));
  }

  step(n: number): void {
    const from = this.ports.frameHere();
    this.move(makeCommand("step", from === undefined ? { frames: n } : { frames: n, from }));
  }

  setSpeed(milli: number): void {
    this.move(makeCommand("setSpeed", { speed: milli }));
  }

  setLoop(mode: LoopMode): void {
    this.move(makeCommand("setLoop", { loop: mode }));
  }

  setRange(inPoint: number, outPoint: number): void {
    this.move(makeCommand("setRange", { inPoint, outPoint }));
  }

  selectMedium(id: string): void {
    this.move(makeCommand("selectMedium", { medium: id }));
  }

  advance(shots: number): void {
    this.move(makeCommand("advance", { shots }));
  }

  /** Does to this playhead what the room would do to its own, at once. */
  move(move: Move): void {
    const own = this.#own && this.#moved(move, this.#own, this.#room);
    if (own) this.#put(own);
  }

  close(): void {
    this.#cancelEnd();
  }

  #put(own: Playback | undefined): void {
    this.#own = own;
    this.#awaitEnd();
    this.ports.changed();
  }

  /** What comes to its end rests there from then on: nobody else would say so. */
  #awaitEnd(): void {
    this.#cancelEnd();
    const { playback, medium } = this.subject;
    const end = playback?.playing && medium ? endsAt(playback, rateOf(medium)) : undefined;
    if (!playback || !medium || end === undefined) return;
    this.#cancelEnd = this.ports.at(end, () => {
      const rests = settled(playback, medium, this.ports.now());
      if (rests === playback) this.#awaitEnd();
      else this.#put(rests);
    });
  }

  #moved(move: Move, playback: Playback, room: RoomView): Playback | undefined {
    const now = this.ports.now();
    return moved(move, playback, room, { now, start: now });
  }

  /** Who never saw the room's playhead begins with the playlist. */
  #leave(room: RoomView): Playback | undefined {
    const last = room.playback ?? this.#room.playback;
    if (last) return this.#moved(makeCommand("pause", {}), last, room) ?? { ...last };
    const [shot] = room.shots.values();
    const [first] = room.media.values();
    const medium = (shot && room.media.get(shot.chosen)) ?? first;
    return medium && loaded(create(PlaybackSchema, { loop: LoopMode.LOOP }), medium, this.ports.now());
  }
}

const isAlone = (room: RoomView) => room.me?.outOfSync === true || !room.on.has(Category.PLAYBACK);
