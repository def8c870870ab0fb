import { LoopMode, NoteStatus, platformTime, Role, RoomClient, ShapeKind, ShotStatus } from "../packages/sync/src";
import { TestPlayer } from "../packages/sync/src/testing";
import { FarWay } from "./far-socket";
import type { Clip, Deed, Part, Point, Screenplay } from "./screenplay";
import { stillOf } from "./still";

const LOOPS = { once: LoopMode.ONCE, loop: LoopMode.LOOP, "ping-pong": LoopMode.PING_PONG, through: LoopMode.THROUGH };
const ROLES = { host: Role.HOST, reviewer: Role.REVIEWER, viewer: Role.VIEWER };
const STATUSES = {
  open: ShotStatus.OPEN,
  approved: ShotStatus.APPROVED,
  "needs-work": ShotStatus.NEEDS_WORK,
  "could-be-better": ShotStatus.COULD_BE_BETTER,
};
const SHAPES = {
  freehand: ShapeKind.FREEHAND,
  line: ShapeKind.LINE,
  arrow: ShapeKind.ARROW,
  rectangle: ShapeKind.RECTANGLE,
  ellipse: ShapeKind.ELLIPSE,
  text: ShapeKind.TEXT,
};
/** Of the picture, in what points are given in. */
const HUNDREDTH = 655.36;
/** Points of a freehand stroke between two of its corners. */
const POINTS = 12;

/** What the acts have in common: who is who, and which note is which. */
export interface Stage {
  readonly server: string;
  readonly screenplay: Screenplay;
  readonly room: string;
  /** Ids of notes by their names. */
  readonly notes: Map<string, string>;
  /** Ids of participants by their names in the cast. */
  readonly participants: Map<string, number>;
}

/** Somebody who takes part with the real engine, a player without pictures, and a way to the server that is their own. */
export class Actor {
  readonly #way: FarWay;
  readonly #player = new TestPlayer(platformTime);
  #client: RoomClient | undefined;

  constructor(
    private readonly stage: Stage,
    part: Part,
    private readonly token: string,
  ) {
    this.#way = new FarWay(part.oneWayMs);
    this.#player.seekDelay = part.seekMs;
    this.#player.startDelay = part.seekMs / 3;
  }

  /** Does it; resolves when the room has recorded it. */
  async act(deed: Deed): Promise<unknown> {
    switch (deed.does) {
      case "join":
        return this.#connect();
      case "reload":
        this.#client?.close();
        return this.#connect();
      case "tunnel":
        return this.#way.dark();
      case "daylight":
        this.#way.light();
        return this.#room.reconnect();
      case "leave":
        return this.#room.leave();
      default:
        return this.#inRoom(deed, this.#room);
    }
  }

  /** Ends it without leaving. */
  close(): void {
    this.#client?.close();
  }

  get #room(): RoomClient {
    if (!this.#client) throw new Error("has not joined yet");
    return this.#client;
  }

  async #connect(): Promise<void> {
    const { server, room } = this.stage;
    const client = RoomClient.connect({ server, room, token: this.token, media: this.#player, socket: this.#way.open });
    this.#client = client;
    client.on("defect", (what) => console.error(`defect: ${what}`));
    await new Promise<void>((live) => {
      const stop = client.on("state", ({ kind }) => {
        if (kind !== "live") return;
        stop();
        live();
      });
    });
  }

  async #inRoom(deed: Deed, client: RoomClient): Promise<unknown> {
    const { clips } = this.stage.screenplay;
    switch (deed.does) {
      case "play":
        return client.play();
      case "pause":
        return client.pause();
      case "step":
        return client.step(deed.by);
      case "seek":
        return client.seek(this.#frame(deed.frame));
      case "look":
        return client.look.seek(this.#frame(deed.frame));
      case "drag":
        return this.#drag(client, this.#frame(deed.frame));
      case "speed":
        return client.setSpeed(Math.round(deed.factor * 1000));
      case "loop":
        return client.setLoop(LOOPS[deed.mode]);
      case "range":
        return deed.frames
          ? client.setRange(this.#frame(deed.frames[0]), this.#frame(deed.frames[1]))
          : client.setRange(0, (client.room.medium?.frames ?? 1) - 1);
      case "select":
        return client.selectMedium(this.#medium(clipOf(clips, deed.clip)));
      case "add": {
        const shot = deed.versionOf === undefined ? undefined : this.#shot(clipOf(clips, deed.versionOf));
        return client.addMedium(mediumOf(clipOf(clips, deed.clip)), shot);
      }
      case "status":
        return client.setShotStatus(this.#shot(clipOf(clips, deed.clip)), STATUSES[deed.status]);
      case "role":
        return client.setRole(this.#participant(deed.of), ROLES[deed.role]);
      case "ask-lead":
        return client.requestLead();
      case "return-lead":
        return client.returnLead();
      case "hand-lead":
        return client.handLead(this.#participant(deed.to));
      case "private":
        return client.setOutOfSync(deed.on);
      case "zoom":
        return client.setView({
          zoom: deed.by,
          panX: deed.around[0] / 100 - 0.5,
          panY: deed.around[1] / 100 - 0.5,
          channel: 1,
        });
      case "grade":
        return client.setGrade({ exposure: deed.exposure, gamma: 1, contrast: 1, saturation: 1 });
      default:
        return this.#write(deed, client);
    }
  }

  async #write(deed: Deed, client: RoomClient): Promise<unknown> {
    const medium = client.room.playback?.medium ?? "";
    switch (deed.does) {
      case "say":
        return client.say(deed.text);
      case "note": {
        const [firstFrame, lastFrame] = [this.#frame(deed.frames[0]), this.#frame(deed.frames[1])];
        const still = await this.#keep(stillOf(firstFrame));
        const seq = await client.addNote({ medium, firstFrame, lastFrame, text: deed.text, still });
        return this.stage.notes.set(deed.as, `n${seq}`);
      }
      case "reply":
        return client.reply(this.#note(deed.note), deed.text);
      case "edit":
        return client.editNote(this.#note(deed.note), deed.text);
      case "resolve":
        return client.setNoteStatus(this.#note(deed.note), NoteStatus.RESOLVED);
      case "reopen":
        return client.setNoteStatus(this.#note(deed.note), NoteStatus.OPEN);
      case "draw":
        return client.addAnnotation({
          medium,
          firstFrame: this.#frame(deed.frames[0]),
          lastFrame: this.#frame(deed.frames[1]),
          color: Number.parseInt(`${deed.color}ff`, 16),
          width: 400,
          shape: {
            kind: SHAPES[deed.shape],
            points:
              deed.shape === "freehand" ? strokeOf(deed.path) : deed.path.flatMap((point) => pointOf(point, 1024)),
            text: deed.text ?? "",
          },
        });
      default:
        throw new Error(`nobody can ${deed.does}`);
    }
  }

  /** Gives the server a still; the hash by which a note has it. */
  async #keep(picture: Uint8Array<ArrayBuffer>): Promise<string> {
    const { server, room } = this.stage;
    const answer = await fetch(`${server}/v1/rooms/${room}/stills`, {
      method: "POST",
      headers: { authorization: `Bearer ${this.token}`, "content-type": "image/png" },
      body: picture,
    });
    if (!answer.ok) throw new Error(`the still was not kept: ${await answer.text()}`);
    return ((await answer.json()) as { readonly hash: string }).hash;
  }

  /** As a hand drags the playhead, for a second and a half. */
  async #drag(client: RoomClient, to: number): Promise<number> {
    const from = client.frame ?? 0;
    const steps = 30;
    for (let i = 1; i < steps; i++) {
      client.scrub(Math.round(from + ((to - from) * i) / steps));
      await new Promise((passed) => setTimeout(passed, 50));
    }
    return client.seek(to);
  }

  #frame(number: number): number {
    return number - (this.#room.room.medium?.firstFrameNumber ?? 0);
  }

  #medium(clip: Clip): string {
    return found(
      `medium ${clip.title}`,
      [...this.#room.room.media.values()].find(({ title }) => title === clip.title),
    ).id;
  }

  #shot(clip: Clip): string {
    const medium = this.#medium(clip);
    const shots = [...this.#room.room.shots.values()];
    return found(
      `shot of ${clip.title}`,
      shots.find(({ versions }) => versions.includes(medium)),
    ).id;
  }

  #note(name: string): string {
    return found(`note ${name}`, this.stage.notes.get(name));
  }

  #participant(name: string): number {
    return found(`participant ${name}`, this.stage.participants.get(name));
  }
}

/** A medium of the room, as the wire has it. */
export function mediumOf({ location, contentType, ...clip }: Clip) {
  return { ...clip, firstPresentationUs: 0, sources: [{ location, contentType }] };
}

export function clipOf(clips: Screenplay["clips"], name: string): Clip {
  return found(`clip ${name}`, clips[name]);
}

function found<T>(what: string, some: T | undefined): T {
  if (some === undefined) throw new Error(`there is no ${what}`);
  return some;
}

const pointOf = ([x, y]: Point, pressure: number) => [Math.round(x * HUNDREDTH), Math.round(y * HUNDREDTH), pressure];

/** Through its corners, as a hand goes: pressed most in the middle. */
function strokeOf(corners: readonly Point[]): number[] {
  const points: number[] = [];
  const all = (corners.length - 1) * POINTS;
  for (let i = 0; i <= all; i++) {
    const at = Math.min(Math.floor(i / POINTS), corners.length - 2);
    const [a, b] = [found("corner", corners[at]), found("corner", corners[at + 1])];
    const part = i / POINTS - at;
    const pressure = Math.round(400 + 600 * Math.sin((Math.PI * i) / all));
    points.push(...pointOf([a[0] + (b[0] - a[0]) * part, a[1] + (b[1] - a[1]) * part], pressure));
  }
  return points;
}
