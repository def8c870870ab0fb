package org.sameframe.server;

import com.typesafe.config.Config;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sameframe.persistence.JournalStore;
import org.sameframe.persistence.StorageProblem;
import org.sameframe.room.RoomCode;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.transfer.JournalExport;
import org.sameframe.transfer.Passphrase;
import org.sameframe.transfer.TransferProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes rooms of a store into a file, to be put into another store [JT1]. */
@Command(
        name = "export-journal",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = "Writes rooms, with all entries, stills and keys, into a file that a passphrase seals.",
        footer = {
            "",
            "Stop the server first. Ends with 0 if every room is in the file, with 1 if one",
            "is refused or the store cannot be opened, and with 2 if the options are wrong."
        })
final class ExportJournal implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private @Nullable StoreOptions store;

    @Parameters(paramLabel = "FILE", description = "The file to make.")
    private @Nullable Path file;

    @Option(
            names = "--room",
            paramLabel = "CODE",
            description = "A room to export; may be given several times. Default: all.")
    private List<String> rooms = new ArrayList<>();

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            required = true,
            description = "Its first line seals the file: 12 characters or more.")
    private @Nullable Path passphrase;

    private ExportJournal() {}

    @Override
    public Integer call() {
        CommandSpec command = spec;
        StoreOptions options = store;
        Path target = file;
        Path secret = passphrase;
        if (command == null || options == null || target == null || secret == null) {
            throw new IllegalStateException("filled in by the command line");
        }
        List<RoomCode> wanted = rooms.stream()
                .map(text -> RoomCode.parse(text)
                        .orElseThrow(() -> new ParameterException(
                                command.commandLine(), "--room: " + text + " is no room's code")))
                .distinct()
                .toList();
        try {
            Passphrase sealing = Passphrase.read(secret);
            Config configuration = options.configuration();
            try (JournalStore opened = JournalStore.existing(configuration, StoreOptions.dataFolder(configuration))) {
                return export(command, opened, sealing, target, wanted);
            }
        } catch (TransferProblem e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        } catch (FileAlreadyExistsException e) {
            throw new ParameterException(command.commandLine(), target + " is there already: choose another name");
        } catch (StartProblem | StorageProblem e) {
            return fail(command, String.valueOf(e.getMessage()));
        } catch (LedgerDamaged e) {
            return fail(command, e.getMessage() + ". It changed meanwhile: stop the server, and export again.");
        } catch (SQLException | IOException e) {
            return fail(command, "The rooms cannot be exported (" + e.getMessage() + "). Nothing was changed.");
        }
    }

    private static int export(
            CommandSpec command, JournalStore store, Passphrase passphrase, Path file, List<RoomCode> wanted)
            throws IOException, SQLException {
        RoomLines lines = new RoomLines(command.commandLine().getOut(), "exported");
        List<RoomCode> rooms = wanted.isEmpty() ? store.rooms() : wanted;
        if (rooms.isEmpty()) {
            return fail(command, "There are no rooms in this store, " + store.description() + ".");
        }
        try (FileChannel channel = create(file)) {
            write(channel, file, out -> JournalExport.of(store, passphrase).write(out, rooms, lines::say));
        }
        if (!lines.hasMoved()) {
            Files.delete(file);
        }
        lines.sum();
        return lines.isAllWell() ? 0 : FAILED;
    }

    private interface Writing {
        void to(OutputStream out) throws IOException, SQLException;
    }

    /** Leaves no file behind that is not whole. */
    private static void write(FileChannel channel, Path file, Writing writing) throws IOException, SQLException {
        boolean isWhole = false;
        try {
            writing.to(new BufferedOutputStream(Channels.newOutputStream(channel)));
            channel.force(true);
            isWhole = true;
        } finally {
            if (!isWhole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** A new file that its owner alone can read. */
    private static FileChannel create(Path file) throws IOException {
        FileAttribute<?>[] own =
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                        ? new FileAttribute<?>[] {
                            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                        }
                        : new FileAttribute<?>[0];
        return FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), own);
    }

    private static int fail(CommandSpec command, String sentence) {
        command.commandLine().getErr().println(sentence);
        return FAILED;
    }
}
