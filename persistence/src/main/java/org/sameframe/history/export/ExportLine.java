package org.sameframe.history.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;
import org.sameframe.room.codec.EntryJson;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.SchemaJson;

/** One line of an exported ledger [LP1]: an entry with its readable part, the proof at the end, or neither. */
public sealed interface ExportLine {
    /** Fields of a line that holds an entry. */
    List<String> ENTRY = List.of("seq", "previous", "hash", "body", "entry");

    /**
     * An entry. Whether it belongs in its place is for {@link LedgerRow#verify} to check.
     *
     * @param entry for people to read, as JSON
     */
    record OfEntry(LedgerRow row, String entry) implements ExportLine {
        /** In what the readable part differs from the body, as the end of a sentence that begins "Entry 17: " [LP2]. */
        public Optional<String> problem() {
            return EntryJson.problem(row, entry);
        }
    }

    /** The last line. */
    record OfProof(LedgerProof proof) implements ExportLine {}

    /** @param why the end of a sentence that begins "Line 17: " */
    record Unreadable(String why) implements ExportLine {}

    /** Reads a line, without the newline at its end. */
    static ExportLine read(byte[] line) {
        try {
            JsonNode object = StrictJson.object(line);
            return object.has("format") ? new OfProof(LedgerProof.read(object, line)) : entry(object);
        } catch (StrictJson.Unreadable e) {
            return new Unreadable(String.valueOf(e.getMessage()));
        }
    }

    private static ExportLine entry(JsonNode object) throws StrictJson.Unreadable {
        StrictJson.expect(object, ENTRY);
        ByteString body = StrictJson.base64(object, "body");
        LedgerRow row = new LedgerRow(
                StrictJson.number(object, "seq"),
                StrictJson.hash(object, "previous"),
                body,
                StrictJson.hash(object, "hash"));
        return new OfEntry(row, StrictJson.json(object.path("entry")));
    }

    /** The line for a row, with the newline at its end. */
    static String of(RoomCodec codec, LedgerRow row) {
        return "{\"seq\":%d,\"previous\":\"%s\",\"hash\":\"%s\",\"body\":\"%s\",\"entry\":%s}\n"
                .formatted(
                        row.seq(),
                        StrictJson.hex(row.previous()),
                        StrictJson.hex(row.hash()),
                        StrictJson.base64(row.body()),
                        SchemaJson.entry(codec.open(row)));
    }
}
