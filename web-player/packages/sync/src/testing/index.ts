/** A room in memory, time that is turned by hand, and a player that plays nothing: for tests of what is built on the engine. */

export type { FakePerson } from "./fake-beginning";
export type { ValueInit } from "./fake-ledger";
export { FakeRoom } from "./fake-room";
export { EPOCH, type FakeAccess, type FakeRoomOptions } from "./fake-room-options";
export type { FakeProblem } from "./fake-rules";
export { type Carrier, FakeSocket, type ServerFrameInit } from "./fake-socket";
export { ManualTime, settle } from "./manual-time";
export { TestPlayer } from "./test-player";
