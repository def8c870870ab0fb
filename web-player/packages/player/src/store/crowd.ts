import { peopleStrings } from "../strings-people";

const say = peopleStrings.crowd;

/** In a room with more people, comings and goings are gathered. */
export const MANY = 12;

/** Who comes within it is said together. [ms] */
const GATHERS_MS = 5000;

/** Somebody comes, or goes. */
export type Passage = "came" | "went";

/** Gathers comings and goings of many people into one sentence: "5 people came". */
export class Crowd {
  readonly #count = { came: 0, went: 0 };
  #single = "";
  #cancel: (() => void) | undefined;

  /**
   * @param later runs something later; the result cancels it
   * @param tell is given the sentence
   */
  constructor(
    private readonly later: (ms: number, act: () => void) => () => void,
    private readonly tell: (text: string) => void,
  ) {}

  /** @param text what would be said of this one alone */
  passed(passage: Passage, text: string): void {
    this.#count[passage]++;
    this.#single = text;
    this.#cancel ??= this.later(GATHERS_MS, () => this.#say());
  }

  close(): void {
    this.#cancel?.();
  }

  #say(): void {
    const { came, went } = this.#count;
    this.#count.came = 0;
    this.#count.went = 0;
    this.#cancel = undefined;
    if (came + went === 1) {
      this.tell(this.#single);
    } else if (came > 0 && went > 0) {
      this.tell(say.both(came, went));
    } else {
      this.tell(came > 0 ? say.came(came) : say.went(went));
    }
  }
}
