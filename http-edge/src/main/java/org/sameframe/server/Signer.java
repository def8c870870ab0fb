package org.sameframe.server;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.auth.ExportKeyFile;
import org.sameframe.history.export.ExportKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Says with which key a server signs exports and heads, while it runs or not [LP10]. */
@Command(
        name = "signer",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        sortOptions = false,
        description = "Says who signs exports here: the fingerprint that verify says, and the public key.",
        footer = {
            "",
            "What it prints, put into a file, is one for verify --key. Nothing of it is",
            "secret. Ends with 1 if the key cannot be read, and with 2 if the options are",
            "wrong."
        })
final class Signer implements Callable<Integer> {
    private static final int FAILED = 1;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--data", paramLabel = "DIR", description = "Folder of the store and the keys. Default: ./data.")
    private @Nullable Path data;

    private Signer() {}

    @Override
    public Integer call() {
        CommandSpec command = spec;
        if (command == null) {
            throw new IllegalStateException("filled in by the command line");
        }
        Path folder = data == null
                ? Settings.of(Settings.configuration(ConfigFactory.empty())).dataFolder()
                : data.toAbsolutePath().normalize();
        if (!ExportKeyFile.isIn(folder)) {
            return fail(
                    "There is no key for exports in %s: name the server's data folder with --data, or start the server once."
                            .formatted(folder));
        }
        try {
            ExportKey key = ExportKeyFile.open(folder);
            PrintWriter out = command.commandLine().getOut();
            out.println(line(key.fingerprint()));
            out.print(ExportKeyFile.publicPem(key));
            out.flush();
            return 0;
        } catch (IOException e) {
            return fail("The server's key cannot be used: " + e.getMessage());
        }
    }

    /** As {@code verify} says it as well, to be compared. */
    static String line(String fingerprint) {
        return "  signer  " + fingerprint;
    }

    private static int fail(String sentence) {
        System.err.println(sentence);
        return FAILED;
    }
}
