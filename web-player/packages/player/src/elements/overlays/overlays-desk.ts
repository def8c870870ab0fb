import { areAny, type Guides, NO_GUIDES, stamp } from "../../overlays/guides";
import { KeptGuides } from "../../people/kept-guides";
import type { Keymap } from "../../store/keymap";
import type { RoomPicture } from "../../store/view";
import type { Desk, OpenRoom } from "../desk";
import type { SameframeStage } from "../stage";
import { SameframeOverlayLayer } from "./overlay-layer";
import { SameframeOverlayMenu } from "./overlay-menu";

/** So often the burnt-in time is looked at. */
const RENEW_MS = 5000;

const kept = new KeptGuides();

/** What lies over the picture for oneself, its menu and its key. */
export class OverlaysDesk implements Desk {
  readonly menu = new SameframeOverlayMenu();
  readonly #layer = new SameframeOverlayLayer();
  #guides = kept.load();
  /** Switched off by the key for a while. */
  #hidden = false;
  #open: { readonly room: OpenRoom; readonly events: AbortController; readonly timer: number } | undefined;
  #name = "";
  #demanded = false;

  constructor(stage: SameframeStage) {
    this.#layer.place = stage.place;
    stage.layers = [this.#layer, ...stage.layers];
    this.menu.addEventListener("sameframe-guides", (event) => {
      const chosen = (event as CustomEvent<Guides>).detail;
      // what is demanded is not one's own choice, and not kept as such
      this.#guides = this.#demanded ? { ...chosen, burnIn: this.#guides.burnIn } : chosen;
      this.#hidden = false;
      kept.save(this.#guides);
      this.#show();
    });
  }

  open(room: OpenRoom): void {
    const events = new AbortController();
    const timer = window.setInterval(() => this.#burn(), RENEW_MS);
    this.#open = { room, events, timer };
    document.addEventListener("keydown", (event) => this.#pressed(event), { signal: events.signal });
    this.#show();
  }

  renew({ people }: RoomPicture): void {
    const name = people.find(({ you }) => you)?.name ?? "";
    if (name !== this.#name) {
      this.#name = name;
      this.#burn();
    }
  }

  close(): void {
    this.#open?.events.abort();
    clearInterval(this.#open?.timer);
    this.#open = undefined;
  }

  set keymap(keymap: Keymap) {
    this.menu.keymap = keymap;
  }

  /** Whether name and time are burnt in, whatever the person chooses: the page around the player demands it. */
  set demanded(demanded: boolean) {
    if (demanded !== this.#demanded) {
      this.#demanded = demanded;
      this.#show();
    }
  }

  #show(): void {
    const chosen = this.#hidden ? NO_GUIDES : this.#guides;
    const shown = this.#demanded ? { ...chosen, burnIn: true } : chosen;
    this.menu.demanded = this.#demanded;
    this.menu.guides = shown;
    this.#layer.guides = shown;
    this.#burn();
  }

  #burn(): void {
    const open = this.#open;
    if (open !== undefined && this.#layer.guides.burnIn) {
      const { client, code } = open.room;
      const lines = [this.#name, `${code} · ${stamp(Number(client.serverTimeAt()) / 1000)}`];
      if (lines.some((line, n) => line !== this.#layer.burnt[n])) {
        this.#layer.burnt = lines;
      }
    }
  }

  #pressed(event: KeyboardEvent): void {
    const isAsked = this.#open?.room.keyboard.actionOf(event) === "guides";
    if (isAsked && !event.repeat && areAny(this.#guides)) {
      event.preventDefault();
      this.#hidden = !this.#hidden;
      this.#show();
    }
  }
}
