package org.sameframe.transfer;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
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
            walk(file, passphrase, records -> {
                RoomCode room = records.beginning().room();
                if (heads.put(room, records.take(RoomRecords.Taker.NOBODY)) != null) {
                    throw new LedgerDamaged(room.value(), 0, "it is in the file twice");
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
        walk(file, passphrase, records -> {
            Mark head =
                    Optional.ofNullable(heads.get(records.beginning().room())).orElse(Mark.START);
            told.accept(new RoomImport(store, records, head).run());
        });
    }

    private interface EachRoom {
        void read(RoomRecords records) throws IOException, SQLException;
    }

    private static void walk(Path file, Passphrase passphrase, EachRoom each)
            throws TransferProblem, IOException, SQLException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            JournalReader reader = JournalReader.begin(in, passphrase::key);
            Optional<JournalReader.Beginning> beginning = reader.room();
            while (beginning.isPresent()) {
                each.read(new RoomRecords(beginning.get(), reader));
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
}
