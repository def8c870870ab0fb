import { fromBinary, fromJson, type JsonValue, toBinary } from "@bufbuild/protobuf";
import { type Entry, EntrySchema } from "./gen/sameframe/v1/frames_pb";
import { type RoomState, RoomStateSchema } from "./gen/sameframe/v1/room_pb";

/**
 * An entry from its JSON form, as a room's history has it. Unknown fields are ignored.
 *
 * @throws Error if it is none
 */
export function entryOfJson(json: unknown): Entry {
  return fromJson(EntrySchema, json as JsonValue, { ignoreUnknownFields: true });
}

/**
 * The state of a room from its JSON form, as a room's history has it. Unknown fields are ignored.
 *
 * @throws Error if it is none
 */
export function stateOfJson(json: unknown): RoomState {
  return fromJson(RoomStateSchema, json as JsonValue, { ignoreUnknownFields: true });
}

/** An entry as bytes: a tenth of what it takes as an object, for who keeps many. */
export function bytesOfEntry(entry: Entry): Uint8Array {
  return toBinary(EntrySchema, entry);
}

/** An entry from {@link bytesOfEntry}. */
export function entryOfBytes(bytes: Uint8Array): Entry {
  return fromBinary(EntrySchema, bytes);
}
