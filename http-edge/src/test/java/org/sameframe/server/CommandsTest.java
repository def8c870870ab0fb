package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
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
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The commands for operators, as they are typed. */
class CommandsTest {
    @TempDir
    private Path folder;

    private final List<ServerProcess> processes = new ArrayList<>();

    @AfterEach
    void stop() {
        processes.forEach(ServerProcess::kill);
    }

    static Stream<String> commands() {
        return below(Main.commandLine());
    }

    private static Stream<String> below(CommandLine command) {
        return command.getSubcommands().entrySet().stream()
                .flatMap(sub -> Stream.concat(
                        Stream.of(sub.getKey()), below(sub.getValue()).map(name -> sub.getKey() + " " + name)));
    }

    @Test
    @DisplayName("[CM1] these are the commands")
    void all() {
        assertThat(commands())
                .containsExactlyInAnyOrder(
                        "serve",
                        "config",
                        "config check",
                        "config show",
                        "config reference",
                        "doctor",
                        "verify",
                        "signer",
                        "token",
                        "token create",
                        "token check",
                        "token rotate",
                        "token revoke",
                        "export-journal",
                        "import-journal",
                        "compact",
                        "webhooks",
                        "webhooks test");
    }

    @ParameterizedTest(name = "[CM1] {0} --help")
    @MethodSource("commands")
    @DisplayName("[CM1] every command describes itself, and says with which codes it ends")
    void help(String command) {
        Said said = Said.to(List.of((command + " --help").split(" ")));
        assertThat(said.exit()).isZero();
        assertThat(said.out().replaceAll("\\s+", " "))
                .contains("Usage: sameframe " + command, "--help", "Ends with", "2 if the options");
        assertThat(said.err()).isEmpty();
    }

    @ParameterizedTest(name = "[CLI2] {0} --nonsense")
    @MethodSource("commands")
    @DisplayName("[CLI2] every command answers a wrong option with one sentence, and ends with 2")
    void wrongOption(String command) {
        Said said = Said.to(List.of((command + " --nonsense").split(" ")));
        assertThat(said.exit()).isEqualTo(2);
        assertThat(said.err().lines()).singleElement().asString().endsWith(". --help lists the options.");
        assertThat(said.out()).isEmpty();
    }

    @Test
    @DisplayName("[CM2] config check says that nothing is wrong, or what is, and starts nothing")
    void check() throws Exception {
        Files.writeString(folder.resolve("good.conf"), "sameframe.http.port = 9000");
        ServerProcess good = run(Map.of(), List.of("config", "check", "--config", "good.conf"));
        assertThat(good.exit()).isZero();
        assertThat(good.out()).singleElement().asString().contains("can be used", "1");

        Files.writeString(folder.resolve("bad.conf"), "sameframe.http.prot = 9000\nsameframe.http.port = x");
        ServerProcess bad = run(Map.of(), List.of("config", "check", "--config", "bad.conf"));
        assertThat(bad.exit()).isEqualTo(1);
        assertThat(String.join("\n", bad.err())).contains("bad.conf: 1", "bad.conf: 2", "do you mean");
        assertThat(folder.resolve("data")).doesNotExist();
    }

    @Test
    @DisplayName("[CM3] config show prints what counts and where it comes from, and no secret")
    void show() throws Exception {
        Files.writeString(folder.resolve("secret"), "https://secret.example\n");
        ServerProcess show = run(
                Map.of(
                        "SAMEFRAME_STORAGE_PASSWORD",
                        "canary-9f",
                        "SAMEFRAME_PUBLIC_URL_FILE",
                        folder.resolve("secret").toString()),
                List.of("config", "show", "--port", "9000"));
        assertThat(show.exit()).isZero();
        assertThat(show.out())
                .anyMatch(line -> line.startsWith("sameframe.http.port = 9000") && line.contains("the command line"))
                .anyMatch(line -> line.contains("https://secret.example"))
                .contains("sameframe.http.bind = \"127.0.0.1\"")
                .anyMatch(line -> line.contains("sameframe.storage.password is set"));
        assertThat(String.join("\n", show.out())).doesNotContain("canary-9f");
    }

    @Test
    @DisplayName("[CM4] doctor looks at what is on the machine, names what is wrong, and changes nothing")
    void local() throws Exception {
        ServerProcess well = run(Map.of(), List.of("doctor", "--data", "d"));
        assertThat(well.exit()).isZero();
        assertThat(String.join("\n", well.out()))
                .contains("ok    settings", "ok    data", "ok    store", "ok    clock");
        assertThat(folder.resolve("d")).doesNotExist();

        Files.writeString(folder.resolve("file"), "");
        Files.createDirectories(folder.resolve("broken"));
        Files.writeString(folder.resolve("broken/store.mv.db"), "this is no store ".repeat(1000));
        ServerProcess ill = run(Map.of(), List.of("doctor", "--data", "broken", "--media", "file"));
        assertThat(ill.exit()).isEqualTo(1);
        assertThat(ill.out())
                .anyMatch(line -> line.startsWith("WRONG store"))
                .anyMatch(line -> line.startsWith("WRONG media"));
        assertThat(run(Map.of(), List.of("doctor", "--data", "file")).exit()).isEqualTo(1);
        assertThat(run(Map.of("SAMEFRAME_PORT", "x"), List.of("doctor")).exit()).isEqualTo(1);
    }

    @Test
    @DisplayName("[CM5] doctor looks through the address that people use: server, clock, proxy, WebSocket")
    void remote() throws Exception {
        ServerProcess server = ServerProcess.start(folder, Map.of(), List.of("serve", "--port", "0", "--data", "d"));
        processes.add(server);
        URI address = server.ready();
        ServerProcess well = run(Map.of(), List.of("doctor", "--data", "d", "--url", address.toString()));
        assertThat(String.join("\n", well.out()))
                .contains("note  store", "ok    server", "ok    proxy", "ok    socket", "agree");
        assertThat(well.exit()).isZero();

        String other = "http://localhost:" + address.getPort();
        ServerProcess behind = run(Map.of(), List.of("doctor", "--data", "e", "--url", other + "/below"));
        assertThat(behind.exit()).isEqualTo(1);
        assertThat(behind.out()).anyMatch(line -> line.startsWith("WRONG server"));

        server.terminate();
        ServerProcess gone = run(Map.of(), List.of("doctor", "--data", "d", "--url", address.toString()));
        assertThat(gone.exit()).isEqualTo(1);
        assertThat(gone.out()).anyMatch(line -> line.startsWith("WRONG server") && line.contains("does not answer"));
    }

    private ServerProcess run(Map<String, String> environment, List<String> options) throws Exception {
        ServerProcess process = ServerProcess.start(folder, environment, options);
        processes.add(process);
        process.ends();
        return process;
    }
}
