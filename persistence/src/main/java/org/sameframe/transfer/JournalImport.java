package org.sameframe.transfer;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.sameframe.persistence.JournalRow;
import org.sameframe.persistence.JournalStore;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.LedgerDamaged;

/**
 * Puts the rooms of a file into a store [JT2]. The whole file is checked before a store is touched; then each room is one
 * transaction. What is there stays as it is, so that it can be done again.
 */
public final class JournalImport {
    private final Path file;
    private final Passphrase passphrase;
    private final Map<RoomCode, Mark> heads;

    private JournalImport(Path file, Passphrase passphrase, Map<RoomCode, Mark> heads) {
        this.file = file;
        this.passphrase = passphrase;
        this.heads = heads;
    }

    /**
     * Reads all of a file, and checks it.
     *
     * @throws TransferProblem if it is not whole and as it was made
     * @throws IOException if it cannot be read
     */
    public static JournalImport of(Path file, Passphrase passphrase) throws TransferProblem, IOException {
        Map<RoomCode, Mark> heads = new HashMap<>();
        try {
            walk(file, passphrase, (beginning, reader) -> {
                Mark head = rows(beginning.room(), reader, rows -> {});
                if (heads.put(beginning.room(), head) != null) {
                    throw new LedgerDamaged(beginning.room().value(), 0, "it is in the file twice");
                }
            });
        } catch (SQLException e) {
            throw new IllegalStateException("nothing asked a database", e);
        }
        return new JournalImport(file, passphrase, heads);
    }

    /**
     * Reads the file again, and writes what is not there.
     *
     * @param told of each room as soon as it is known what became of it
     * @throws TransferProblem if the file is not any more as it was; rooms that were told of are there
     */
    public void into(JournalStore store, Consumer<Outcome> told) throws TransferProblem, IOException, SQLException {
        walk(file, passphrase, (beginning, reader) -> {
            Mark head = Optional.ofNullable(heads.get(beginning.room())).orElse(Mark.START);
            told.accept(room(store, beginning, head, reader));
        });
    }

    private interface EachRoom {
        void read(JournalReader.Beginning beginning, JournalReader reader) throws IOException, SQLException;
    }

    private interface Taken {
        void rows(List<JournalRow> rows) throws SQLException;
    }

    private static void walk(Path file, Passphrase passphrase, EachRoom each)
            throws TransferProblem, IOException, SQLException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            JournalReader reader = JournalReader.begin(in, passphrase::key);
            Optional<JournalReader.Beginning> beginning = reader.room();
            while (beginning.isPresent()) {
                each.read(beginning.get(), reader);
                beginning = reader.room();
            }
        } catch (SealedInput.Unsealed e) {
            throw unusable(file, String.valueOf(e.getMessage()));
        } catch (EOFException e) {
            throw unusable(file, "it is cut off");
        } catch (LedgerDamaged e) {
            throw unusable(file, "room %s is damaged%s, %s".formatted(e.room(), e.place(), e.what()));
        }
    }

    private static TransferProblem unusable(Path file, String why) {
        return new TransferProblem(
                "%s cannot be used: %s. Take another copy of it, or export again.".formatted(file, why));
    }

    /** Reads to the end of a room, and checks each row against the one before. */
    private static Mark rows(RoomCode room, JournalReader reader, Taken taken) throws IOException, SQLException {
        Chain chain = new Chain(room);
        List<JournalRow> rows = new ArrayList<>();
        JournalReader.Piece piece = reader.piece();
        while (piece instanceof JournalReader.Row next) {
            chain.take(next.row());
            rows.add(next.row());
            if (rows.size() == StoredRoom.ROWS) {
                taken.rows(rows);
                rows.clear();
            }
            piece = reader.piece();
        }
        taken.rows(rows);
        Mark head = chain.head();
        if (!(piece instanceof JournalReader.Head end && end.mark().equals(head))) {
            throw new LedgerDamaged(room.value(), head.seq() + 1, "the file says that it ends elsewhere");
        }
        return head;
    }

    /** @param head as the file has it */
    private static Outcome room(JournalStore store, JournalReader.Beginning beginning, Mark head, JournalReader reader)
            throws IOException, SQLException {
        RoomCode room = beginning.room();
        try {
            Mark present = StoredRoom.head(store, room);
            boolean hasKey = store.key(room).isPresent();
            if (present.seq() > 0 || hasKey) {
                rows(room, reader, rows -> {});
                return present.equals(head) ? new Outcome.Present(room, head) : other(store, room, present, head);
            }
        } catch (LedgerDamaged damage) {
            rows(room, reader, rows -> {});
            return new Outcome.Refused(room, "is there, and damaged%s: %s".formatted(damage.place(), damage.what()));
        }
        try {
            if (beginning.key().isPresent()) {
                store.add(room, beginning.key().get());
            }
            rows(room, reader, rows -> store.add(room, rows));
            store.commit();
        } catch (IOException | SQLException | RuntimeException e) {
            store.rollback();
            throw e;
        }
        return written(store, beginning, head);
    }

    private static Outcome other(JournalStore store, RoomCode room, Mark present, Mark head) throws SQLException {
        if (present.seq() > head.seq()
                && StoredRoom.mark(store, room, head.seq()).equals(Optional.of(head))) {
            return new Outcome.Refused(
                    room,
                    "is there, and has gone on: entry %d is its last, and %d the file's"
                            .formatted(present.seq(), head.seq()));
        }
        return new Outcome.Refused(
                room,
                "is there with another head: entry %d here, entry %d in the file; nothing is overwritten"
                        .formatted(present.seq(), head.seq()));
    }

    /** What was written counts when the store gives it again. */
    private static Outcome written(JournalStore store, JournalReader.Beginning beginning, Mark head)
            throws SQLException {
        RoomCode room = beginning.room();
        try {
            boolean isSame = StoredRoom.head(store, room).equals(head)
                    && store.key(room)
                            .map(JournalStore.Key::key)
                            .equals(beginning.key().map(JournalStore.Key::key));
            return isSame
                    ? new Outcome.Moved(room, head, beginning.key().isEmpty())
                    : new Outcome.Refused(room, "was written, and the store gives something else");
        } catch (LedgerDamaged damage) {
            return new Outcome.Refused(
                    room, "was written, and is damaged%s: %s".formatted(damage.place(), damage.what()));
        }
    }
}
