package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.AuditScope;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.room.RoomCode;

/** Runs {@code token} as people do, and the server that takes it, in processes of their own. */
class TokenTest {
    @TempDir
    private Path folder;

    private Optional<ServerProcess> server = Optional.empty();

    @AfterEach
    void stop() {
        server.ifPresent(ServerProcess::kill);
    }

    @Test
    @DisplayName("[AU2] the token stands alone on standard output, and what it opens on standard error")
    void makes() throws Exception {
        ServerKeys keys = ServerKeys.open(folder.resolve("d"));
        AccessTokens tokens = AccessTokens.create(keys, Duration.ofDays(1), InstantSource.system());

        ServerProcess one = token("--audit", "--room", "abcd2345", "--life", "12h", "--data", "d");
        assertThat(one.exit()).isZero();
        assertThat(((AccessTokens.Granted) tokens.verifyAudit(one.out().get(0))).room())
                .contains(new RoomCode("ABCD-2345"));
        assertThat(one.out()).hasSize(1);
        AccessTokens.Granted granted =
                (AccessTokens.Granted) tokens.verifyAudit(one.out().get(0));
        assertThat(granted.scope()).isEqualTo(AuditScope.readOnly(RoomCode.parse("ABCD-2345")));
        assertThat(one.err()).hasSize(2).last().asString().isEqualTo("  id      " + granted.id());
        assertThat(one.err().get(0)).contains("the history of room ABCD-2345", " until ", "it changes nothing");

        ServerProcess all = token("--audit", "--data", "d");
        assertThat(((AccessTokens.Granted) tokens.verifyAudit(all.out().get(0))).room())
                .isEmpty();
        assertThat(all.err().get(0)).contains("all rooms", "list", "it changes nothing");
    }

    @Test
    @DisplayName("[AU3] only with --erase the token closes and erases, and it says so; --for stands in it")
    void erases() throws Exception {
        ServerKeys keys = ServerKeys.open(folder.resolve("d"));
        AccessTokens tokens = AccessTokens.create(keys, Duration.ofDays(1), InstantSource.system());

        ServerProcess command = token("--audit", "--erase", "--for", " Desk 2 ", "--data", "d");

        assertThat(((AccessTokens.Granted) tokens.verifyAudit(command.out().get(0))).scope())
                .isEqualTo(new AuditScope(Optional.empty(), true, "Desk 2"));
        assertThat(command.err()).hasSize(3).last().asString().isEqualTo("  for     Desk 2");
        assertThat(command.err().get(0)).contains("all rooms", "erase").doesNotContain("nothing");
    }

    @Test
    @DisplayName("[AU2] a folder without a key gets none, and exit code 1")
    void noKey() throws Exception {
        ServerProcess command = token("--audit", "--data", "nothing");

        assertThat(command.exit()).isEqualTo(1);
        assertThat(command.err()).singleElement().asString().contains("nothing", "--data");
        assertThat(command.out()).isEmpty();
        assertThat(folder.resolve("nothing")).doesNotExist();
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments(List.of(), "--audit"),
                arguments(List.of("--audit", "--room", "ABC"), "--room: ABC"),
                arguments(List.of("--audit", "--for", " "), "--for: expected a name"),
                arguments(List.of("--audit", "--for", "x".repeat(65)), "--for: expected a name"),
                arguments(List.of("--audit", "--life", "0s"), "--life: 0s"),
                arguments(List.of("--audit", "--life", "soon"), "--life: soon"),
                arguments(List.of("--audit", "--life", "4000d"), "--life: 4000d"));
    }

    @ParameterizedTest(name = "[AU2] token {0} gets a sentence and exit code 2")
    @MethodSource("wrong")
    void wrong(List<String> options, String named) throws Exception {
        ServerProcess command = token(options.toArray(String[]::new));

        assertThat(command.exit()).isEqualTo(2);
        assertThat(command.err()).singleElement().asString().contains(named, "--help lists the options");
        assertThat(command.out()).isEmpty();
    }

    @Test
    @DisplayName("[JW10][RV1] a token is made, checked, and good no more once it is revoked, by the command line alone")
    void passes() throws Exception {
        ServerKeys.open(folder.resolve("d"));

        ServerProcess made = token(
                "create",
                "--subject",
                "desk-1",
                "--name",
                "Desk",
                "--grant",
                "create",
                "--grant",
                "upload",
                "--room",
                "*",
                "--data",
                "d");
        assertThat(made.exit()).isZero();
        String text = made.out().get(0);
        assertThat(made.err()).contains("Good for all rooms", "  grants  create, upload");
        assertThat(token("create", "--subject", "desk-2", "--grant", "create", "--data", "d")
                        .err())
                .contains("Good for what it grants; it opens no room", "  grants  create");
        ServerProcess good = token("check", text, "--data", "d");
        assertThat(good.exit()).isZero();
        assertThat(good.out()).contains("  name    Desk");
        ServerProcess told = token("revoke", "--subject", "desk-1", "--data", "d");
        assertThat(told.exit()).isZero();
        assertThat(told.out()).singleElement().asString().endsWith(": account desk-1 of issuer sameframe.");
        ServerProcess revoked = token("check", text, "--data", "d");
        assertThat(revoked.exit()).isEqualTo(1);
        assertThat(revoked.err()).singleElement().asString().contains("revoked");
        ServerProcess cut = token("check", text.substring(0, text.length() - 4), "--data", "d");
        assertThat(cut.err()).singleElement().asString().contains("signature");
    }

    @Test
    @DisplayName("[RV5] rotating keeps what was signed before, unless it is told not to")
    void rotates() throws Exception {
        ServerKeys.open(folder.resolve("d"));
        String text = token("create", "--subject", "a", "--data", "d").out().get(0);

        assertThat(token("rotate", "--data", "d").exit()).isZero();
        assertThat(token("check", text, "--data", "d").exit()).isZero();
        assertThat(token("rotate", "--keep", "0s", "--data", "d").exit()).isZero();
        assertThat(token("check", text, "--data", "d").exit()).isEqualTo(1);
    }

    @Test
    @DisplayName("[RD5][RD4] after kill -9 the directory has all rooms, and made anew it says the same")
    void killed() throws Exception {
        Map<String, String> never = Map.of("SAMEFRAME_DIRECTORY_INTERVAL", "1h");
        URI address = start(never, "--data", "d");
        String created = send(HttpRequest.newBuilder(address.resolve("/v1/rooms"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString("{\"name\":\"Ann\",\"title\":\"Unheard\"}")))
                .body();
        String token = token("--audit", "--data", "d").out().get(0);
        assertThat(list(address, token)).doesNotContain("Unheard");
        server.orElseThrow().kill();
        server.orElseThrow().ends();

        String rebuilt = list(start(never, "--data", "d", "--rebuild-directory"), token);
        assertThat(rebuilt).contains("Unheard", created.substring(9, 18));
        server.orElseThrow().terminate();

        assertThat(list(start(never, "--data", "d"), token)).isEqualTo(rebuilt);
    }

    private static String list(URI address, String token) throws Exception {
        return send(HttpRequest.newBuilder(address.resolve("/v1/rooms")).header("Authorization", "Bearer " + token))
                .body();
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private URI start(Map<String, String> environment, String... options) throws Exception {
        ServerProcess process = ServerProcess.start(
                folder,
                environment,
                Stream.concat(Stream.of("--port", "0"), Stream.of(options)).toList());
        server = Optional.of(process);
        return process.ready();
    }

    private ServerProcess token(String... options) throws Exception {
        ServerProcess command = ServerProcess.start(
                folder,
                Map.of(),
                Stream.concat(Stream.of("token"), Stream.of(options)).toList());
        command.ends();
        return command;
    }
}
