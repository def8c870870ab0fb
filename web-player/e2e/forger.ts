import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { create, fromBinary, toBinary } from "@bufbuild/protobuf";
import { EntryBodySchema, LedgerEntrySchema } from "../packages/protocol/src/gen/sameframe/v1/journal_pb";

/**
 * Rewrites a room's ledger in the H2 store of a server that is down, as docs/ledger.md says it is made: the entry is decided a
 * second later, and all hashes behind it are computed anew.
 */
export function rewriteLedger(data: string, room: string, seq: number): void {
  const own = `"persistence_id" = 'room|${room}'`;
  const read = join(data, "rows.csv");
  const columns = `SELECT RAWTOHEX("event_payload") FROM "event_journal" WHERE ${own} ORDER BY "sequence_number"`;
  run(data, `CALL CSVWRITE('${read}', '${columns.replaceAll("'", "''")}', 'writeColumnHeader=false')`);
  const rows = readFileSync(read, "utf8").match(/[0-9a-fA-F]+/g) ?? [];
  rmSync(read);
  let previous: Uint8Array = new Uint8Array(32);
  const updates = rows.map((row, at) => {
    const stored = fromBinary(LedgerEntrySchema, Buffer.from(row, "hex"));
    const body = at + 1 === seq ? later(stored.body) : stored.body;
    const hash = hashOf(previous, at + 1, body);
    const written = create(LedgerEntrySchema, { seq: at + 1, previous, body, hash });
    previous = hash;
    const payload = Buffer.from(toBinary(LedgerEntrySchema, written)).toString("hex");
    return `UPDATE "event_journal" SET "event_payload" = X'${payload}' WHERE ${own} AND "sequence_number" = ${at + 1}`;
  });
  run(data, [...updates, 'DELETE FROM "snapshot"'].join(";\n"));
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

function later(body: Uint8Array): Uint8Array {
  const entry = fromBinary(EntryBodySchema, body);
  return toBinary(EntryBodySchema, { ...entry, at: entry.at + 1_000_000n });
}

function hashOf(previous: Uint8Array, seq: number, body: Uint8Array): Uint8Array {
  const number = Buffer.alloc(8);
  number.writeBigUInt64BE(BigInt(seq));
  const sha256 = (...parts: readonly (string | Uint8Array)[]) => {
    const hash = createHash("sha256");
    for (const part of parts) hash.update(part);
    return hash.digest();
  };
  return new Uint8Array(sha256("sameframe-ledger-1", previous, number, sha256(body)));
}

/** Runs statements with the database's own tool, which is in the server's jar. */
function run(data: string, sql: string): void {
  const script = join(data, "script.sql");
  writeFileSync(script, `${sql};\n`);
  const store = ["-url", `jdbc:h2:file:${join(data, "store")}`, "-user", "sameframe"];
  const jar = process.env.SAMEFRAME_JAR ?? "";
  execFileSync("java", ["-cp", jar, "org.h2.tools.RunScript", ...store, "-script", script], { stdio: "pipe" });
  rmSync(script);
}
