package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.Http;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server within somebody else's actor system and HTTP server. */
class EmbeddedTest {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Path EXAMPLE = Path.of("..", "docs", "example-embedding", "Embedded.java");

    @TempDir
    private Path folder;

    @Test
    @DisplayName("[EB1] rooms live in the host's actor system and are served by its HTTP server; stopping leaves both")
    void within() throws Exception {
        SameframeSettings settings = settings();
        ActorSystem<?> system = ActorSystem.create(
                Behaviors.empty(), "host", settings.forSystem(ConfigFactory.parseString("host = 1")));
        try {
            Sameframe sameframe =
                    Sameframe.start(system, settings).toCompletableFuture().get(60, TimeUnit.SECONDS);
            assertThat(sameframe.managementAddress()).isEmpty();
            assertThatThrownBy(sameframe::address).isInstanceOf(IllegalStateException.class);
            int port = Http.get(system)
                    .newServerAt("127.0.0.1", 0)
                    .bind(sameframe.routes())
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS)
                    .localAddress()
                    .getPort();
            assertThat(createRoom(port)).isEqualTo(201);
            assertThat(get(port, "/v1/health/ready").statusCode()).isEqualTo(200);

            sameframe.stop().toCompletableFuture().get(30, TimeUnit.SECONDS);
            assertThat(get(port, "/v1/health/ready").statusCode()).isEqualTo(503);
            assertThat(system.getWhenTerminated().toCompletableFuture()).isNotDone();
            assertThat(system.settings().config().getInt("host")).isEqualTo(1);
        } finally {
            system.terminate();
            system.getWhenTerminated().toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
        // the store is closed with the system: it can be opened again
        Awaitility.await()
                .ignoreExceptions()
                .untilAsserted(() -> TestServer.start(folder, Map.of()).close());
    }

    @Test
    @DisplayName("[EB3] the example's bill of materials is the one of this version")
    void version() throws Exception {
        Path top = EXAMPLE.resolve("../../..").normalize();
        Pattern version =
                Pattern.compile("<artifactId>sameframe-(?:parent|bom)</artifactId>\\s*<version>([^<]+)</version>");
        List<String> versions = Stream.of(top.resolve("pom.xml"), EXAMPLE.resolveSibling("pom.xml"))
                .map(pom -> version.matcher(read(pom)).results().findFirst().orElseThrow())
                .map(found -> found.group(1))
                .toList();
        assertThat(versions).hasSize(2);
        assertThat(versions.get(0)).isEqualTo(versions.get(1));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    @DisplayName("[EB2] an actor system that was started with other settings is refused with a sentence")
    void foreign() throws Exception {
        ActorSystem<?> system = ActorSystem.create(
                Behaviors.empty(),
                "foreign",
                ConfigFactory.parseString("pekko.actor.provider = local").withFallback(ConfigFactory.load()));
        try {
            SameframeSettings settings = settings();
            assertThatThrownBy(() -> Sameframe.start(system, settings))
                    .isInstanceOf(StartProblem.class)
                    .hasMessageContaining("SameframeSettings.forSystem");
        } finally {
            system.terminate();
        }
    }

    @Test
    @DisplayName("[EB2] settings for a program are checked as those of the command line are")
    void checked() {
        assertThatThrownBy(() -> SameframeSettings.of(ConfigFactory.parseString("sameframe.http.prot = 1")))
                .isInstanceOf(StartProblem.class)
                .hasMessageContaining("do you mean");
    }

    @Test
    @DisplayName("[EB3] the example in docs compiles, serves its own page and rooms, and ends in order")
    void example() throws Exception {
        Path classes = Files.createDirectories(folder.resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        String path = System.getProperty("java.class.path");
        int compiled =
                compiler.run(null, null, null, "-proc:none", "-cp", path, "-d", classes.toString(), EXAMPLE.toString());
        assertThat(compiled).isZero();

        Path out = folder.resolve("out");
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classes + java.io.File.pathSeparator + path,
                        "Embedded",
                        "0",
                        folder.resolve("data").toString()))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        try {
            Awaitility.await()
                    .atMost(90, TimeUnit.SECONDS)
                    .until(() -> line(out).length() > 0 || !process.isAlive());
            assertThat(process.isAlive()).as(Files.readString(out)).isTrue();
            int port = Integer.parseInt(line(out).replaceAll("\\D", ""));
            assertThat(get(port, "/hello").body()).isEqualTo("Hello from the application.");
            assertThat(createRoom(port)).isEqualTo(201);
            process.destroy();
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }

    private static String line(Path out) throws Exception {
        return Files.readAllLines(out).stream()
                .filter(text -> text.startsWith("ready at"))
                .findFirst()
                .orElse("");
    }

    private SameframeSettings settings() throws StartProblem {
        return SameframeSettings.of(ConfigFactory.parseMap(Map.of("sameframe.data-dir", folder.toString())));
    }

    private static int createRoom(int port) throws Exception {
        return HTTP.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v1/rooms"))
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Ann\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static HttpResponse<String> get(int port, String path) throws Exception {
        return HTTP.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
