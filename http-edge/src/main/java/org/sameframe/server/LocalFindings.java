package org.sameframe.server;

import com.typesafe.config.Config;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.sameframe.persistence.Storage;
import org.sameframe.persistence.StorageProblem;
import org.sameframe.server.Doctor.Finding;

/** How it is with what a server has on its machine. */
final class LocalFindings {
    /** A long review with stills has less; a full disk stops all rooms. */
    private static final long ENOUGH = 1L << 30;

    /** No clock of a machine that works shows less. */
    private static final Instant EARLIEST = Instant.parse("2026-01-01T00:00:00Z");

    private LocalFindings() {}

    static List<Finding> of(Config config, Settings settings) {
        List<Finding> findings = new ArrayList<>();
        findings.add(folder(settings.dataFolder()));
        findings.add(store(config, settings));
        findings.add(clock());
        findings.add(media(settings));
        return findings;
    }

    private static Finding folder(Path folder) {
        Path there = folder;
        while (there.getParent() != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (!Files.isDirectory(there) || !Files.isWritable(there)) {
            return Finding.wrong(
                    "data",
                    there + " is no folder that this user can write to. Choose another with --data, or change it.");
        }
        try {
            long free = Files.getFileStore(there).getUsableSpace();
            String space = (free >> 20) + " MiB are free.";
            if (free < ENOUGH) {
                return Finding.note(
                        "data", folder + ": " + space + " Make room: when the disk is full, rooms cannot record.");
            }
            return Finding.ok("data", folder + (Files.exists(folder) ? ": " : " is made at the first start: ") + space);
        } catch (IOException e) {
            return Finding.note("data", folder + ": nobody can tell how much is free (" + e.getMessage() + ").");
        }
    }

    private static Finding store(Config config, Settings settings) {
        try {
            return Storage.probe(config, settings.dataFolder())
                    .map(description -> Finding.ok("store", description + " answers."))
                    .orElseGet(() -> Finding.ok("store", "It is made in the data folder at the first start."));
        } catch (StorageProblem e) {
            return e.code() == StorageProblem.Code.STORAGE_IN_USE
                    ? Finding.note("store", "In use, by a server that runs as it seems: " + e.getMessage())
                    : Finding.wrong("store", String.valueOf(e.getMessage()));
        }
    }

    private static Finding clock() {
        Instant now = Instant.now();
        return now.isBefore(EARLIEST)
                ? Finding.wrong("clock", "It says " + now + ". Set it: tokens are good for a time.")
                : Finding.ok("clock", "It says " + now + ".");
    }

    private static Finding media(Settings settings) {
        if (settings.mediaFolder().isEmpty()) {
            return Finding.note("media", "No folder: rooms show the bundled clips, and what people bring by address.");
        }
        try {
            Parts.media(settings);
            return Finding.ok("media", settings.mediaFolder().get() + " can be read.");
        } catch (StartProblem e) {
            return Finding.wrong("media", String.valueOf(e.getMessage()));
        }
    }
}
