import { describe, expect, it } from "vitest";
import { initials } from "../src/people/initials";
import { PALETTE, swatch } from "../src/people/palette";

type Linear = readonly [number, number, number];

function linear(hex: string): Linear {
  const channel = (at: number): number => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

function luminance([r, g, b]: Linear): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [x, y] = [luminance(linear(a)), luminance(linear(b))];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

/** Viénot, Brettel and Mollon 1999: what is seen without long- or without middle-wave cones, in linear light. */
const DICHROMAT = {
  protan: [
    [0.1124, 0.8876, 0],
    [0.1124, 0.8876, 0],
    [0.004, -0.004, 1],
  ],
  deutan: [
    [0.2927, 0.7073, 0],
    [0.2927, 0.7073, 0],
    [-0.0223, 0.0223, 1],
  ],
} as const;

function seen(hex: string, by: keyof typeof DICHROMAT): number[] {
  const [r, g, b] = linear(hex);
  return DICHROMAT[by].map(([x, y, z]) => Math.cbrt(Math.max(0, x * r + y * g + z * b)));
}

describe("palette", () => {
  it("has twelve different colours and grey for any other index", () => {
    expect(new Set(PALETTE.map(({ fill }) => fill)).size).toBe(12);
    expect(swatch(12).fill).toBe("#8a8a8a");
  });

  it.each(PALETTE)("$fill carries readable initials and stands out from the page", ({ fill, ink }) => {
    expect(contrast(fill, ink)).toBeGreaterThanOrEqual(4.5);
    expect(contrast(fill, "#1a1a1a")).toBeGreaterThanOrEqual(2.2);
  });

  it.each(["protan", "deutan"] as const)("any two are told apart with %s vision", (by) => {
    for (const [index, one] of PALETTE.entries()) {
      for (const other of PALETTE.slice(index + 1)) {
        const [a, b] = [seen(one.fill, by), seen(other.fill, by)];
        const distance = Math.hypot(...a.map((value, axis) => value - (b[axis] ?? 0)));
        expect(distance, `${one.fill} and ${other.fill}`).toBeGreaterThan(0.1);
      }
    }
  });
});

describe("initials", () => {
  it.each([
    ["Patty", "P"],
    ["Patty Smith", "PS"],
    ["ann marie van dyke", "AD"],
    ["  ", "?"],
    ["李 小龙", "李小"],
    ['(Sam) "the" Lamp', "SL"],
    ["🙂", "🙂"],
  ])("of %j are %s", (name, expected) => {
    expect(initials(name)).toBe(expected);
  });
});
