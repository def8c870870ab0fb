package org.sameframe.persistence;

import static org.sameframe.persistence.ErasureFixture.get;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.sameframe.room.RoomCode;
import org.sameframe.still.Still;
import org.sameframe.still.StillLimits;
import org.sameframe.still.StillReply;
import org.sameframe.still.Stills;
import org.sameframe.transfer.JournalExport;
import org.sameframe.transfer.JournalImport;
import org.sameframe.transfer.Outcome;
import org.sameframe.transfer.Passphrase;

/** Two servers' stores of different kinds, and the files that go between them. */
final class MovedRooms implements AutoCloseable {
    private static final StillLimits LIMITS = new StillLimits(1 << 22, 100, 1L << 30);

    private final Side source;
    private final Side target;
    private final Path folder;
    private final Passphrase passphrase;
    private int files;

    /** A server, which runs when it is asked for, and is stopped while its store is exported or imported into. */
    static final class Side {
        private final ErasureFixture server;
        private boolean isRunning = true;

        private Side(ErasureFixture server) {
            this.server = server;
        }

        ErasureFixture server() throws Exception {
            if (!isRunning) {
                server.start();
                isRunning = true;
            }
            return server;
        }

        private TestStore stopped() {
            close();
            return server.store;
        }

        private void close() {
            if (isRunning) {
                server.close();
                isRunning = false;
            }
        }
    }

    MovedRooms(TestStore.Kind from, Path folder) throws Exception {
        this.folder = folder;
        passphrase = Passphrase.of("walnut harbour seven lanterns");
        source = new Side(new ErasureFixture(from, Files.createDirectories(folder.resolve("source"))));
        target = new Side(new ErasureFixture(
                from == TestStore.Kind.H2 ? TestStore.Kind.POSTGRESQL : TestStore.Kind.H2,
                Files.createDirectories(folder.resolve("target"))));
    }

    Side source() {
        return source;
    }

    Side target() {
        return target;
    }

    static Stills stills(Side side) throws Exception {
        ErasureFixture server = side.server();
        return server.storage.stills(server.system(), LIMITS);
    }

    static String keep(Side server, RoomCode room, Still still) throws Exception {
        return ((StillReply.Kept) get(stills(server).keep(room, still))).hash();
    }

    /** What an export into a file says. */
    List<Outcome> export(Side side, Path file) throws Exception {
        TestStore store = side.stopped();
        List<Outcome> outcomes = new ArrayList<>();
        try (JournalStore journal = JournalStore.existing(store.config(), store.folder());
                OutputStream out = Files.newOutputStream(file)) {
            JournalExport.of(journal, passphrase).write(out, journal.rooms(), outcomes::add);
        }
        return outcomes;
    }

    Path export(Side side) throws Exception {
        Path file = folder.resolve("file-" + files++);
        export(side, file);
        return file;
    }

    /** What an import says. */
    List<Outcome> load(Path file, Side side) throws Exception {
        TestStore store = side.stopped();
        List<Outcome> outcomes = new ArrayList<>();
        JournalImport rooms = JournalImport.of(file, passphrase);
        try (JournalStore journal = JournalStore.open(store.config(), store.folder())) {
            rooms.into(journal, outcomes::add);
        }
        return outcomes;
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
