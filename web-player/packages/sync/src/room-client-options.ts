import type { Category, Format } from "@sameframe/protocol";
import type { MediaPort } from "./media-port";
import type { SocketFactory, Time } from "./ports";
import type { ProfileName } from "./profiles";

/** How to reach a room. */
export interface RoomClientOptions {
  /** Origin of the server, `http(s)://host[:port]`. */
  readonly server: string;
  /** The room's code, with or without its dash. */
  readonly code: string;
  /** Access token, or what fetches one: asked again at each attempt to connect. */
  readonly token: string | (() => string | Promise<string>);
  /** What to be told of; all, unless given. */
  readonly categories?: readonly Category[];
  /** Form of the frames: binary unless given. */
  readonly format?: Format;
  /** The player that is kept on the room's frame. */
  readonly media?: MediaPort;
  /** By whose rules the player is kept on the frame; our own unless given. */
  readonly profile?: ProfileName;
  /** Named in the server's log. */
  readonly client?: { readonly name: string; readonly version: string };
  readonly socket?: SocketFactory;
  readonly time?: Time;
  /** Numbers of [0, 1), for the jitter of the back-off. */
  readonly random?: () => number;
  /** Id of this client instance. Random unless given; never store one. */
  readonly instance?: string;
}
