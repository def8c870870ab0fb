package org.sameframe.edge.socket;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The server as it is shipped, in a process of its own. */
final class ServerProcess implements AutoCloseable {
    private static final String READY = "Sameframe is ready at ";

    private final Process process;
    private final URI address;

    private ServerProcess(Process process, URI address) {
        this.process = process;
        this.address = address;
    }

    /** @param environment further settings */
    static ServerProcess start(Path data, String heap, Map<String, String> environment) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+ExitOnOutOfMemoryError",
                "-jar",
                System.getProperty("sameframe.jar"),
                "--port",
                "0",
                "--data",
                data.resolve("data").toString()));
        builder.environment().putAll(environment);
        builder.redirectError(data.resolve("log").toFile());
        Process process = builder.start();
        try {
            return new ServerProcess(
                    process,
                    CompletableFuture.supplyAsync(() -> address(process)).get(90, TimeUnit.SECONDS));
        } catch (Exception e) {
            process.destroyForcibly();
            throw e;
        }
    }

    private static URI address(Process process) {
        try {
            BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith(READY)) {
                    return URI.create(line.substring(READY.length()).replaceAll("/$", ""));
                }
            }
            throw new IllegalStateException("the server did not start");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    URI address() {
        return address;
    }

    /** Asks it to stop, as {@code kill} does, and waits for nothing. */
    void terminate() {
        process.destroy();
    }

    /** @return its exit code */
    int endsWithin(int seconds) throws InterruptedException {
        if (!process.waitFor(seconds, TimeUnit.SECONDS)) {
            throw new AssertionError("still running after %d s".formatted(seconds));
        }
        return process.exitValue();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Ends it at once, where nothing is asked of how it ends. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
