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

    /** Those of one whose body commits to what is personal in it. */
    List<String> BOUND_ENTRY = List.of("seq", "previous", "hash", "body", "entry", "personal");

    /**
     * An entry. Whether it belongs in its place is for {@link LedgerRow#verify} to check.
     *
     * @param entry for people to read, as JSON
     * @param personal the serialized SealedEvents to which the body commits; empty if it does not, or the room is erased
     */
    record OfEntry(LedgerRow row, String entry, Optional<ByteString> personal) implements ExportLine {
        /** Whether the readable part says what the body says [LP2]. */
        public EntryJson.Comparison comparison() {
            return EntryJson.compare(row, entry, personal);
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
        boolean isBound = object.has("personal");
        StrictJson.expect(object, isBound ? BOUND_ENTRY : ENTRY);
        ByteString body = StrictJson.base64(object, "body");
        LedgerRow row = new LedgerRow(
                StrictJson.number(object, "seq"),
                StrictJson.hash(object, "previous"),
                body,
                StrictJson.hash(object, "hash"));
        Optional<ByteString> personal = isBound ? Optional.of(StrictJson.base64(object, "personal")) : Optional.empty();
        return new OfEntry(row, StrictJson.json(object.path("entry")), personal);
    }

    /** The line for a row, with the newline at its end. */
    static String of(RoomCodec codec, LedgerRow row) {
        RoomCodec.Opened opened = codec.read(row);
        String personal = opened.personal()
                .map(bytes -> ",\"personal\":\"" + StrictJson.base64(bytes) + "\"")
                .orElse("");
        return "{\"seq\":%d,\"previous\":\"%s\",\"hash\":\"%s\",\"body\":\"%s\",\"entry\":%s%s}\n"
                .formatted(
                        row.seq(),
                        StrictJson.hex(row.previous()),
                        StrictJson.hex(row.hash()),
                        StrictJson.base64(row.body()),
                        SchemaJson.entry(opened.entry()),
                        personal);
    }
}
