import type { RoomClient } from "@sameframe/sync";
import { CURVE, type Figures } from "../../store/figures";
import type { PeoplePicture } from "../../store/people-view";
import { exactStrings } from "../../strings-exact";
import type { OpenRoom } from "../desk";
import { PlayerCounts } from "./player-counts";

/** Collects, for as long as a room is open, what who looks for a fault wants to know. */
export class FigureBook {
  readonly #counts: PlayerCounts;
  readonly #off: () => void;
  readonly #client: RoomClient;
  readonly #curve: (number | undefined)[] = [];
  #landings = 0;
  #corrected = 0;

  constructor(
    private readonly room: OpenRoom,
    video: HTMLVideoElement,
  ) {
    this.#client = room.client;
    this.#counts = new PlayerCounts(video);
    this.#off = room.client.on("landed", ({ corrections }) => {
      this.#landings++;
      this.#corrected += corrections;
    });
  }

  /** Drift in frames, each half second, the oldest first. */
  get curve(): readonly (number | undefined)[] {
    return [...this.#curve];
  }

  /** To be called each half second. */
  sample(): void {
    this.#curve.push(this.#client.sync.drift);
    if (this.#curve.length > CURVE) {
      this.#curve.shift();
    }
  }

  figures({ badge, clockOffset }: PeoplePicture): Figures {
    const client = this.#client;
    const { clockError, roundTrip, drift, showing, pending } = client.sync;
    const { speed, seeks, trims, pictures } = this.#counts;
    return {
      connection: `${client.state.kind}, ${badge.text}`,
      transport: client.transport,
      offset: clockOffset,
      clockError,
      roundTrip,
      drift,
      showing,
      due: client.playheadAt(),
      speed: this.room.port.factor ?? speed,
      seeks,
      trims,
      landings: this.#landings,
      corrected: this.#corrected,
      seq: client.seq,
      pending,
      ...pictures,
      picture: exactStrings.source(this.room.port.source),
      room: this.room.code,
      instance: client.instance,
    };
  }

  close(): void {
    this.#off();
    this.#counts.close();
  }
}
