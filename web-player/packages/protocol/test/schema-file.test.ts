import { execFileSync } from "node:child_process";
import { resolve } from "node:path";
import { createFileRegistry, type DescEnum, type DescField, type DescMessage, fromBinary } from "@bufbuild/protobuf";
import { FileDescriptorSetSchema } from "@bufbuild/protobuf/wkt";
import { describe, expect, it } from "vitest";
import { file_sameframe_v1_frames } from "../src/gen/sameframe/v1/frames_pb";
import { file_sameframe_v1_journal } from "../src/gen/sameframe/v1/journal_pb";
import { file_sameframe_v1_room } from "../src/gen/sameframe/v1/room_pb";

const root = resolve(import.meta.dirname, "..", "..", "..");

/** The schema as the compiler of schemas sees it. */
function compiled() {
  const buf = resolve(root, "node_modules", "@bufbuild", "buf", "bin", "buf");
  const proto = resolve(root, "..", "room-actors", "src", "main", "proto");
  const image = execFileSync(process.execPath, [buf, "build", proto, "--config", "buf.yaml", "-o", "-"], { cwd: root });
  return createFileRegistry(fromBinary(FileDescriptorSetSchema, image));
}

function plainField(field: DescField) {
  const { name, localName, jsonName, number, fieldKind, presence, scalar, message, oneof } = field;
  const packed = fieldKind === "list" ? [field.listKind, field.packed] : [];
  const type = scalar ?? message?.typeName ?? field.enum?.typeName;
  return { name, localName, jsonName, number, fieldKind, presence, type, packed, oneof: oneof?.localName };
}

const plainMessage = ({ typeName, fields, oneofs }: DescMessage) => ({
  typeName,
  fields: fields.map(plainField),
  oneofs: oneofs.map(({ localName, fields: members }) => [localName, members.map(({ number }) => number)]),
});

const plainEnum = ({ typeName, open, sharedPrefix, values }: DescEnum) => ({
  typeName,
  open,
  sharedPrefix,
  values: values.map(({ name, localName, number }) => ({ name, localName, number })),
});

describe("[FR1] the schema at run time is the schema", () => {
  const schema = compiled();

  it.each([file_sameframe_v1_room, file_sameframe_v1_frames, file_sameframe_v1_journal])("$name", (file) => {
    const expected = schema.getFile(file.proto.name)!;
    expect(file.edition).toBe(expected.edition);
    expect(file.messages.map(plainMessage)).toEqual(expected.messages.map(plainMessage));
    expect(file.enums.map(plainEnum)).toEqual(expected.enums.map(plainEnum));
    expect(file.dependencies.map(({ name }) => name)).toEqual(expected.dependencies.map(({ name }) => name));
  });
});
