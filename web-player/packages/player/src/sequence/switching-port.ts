import type { Medium } from "@sameframe/protocol";
import type { MediaListener } from "@sameframe/sync";
import type { PictureObserver } from "../video/picture-state";
import { isSequence } from "./notation";
import type { ShowingPort, StagePort } from "./stage-port";

/** Makes a port, told what to observe. */
export type MakePort<Port> = (observer: PictureObserver) => Port;

/** One port of two: that for videos, or that for image sequences, as the medium has it that is loaded. */
export class SwitchingPort<Port extends ShowingPort> implements ShowingPort {
  readonly #videos: Port;
  readonly #sequences: Port;
  readonly #unlisten: readonly (() => void)[];
  #current: Port;
  #listener: MediaListener | undefined;
  /** What the engine said last; the other port has not heard it. */
  #factor = 1;
  #asked = 0;

  constructor(videos: MakePort<Port>, sequences: MakePort<Port>, observer: PictureObserver) {
    const only = (port: () => Port): PictureObserver => ({
      picture: (state) => port() === this.#current && observer.picture(state),
      showing: (frame) => port() === this.#current && observer.showing(frame),
      hold: () => observer.hold(),
    });
    this.#sequences = sequences(only(() => this.#sequences));
    this.#videos = videos(only(() => this.#videos));
    this.#current = this.#videos;
    this.#unlisten = [this.#videos, this.#sequences].map((port) =>
      port.listen({
        showing: (frame, at) => port === this.#current && this.#listener?.showing(frame, at),
        happened: (event) => port === this.#current && this.#listener?.happened(event),
      }),
    );
  }

  /** The port of what is loaded. */
  get current(): Port {
    return this.#current;
  }

  get speeds(): Port["speeds"] {
    return this.#current.speeds;
  }

  get hasControls(): boolean {
    return this.#current.hasControls;
  }

  get isExact(): boolean {
    return this.#current.isExact !== false;
  }

  get frames(): number | undefined {
    return this.#current.frames;
  }

  get likelyStart(): number | undefined {
    return this.#current.likelyStart;
  }

  async load(medium: Medium | undefined): Promise<void> {
    const next = medium !== undefined && isSequence(medium) ? this.#sequences : this.#videos;
    const before = this.#current;
    const asked = ++this.#asked;
    if (next !== before) {
      next.setSpeed(this.#factor);
      this.#current = next;
      await before.load(undefined);
      if (asked !== this.#asked) {
        throw new Error("Another medium was wanted meanwhile.");
      }
    }
    await next.load(medium);
  }

  play(): Promise<void> {
    return this.#current.play();
  }

  pause(): void {
    this.#current.pause();
  }

  seek(frame: number): void {
    this.#current.seek(frame);
  }

  setSpeed(factor: number): void {
    this.#factor = factor;
    this.#current.setSpeed(factor);
  }

  listen(listener: MediaListener): () => void {
    this.#listener = listener;
    return () => {
      this.#listener = undefined;
    };
  }

  preview(frame: number): void {
    this.#current.preview(frame);
  }

  /** For the next video, too, if it is a sequence that is looked at. */
  unmute(): void {
    this.#videos.unmute();
    this.#sequences.unmute();
  }

  retry(): void {
    this.#current.retry();
  }

  close(): void {
    for (const unlisten of this.#unlisten) {
      unlisten();
    }
    this.#videos.close();
    this.#sequences.close();
  }
}

/** The same on the stage of a room. */
export class SwitchingStagePort extends SwitchingPort<StagePort> implements StagePort {
  get source(): StagePort["source"] {
    return this.current.source;
  }

  get factor(): StagePort["factor"] {
    return this.current.factor;
  }

  get motion(): StagePort["motion"] {
    return this.current.motion;
  }

  get file(): StagePort["file"] {
    return this.current.file;
  }

  openAnew(): void {
    this.current.openAnew();
  }
}
