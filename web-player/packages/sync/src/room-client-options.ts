import type { Category, FrameFormat } from "@sameframe/protocol";
import type { MediaPort } from "./media-port";
import type { SocketFactory, Time } from "./ports";
import type { ProfileName } from "./profiles";
import type { WitnessStore } from "./witness-store";

/** How to reach a room, and with what. `RoomClient.connect` throws an `OptionError` for what cannot work [LB1]. */
export interface RoomClientOptions {
  /** Origin of the server, `http(s)://host[:port]`, without a path. */
  readonly server: string;
  /** The room's code, `XXXX-XXXX`: in any case, with or without its dash. */
  readonly room: string;
  /** Access token, or what fetches one: asked again at each attempt to connect; if it fails, so does the attempt. */
  readonly token: string | (() => string | Promise<string>);
  /** What to be told of; all, unless given. */
  readonly categories?: readonly Category[];
  /** Form of the frames: `protobufFrames` unless given; `jsonFrames` for people who read along. */
  readonly format?: FrameFormat;
  /** The player that is kept on the room's frame. */
  readonly media?: MediaPort;
  /** By whose rules the player is kept on the frame; our own unless given. */
  readonly profile?: ProfileName;
  /** Named in the server's log. */
  readonly client?: { readonly name: string; readonly version: string };
  /** Opens sockets: the platform's `WebSocket` unless given. */
  readonly socket?: SocketFactory;
  /**
   * Keeps what was seen of rooms for later clients: a page's storage, or a file. Unless given it is kept while this client lives,
   * and compared when it connects again.
   */
  readonly witnesses?: WitnessStore;
  /** Clock and timers: the platform's unless given. */
  readonly time?: Time;
  /** Numbers of [0, 1), for the jitter of the back-off. */
  readonly random?: () => number;
  /** Id of this client instance, 8 to 64 of `A-Z a-z 0-9 _ -`. Random unless given; never store one. */
  readonly instance?: string;
}
