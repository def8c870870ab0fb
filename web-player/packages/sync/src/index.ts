/** Keeps a player on a room's frame: connection, clock, playhead, pending operations, controller. */
export type { MediaEvent, MediaListener, MediaPort } from "./media-port";
export { platformSocket, platformTime, randomInstance, type Socket, type SocketFactory, type Time } from "./ports";
export { Refusal } from "./refusal";
export type { MediumInit, RoomCommands } from "./room-api";
export type { RoomClientOptions } from "./room-client-options";
export type {
  ConnectionState,
  EntryEvent,
  Landed,
  Notice,
  Resumed,
  RoomEvents,
  SyncStatus,
} from "./room-events";
export { RoomView } from "./room-view";
