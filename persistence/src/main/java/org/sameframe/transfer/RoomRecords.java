package org.sameframe.transfer;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.sameframe.persistence.JournalRow;
import org.sameframe.persistence.StillRow;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.LedgerDamaged;

/** What a file says of one room, taken to its end. */
final class RoomRecords {
    /** Takes what is read. */
    interface Taker {
        /** Looks at all of it, and keeps nothing. */
        Taker NOBODY = new Taker() {
            @Override
            public void rows(List<JournalRow> rows) {}

            @Override
            public void still(StillRow still) {}
        };

        void rows(List<JournalRow> rows) throws SQLException;

        /** Behind all rows. */
        void still(StillRow still) throws SQLException;

        /** Behind all stills, if the room has one. */
        default void pin(String hash) throws SQLException {}
    }

    private final JournalReader.Beginning beginning;
    private final JournalReader reader;

    RoomRecords(JournalReader.Beginning beginning, JournalReader reader) {
        this.beginning = beginning;
        this.reader = reader;
    }

    JournalReader.Beginning beginning() {
        return beginning;
    }

    /**
     * Reads to the end of the room, and checks each row against the one before.
     *
     * @return behind the last one
     * @throws LedgerDamaged if they do not follow from each other
     */
    Mark take(Taker taker) throws IOException, SQLException {
        Chain chain = new Chain(beginning.room(), beginning.key());
        List<JournalRow> rows = new ArrayList<>();
        JournalReader.Piece piece = reader.piece();
        while (piece instanceof JournalReader.Row next) {
            chain.take(next.row());
            rows.add(next.row());
            if (rows.size() == StoredRoom.ROWS) {
                taker.rows(rows);
                rows.clear();
            }
            piece = reader.piece();
        }
        taker.rows(rows);
        piece = pin(stills(piece, taker), taker);
        Mark head = chain.head();
        if (!(piece instanceof JournalReader.Head end && end.mark().equals(head))) {
            throw new LedgerDamaged(beginning.room().value(), head.seq() + 1, "the file says that it ends elsewhere");
        }
        return head;
    }

    /** Each once, by their order; a room without its key has none. */
    private JournalReader.Piece stills(JournalReader.Piece first, Taker taker) throws IOException, SQLException {
        ByteString before = ByteString.EMPTY;
        JournalReader.Piece piece = first;
        while (piece instanceof JournalReader.Picture next) {
            ByteString name = next.still().name();
            if (beginning.key().isEmpty()
                    || ByteString.unsignedLexicographicalComparator().compare(before, name) >= 0) {
                throw JournalReader.unknown();
            }
            taker.still(next.still());
            before = name;
            piece = reader.piece();
        }
        return piece;
    }

    /** At most one; a room without its key has none. */
    private JournalReader.Piece pin(JournalReader.Piece piece, Taker taker) throws IOException, SQLException {
        if (!(piece instanceof JournalReader.Pin pin)) {
            return piece;
        }
        if (beginning.key().isEmpty()) {
            throw JournalReader.unknown();
        }
        taker.pin(pin.hash());
        return reader.piece();
    }
}
