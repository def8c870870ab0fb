package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.io.TempDir;

class KillTest {
    @RepeatedTest(2)
    @DisplayName("[ST9] kill -9 while H2 is written to: what was acknowledged is there, and the ledger goes on")
    void kill(@TempDir Path folder) throws Exception {
        long first = killAfter(20, folder);
        long second = killAfter(first + 200, folder);

        try (RunningStore running = new RunningStore(TestStore.create(TestStore.Kind.H2, folder))) {
            assertThat(running.show(running.open(1)).seq()).isGreaterThanOrEqualTo(second);
        }
    }

    /** The last row that was acknowledged before the end. */
    private static long killAfter(long rows, Path folder) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledWriter.class.getName(),
                        folder.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        long last = 0;
        try (BufferedReader acknowledged = writer.inputReader()) {
            for (String line = acknowledged.readLine(); line != null; line = acknowledged.readLine()) {
                last = Long.parseLong(line);
                if (last >= rows) {
                    // By its handle: the process itself would close what it has written and is not read yet.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
        assertThat(last).as("rows written before the end").isGreaterThanOrEqualTo(rows);
        return last;
    }
}
