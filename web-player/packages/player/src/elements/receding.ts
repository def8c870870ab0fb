import { reflectFullscreen } from "./page-acts";

/** So long no hand moves before what lies around the picture goes. [ms] */
const PATIENCE = 3_000;

/** Lower rooms have a smaller deck. [px] */
const LOW = 520;

/** So do those while the tools for the picture are open, which are as high as the rest of it. [px] */
const LOW_WITH_TOOLS = 960;

/** Up to this width a room is as high as all that is in it. [px] */
const NARROW = 860;

/** Has the focus of who goes by keyboard, or was opened; what a browser does not know of these is left out. */
const ACTIVE = ":is(:focus-visible, select:focus, dialog[open], :popover-open)";

/** What somebody does who is there. */
const SIGNS = ["pointermove", "pointerdown", "wheel", "keydown", "focusin"] as const;

/** The room's element: what its attributes say, and which tools are open. */
type Room = HTMLElement & { readonly draws: boolean; readonly tunes: boolean };

/**
 * What lies around the picture makes room for it. Reflected on the room's element: `low`, the height is the picture's; `userinactive`,
 * as media-chrome has it: it fills the screen and plays, and nobody has moved a hand for 3 s, is at a control, draws, or has
 * something open.
 */
export class Receding {
  readonly #sizes = new ResizeObserver(() => this.#measure());
  #events: AbortController | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Milliseconds of the page's clock. */
  #lastSign = 0;
  /** Where the pointer was: browsers tell of a move, too, when only the page moved. */
  #at = "";
  #isPressed = false;
  #stopReflecting = (): void => {};
  #measured: HTMLElement | undefined;
  #hadTools = false;

  constructor(private readonly room: Room) {}

  open(): void {
    const events = new AbortController();
    this.#events = events;
    this.#stopReflecting = reflectFullscreen(this.room);
    const options = { signal: events.signal, capture: true, passive: true };
    for (const sign of SIGNS) {
      document.addEventListener(sign, (event) => this.#noticed(event), options);
    }
    for (const sign of ["pointerup", "pointercancel"] as const) {
      document.addEventListener(sign, () => this.#press(false), options);
    }
    globalThis.addEventListener("resize", () => this.#measure(), { signal: events.signal });
    document.addEventListener("fullscreenchange", () => this.#measure(), { signal: events.signal });
    this.#sizes.observe(this.room);
    this.#wake();
  }

  close(): void {
    this.#events?.abort();
    this.#stopReflecting();
    this.#sizes.disconnect();
    this.#measured = undefined;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.room.removeAttribute("userinactive");
  }

  /** The room shows something else: who rests sees the controls, and from playing on it is waited for. */
  renew(): void {
    const deck = this.#deck;
    if (deck !== null && deck !== this.#measured) {
      this.#measured = deck;
      this.#sizes.observe(deck);
    }
    if (this.room.tunes !== this.#hadTools) {
      this.#hadTools = this.room.tunes;
      this.#measure(); // before it is laid out
    }
    if (this.room.hasAttribute("userinactive") && !this.#mayGo) {
      this.#wake();
    }
  }

  get #deck(): HTMLElement | null {
    return this.room.shadowRoot?.querySelector<HTMLElement>(".deck") ?? null;
  }

  #measure(): void {
    const { room } = this;
    const height = Math.min(room.clientHeight, globalThis.innerHeight);
    const hasTools = room.tunes && room.clientWidth > NARROW;
    room.toggleAttribute("low", room.hasAttribute("full") || height < (hasTools ? LOW_WITH_TOOLS : LOW));
    room.style.setProperty("--sf-deck", `${this.#deck?.offsetHeight ?? 0}px`);
  }

  #noticed(event: Event): void {
    if (event instanceof PointerEvent) {
      const at = `${event.screenX} ${event.screenY}`;
      if (event.type === "pointermove" && at === this.#at) {
        return;
      }
      this.#at = at;
      this.#isPressed ||= event.type === "pointerdown";
    }
    this.#wake();
  }

  #press(isPressed: boolean): void {
    this.#isPressed = isPressed;
    this.#wake();
  }

  /** One timer for all signs: a hand that moves gives sixty a second. */
  #wake(): void {
    this.#lastSign = performance.now();
    if (this.room.hasAttribute("userinactive")) {
      this.room.removeAttribute("userinactive");
    }
    this.#timer ??= setTimeout(() => this.#rested(), PATIENCE);
  }

  #rested(): void {
    const left = this.#lastSign + PATIENCE - performance.now();
    this.#timer = undefined;
    if (left > 0) {
      this.#timer = setTimeout(() => this.#rested(), left);
    } else if (this.#mayGo) {
      this.room.setAttribute("userinactive", "");
    } else {
      this.#wake();
    }
  }

  get #mayGo(): boolean {
    const { room } = this;
    const isShown = room.hasAttribute("full") && room.dataset.playing === "true";
    return isShown && !this.#isPressed && !room.draws && !room.tunes && !this.#isAtControl;
  }

  /** A control has the focus, or has opened something. */
  get #isAtControl(): boolean {
    const deck = this.#deck;
    return isWithin(this.room, ACTIVE) || (deck !== null && isWithin(deck, "[aria-expanded='true']"));
  }
}

/** Whether something within an element, in elements of its elements as well, is so. */
function isWithin(element: Element, how: string): boolean {
  const all = [...(element.shadowRoot?.children ?? []), ...element.children];
  return all.some((it) => it.matches(how) || isWithin(it, how));
}
