package org.sameframe.history.export;

import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.LedgerRow;

/** What clients keep of a ledger that its server has signed. */
public final class Heads {
    private Heads() {}

    /** As they hand it out. */
    public static String line(ExportKey key, LedgerRow row) {
        return line(key, Sessions.CODE, row);
    }

    /** The same of another room. */
    public static String line(ExportKey key, RoomCode room, LedgerRow row) {
        SignedHead head = SignedHead.sign(key, room, new Mark(row.seq(), row.hash()));
        return "{\"room\":\"%s\",\"seq\":%d,\"hash\":\"%s\",\"publicKey\":\"%s\",\"signature\":\"%s\"}"
                .formatted(
                        head.room(),
                        head.mark().seq(),
                        StrictJson.hex(head.mark().hash()),
                        StrictJson.base64(head.publicKey()),
                        StrictJson.base64(head.signature()));
    }
}
