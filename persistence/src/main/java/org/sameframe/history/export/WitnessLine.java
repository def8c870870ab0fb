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
 * @param word the server's word for it, if the witness has that
 */
public record WitnessLine(String room, long seq, ByteString hash, Optional<Word> word) {
    private static final List<String> FIELDS = List.of("room", "seq", "hash");
    private static final List<String> SIGNED_FIELDS = List.of("room", "seq", "hash", "publicKey", "signature");

    /** A signature, and the key that is said to have made it. */
    public record Word(ByteString publicKey, ByteString signature) {}

    /** Reads one line; empty if it is none. */
    public static Optional<WitnessLine> read(String line) {
        try {
            JsonNode object = StrictJson.object(line.getBytes(UTF_8));
            Optional<Word> word = word(object);
            StrictJson.expect(object, word.isPresent() ? SIGNED_FIELDS : FIELDS);
            WitnessLine witness = new WitnessLine(
                    StrictJson.text(object, "room"),
                    StrictJson.number(object, "seq"),
                    StrictJson.hash(object, "hash"),
                    word);
            return witness.seq() == 0 ? Optional.empty() : Optional.of(witness);
        } catch (StrictJson.Unreadable e) {
            return Optional.empty();
        }
    }

    private static Optional<Word> word(JsonNode object) throws StrictJson.Unreadable {
        return object.has("signature")
                ? Optional.of(new Word(StrictJson.base64(object, "publicKey"), StrictJson.base64(object, "signature")))
                : Optional.empty();
    }

    /** Whether it is signed, and not by the owner of its key: then somebody made it up [WI7]. */
    public boolean isForged() {
        return word.filter(given ->
                        !ExportKey.hasSigned(given.publicKey(), SignedHead.message(room, seq, hash), given.signature()))
                .isPresent();
    }

    /** Fingerprint of the key that is said to have signed it; empty if it is not signed. */
    public Optional<String> signer() {
        return word.map(given -> ExportKey.fingerprint(given.publicKey()));
    }

    /** A hash as it stands in such lines. */
    public static String hex(ByteString hash) {
        return StrictJson.hex(hash);
    }
}
