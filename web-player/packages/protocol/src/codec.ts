import { create, fromBinary, fromJsonString, type MessageInitShape, toBinary, toJsonString } from "@bufbuild/protobuf";
import { ClientFrameSchema, type ServerFrame, ServerFrameSchema } from "./gen/sameframe/v1/frames_pb";

/** WebSocket subprotocol of binary frames: one protobuf message each. */
export const PROTOBUF = "sameframe.v1.protobuf";
/** WebSocket subprotocol of text frames: the canonical JSON form of the same messages. */
export const JSON_TEXT = "sameframe.v1.json";

/** The forms in which the same messages travel; their values are the WebSocket's subprotocols. */
export type Format = typeof PROTOBUF | typeof JSON_TEXT;

/** What a client frame is made from: a message, or the plain fields of one. */
export type ClientFrameInit = MessageInitShape<typeof ClientFrameSchema>;

/** One WebSocket message: bytes on {@link PROTOBUF}, text on {@link JSON_TEXT}. */
export type Wire = Uint8Array<ArrayBuffer> | string;

/** A frame that is not one of the schema's: the peer, or something between, is at fault. */
export class MalformedFrame extends Error {
  override readonly name = "MalformedFrame";
}

/** Encodes a frame for the server. */
export function encodeClientFrame(format: Format, init: ClientFrameInit): Wire {
  const frame = create(ClientFrameSchema, init);
  return format === JSON_TEXT ? toJsonString(ClientFrameSchema, frame) : toBinary(ClientFrameSchema, frame);
}

/**
 * Decodes what a WebSocket delivered. Unknown fields are ignored, as is the content of an unknown message.
 *
 * @throws MalformedFrame if it is no frame, or not of this format
 */
export function decodeServerFrame(format: Format, data: unknown): ServerFrame {
  try {
    if (format === JSON_TEXT) {
      if (typeof data !== "string") throw new TypeError("binary message on the JSON protocol");
      return fromJsonString(ServerFrameSchema, data, { ignoreUnknownFields: true });
    }
    return fromBinary(ServerFrameSchema, bytesOf(data));
  } catch (cause) {
    throw new MalformedFrame(`not a server frame: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

function bytesOf(data: unknown): Uint8Array {
  if (data instanceof Uint8Array) return data;
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  throw new TypeError("text message on the binary protocol");
}
