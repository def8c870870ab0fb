import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, it } from "vitest";
import { ACTIONS, Keymap } from "../src/store/keymap";

const text = readFileSync(resolve(import.meta.dirname, "../../../../docs/keys.md"), "utf8");

it("[KB2] what is told of the keys is all of them, with an example that is understood", () => {
  const told = text
    .split("\n")
    .flatMap((line) => /^\| (`[a-z-]+`(?:, `[a-z-]+`)*) \|/.exec(line)?.[1]?.match(/[a-z-]+/g) ?? []);
  expect(told.filter((name) => name !== "focus")).toEqual(ACTIONS.slice());
  const example = /keymap="([^"]+)"/.exec(text)?.[1] ?? "";
  expect(Keymap.create(example).wrong).toEqual([]);
});
