package org.sameframe.loadtests.figures;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A token for all histories of a server, made by its own command. */
final class AuditToken {
    private AuditToken() {}

    /** @param data the server's data folder, with its keys */
    static String of(Path jar, Path data) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        jar.toString(),
                        "token",
                        "--audit",
                        "--data",
                        data.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String token = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        if (process.waitFor() != 0) {
            throw new IOException("There is no token");
        }
        return token;
    }
}
