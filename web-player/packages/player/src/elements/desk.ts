import type { Request } from "../store/requests";
import type { RoomPicture } from "../store/view";
import type { OwnCopies } from "../video/own-copies";
import type { Sources } from "../video/sources";
import type { Keyboard } from "./keyboard";
import type { RoomLink } from "./page-acts";

/** A room that is open, as the parts of its page see it. */
export interface OpenRoom extends RoomLink {
  readonly server: string;
  readonly code: string;
  readonly token: string;
  /** Files of this machine, and all that media are played from. */
  readonly copies: OwnCopies;
  readonly sources: Sources;
  /** What the room shows at the moment. */
  readonly picture: () => RoomPicture;
  readonly ask: (request: Request) => void;
  readonly keyboard: Keyboard;
}

/** A part of a room's page that has elements and a store of its own: drawing, notes ... */
export interface Desk {
  /** The room is open; `renew` follows. */
  open(room: OpenRoom): void;
  /** The room, or what is on glass, may be another one than before. */
  renew(shown: RoomPicture): void;
  /** Does what is its own of what a person asked for. */
  take?(request: Request): void;
  /** The room is gone; another may be opened. */
  close(): void;
}
