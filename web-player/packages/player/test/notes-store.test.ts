import {
  type ChatMessage,
  ChatMessageSchema,
  Control,
  create,
  LobbySchema,
  type Note,
  NoteSchema,
  NoteStatus,
  type Playback,
  PolicySchema,
  Presence,
  Role,
  RoomCardSchema,
  SubscriptionSchema,
  type Value,
} from "@sameframe/protocol";
import { Category, Refusal, RoomView } from "@sameframe/sync";
import { describe, expect, it } from "vitest";
import { Problem } from "../src/net/problem";
import type { Commanded } from "../src/store/commands";
import { type NotesPorts, NotesStore, type SendStill } from "../src/store/notes-store";
import type { NotesPicture } from "../src/store/notes-view";
import { clipOf, IDLE, peopleOf, type RoomPicture, transportOf } from "../src/store/view";
import { medium, NEXT, person, playback, SHOT, value } from "./history/recorded";

const note = (id: string, author: number, more: Partial<Note> = {}): Value =>
  value(`note/${id}`, {
    case: "note",
    value: { ...create(NoteSchema, { id, author, medium: "m1", firstFrame: 41, lastFrame: 41, text: id }), ...more },
  });
const said = (id: string, author: number, more: Partial<ChatMessage> = {}): Value =>
  value(`chat/${id}`, { case: "chat", value: { ...create(ChatMessageSchema, { id, author, text: id }), ...more } });

const CARD = value("card", { case: "card", value: create(RoomCardSchema, { title: "Trailer" }) });
const ROOM = [
  CARD,
  medium(SHOT),
  medium(NEXT),
  playback(),
  person(1, "Patty", Presence.HERE, { role: Role.HOST }),
  person(2, "Sam", Presence.HERE, { role: Role.REVIEWER }),
];

interface Setting {
  readonly you?: number;
  readonly refuses?: readonly string[];
  readonly take?: NotesPorts["take"];
  readonly read?: { notes: number; chat: number };
}

/** A room in memory and its store, and what was called. */
class Desk {
  readonly calls: string[] = [];
  readonly saved: object[] = [];
  readonly store: NotesStore;
  frame = 0;
  private room: RoomView;
  private values: readonly Value[] = ROOM;

  constructor(private readonly setting: Setting = {}) {
    this.room = this.#view();
    const link = new Proxy({ look: { playback: undefined } } as unknown as Commanded, {
      get: (target, name) => {
        if (name === "room") return this.room;
        if (name in target) return Reflect.get(target, name);
        return async (...args: unknown[]) => {
          this.calls.push([String(name), ...args.map((it) => JSON.stringify(it))].join(" "));
          if (name === "pause") this.has(playback({ frame: 57 }));
          if (setting.refuses?.includes(String(name))) throw new Refusal("limit", "Too many.", "Remove some.");
          return 1;
        };
      },
    });
    const still: SendStill = async () => "f".repeat(64);
    this.store = new NotesStore(
      link,
      {
        take: setting.take ?? (() => still),
        still: async () => new Blob(),
        load: () => setting.read ?? { notes: 0, chat: 0 },
        save: (read) => void this.saved.push(read),
      },
      () => {},
    );
    this.shows();
  }

  get picture(): NotesPicture {
    return this.store.picture;
  }

  /** The room has these values beside what it had. */
  has(...values: readonly Value[]): this {
    const keys = new Set(values.map(({ key }) => key));
    this.values = [...this.values.filter(({ key }) => !keys.has(key)), ...values];
    this.room = this.#view();
    return this.shows();
  }

  /** A frame is on glass. */
  shows(frame = this.frame, change: Partial<RoomPicture> = {}): this {
    this.frame = frame;
    const { room } = this;
    const shown = {
      people: peopleOf(room),
      clip: clipOf(room.medium),
      transport: room.playback === undefined ? IDLE : transportOf(room.playback as Playback),
      alone: false,
      frame,
      ...change,
    };
    this.store.renew(shown as RoomPicture);
    return this;
  }

  #view(): RoomView {
    return new RoomView(new Map(this.values.map((it) => [it.key, it])), this.setting.you ?? 2);
  }
}

describe("[NC1] what others wrote is unread until its tab is looked at", () => {
  it("counts notes, replies and messages of others", () => {
    const desk = new Desk().has(
      note("n7", 1),
      note("n8", 2),
      note("n9", 1, { parent: "n8" }),
      said("c10", 1),
      said("c11", 2),
    );
    expect(desk.picture.unread).toEqual({ notes: 2, chat: 1 });
    desk.store.looksAt("notes");
    expect(desk.picture.unread).toEqual({ notes: 0, chat: 1 });
    expect(desk.saved).toEqual([{ notes: 9, chat: 0 }]);
    desk.store.looksAt("people");
    desk.has(note("n12", 1));
    expect(desk.picture.unread).toEqual({ notes: 1, chat: 1 });
  });

  it("counts only what came after what this browser has read", () => {
    const desk = new Desk({ read: { notes: 7, chat: 10 } }).has(note("n7", 1), said("c10", 1), said("c12", 1));
    expect(desk.picture.unread).toEqual({ notes: 0, chat: 1 });
  });

  it("the first new message is marked while the chat is looked at", () => {
    const desk = new Desk({ read: { notes: 0, chat: 3 } }).has(
      said("c2", 1),
      said("c4", 2),
      said("c5", 1),
      said("c6", 1),
    );
    desk.store.looksAt("chat");
    expect(desk.picture.fresh).toBe("c5");
    desk.has(said("c7", 1));
    expect(desk.picture.fresh).toBe("c5");
    desk.store.looksAt(undefined);
    expect(desk.picture.fresh).toBeUndefined();
  });
});

describe("[NC2] a note is about the frame on glass", () => {
  it("lists those on the clip in view by frame, and those on others", () => {
    const elsewhere = note("n5", 1, { medium: "m2", firstFrame: 3, lastFrame: 3 });
    const desk = new Desk().has(elsewhere, note("n6", 1), note("n7", 2, { firstFrame: 4, lastFrame: 6 }));
    expect(desk.picture.here).toMatchObject([
      { id: "n7", from: "1005", to: "1007", own: true, author: "Sam", color: 1, timecode: "00:00:00:04" },
      { id: "n6", from: "1042", to: "1042", own: false, author: "Patty", color: 0 },
    ]);
    expect(desk.picture.elsewhere).toMatchObject([{ id: "n5", clip: "Shot 20" }]);
  });

  it("what plays pauses first, and the frame stays though the playhead moves on", async () => {
    const desk = new Desk().has(playback({ playing: true })).shows(56);
    desk.store.draft(true);
    expect(desk.calls).toEqual(["pause"]);
    expect(desk.picture.about).toBe("1058");
    desk
      .shows(57)
      .has(playback({ frame: 90 }))
      .shows(90);
    expect(await desk.store.add("The cup.")).toEqual({ kind: "done" });
    const about = { medium: "m1", firstFrame: 57, lastFrame: 57, text: "The cup.", still: "f".repeat(64) };
    expect(desk.calls.at(-1)).toBe(`addNote ${JSON.stringify(about)}`);
    expect(desk.picture.about).toBeUndefined();
  });

  it("who may not pause writes about the frame that was on glass", () => {
    const policy = value("policy", { case: "policy", value: create(PolicySchema, { control: Control.HOST }) });
    const desk = new Desk().has(policy, playback({ playing: true })).shows(33);
    desk.store.draft(true);
    expect(desk.calls).toEqual([]);
    expect(desk.picture.about).toBe("1034");
    expect(desk.picture.jump).toBe("host");
  });

  it("a note on another clip leads there first", () => {
    const desk = new Desk().has(note("n5", 1, { medium: "m2", firstFrame: 3, lastFrame: 3 }));
    desk.store.go(desk.picture.elsewhere[0]!);
    expect(desk.calls).toEqual(['selectMedium "m2"', "seek 3"]);
  });
});

describe("[NC3] a note goes without a still rather than not at all", () => {
  it.each<[string, NotesPorts["take"], string]>([
    ["the picture cannot be read", () => undefined, "Added without a still: the picture cannot be read here."],
    ["it cannot be encoded", () => () => Promise.reject(new Error()), "Added without a still: the picture cannot"],
    [
      "the server takes none",
      () => () => Promise.reject(Problem.offline()),
      "Added without a still. The server does not",
    ],
  ])("%s", async (_, take, remark) => {
    const desk = new Desk({ take });
    expect(await desk.store.add("Grain.")).toMatchObject({ kind: "done", remark: expect.stringContaining(remark) });
    expect(desk.calls).toEqual(['addNote {"medium":"m1","firstFrame":0,"lastFrame":0,"text":"Grain."}']);
  });

  it("none is taken of another frame than the note's", async () => {
    const desk = new Desk().has(playback({ frame: 20 })).shows(19);
    expect(await desk.store.add("Grain.")).toMatchObject({ kind: "done", remark: expect.stringContaining("without") });
  });
});

it("[NC4] acts are the room's own commands", async () => {
  const desk = new Desk();
  await desk.store.reply("n5", "Yes.");
  await desk.store.edit("n6", "No.");
  await desk.store.resolve("n5", true);
  await desk.store.resolve("n5", false);
  await desk.store.remove("n6");
  const { RESOLVED, OPEN } = NoteStatus;
  expect(desk.calls).toEqual([
    'reply "n5" "Yes."',
    'editNote "n6" "No."',
    `setNoteStatus "n5" ${RESOLVED}`,
    `setNoteStatus "n5" ${OPEN}`,
    'removeNote "n6"',
  ]);
});

it("[NC5] a message is shown as on its way until the room has it", async () => {
  const desk = new Desk();
  const sent = desk.store.say("Shall we begin?");
  expect(desk.picture.outgoing).toMatchObject([{ text: "Shall we begin?" }]);
  await sent;
  expect(desk.picture.outgoing).toEqual([]);
});

it("[NC5] who goes on within five minutes is not named again", () => {
  const minute = 60_000_000;
  const at = (minutes: number) => ({ created: BigInt(minutes * minute) });
  const desk = new Desk().has(said("c1", 1, at(0)), said("c2", 1, at(4)), said("c3", 2, at(5)), said("c4", 2, at(11)));
  expect(desk.picture.chat.map(({ first }) => first)).toEqual([true, false, true, true]);
});

describe("[NC7] what is forbidden or refused is said", () => {
  it.each<[string, readonly Value[], NotesPicture["refusal"], NotesPicture["jump"]]>([
    ["nothing is", [], undefined, undefined],
    ["a viewer", [person(2, "Sam", Presence.HERE, { role: Role.VIEWER })], "viewer", "viewer"],
    [
      "with notes switched off",
      [
        value("subscription/2", {
          case: "subscription",
          value: create(SubscriptionSchema, { participant: 2, off: [Category.NOTES] }),
        }),
      ],
      "off",
      undefined,
    ],
    ["in the lobby", [value("lobby", { case: "lobby", value: create(LobbySchema) })], undefined, "lobby"],
    [
      "without the lead",
      [value("policy", { case: "policy", value: create(PolicySchema, { control: Control.LEAD }) })],
      undefined,
      "lead",
    ],
    ["with nothing to look at", [value("playback", { case: undefined })], "empty", undefined],
    [
      "in a closed room",
      [value("card", { case: "card", value: create(RoomCardSchema, { closed: 5n }) })],
      "outside",
      undefined,
    ],
  ])("%s", (_, values, refusal, jump) => {
    expect(new Desk().has(...values).picture).toMatchObject({ refusal, jump });
  });

  it("who looks around alone may go anywhere", () => {
    const desk = new Desk().has(value("lobby", { case: "lobby", value: create(LobbySchema) }));
    expect(desk.shows(0, { alone: true }).picture.jump).toBeUndefined();
  });

  it("a refused note is still begun, and the reason is answered", async () => {
    const desk = new Desk({ refuses: ["addNote", "say"] });
    const refused = { kind: "refused", why: "Too many. Remove some." };
    expect(await desk.store.add("One more.")).toEqual(refused);
    expect(desk.picture.about).toBe("1001");
    expect(await desk.store.say("Hello?")).toEqual(refused);
    expect(desk.picture.outgoing).toEqual([]);
  });
});
