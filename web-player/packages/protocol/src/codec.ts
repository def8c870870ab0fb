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

/**
 * How frames are written and read in one form. Each form is a value of its own, so that who uses one does not carry the code
 * of the other.
 */
export interface FrameFormat {
  /** The WebSocket's subprotocol. */
  readonly subprotocol: Format;
  /**
   * A client's frame as it is sent.
   *
   * @throws Error for fields that the schema's types do not allow
   */
  encode(init: ClientFrameInit): Wire;
  /**
   * A server's frame from what a WebSocket delivered. Unknown fields are ignored, as is the content of an unknown message.
   *
   * @throws MalformedFrame if it is no frame, or not of this format
   */
  decode(data: unknown): ServerFrame;
}

/** Frames as bytes: small, and the usual form. */
export const protobufFrames: FrameFormat = {
  subprotocol: PROTOBUF,
  encode: (init) => toBinary(ClientFrameSchema, create(ClientFrameSchema, init)),
  decode: (data) => decoded(() => fromBinary(ServerFrameSchema, bytesOf(data))),
};

/** Frames as text: for people who read along. */
export const jsonFrames: FrameFormat = {
  subprotocol: JSON_TEXT,
  encode: (init) => toJsonString(ClientFrameSchema, create(ClientFrameSchema, init)),
  decode: (data) =>
    decoded(() => {
      if (typeof data !== "string") throw new TypeError("binary message on the JSON protocol");
      return fromJsonString(ServerFrameSchema, data, { ignoreUnknownFields: true });
    }),
};

/** Encodes a frame for the server. */
export function encodeClientFrame(format: Format, init: ClientFrameInit): Wire {
  return formatOf(format).encode(init);
}

/**
 * Decodes what a WebSocket delivered. Unknown fields are ignored, as is the content of an unknown message.
 *
 * @throws MalformedFrame if it is no frame, or not of this format
 */
export function decodeServerFrame(format: Format, data: unknown): ServerFrame {
  return formatOf(format).decode(data);
}

const formatOf = (format: Format) => (format === JSON_TEXT ? jsonFrames : protobufFrames);

function decoded(decode: () => ServerFrame): ServerFrame {
  try {
    return decode();
  } catch (cause) {
    throw new MalformedFrame(`not a server frame: ${cause instanceof Error ? cause.message : cause}`, { cause });
  }
}

function bytesOf(data: unknown): Uint8Array {
  if (data instanceof Uint8Array) return data;
  if (data instanceof ArrayBuffer) return new Uint8Array(data);
  throw new TypeError("text message on the binary protocol");
}
