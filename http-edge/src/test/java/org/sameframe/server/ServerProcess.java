package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The program in a process of its own, with this build's class path; its output goes to files. */
public final class ServerProcess {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Path output;
    private final Path errors;

    private ServerProcess(Process process, Path output, Path errors) {
        this.process = process;
        this.output = output;
        this.errors = errors;
    }

    /** @param folder where it is started, and where its output is put */
    public static ServerProcess start(Path folder, Map<String, String> environment, List<String> options)
            throws IOException {
        Path output = Files.createTempFile(folder, "out", ".txt");
        Path errors = Files.createTempFile(folder, "err", ".txt");
        List<String> java = List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                "org.sameframe.server.Main");
        ProcessBuilder builder = new ProcessBuilder(
                Stream.concat(java.stream(), options.stream()).toList());
        builder.environment().keySet().removeIf(key -> key.startsWith("SAMEFRAME_"));
        builder.environment().putAll(environment);
        builder.directory(folder.toFile()).redirectOutput(output.toFile()).redirectError(errors.toFile());
        return new ServerProcess(builder.start(), output, errors);
    }

    /** Waits for the line that says where the server is. */
    public URI ready() {
        Awaitility.await().atMost(PATIENCE).until(() -> readyLine().endsWith("/") || !process.isAlive());
        assertThat(readyLine()).as(String.join("\n", err())).endsWith("/");
        return URI.create(readyLine().substring(readyLine().indexOf("http")));
    }

    private String readyLine() {
        return out().stream()
                .filter(line -> line.contains("ready at"))
                .findFirst()
                .orElse("");
    }

    /** Waits until it has ended by itself. */
    public void ends() throws InterruptedException {
        assertThat(process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                .as("ends by itself")
                .isTrue();
    }

    /** Asks it to stop, as {@code kill} does. */
    public int terminate() throws InterruptedException {
        process.destroy();
        ends();
        return exit();
    }

    /** Ends it at once, as {@code kill -9} does. */
    public void kill() {
        process.destroyForcibly();
    }

    public int exit() {
        return process.exitValue();
    }

    public List<String> out() {
        return lines(output);
    }

    public List<String> err() {
        return lines(errors);
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
