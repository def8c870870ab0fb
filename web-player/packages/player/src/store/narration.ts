import type { RoomEvent, Value } from "@sameframe/protocol";
import type { EntryEvent, RoomView } from "@sameframe/sync";
import { strings } from "../strings";
import type { Scene, Told } from "./scene";
import { removalOf, sentenceOf } from "./sentences";
import type { Line } from "./view";

/** A sentence about an entry. */
export type Sentence = Omit<Line, "id"> & { readonly own: boolean };

/**
 * Tells entries as sentences: who did what, on which frame. An entry carries whole values and not the command that was
 * given, so the sentence comes from comparing a value with the one before it.
 */
export class Narration {
  #values = new Map<string, Value["value"]>();

  /** Starts from a state as a whole: on joining, and when one replaces the entries that were missed. */
  restart(room: RoomView): void {
    this.#values = new Map([...room.values].map(([key, { value }]) => [key, value]));
  }

  /**
   * The sentence for an entry; undefined when there is nothing that people want to hear of.
   *
   * @param room to know people, clips and shots by
   */
  tell({ entry, participant, own }: EntryEvent, room: RoomView): Sentence | undefined {
    const isMine = participant !== undefined && participant.id === room.you;
    const who = isMine ? strings.action.you : (participant?.name ?? strings.action.room);
    let told: Told | undefined;
    for (const event of entry.events) {
      const next = this.#follow(event, { who, actor: participant, room });
      told ??= next;
    }
    return told === undefined ? undefined : { ...told, own, tone: "action" };
  }

  #follow({ event }: RoomEvent, scene: Scene): Told | undefined {
    switch (event.case) {
      case "put": {
        const { key, value } = event.value;
        const before = this.#values.get(key);
        this.#values.set(key, value);
        return sentenceOf(before, value, scene);
      }
      case "remove": {
        const before = this.#values.get(event.value);
        this.#values.delete(event.value);
        return before && removalOf(before, scene);
      }
      case undefined:
        return undefined;
    }
  }
}
