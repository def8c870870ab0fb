package org.sameframe.history.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.security.MessageDigest;
import org.sameframe.room.RoomCode;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;

/**
 * Writes a ledger so that who gets it can check it: one JSON object a line [LP1]. Rows are given one after the other, from
 * the first; nothing of them is kept but the last one's hash and a digest. For one export, and one thread.
 */
public final class LedgerExport {
    private final RoomCodec codec;
    private final MessageDigest digest = ExportKey.sha256();
    private long seq;
    private ByteString head = LedgerHash.NONE;

    private LedgerExport(RoomCodec codec) {
        this.codec = codec;
    }

    public static LedgerExport of(RoomCodec codec) {
        return new LedgerExport(codec);
    }

    /**
     * The line of the next row, with the newline at its end.
     *
     * @throws org.sameframe.room.codec.LedgerDamaged if the row does not belong behind the last one, or cannot be read: what
     *     is damaged is not signed
     */
    public String line(LedgerRow row) {
        row.verify(codec.room().value(), seq, head);
        String line = ExportLine.of(codec, row);
        digest.update(line.getBytes(UTF_8));
        seq = row.seq();
        head = row.hash();
        return line;
    }

    /** The last line, with the newline at its end. Nothing comes after it. */
    public String proof(ExportKey key) {
        if (seq == 0) {
            throw new IllegalStateException("a ledger without entries proves nothing");
        }
        RoomCode room = codec.room();
        ByteString sum = ByteString.copyFrom(digest.digest());
        ByteString signature = key.sign(LedgerProof.message(room, seq, head, sum));
        return new LedgerProof(room, seq, head, seq, sum, key.publicKey(), signature).line();
    }
}
