/** Keeps a player on a room's frame: connection, clock, playhead, pending operations, controller. */

export type {
  Agreement,
  Annotation,
  Bye,
  ChatMessage,
  Comparison,
  Entry,
  FrameFormat,
  FrameRate,
  Gate,
  Grade,
  Lead,
  Lobby,
  Medium,
  Note,
  Participant,
  Playback,
  Policy,
  Ready,
  RoomCard,
  RoomEvent,
  Shot,
  Signal,
  SignalFrom,
  Subscription,
  Vacancy,
  Value,
  View,
} from "@sameframe/protocol";
export {
  AgreementRecord,
  Category,
  Channel,
  ComparisonMode,
  Conflict as ConflictPolicy,
  Control,
  GateReason,
  HostAbsence,
  jsonFrames,
  LoopMode,
  NoteStatus,
  PointerKind,
  Presence,
  protobufFrames,
  Role,
  ShapeKind,
  ShotStatus,
} from "@sameframe/protocol";
export { Backoff } from "./backoff";
export type { CommandName } from "./commands";
export type { Conflict } from "./conflict";
export { DEFAULT_PROFILE, type DriftProfile } from "./drift-controller";
export type { EstimateProfile } from "./drift-estimate";
export { fold } from "./fold";
export type { MediaEvent, MediaListener, MediaPort } from "./media-port";
export { OptionError, type OptionErrorCode } from "./option-error";
export type { PointerInit, StrokeInit } from "./outgoing-signals";
export { type Course, endsAt, frameAt, MICRO, paceAt, positionAt, type Rate, rateOf } from "./playhead";
export { platformSocket, platformTime, randomInstance, type Socket, type SocketFactory, type Time } from "./ports";
export type { Look } from "./private-playhead";
export { Refusal } from "./refusal";
export { Replay, type ReplayListener, type Scene } from "./replay";
export type {
  AnnotationCommands,
  AnnotationInit,
  GradeInit,
  HostCommands,
  LeadCommands,
  MediumInit,
  NoteCommands,
  NoteInit,
  PersonCommands,
  PictureCommands,
  PlaybackCommands,
  PlaylistCommands,
  PolicyInit,
  RoomCommands,
  ViewInit,
} from "./room-api";
export { RoomClient } from "./room-client";
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
export type { Values } from "./values";
export type { Fork } from "./witness";
export type { WitnessStore } from "./witness-store";
