import { execFileSync } from "node:child_process";
import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import {
  EntryBodySchema,
  type LedgerEntry,
  LedgerEntrySchema,
} from "../packages/protocol/src/gen/sameframe/v1/journal_pb";

/**
 * Rewrites a room's ledger in the H2 store of a server that is down, as docs/ledger.md says it is made, with the server's keys: the
 * entry is decided a second later, all hashes behind it are computed anew, and what is personal is sealed beside them. What the
 * directory has seen of ledgers is taken away.
 */
export function rewriteLedger(data: string, room: string, seq: number): void {
  const own = `"persistence_id" = 'room|${room}'`;
  const rows = select(
    data,
    `SELECT RAWTOHEX("event_payload") FROM "event_journal" WHERE ${own} ORDER BY "sequence_number"`,
  );
  const key = roomKey(data, room);
  let previous: Uint8Array = new Uint8Array(32);
  const updates = rows.map((row, at) => {
    const stored = fromBinary(LedgerEntrySchema, row);
    const edited = at + 1 === seq ? later(stored.body) : stored.body;
    const body = at + 1 < seq ? stored.body : sealedAgain(key, room, stored, edited, previous);
    const hash = hashOf(previous, at + 1, body);
    const written = create(LedgerEntrySchema, { seq: at + 1, previous, body, hash });
    previous = hash;
    const payload = Buffer.from(toBinary(LedgerEntrySchema, written)).toString("hex");
    return `UPDATE "event_journal" SET "event_payload" = X'${payload}' WHERE ${own} AND "sequence_number" = ${at + 1}`;
  });
  run(data, [...updates, 'DELETE FROM "snapshot"'].join(";\n"));
  const known = ["room_directory", "room_witness", "directory_mark"];
  run(data, known.map((table) => `DELETE FROM ${table}`).join(";\n"), "directory");
}

/** Changes one entry's bytes in the H2 store of a server that is down, and nothing behind it: the chain is broken there. */
export function damageLedger(data: string, room: string, seq: number): void {
  const row = (at: number) => `"persistence_id" = 'room|${room}' AND "sequence_number" = ${at}`;
  const other = `(SELECT "event_payload" FROM "event_journal" WHERE ${row(seq - 1)})`;
  run(data, `UPDATE "event_journal" SET "event_payload" = ${other} WHERE ${row(seq)}`);
}

/** Takes away all entries behind one in the H2 store of a server that is down, and the snapshots. */
export function cutLedger(data: string, room: string, last: number): void {
  const own = `"persistence_id" = 'room|${room}'`;
  run(data, `DELETE FROM "event_journal" WHERE ${own} AND "sequence_number" > ${last};\nDELETE FROM "snapshot"`);
}

/** What a query of one column of bytes in hexadecimal finds. */
function select(data: string, query: string): readonly Uint8Array[] {
  const read = join(data, "rows.csv");
  run(data, `CALL CSVWRITE('${read}', '${query.replaceAll("'", "''")}', 'writeColumnHeader=false')`);
  const rows = readFileSync(read, "utf8").match(/[0-9a-fA-F]+/g) ?? [];
  rmSync(read);
  return rows.map((row) => Buffer.from(row, "hex"));
}

function roomKey(data: string, room: string): Uint8Array {
  const [wrapped = new Uint8Array()] = select(data, `SELECT RAWTOHEX(wrapped) FROM room_key WHERE room = '${room}'`);
  return opened(readFileSync(join(data, "keys", "master.key")), Buffer.from(`sameframe-room-key-1${room}`), wrapped);
}

/** A body with its personal part sealed behind another entry, beside what stands open in it now. */
function sealedAgain(key: Uint8Array, room: string, stored: LedgerEntry, edited: Uint8Array, previous: Uint8Array) {
  const { sealed } = fromBinary(EntryBodySchema, stored.body);
  if (sealed.length === 0) return edited;
  const personal = opened(key, beside(room, stored.seq, stored.previous, open(stored.body)), sealed);
  const associated = beside(room, stored.seq, previous, open(edited));
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", key, nonce).setAAD(associated);
  const closed = Buffer.concat([nonce, cipher.update(personal), cipher.final(), cipher.getAuthTag()]);
  return toBinary(EntryBodySchema, { ...fromBinary(EntryBodySchema, edited), sealed: closed });
}

function opened(key: Uint8Array, associated: Uint8Array, sealed: Uint8Array): Uint8Array {
  const cipher = createDecipheriv("aes-256-gcm", key, sealed.subarray(0, 12)).setAAD(associated);
  cipher.setAuthTag(sealed.subarray(-16));
  return Buffer.concat([cipher.update(sealed.subarray(12, -16)), cipher.final()]);
}

/** A body without what is sealed. */
function open(body: Uint8Array): Uint8Array {
  return toBinary(EntryBodySchema, { ...fromBinary(EntryBodySchema, body), sealed: new Uint8Array() });
}

/** What is associated with a seal. */
function beside(room: string, seq: number, previous: Uint8Array, body: Uint8Array): Uint8Array {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(seq));
  return Buffer.concat([Buffer.from(`sameframe-sealed-2${room}`), number, previous, sha256(body)]);
}

function sha256(...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const hash = createHash("sha256");
  for (const part of parts) hash.update(part);
  return new Uint8Array(hash.digest());
}

function later(body: Uint8Array): Uint8Array {
  const entry = fromBinary(EntryBodySchema, body);
  return toBinary(EntryBodySchema, { ...entry, at: entry.at + 1_000_000n });
}

function hashOf(previous: Uint8Array, seq: number, body: Uint8Array): Uint8Array {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(seq));
  return sha256("sameframe-ledger-1", previous, number, sha256(body));
}

/** Runs statements with the database's own tool, which is in the server's jar. */
function run(data: string, sql: string, file: "store" | "directory" = "store"): void {
  const script = join(data, "script.sql");
  writeFileSync(script, `${sql};\n`);
  const store = ["-url", `jdbc:h2:file:${join(data, file)}`, "-user", "sameframe"];
  const jar = process.env.SAMEFRAME_JAR ?? "";
  execFileSync("java", ["-cp", jar, "org.h2.tools.RunScript", ...store, "-script", script], { stdio: "pipe" });
  rmSync(script);
}
