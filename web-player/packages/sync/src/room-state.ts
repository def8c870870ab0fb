import type { Category, RoomEvent, Value } from "@sameframe/protocol";
import { categoryOfValue } from "./commands";
import { fold } from "./fold";
import { RoomView } from "./room-view";

/** What one's own command will probably make of the room: the values that it puts. */
export type Prediction = (shown: RoomView) => readonly Value[];

/**
 * The fold of the room's entries, twice: `base` is what the ledger says, `shown` is what a person sees. They differ
 * in the categories on which something of one's own is pending [OE2]: those are held, and show the predictions.
 */
export class RoomState {
  #base = new Map<string, Value>();
  #shown = new Map<string, Value>();
  #view = RoomView.EMPTY;
  #you = 0;

  /** @param isHeld whether something is pending on a category */
  constructor(private readonly isHeld: (category: Category) => boolean) {}

  /** What is shown. */
  get view(): RoomView {
    return this.#view;
  }

  /** What the ledger says. */
  get base(): ReadonlyMap<string, Value> {
    return this.#base;
  }

  identify(you: number): void {
    this.#you = you;
    this.#refresh();
  }

  /** Takes in the events of one entry, in order. */
  apply(events: readonly RoomEvent[]): void {
    const open = events.filter((event) => !this.#isHidden(event));
    fold(this.#base, events);
    fold(this.#shown, open);
    this.#refresh();
  }

  /** Takes in a snapshot: it stands for everything before. */
  replace(values: readonly Value[]): void {
    this.#base = new Map(values.map((value) => [value.key, value]));
    const held = [...this.#shown].filter(([, value]) => this.isHeld(categoryOfValue(value)));
    const open = [...this.#base].filter(([, value]) => !this.isHeld(categoryOfValue(value)));
    this.#shown = new Map([...held, ...open]);
    this.#refresh();
  }

  /** Shows at once what a command will probably do [OE1]; whether that is anything. */
  predict(prediction: Prediction): boolean {
    const values = prediction(this.#view);
    for (const value of values) this.#shown.set(value.key, value);
    this.#refresh();
    return values.length > 0;
  }

  /** Shows a category as the ledger has it, and on top of it what is still pending there [OE3]. */
  restore(category: Category, pending: readonly Prediction[]): void {
    const others = [...this.#shown].filter(([, value]) => categoryOfValue(value) !== category);
    const own = [...this.#base].filter(([, value]) => categoryOfValue(value) === category);
    this.#shown = new Map([...others, ...own]);
    this.#refresh();
    for (const prediction of pending) this.predict(prediction);
  }

  /** Whether an event changes nothing that is shown: its category shows one's own predictions for now. */
  #isHidden({ event }: RoomEvent): boolean {
    const value = event.case === "remove" ? this.#base.get(event.value) : event.value;
    return value === undefined || this.isHeld(categoryOfValue(value));
  }

  #refresh(): void {
    this.#view = new RoomView(new Map(this.#shown), this.#you);
  }
}
