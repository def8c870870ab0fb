import { expect, it } from "vitest";
import { turned } from "../src/elements/turn-tabs";

it.each<[string, number, number | undefined]>([
  ["ArrowRight", 0, 1],
  ["ArrowRight", 2, 0],
  ["ArrowLeft", 1, 0],
  ["ArrowLeft", 0, 2],
  ["Home", 2, 0],
  ["End", 0, 2],
  [" ", 1, undefined],
  ["ArrowUp", 1, undefined],
])("[NC1] %s turns from tab %i to %s, and what is not of the tabs goes on", (key, from, to) => {
  const event = Object.assign(new Event("keydown", { cancelable: true }), { key }) as KeyboardEvent;
  expect(turned(event, from, 3)).toBe(to);
  expect(event.defaultPrevented).toBe(to !== undefined);
});
