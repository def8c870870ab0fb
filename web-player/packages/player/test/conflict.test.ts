import { Category, create, ParticipantSchema, ValueSchema } from "@sameframe/protocol";
import { Refusal, RoomView } from "@sameframe/sync";
import { describe, expect, it } from "vitest";
import { Authors, conflictText } from "../src/store/conflict";

const PATTY = create(ParticipantSchema, { id: 1, name: "Patty" });
const ROOM = new RoomView(
  new Map([
    ["participant/1", create(ValueSchema, { key: "participant/1", value: { case: "participant", value: PATTY } })],
  ]),
  2,
);

/** What is said of a refusal when these entries have been heard of: sequence and author. */
function said(code: string, supersededBy: number | undefined, heard: readonly [number, number][]): string {
  const authors = new Authors();
  for (const [seq, participant] of heard) {
    authors.wrote(seq, participant);
  }
  const refusal = new Refusal(code, "You may not do this", "Ask the host.", supersededBy);
  const conflict = { refusal, command: "seek", category: Category.PLAYBACK } as const;
  return conflictText(supersededBy === undefined ? conflict : { ...conflict, supersededBy }, ROOM, authors);
}

describe("a conflict in a sentence", () => {
  const many = Array.from({ length: 600 }, (_, index): [number, number] => [index + 1, 1]);

  it.each<[string, string, number | undefined, readonly [number, number][], string]>([
    ["who was first", "superseded", 7, [[7, 1]], "Patty was there first. What you did was not done."],
    ["if that is known", "superseded", 7, [[8, 1]], "A host was there first. What you did was not done."],
    ["of the latest entries only", "superseded", 7, many, "A host was there first. What you did was not done."],
    ["and those all", "superseded", 89, many, "Patty was there first. What you did was not done."],
    ["else why", "forbidden", undefined, [], "You may not do this. Ask the host."],
  ])("says %s", (_, code, supersededBy, heard, sentence) => {
    expect(said(code, supersededBy, heard)).toBe(sentence);
  });
});
