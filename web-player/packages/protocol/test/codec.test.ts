import { create, toBinary, toJsonString } from "@bufbuild/protobuf";
import { describe, expect, it } from "vitest";
import {
  decodeServerFrame,
  encodeClientFrame,
  type Format,
  JSON_TEXT,
  MalformedFrame,
  PROTOBUF,
  ServerFrameSchema,
} from "../src/index";

const pong = create(ServerFrameSchema, {
  range: { after: 4, through: { seq: 5, hash: new Uint8Array(32).fill(7) } },
  messages: [{ message: { case: "pong", value: { t1: 1n, t2: 1_700_000_000_000_000n, t3: 3n } } }],
});

const wire = (format: Format) =>
  format === JSON_TEXT ? toJsonString(ServerFrameSchema, pong) : toBinary(ServerFrameSchema, pong);

describe.each([PROTOBUF, JSON_TEXT] as const)("[FR1] %s", (format) => {
  it("decodes a server frame with its range and 64-bit instants", () => {
    expect(decodeServerFrame(format, wire(format))).toEqual(pong);
  });

  it("encodes a client frame", () => {
    const sent = encodeClientFrame(format, {
      frame: { case: "command", value: { op: 3, baseSeq: 9, command: { case: "seek", value: { frame: 42 } } } },
    });
    expect(typeof sent).toBe(format === JSON_TEXT ? "string" : "object");
    if (typeof sent === "string") {
      expect(JSON.parse(sent)).toEqual({ command: { op: 3, baseSeq: 9, seek: { frame: 42 } } });
    }
  });

  it.each([
    ["garbage", format === JSON_TEXT ? "{" : new Uint8Array([0xff, 0xff])],
    ["nothing", undefined],
  ])("refuses %s", (_, data) => {
    expect(() => decodeServerFrame(format, data)).toThrow(MalformedFrame);
  });
});

it("[FR2] takes an ArrayBuffer, as browsers deliver it", () => {
  const bytes = toBinary(ServerFrameSchema, pong);
  expect(decodeServerFrame(PROTOBUF, bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length))).toEqual(
    pong,
  );
});

it("[FR3] ignores unknown fields", () => {
  const text = JSON.stringify({ ...JSON.parse(toJsonString(ServerFrameSchema, pong)), later: { x: 1 } });
  expect(decodeServerFrame(JSON_TEXT, text)).toEqual(pong);
});
