import { type Participant, type Playback, Presence, type RoomEvent } from "@sameframe/protocol";
import type { EntryEvent, RoomView } from "@sameframe/sync";
import { frameNumber } from "../frames/numbering";
import { strings } from "../strings";
import { type Clip, clipOf, type Line, loopOf } from "./view";

/** A sentence about an entry. */
export type Sentence = Omit<Line, "id"> & { readonly own: boolean };

const say = strings.action;

/**
 * Tells entries as sentences: who did what, on which frame. An entry carries whole values and not the command that was
 * given, so the sentence comes from comparing a value with the one before it.
 */
export class Narration {
  #playback: Playback | undefined;
  #people = new Map<number, Participant>();
  #clips = new Map<string, Clip>();

  /** Starts from a state as a whole: on joining, and when one replaces the entries that were missed. */
  restart(room: RoomView): void {
    this.#playback = room.playback;
    this.#people = new Map(room.participants);
    this.#clips = new Map();
    for (const medium of room.media.values()) {
      const clip = clipOf(medium);
      if (clip !== undefined) {
        this.#clips.set(medium.id, clip);
      }
    }
  }

  /** The sentence for an entry; undefined when there is nothing that people want to hear of. */
  tell({ entry, participant, own }: EntryEvent, you: number): Sentence | undefined {
    const mine = participant !== undefined && participant.id === you;
    const who = mine ? say.you : (participant?.name ?? say.room);
    let told: Pick<Sentence, "text" | "color"> | undefined;
    for (const event of entry.events) {
      const next = this.#follow(event, who, participant, you);
      told ??= next;
    }
    return told === undefined ? undefined : { ...told, own, tone: "action" };
  }

  #follow(
    { event }: RoomEvent,
    who: string,
    actor: Participant | undefined,
    you: number,
  ): Pick<Sentence, "text" | "color"> | undefined {
    const value = event.case === "put" ? event.value.value : undefined;
    switch (value?.case) {
      case "playback": {
        const before = this.#playback;
        this.#playback = value.value;
        const text = actor === undefined ? undefined : this.#playbackText(who, before, value.value);
        return text === undefined ? undefined : { text, color: actor?.color };
      }
      case "participant": {
        const before = this.#people.get(value.value.id);
        this.#people.set(value.value.id, value.value);
        const text = value.value.id === you ? undefined : rosterText(before, value.value);
        return text === undefined ? undefined : { text, color: value.value.color };
      }
      case "medium": {
        const clip = clipOf(value.value);
        if (clip !== undefined) {
          this.#clips.set(clip.id, clip);
        }
        return { text: say.added(who, value.value.title), color: actor?.color };
      }
      case "card":
      case "policy":
      case undefined:
        return undefined;
    }
  }

  #playbackText(who: string, before: Playback | undefined, after: Playback): string | undefined {
    const clip = this.#clips.get(after.medium);
    const number = (frame: number): number => (clip === undefined ? frame : frameNumber(clip, frame));
    if (before === undefined) {
      return undefined;
    }
    if (before.medium !== after.medium) {
      return say.selected(who, clip?.title ?? after.medium);
    }
    if (before.inPoint !== after.inPoint || before.outPoint !== after.outPoint) {
      const whole = clip !== undefined && after.inPoint === 0 && after.outPoint === clip.frames - 1;
      return whole ? say.wholeRange(who) : say.range(who, number(after.inPoint), number(after.outPoint));
    }
    if (before.speed !== after.speed) {
      return say.speed(who, speedLabel(after.speed));
    }
    if (before.loop !== after.loop) {
      return say.loop(who, strings.transport.loop[loopOf(after.loop)]);
    }
    if (before.playing !== after.playing) {
      return after.playing ? say.played(who) : say.paused(who, number(after.frame));
    }
    const stepped = !after.playing && Math.abs(after.frame - before.frame) === 1;
    return stepped ? say.stepped(who, number(after.frame)) : say.seeked(who, number(after.frame));
  }
}

/** "0.5x", "−1x". */
export function speedLabel(milli: number): string {
  return `${milli < 0 ? "−" : ""}${Math.abs(milli) / 1000}x`;
}

function rosterText(before: Participant | undefined, after: Participant): string | undefined {
  const { name, presence } = after;
  if (before !== undefined && before.name !== name) {
    return say.renamed(before.name, name);
  }
  if (before?.presence === presence) {
    return undefined;
  }
  switch (presence) {
    case Presence.HERE:
      return before?.presence === Presence.AWAY ? say.back(name) : say.joined(name);
    case Presence.AWAY:
      return say.away(name);
    case Presence.GONE:
      return say.left(name);
    case Presence.EXPECTED:
    case Presence.UNSPECIFIED:
      return undefined;
  }
}
