// After `buf generate`: writes each file of the schema as plain lists in place of its binary descriptor, for
// packages/protocol/src/schema-file.ts, which says why. What cannot be said in them fails.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { fromBinary } from "@bufbuild/protobuf";
import { base64Decode } from "@bufbuild/protobuf/wire";
import { FileDescriptorProtoSchema } from "@bufbuild/protobuf/wkt";

const folder = resolve(import.meta.dirname, "..", "packages", "protocol", "src", "gen", "sameframe", "v1");
const DESCRIPTOR = /fileDesc\(\s*"([^"]+)"(?:,\s*(\[[^\]]*\]))?,?\s*\)/;

for (const name of readdirSync(folder).filter((file) => file.endsWith("_pb.ts"))) {
  const path = join(folder, name);
  const text = readFileSync(path, "utf8");
  const [whole, encoded, imports = "[]"] = DESCRIPTOR.exec(text) ?? fail(`${name}: has no descriptor`);
  const file = fromBinary(FileDescriptorProtoSchema, base64Decode(encoded));
  const lists = [file.enumType.map(plainEnum), file.messageType.map(plainMessage)].map((list) => JSON.stringify(list));
  const call = `schemaFile(${JSON.stringify(file.name)}, ${JSON.stringify(file.package)}, ${imports}, ${lists.join(", ")})`;
  const written = text
    .replace(whole, () => call)
    .replace(/\bfileDesc, |, fileDesc\b/, "")
    .replace(/^import /m, 'import { schemaFile } from "../../../schema-file";\nimport ');
  if (file.syntax !== "proto3" || file.service.length > 0 || file.extension.length > 0)
    fail(`${name}: not plain proto3`);
  writeFileSync(path, written);
}

/** Names without the prefix that the linter demands, in the order of their numbers, from 0 without a gap. */
function plainEnum({ name, value }) {
  const prefix = `${name.replace(/(?<=[a-z])[A-Z]/g, "_$&").toUpperCase()}_`;
  if (value.some((one, n) => one.number !== n || !one.name.startsWith(prefix)))
    fail(`${name}: not from 0 without a gap`);
  return [name, value.map((one) => one.name.slice(prefix.length)).join(" ")];
}

function plainMessage({ name, field, oneofDecl, nestedType, enumType, extensionRange }) {
  if (nestedType.length + enumType.length + extensionRange.length > 0) fail(`${name}: has something nested`);
  return [name, field.map(plainField), oneofDecl.map((oneof) => oneof.name)];
}

function plainField({ name, number, type, typeName, label, proto3Optional, options, ...field }) {
  const has = (key) => Object.hasOwn(field, key);
  if (options && Object.hasOwn(options, "packed")) fail(`${name}: packed by an option`);
  if (has("jsonName") && field.jsonName !== "") fail(`${name}: has a name of its own in JSON`);
  const rest = [typeName.replace(/^\./, "") || 0, label === 3 ? 1 : 0, has("oneofIndex") ? field.oneofIndex + 1 : 0];
  const all = [name, number, type, ...rest, proto3Optional ? 1 : 0];
  while (all.at(-1) === 0) all.pop();
  return all;
}

function fail(problem) {
  console.error(problem);
  process.exit(1);
}
