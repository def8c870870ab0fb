package org.sameframe.transfer;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.sameframe.persistence.JournalStore;
import org.sameframe.persistence.StillRow;
import org.sameframe.room.RoomCode;

/** A sum over a room's stills in their order, by which those that were written are compared with those that are read again. */
final class StillSum {
    private final CRC32C sum = new CRC32C();
    private int count;

    static StillSum of(JournalStore store, RoomCode room) throws SQLException {
        StillSum sum = new StillSum();
        for (ByteString name : store.stills(room)) {
            Optional<StillRow> still = store.still(room, name);
            if (still.isPresent()) {
                sum.add(still.get());
            }
        }
        return sum;
    }

    void add(StillRow still) {
        sum.update(still.name().asReadOnlyByteBuffer());
        sum.update(still.type().getBytes(UTF_8));
        sum.update(still.sealed().asReadOnlyByteBuffer());
        sum.update(ByteBuffer.allocate(2 * Long.BYTES)
                .putLong(still.bytes())
                .putLong(still.made())
                .flip());
        count++;
    }

    int count() {
        return count;
    }

    boolean isThatOf(StillSum other) {
        return count == other.count && sum.getValue() == other.sum.getValue();
    }
}
