import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { Category, decodeServerFrame, JSON_TEXT, type Value } from "@sameframe/protocol";
import { describe, expect, it } from "vitest";
import { categoryOfValue } from "../src/commands";
import { Emitter } from "../src/emitter";
import { Replica } from "../src/replica";

/**
 * What the server's simulation sent to its clients, line by line: the beginning of a connection, a frame, or the values
 * that a client must have at that point. A build of the server writes many; a few are kept here.
 */
const FOLDER = process.env.SAMEFRAME_TRANSCRIPTS ?? join(import.meta.dirname, "transcripts");

interface Line {
  readonly connected?: { readonly instance: string; readonly categories: readonly (keyof typeof Category)[] };
  readonly frame?: unknown;
  readonly state?: Readonly<Record<string, unknown>>;
}

const linesOf = (file: string): Line[] =>
  readFileSync(join(FOLDER, file), "utf8")
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Line);

const decode = (frame: unknown) => decodeServerFrame(JSON_TEXT, JSON.stringify(frame));

/** The values as a snapshot would bring them. */
function valuesOf(state: Readonly<Record<string, unknown>>): Map<string, Value> {
  const frame = decode({ messages: [{ snapshot: { room: { values: Object.values(state) } } }] });
  const message = frame.messages[0]?.message;
  const values = message?.case === "snapshot" ? (message.value.room?.values ?? []) : [];
  return new Map(values.map((value) => [value.key, value]));
}

/** One client, from its first connection to its last. */
class Player {
  #replica: Replica | undefined;
  #wanted = new Set<Category>();
  states = 0;

  play({ connected, frame, state }: Line): void {
    if (connected) {
      this.#replica ??= new Replica(connected.instance, new Emitter());
      this.#wanted = new Set(connected.categories.map((name) => Category[name]));
    }
    if (frame) expect(this.#replica?.take(decode(frame))).toBeUndefined();
    if (state) {
      expect(this.#values()).toEqual(valuesOf(state));
      this.states++;
    }
  }

  /** Of other categories it has what it did itself, which may be outdated. */
  #values(): Map<string, Value> {
    const values = this.#replica?.view.values ?? new Map<string, Value>();
    return new Map([...values].filter(([, value]) => this.#wanted.has(categoryOfValue(value))));
  }
}

describe("[SI8] told what a simulated client was told, this one has the same values", () => {
  const files = readdirSync(FOLDER).filter((file) => file.endsWith(".jsonl"));

  it.each(files)("%s", (file) => {
    const player = new Player();
    for (const line of linesOf(file)) player.play(line);
  });

  it("at many points", () => {
    const states = files.flatMap(linesOf).filter(({ state }) => state);
    expect(states.length).toBeGreaterThan(files.length);
  });
});
