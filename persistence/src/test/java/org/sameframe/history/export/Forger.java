package org.sameframe.history.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import org.sameframe.room.codec.LedgerRow;

/** Somebody who has the server's key, and signs whatever lines they like. */
public final class Forger {
    private Forger() {}

    /** @param last on which the lines end */
    public static String sign(String lines, LedgerRow last, ExportKey key) {
        ByteString digest = ByteString.copyFrom(ExportKey.sha256().digest(lines.getBytes(UTF_8)));
        ByteString signature = key.sign(LedgerProof.message(Sessions.CODE, last.seq(), last.hash(), digest));
        return lines
                + new LedgerProof(
                                Sessions.CODE, last.seq(), last.hash(), last.seq(), digest, key.publicKey(), signature)
                        .line();
    }

    /** What is signed by the last line of an export. */
    public static byte[] message(String export) {
        String last = export.substring(export.lastIndexOf("{\"format\""), export.length() - 1);
        return ((ExportLine.OfProof) ExportLine.read(last.getBytes(UTF_8)))
                .proof()
                .message()
                .toByteArray();
    }
}
