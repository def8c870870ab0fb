package org.sameframe.history.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Optional;

/**
 * What somebody has seen of a ledger: that an entry had this hash.
 *
 * @param room the room's code, with its dash
 */
public record WitnessLine(String room, long seq, ByteString hash) {
    /** Reads one line; empty if it is none. */
    public static Optional<WitnessLine> read(String line) {
        try {
            JsonNode object = StrictJson.object(line.getBytes(UTF_8));
            StrictJson.expect(object, List.of("room", "seq", "hash"));
            WitnessLine witness = new WitnessLine(
                    StrictJson.text(object, "room"), StrictJson.number(object, "seq"), StrictJson.hash(object, "hash"));
            return witness.seq() == 0 ? Optional.empty() : Optional.of(witness);
        } catch (StrictJson.Unreadable e) {
            return Optional.empty();
        }
    }

    /** A hash as it stands in such lines. */
    public static String hex(ByteString hash) {
        return StrictJson.hex(hash);
    }
}
