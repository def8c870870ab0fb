package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the program as people do, in a process of its own. */
class MainTest {
    @TempDir
    private Path folder;

    private final List<ServerProcess> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(ServerProcess::kill);
    }

    static Stream<Arguments> wrongOptions() {
        return Stream.of(
                arguments(List.of("--nonsense"), "--nonsense"),
                arguments(List.of("--port"), "--port"),
                arguments(List.of("--port", "x"), "--port"),
                arguments(List.of("--port", "-1"), "--port"),
                arguments(List.of("--port", "1", "--port", "2"), "--port"),
                arguments(List.of("serve", "--port", "x"), "--port"),
                arguments(List.of("--management-port"), "--management-port"),
                arguments(List.of("config"), "check, show and reference"),
                arguments(List.of("served"), "served"));
    }

    @ParameterizedTest(name = "[CLI2] {0} gets a sentence and exit code 2")
    @MethodSource("wrongOptions")
    void wrongOptions(List<String> options, String named) {
        Said said = Said.to(options);

        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err().lines()).singleElement().asString().contains(named, "--help lists the options");
        assertThat(said.out()).isEmpty();
    }

    static Stream<Arguments> wrongValues() {
        return Stream.of(
                arguments(List.of("--port", "65536"), "--port: 65536 (expected: 0 to 65535)"),
                arguments(List.of("doctor", "--url", "review"), "https://review.example.com"));
    }

    @ParameterizedTest(name = "[CLI2] {0} gets a sentence, and the program ends with exit code 2")
    @MethodSource("wrongValues")
    void wrongValues(List<String> options, String named) throws Exception {
        ServerProcess command = run(Map.of(), options);

        assertThat(command.exit()).isEqualTo(2);
        assertThat(command.err()).singleElement().asString().contains(named, "--help lists the options");
        assertThat(command.out()).isEmpty();
    }

    @Test
    @DisplayName("[CLI1] --help lists every option, --version the version")
    void helpAndVersion() throws Exception {
        ServerProcess command = run(Map.of(), List.of("--help"));
        assertThat(command.exit()).isZero();
        assertThat(String.join("\n", command.out()))
                .contains("--port", "--bind", "--data", "--media", "--config", "--help", "--version");

        ServerProcess version = run(Map.of(), List.of("--version"));
        assertThat(version.exit()).isZero();
        assertThat(version.out()).singleElement().asString().startsWith("Sameframe ");
    }

    static Stream<Arguments> impossibleStarts() {
        return Stream.of(
                arguments("no such configuration", List.of("--config", "nothing.conf"), "nothing.conf"),
                arguments("a folder as configuration", List.of("--config", "folder"), "folder"),
                arguments("a broken configuration", List.of("--config", "broken.conf"), "broken.conf"),
                arguments("a setting of the wrong type", List.of("--config", "type.conf"), "sameframe.http.port"),
                arguments("a setting out of range", List.of("--config", "range.conf"), "expected: 0 to 65535"),
                arguments("an origin that is none", List.of("--config", "origin.conf"), "https://review.example.com"),
                arguments("no such media folder", List.of("--media", "nothing"), "media folder"),
                arguments("a file as media folder", List.of("--media", "file"), "media folder"),
                arguments("a file as data folder", List.of("--data", "file"), "file"),
                arguments("a broken store", List.of("--data", "broken"), "broken"),
                arguments("a broken key", List.of("--data", "keyless"), "token.key"),
                arguments("an address elsewhere", List.of("--bind", "192.0.2.1"), "192.0.2.1"),
                arguments(
                        "an address that is none", List.of("--bind", "no.such.host.invalid"), "no.such.host.invalid"));
    }

    @ParameterizedTest(name = "[CLI3] {0} gets a sentence and exit code 1")
    @MethodSource("impossibleStarts")
    void impossibleStart(String what, List<String> options, String named) throws Exception {
        Files.createDirectories(folder.resolve("folder"));
        Files.writeString(folder.resolve("file"), "");
        Files.writeString(folder.resolve("broken.conf"), "sameframe { http {");
        Files.writeString(folder.resolve("type.conf"), "sameframe.http.port = many");
        Files.writeString(folder.resolve("range.conf"), "sameframe.http.port = 70000");
        Files.writeString(folder.resolve("origin.conf"), "sameframe.http.origins = [\"*\"]");
        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/store.mv.db"), "this is no store ".repeat(1000));
        Files.createDirectories(folder.resolve("keyless/keys"));
        Files.writeString(folder.resolve("keyless/keys/token.key"), "no key");

        ServerProcess command = run(Map.of("SAMEFRAME_PORT", "0"), options);

        assertThat(command.exit()).isEqualTo(1);
        assertThat(command.err()).singleElement().asString().contains(named).endsWith(".");
        assertThat(command.out()).isEmpty();
    }

    @Test
    @DisplayName("[CLI3] a port in use gets a sentence and exit code 1")
    void portInUse() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = Integer.toString(other.getLocalPort());
            ServerProcess command = run(Map.of(), List.of("--port", port));

            assertThat(command.exit()).isEqualTo(1);
            assertThat(command.err())
                    .singleElement()
                    .asString()
                    .contains(port, "in use", "--port")
                    .endsWith(".");
        }
    }

    @Test
    @DisplayName("[CLI4] a started server says where it is, and stops when it is told to; the data folder is then free")
    void startsAndStops() throws Exception {
        ServerProcess command = start(Map.of("SAMEFRAME_LOG_FORMAT", "json"), List.of("--port", "0", "--data", "d"));
        URI address = command.ready();

        assertThat(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(200);
        ServerProcess second = run(Map.of(), List.of("--port", "0", "--data", "d"));
        assertThat(second.exit()).isEqualTo(1);
        assertThat(second.err()).singleElement().asString().contains("d");

        assertThat(command.terminate()).isEqualTo(143);
        assertThat(command.out()).first().asString().startsWith("Sameframe is ready at http://127.0.0.1:");
        assertThat(command.err())
                .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
        assertThat(command.err()).last().asString().contains("Stopped");

        ServerProcess third = start(Map.of(), List.of("--port", "0", "--data", "d"));
        assertThat(third.ready()).isNotNull();
        assertThat(third.terminate()).isEqualTo(143);
    }

    @Test
    @DisplayName("[CLI5] the command line counts more than the file, the file more than the environment")
    void precedence() throws Exception {
        Files.writeString(folder.resolve("a.conf"), "sameframe { data-dir = from-file, http.bind = \"127.0.0.1\" }");
        ServerProcess command = start(
                Map.of("SAMEFRAME_DATA_DIR", "from-environment", "SAMEFRAME_BIND", "192.0.2.1", "SAMEFRAME_PORT", "0"),
                List.of("--config", "a.conf", "--data", "from-line"));

        assertThat(command.ready().getPort()).isNotEqualTo(8080);
        assertThat(folder.resolve("from-line")).exists();
        assertThat(folder.resolve("from-file")).doesNotExist();
        assertThat(folder.resolve("from-environment")).doesNotExist();
    }

    private ServerProcess start(Map<String, String> environment, List<String> options) throws Exception {
        ServerProcess process = ServerProcess.start(folder, environment, options);
        processes.add(process);
        return process;
    }

    private ServerProcess run(Map<String, String> environment, List<String> options) throws Exception {
        ServerProcess process = start(environment, options);
        process.ends();
        return process;
    }
}
