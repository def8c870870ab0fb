/** Red, green and blue. */
export type Triple = readonly [number, number, number];

/** A look-up table: one curve for each of red, green and blue, or a cube of colours. */
export interface Lut {
  readonly dimensions: 1 | 3;
  /** Entries of a curve, or along an edge of the cube. */
  readonly size: number;
  /** Input that the first and the last entry stand for. */
  readonly domainMin: Triple;
  readonly domainMax: Triple;
  /** Red, green and blue of each entry; in a cube red changes fastest. */
  readonly values: Float32Array;
}

/** Why a text is no look-up table that can be used. */
export type CubeFault = "large" | "size" | "keyword" | "number" | "domain" | "early" | "many" | "few";

/** What is wrong with a text, and in which line, from 1. */
export interface CubeProblem {
  readonly fault: CubeFault;
  readonly line: number;
}

/** A cube of 65 with ten digits for each number has 10 MB. */
export const LARGEST_CUBE_TEXT = 16 * 1024 * 1024;

const LARGEST = { 1: 65_536, 3: 65 } as const;
/** Numbers of other bases, which JavaScript reads and the format does not have. */
const OTHER_BASES = /^0[xbo]/i;

/** Reads a `.cube` file: Adobe's Cube LUT specification 1.0, and the input ranges that Resolve writes. */
export function parseCube(text: string): Lut | CubeProblem {
  return text.length > LARGEST_CUBE_TEXT ? { fault: "large", line: 1 } : new Reader().read(text);
}

export function isCubeProblem(read: Lut | CubeProblem): read is CubeProblem {
  return "fault" in read;
}

class Reader {
  #dimensions: 1 | 3 | undefined;
  #size = 0;
  #min: Triple = [0, 0, 0];
  #max: Triple = [1, 1, 1];
  #values: Float32Array | undefined;
  #filled = 0;

  read(text: string): Lut | CubeProblem {
    const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
    for (const [place, row] of lines.entries()) {
      const fault = this.#line(row.trim());
      if (fault !== undefined) {
        return { fault, line: place + 1 };
      }
    }
    const values = this.#values;
    if (this.#dimensions === undefined || values === undefined || this.#filled < values.length) {
      return { fault: this.#dimensions === undefined ? "size" : "few", line: lines.length };
    }
    return { dimensions: this.#dimensions, size: this.#size, domainMin: this.#min, domainMax: this.#max, values };
  }

  #line(row: string): CubeFault | undefined {
    if (row === "" || row.startsWith("#")) {
      return undefined;
    }
    const words = row.split(/\s+/);
    const [first = "", ...rest] = words;
    return /^[A-Za-z_]/.test(first) ? this.#keyword(first, rest) : this.#entry(words);
  }

  #keyword(word: string, rest: readonly string[]): CubeFault | undefined {
    if (this.#filled > 0) {
      return "keyword"; // they stand before the table
    }
    switch (word) {
      case "TITLE":
        return undefined;
      case "LUT_1D_SIZE":
        return this.#sized(1, rest);
      case "LUT_3D_SIZE":
        return this.#sized(3, rest);
      case "DOMAIN_MIN":
        return this.#domain(numbers(rest, 3), undefined);
      case "DOMAIN_MAX":
        return this.#domain(undefined, numbers(rest, 3));
      case "LUT_1D_INPUT_RANGE":
      case "LUT_3D_INPUT_RANGE": {
        const range = numbers(rest, 2);
        const [min = 0, max = 1] = range ?? [];
        return range === undefined ? "domain" : this.#domain([min, min, min], [max, max, max]);
      }
      default:
        return "keyword";
    }
  }

  #sized(dimensions: 1 | 3, rest: readonly string[]): CubeFault | undefined {
    const [word = ""] = rest;
    const size = /^\d+$/.test(word) ? Number(word) : 0;
    if (this.#dimensions !== undefined || rest.length !== 1 || size < 2 || size > LARGEST[dimensions]) {
      return "size";
    }
    this.#dimensions = dimensions;
    this.#size = size;
    this.#values = new Float32Array(3 * size ** dimensions);
    return undefined;
  }

  #domain(min: readonly number[] | undefined, max: readonly number[] | undefined): CubeFault | undefined {
    if (min === undefined && max === undefined) {
      return "domain";
    }
    this.#min = triple(min) ?? this.#min;
    this.#max = triple(max) ?? this.#max;
    const isBoth = min !== undefined && max !== undefined;
    return isBoth && !ordered(this.#min, this.#max) ? "domain" : undefined;
  }

  #entry(words: readonly string[]): CubeFault | undefined {
    const [values, entry] = [this.#values, numbers(words, 3)];
    if (values === undefined) {
      return "early";
    }
    if (entry === undefined) {
      return "number";
    }
    if (this.#filled === 0 && !ordered(this.#min, this.#max)) {
      return "domain";
    }
    if (this.#filled >= values.length) {
      return "many";
    }
    values.set(entry, this.#filled);
    this.#filled += 3;
    return undefined;
  }
}

function numbers(words: readonly string[], count: number): readonly number[] | undefined {
  const found = words.map((word) => (word === "" || OTHER_BASES.test(word) ? Number.NaN : Number(word)));
  return found.length === count && found.every((it) => Math.abs(it) < 1e30) ? found : undefined;
}

function triple(of: readonly number[] | undefined): Triple | undefined {
  const [r, g, b] = of ?? [];
  return r === undefined || g === undefined || b === undefined ? undefined : [r, g, b];
}

function ordered(min: Triple, max: Triple): boolean {
  return min.every((it, place) => it < (max[place] ?? it));
}
