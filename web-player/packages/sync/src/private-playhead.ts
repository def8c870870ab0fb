import { Category, create, LoopMode, type Medium, type Playback, PlaybackSchema } from "@sameframe/protocol";
import { type Move, makeCommand } from "./commands";
import { loaded, moved } from "./moves";
import { RoomView } from "./room-view";

/**
 * Looking around alone, with a playhead that nobody else sees: out of sync by choice, or with playback off. All of it does
 * nothing while the room's playhead is followed.
 */
export interface Look {
  /** The private playhead; undefined while the room's is followed. */
  readonly playback: Playback | undefined;
  play(): void;
  /** On the frame on glass here. */
  pause(): void;
  seek(frame: number): void;
  /** Pauses, and moves by `n` frames from the one on glass here. */
  step(n: number): void;
  /** Goes to another medium of the room. */
  selectMedium(id: string): void;
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
  /** The frame that a person here means. */
  frameHere(): number | undefined;
  /** It moved, or it is followed now, or the room's is again. */
  changed(): void;
}

/** The playhead of somebody who does not follow the room's [OS3]. */
export class PrivatePlayhead implements Look {
  #room = RoomView.EMPTY;
  #own: Playback | undefined;

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
    this.#own = isAlone(room) ? (before ?? this.#leave(room)) : undefined;
    this.#room = room;
    if (this.#own !== before) this.ports.changed();
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

  selectMedium(id: string): void {
    this.move(makeCommand("selectMedium", { medium: id }));
  }

  /** Does to this playhead what the room would do to its own, at once. */
  move(move: Move): void {
    const own = this.#own && this.#moved(move, this.#own, this.#room);
    if (!own) return;
    this.#own = own;
    this.ports.changed();
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
