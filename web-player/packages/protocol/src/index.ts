/**
 * The wire of Sameframe: the messages, generated from the schema, and the codec of the two subprotocols.
 *
 * What the messages mean is `docs/SPEC.md`.
 */
export { clone, create, type MessageInitShape } from "@bufbuild/protobuf";
export * from "./codec";
export * from "./gen/sameframe/v1/frames_pb";
export * from "./gen/sameframe/v1/room_pb";
export * from "./record";
