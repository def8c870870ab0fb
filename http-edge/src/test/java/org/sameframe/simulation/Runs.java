package org.sameframe.simulation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.ServerKeys;

/** Runs simulations, and writes down some of them. */
final class Runs {
    static final int OPERATIONS = 200;
    private static final int TRACED = 60;

    private final AccessTokens tokens;
    private final Census census = new Census();

    /** @param folder for the server's keys */
    Runs(Path folder) {
        try {
            tokens = AccessTokens.create(ServerKeys.open(folder), Duration.ofDays(7), InstantSource.system());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Census census() {
        return census;
    }

    /** @return what happened, in a word */
    String run(long seed) {
        return run(new Plan(seed, OPERATIONS, Optional.empty(), TRACED, false, census));
    }

    /** With all of its steps in the failure. */
    String runTraced(long seed) {
        return run(new Plan(seed, OPERATIONS, Optional.empty(), Integer.MAX_VALUE, false, census));
    }

    void run(long seed, Fault fault) {
        run(new Plan(seed, OPERATIONS, Optional.of(fault), TRACED, false, new Census()));
    }

    private String run(Plan plan) {
        Simulation simulation = new Simulation(plan, tokens);
        simulation.run();
        return simulation.summary();
    }

    /** Takes away what earlier runs wrote. */
    static void clear(Path folder) {
        try {
            Files.createDirectories(folder);
            try (DirectoryStream<Path> old = Files.newDirectoryStream(folder, "*.jsonl")) {
                for (Path file : old) {
                    Files.delete(file);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs one, and writes what each of its clients was sent to a folder. */
    void transcribe(long seed, int operations, Path folder) {
        Simulation simulation =
                new Simulation(new Plan(seed, operations, Optional.empty(), TRACED, true, census), tokens);
        simulation.run();
        List<Transcript> transcripts = simulation.transcripts();
        try {
            for (int i = 0; i < transcripts.size(); i++) {
                Files.write(
                        folder.resolve("seed-%d-client-%d.jsonl".formatted(seed, i + 1)),
                        transcripts.get(i).lines());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
