package org.sameframe.history.export;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.sameframe.room.RoomCode;

/**
 * The last line of an exported ledger: where the ledger ended, and who says so [LP3].
 *
 * @param seq of the last entry
 * @param hash of the last entry
 * @param lines how many there are before this one
 * @param digest SHA-256 over those lines, each with its newline
 * @param publicKey Ed25519, as a SubjectPublicKeyInfo in DER
 * @param signature over {@link #message()}
 */
public record LedgerProof(
        RoomCode room,
        long seq,
        ByteString hash,
        long lines,
        ByteString digest,
        ByteString publicKey,
        ByteString signature) {
    /** Of the format, and of what is signed. It never changes: another format gets another label. */
    public static final String LABEL = "sameframe-export-1";

    private static final List<String> FIELDS =
            List.of("format", "room", "head", "lines", "digest", "publicKey", "signature");

    /** @throws StrictJson.Unreadable if it is none, or written in another way than {@link #line} does */
    static LedgerProof read(JsonNode object, byte[] line) throws StrictJson.Unreadable {
        StrictJson.expect(object, FIELDS);
        if (!StrictJson.text(object, "format").equals(LABEL)) {
            throw new StrictJson.Unreadable(
                    "its format is another one than " + LABEL + ", written by a newer version?");
        }
        String room = StrictJson.text(object, "room");
        JsonNode head = object.path("head");
        StrictJson.expect(head, List.of("seq", "hash"));
        LedgerProof proof = new LedgerProof(
                RoomCode.parse(room)
                        .filter(code -> code.value().equals(room))
                        .orElseThrow(() -> new StrictJson.Unreadable("room is no room code")),
                StrictJson.number(head, "seq"),
                StrictJson.hash(head, "hash"),
                StrictJson.number(object, "lines"),
                StrictJson.hash(object, "digest"),
                StrictJson.base64(object, "publicKey"),
                StrictJson.base64(object, "signature"));
        if (!Arrays.equals(proof.line().getBytes(UTF_8), withNewline(line))) {
            throw new StrictJson.Unreadable("it is not written as a last line is, without spaces");
        }
        return proof;
    }

    private static byte[] withNewline(byte[] line) {
        byte[] ended = Arrays.copyOf(line, line.length + 1);
        ended[line.length] = '\n';
        return ended;
    }

    /** With the newline at its end. */
    String line() {
        return ("{\"format\":\"%s\",\"room\":\"%s\",\"head\":{\"seq\":%d,\"hash\":\"%s\"},\"lines\":%d,\"digest\":\"%s\","
                        + "\"publicKey\":\"%s\",\"signature\":\"%s\"}\n")
                .formatted(
                        LABEL,
                        room.value(),
                        seq,
                        StrictJson.hex(hash),
                        lines,
                        StrictJson.hex(digest),
                        StrictJson.base64(publicKey),
                        StrictJson.base64(signature));
    }

    /** What is signed: label, room code, sequence (8 bytes, big-endian), hash and digest. */
    static ByteString message(RoomCode room, long seq, ByteString hash, ByteString digest) {
        byte[] start = (LABEL + room.value()).getBytes(US_ASCII);
        return ByteString.copyFrom(ByteBuffer.allocate(start.length + Long.BYTES + hash.size() + digest.size())
                .put(start)
                .putLong(seq)
                .put(hash.asReadOnlyByteBuffer())
                .put(digest.asReadOnlyByteBuffer())
                .flip());
    }

    ByteString message() {
        return message(room, seq, hash, digest);
    }

    /** Whether the owner of the public key signed this. */
    public boolean isSigned() {
        return ExportKey.hasSigned(publicKey, message(), signature);
    }

    /** Fingerprint of the public key. */
    public String signer() {
        return ExportKey.fingerprint(publicKey);
    }
}
