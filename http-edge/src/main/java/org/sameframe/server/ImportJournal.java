package org.sameframe.server;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sameframe.persistence.JournalStore;
import org.sameframe.persistence.StorageProblem;
import org.sameframe.transfer.JournalImport;
import org.sameframe.transfer.Passphrase;
import org.sameframe.transfer.TransferProblem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Puts the rooms of a file into a store [JT2]. */
@Command(
        name = "import-journal",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = "Puts the rooms of a file that export-journal made into a store, and reads them again.",
        footer = {
            "",
            "Stop the server first. What is there is never overwritten: do it again if it was",
            "interrupted. Ends with 0 if every room is there afterwards, with 1 if one is",
            "refused, or file or store cannot be used, and with 2 if the options are wrong."
        })
final class ImportJournal implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private @Nullable StoreOptions store;

    @Parameters(paramLabel = "FILE", description = "What export-journal made.")
    private @Nullable Path file;

    @Option(
            names = "--passphrase-file",
            paramLabel = "FILE",
            required = true,
            description = "Its first line is what the file was sealed with.")
    private @Nullable Path passphrase;

    private ImportJournal() {}

    @Override
    public Integer call() {
        CommandSpec command = spec;
        StoreOptions options = store;
        Path source = file;
        Path secret = passphrase;
        if (command == null || options == null || source == null || secret == null) {
            throw new IllegalStateException("filled in by the command line");
        }
        if (!Files.isRegularFile(source) || !Files.isReadable(source)) {
            throw new ParameterException(command.commandLine(), source + " cannot be read");
        }
        try {
            JournalImport rooms = JournalImport.of(source, passphrase(command, secret));
            Config configuration = options.configuration();
            try (JournalStore opened = JournalStore.open(configuration, StoreOptions.dataFolder(configuration))) {
                RoomLines lines = new RoomLines(command.commandLine().getOut(), "imported");
                rooms.into(opened, lines::say);
                lines.sum();
                return lines.isAllWell() ? 0 : FAILED;
            }
        } catch (TransferProblem | StartProblem | StorageProblem e) {
            return fail(command, String.valueOf(e.getMessage()));
        } catch (SQLException | IOException e) {
            return fail(
                    command,
                    "The import was interrupted (" + e.getMessage()
                            + "). Rooms that were told of are there; do it again for the others.");
        }
    }

    private static Passphrase passphrase(CommandSpec command, Path file) {
        try {
            return Passphrase.read(file);
        } catch (TransferProblem e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()));
        }
    }

    private static int fail(CommandSpec command, String sentence) {
        command.commandLine().getErr().println(sentence);
        return FAILED;
    }
}
