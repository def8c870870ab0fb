import { create, MediaSourceSchema, type Medium, MediumSchema } from "@sameframe/protocol";
import type { MediaListener } from "@sameframe/sync";
import { describe, expect, it } from "vitest";
import type { ShowingPort } from "../src/sequence/stage-port";
import { SwitchingPort } from "../src/sequence/switching-port";
import type { PictureObserver } from "../src/video/picture-state";

/** A port that keeps what it is told, and tells what it is to. */
class FakePort implements ShowingPort {
  readonly speeds = { min: 0.1, max: 4 };
  readonly hasControls = false;
  readonly calls: string[] = [];
  listener: MediaListener | undefined;

  constructor(
    readonly name: string,
    readonly observer: PictureObserver,
    private readonly log: string[],
  ) {}

  listen(listener: MediaListener): () => void {
    this.listener = listener;
    return () => {
      this.listener = undefined;
    };
  }

  async load(medium: Medium | undefined): Promise<void> {
    this.#did(`load ${medium?.id ?? "nothing"}`);
  }

  async play(): Promise<void> {
    this.#did("play");
  }

  pause(): void {
    this.#did("pause");
  }

  seek(frame: number): void {
    this.#did(`seek ${frame}`);
  }

  setSpeed(factor: number): void {
    this.#did(`speed ${factor}`);
    this.listener?.happened({ kind: "speed", factor });
  }

  preview(frame: number): void {
    this.#did(`preview ${frame}`);
  }

  unmute(): void {
    this.#did("unmute");
  }

  retry(): void {
    this.#did("retry");
  }

  close(): void {
    this.#did("close");
  }

  #did(what: string): void {
    this.log.push(`${this.name} ${what}`);
  }
}

describe("[SQ9] videos and image sequences in turn", () => {
  const medium = (id: string, contentType: string): Medium =>
    create(MediumSchema, { id, sources: [create(MediaSourceSchema, { location: `media:${id}`, contentType })] });
  const [video, sequence] = [medium("v", "video/mp4"), medium("s", "image/png; sequence=1-9")];

  function switching() {
    const log: string[] = [];
    const told: string[] = [];
    const ports: FakePort[] = [];
    const make = (name: string) => (observer: PictureObserver) => {
      const port = new FakePort(name, observer, log);
      ports.push(port);
      return port;
    };
    const port = new SwitchingPort<FakePort>(make("videos"), make("sequences"), {
      picture: ({ kind }) => told.push(kind),
      showing: (frame) => told.push(`sees ${frame}`),
      hold: () => () => {},
    });
    port.listen({
      showing: (frame) => told.push(`shows ${frame}`),
      happened: ({ kind }) => told.push(kind),
    });
    const of = (name: string) => ports.find((it) => it.name === name) as FakePort;
    return { port, log, told, videos: of("videos"), sequences: of("sequences") };
  }

  it("each goes to its own port, and the other lets go first", async () => {
    const { port, log } = switching();
    await port.load(video);
    await port.load(sequence);
    port.seek(3);
    await port.load(video);
    port.seek(4);
    await port.load(undefined);
    port.close();
    expect(log).toEqual([
      "videos load v",
      "sequences speed 1",
      "videos load nothing",
      "sequences load s",
      "sequences seek 3",
      "videos speed 1",
      "sequences load nothing",
      "videos load v",
      "videos seek 4",
      "videos load nothing",
      "videos close",
      "sequences close",
    ]);
  });

  it("only the port of what is loaded is heard", async () => {
    const { port, told, videos, sequences } = switching();
    await port.load(sequence);
    for (const it of [videos, sequences]) {
      it.listener?.showing(7, 0);
      it.listener?.happened({ kind: "ended" });
      it.observer.picture({ kind: "ready" });
      it.observer.showing(7);
    }
    expect(told).toEqual(["shows 7", "ended", "ready", "sees 7"]);
  });

  it("the other port has the speed that was set last, without a word of it", async () => {
    const { port, log, told } = switching();
    await port.load(video);
    port.setSpeed(2);
    told.length = 0;
    await port.load(sequence);
    expect(log).toContain("sequences speed 2");
    expect(told).toEqual([]);
  });

  it("what is wanted last counts, also while the other lets go", async () => {
    const { port, log } = switching();
    await port.load(video);
    const overtaken = expect(port.load(sequence)).rejects.toThrow("meanwhile");
    await port.load(video);
    await overtaken;
    expect(log).not.toContain("sequences load s");
    expect(log.at(-1)).toBe("videos load v");
  });
});
