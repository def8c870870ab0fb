package org.sameframe.loadtests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sameframe.loadtests.server.Folders;
import org.sameframe.loadtests.server.H2Store;
import org.sameframe.loadtests.server.PostgresStore;
import org.sameframe.loadtests.server.Store;
import picocli.CommandLine.Option;

/** Options that all programs have. */
public final class Common {
    @Option(names = "--jar", paramLabel = "PATH", description = "The server (default: ${DEFAULT-VALUE}).")
    private Path jar = Path.of("http-edge", "target", "sameframe.jar");

    @Option(
            names = "--storage",
            split = ",",
            paramLabel = "STORE",
            description = "h2, postgresql, or both with a comma between (default: both).")
    private List<Store.Kind> storage = List.of(Store.Kind.H2, Store.Kind.POSTGRESQL);

    @Option(names = "--page", paramLabel = "FILE", description = "Write the table of figures there as well.")
    private @Nullable Path page;

    /** What a program finds out about a server with a store. */
    @FunctionalInterface
    public interface Measurement {
        void of(Store store, Path data, Figures figures) throws IOException, InterruptedException, SQLException;
    }

    /** What a program does with a store; its folder is gone afterwards. */
    @FunctionalInterface
    public interface Work {
        void with(Store store, Path data) throws IOException, InterruptedException, SQLException;
    }

    /** Measures in each store that was asked for, one after the other, and writes the page of all. */
    public void measure(Measurement... measurements) throws IOException, InterruptedException, SQLException {
        Figures figures = new Figures(System.out);
        for (Store.Kind kind : storage) {
            for (Measurement measurement : measurements) {
                withStore(kind, (store, data) -> measurement.of(store, data, figures));
            }
        }
        figures.page(page);
    }

    public Path jar() {
        return jar.toAbsolutePath();
    }

    /** Does something with a new store, in a folder of its own; it is kept for a post-mortem if that fails. */
    public static void withStore(Store.Kind kind, Work work) throws IOException, InterruptedException, SQLException {
        Path folder = Files.createTempDirectory("sameframe-load");
        boolean isDone = false;
        try {
            Path data = Files.createDirectory(folder.resolve("data"));
            try (Store store = open(kind, folder, data)) {
                work.with(store, data);
            }
            isDone = true;
        } finally {
            if (isDone) {
                Folders.delete(folder);
            } else {
                System.err.println("Store and log are kept in " + folder);
            }
        }
    }

    private static Store open(Store.Kind kind, Path folder, Path data) throws IOException, SQLException {
        return switch (kind) {
            case H2 -> new H2Store(data);
            case POSTGRESQL -> PostgresStore.start(folder);
        };
    }
}
