import { createFileRegistry, type DescFile } from "@bufbuild/protobuf";
import type { FileDescriptorProto } from "@bufbuild/protobuf/wkt";

/**
 * A field: its name, its number, its type as `FieldDescriptorProto.Type` numbers them; then, where they are not 0, the type's
 * name, whether it is repeated (1), the oneof that it is in (from 1), and whether it is `optional` (1).
 */
type Field = readonly [string, number, number, (string | 0)?, number?, number?, number?];

/** A message: its name, its fields, the names of its oneofs. */
type Message = readonly [string, readonly Field[], readonly string[]];

/** An enum: its name, and its values from 0 on, without what all of them begin with: the enum's name. */
type Enum = readonly [string, string];

const REPEATED = 3;
const SINGULAR = 1;

/**
 * A file of the schema, from plain lists. `npm run generate` writes these in place of a binary descriptor: that would need
 * the description of all descriptors to be read, and is hidden from compression by its base64. What is left out (options,
 * reserved numbers, comments) is of no use at run time.
 */
export function schemaFile(
  name: string,
  of: string,
  imports: readonly DescFile[],
  enums: readonly Enum[],
  messages: readonly Message[],
): DescFile {
  const typed = (type: string, fields: object) => ({ $typeName: `google.protobuf.${type}`, ...fields });
  const file = typed("FileDescriptorProto", {
    name,
    package: of,
    syntax: "proto3",
    dependency: imports.map(({ proto }) => proto.name),
    publicDependency: [],
    weakDependency: [],
    service: [],
    extension: [],
    enumType: enums.map(([enumName, values]) =>
      typed("EnumDescriptorProto", {
        name: enumName,
        value: values
          .split(" ")
          .map((value, number) => typed("EnumValueDescriptorProto", { name: prefixOf(enumName) + value, number })),
        reservedName: [],
        reservedRange: [],
      }),
    ),
    messageType: messages.map(([messageName, fields, oneofs]) =>
      typed("DescriptorProto", {
        name: messageName,
        field: fields.map(([fieldName, number, type, typeName, isRepeated, oneof, isOptional]) =>
          typed("FieldDescriptorProto", {
            name: fieldName,
            number,
            type,
            label: isRepeated ? REPEATED : SINGULAR,
            typeName: typeName ? `.${typeName}` : "",
            jsonName: jsonName(fieldName),
            proto3Optional: isOptional === 1,
            ...(oneof ? { oneofIndex: oneof - 1 } : {}),
          }),
        ),
        oneofDecl: oneofs.map((oneof) => typed("OneofDescriptorProto", { name: oneof })),
        nestedType: [],
        enumType: [],
        extension: [],
        extensionRange: [],
        reservedName: [],
        reservedRange: [],
      }),
    ),
  }) as unknown as FileDescriptorProto;
  const made = createFileRegistry(file, (wanted) => imports.find(({ proto }) => proto.name === wanted)).getFile(name);
  if (!made) throw new TypeError(`no schema of ${name}`);
  return made;
}

/** `LoopMode`: `LOOP_MODE_`. */
const prefixOf = (name: string) => `${name.replace(/(?<=[a-z])[A-Z]/g, "_$&").toUpperCase()}_`;

const jsonName = (name: string) => name.replace(/_(.)/g, (_, letter: string) => letter.toUpperCase());
