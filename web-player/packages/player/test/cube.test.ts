import { describe, expect, it } from "vitest";
import { isCubeProblem, type Lut, parseCube } from "../src/gpu/cube";

const TWO = ["0 0 0", "1 0 0", "0 1 0", "1 1 0", "0 0 1", "1 0 1", "0 1 1", "1 1 1"].join("\n");

function read(text: string): Lut {
  const lut = parseCube(text);
  if (isCubeProblem(lut)) throw new Error(JSON.stringify(lut));
  return lut;
}

describe("[PV7] a .cube file", () => {
  it("[PV7] is a cube, red fastest", () => {
    const lut = read(`# a look\nTITLE "Warm"\nLUT_3D_SIZE 2\n\n${TWO}\n`);
    expect([lut.dimensions, lut.size]).toEqual([3, 2]);
    expect([...lut.values.slice(3, 6)]).toEqual([1, 0, 0]);
    expect([lut.domainMin, lut.domainMax]).toEqual([
      [0, 0, 0],
      [1, 1, 1],
    ]);
  });

  it("[PV7] is three curves, with a domain, exponents and line ends of any kind", () => {
    const lut = read(
      "\uFEFFLUT_1D_SIZE 3\r\nDOMAIN_MIN -1 -1 -1\r\nDOMAIN_MAX 2 3 4\r\n0 0 0\r\n5e-1 .5 0.5\r\n+1 1. 1",
    );
    expect([lut.dimensions, lut.size, lut.domainMin, lut.domainMax]).toEqual([1, 3, [-1, -1, -1], [2, 3, 4]]);
    expect([...lut.values]).toEqual([0, 0, 0, 0.5, 0.5, 0.5, 1, 1, 1]);
  });

  it("[PV7] has Resolve's input range for a domain", () => {
    const lut = read(`LUT_3D_SIZE 2\nLUT_3D_INPUT_RANGE 0.25 0.75\n${TWO}`);
    expect([lut.domainMin[2], lut.domainMax[0]]).toEqual([0.25, 0.75]);
  });

  it("[PV7] has 65 to an edge at most", () => {
    const table = "0.5 0.5 0.5\n".repeat(65 ** 3);
    expect(read(`LUT_3D_SIZE 65\n${table}`).values).toHaveLength(3 * 65 ** 3);
  }, 60_000);

  it.each([
    ["is empty", "", "size", 1],
    ["has no size", "# nothing\n0 0 0", "early", 2],
    ["is too large a cube", "LUT_3D_SIZE 66", "size", 1],
    ["has one entry", "LUT_1D_SIZE 1", "size", 1],
    ["has half an entry", "LUT_1D_SIZE 2.5", "size", 1],
    ["has two sizes", "LUT_1D_SIZE 2\nLUT_3D_SIZE 2", "size", 2],
    ["has an unknown word", "LUT_1D_SIZE 2\nGAMMA 2", "keyword", 2],
    ["has a word behind the table", "LUT_1D_SIZE 2\n0 0 0\nTITLE late", "keyword", 3],
    ["has two numbers in a line", "LUT_1D_SIZE 2\n0 0", "number", 2],
    ["has four numbers in a line", "LUT_1D_SIZE 2\n0 0 0 0", "number", 2],
    ["has a number of another base", "LUT_1D_SIZE 2\n0x1 0 0", "number", 2],
    ["has no number", "LUT_1D_SIZE 2\n0 0 0\n1 1 -", "number", 3],
    ["has an infinite number", "LUT_1D_SIZE 2\n0 0 1e99", "number", 2],
    ["has a domain the wrong way round", "LUT_1D_SIZE 2\nDOMAIN_MIN 1 1 1\n0 0 0", "domain", 3],
    ["has a domain of nothing", "LUT_1D_SIZE 2\nDOMAIN_MAX 1 1", "domain", 2],
    ["ends too early", "LUT_1D_SIZE 2\n0 0 0", "few", 2],
    ["ends too late", "LUT_1D_SIZE 2\n0 0 0\n1 1 1\n1 1 1", "many", 4],
    ["is something else", "\x89PNG\r\n", "early", 1],
  ] as const)("[PV7] that %s is refused with its line", (_, text, fault, line) => {
    expect(parseCube(text)).toEqual({ fault, line });
  });
});
