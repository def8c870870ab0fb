package org.sameframe.loadtests.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The real jar in a process of its own, on a free port of the loopback address. */
public final class ServerProcess implements AutoCloseable {
    private static final Pattern READY = Pattern.compile("ready at (http://\\S+)");
    private static final int LOG_LINES_SHOWN = 30;

    private final Process process;
    private final Path log;
    private final long startedNanos;
    private final CompletableFuture<URI> address = new CompletableFuture<>();

    /**
     * How a server is started.
     *
     * @param java the executable
     * @param data the data folder; the log goes there as well
     * @param environment on top of this process's
     * @param options of the JVM
     */
    public record Launch(Path java, Path jar, Path data, Map<String, String> environment, List<String> options) {
        /** With the Java that runs this program. */
        public static Launch of(Path jar, Path data, Map<String, String> environment, List<String> options) {
            if (!Files.isRegularFile(jar)) {
                throw new IllegalArgumentException("There is no server at " + jar
                        + ": build it with mvn -DskipTests package, or say where it is" + " with --jar.");
            }
            Path java = Path.of(System.getProperty("java.home"), "bin", "java");
            return new Launch(java, jar, data, environment, options);
        }
    }

    private ServerProcess(Process process, Path log, long startedNanos) {
        this.process = process;
        this.log = log;
        this.startedNanos = startedNanos;
    }

    /** Returns at once. */
    public static ServerProcess start(Launch launch) throws IOException {
        Files.createDirectories(launch.data());
        Path log = launch.data().resolve("server.log");
        List<String> command = new ArrayList<>(List.of(launch.java().toString()));
        command.addAll(launch.options());
        command.addAll(List.of(
                "-jar",
                launch.jar().toString(),
                "--port",
                "0",
                "--data",
                launch.data().toString()));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
        builder.environment().putAll(launch.environment());
        long started = System.nanoTime();
        ServerProcess server = new ServerProcess(builder.start(), log, started);
        Thread reader = new Thread(server::read, "server-output");
        reader.setDaemon(true);
        reader.start();
        return server;
    }

    private void read() {
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher ready = READY.matcher(line);
                if (ready.find()) {
                    address.complete(URI.create(ready.group(1)));
                }
            }
        } catch (IOException e) {
            // a killed process breaks its pipe
        }
        address.completeExceptionally(new IOException("The server ended. It said:\n" + lastWords()));
    }

    /** Where it listens, once it says so. */
    public URI awaitReady(Duration within) throws IOException, InterruptedException {
        try {
            return address.get(within.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause());
        } catch (TimeoutException e) {
            throw new IOException(
                    "The server is not ready after %d s. It said:%n%s".formatted(within.toSeconds(), lastWords()));
        }
    }

    /** {@link System#nanoTime} when it was started. */
    public long startedNanos() {
        return startedNanos;
    }

    /** {@code kill -9}; returns when it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** SIGTERM; returns when it is gone. @return its exit code */
    public int terminate(Duration within) throws IOException, InterruptedException {
        process.destroy();
        if (!process.waitFor(within.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IOException("The server has not stopped after " + within.toSeconds() + " s.");
        }
        return process.exitValue();
    }

    private String lastWords() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_SHOWN), lines.size()));
        } catch (IOException e) {
            return "nothing that can be read: " + e;
        }
    }

    /** Time that its threads have spent on processors since the start; zero where the system does not tell. */
    public Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** The most memory that it has had, heap and all, in MiB; zero where the system does not tell. */
    public long peakMemory() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1_024)
                .findFirst()
                .orElse(0);
    }

    /** Leaves no process behind. */
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
