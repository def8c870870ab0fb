package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.edge.auth.TestPlatform;
import org.sameframe.schema.v1.Bye;
import org.sameframe.schema.v1.Participant;
import org.sameframe.schema.v1.Role;
import org.sameframe.schema.v1.RoomEvent;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.Value;
import org.sameframe.server.TestServer;

class PlatformTokensTest extends PlatformFixture {
    @ParameterizedTest(name = "[JW1] a token signed with {0} by its pinned key joins")
    @ValueSource(strings = {"RS256", "ES256", "EdDSA", "HS256"})
    void algorithms(String algorithm) throws Exception {
        JWTClaimsSet.Builder claims = TestPlatform.claims("alg-" + algorithm);
        String token = switch (algorithm) {
            case "RS256" -> platform.rs256(claims);
            case "ES256" -> platform.es256(claims);
            case "EdDSA" -> platform.eddsa(claims);
            default -> platform.hs256(claims);
        };

        HttpResponse<String> answer = join(token);

        assertThat(answer.statusCode()).describedAs(answer.body()).isEqualTo(200);
        try (TestClient client = enter(token)) {
            assertThat(client.messages().anyMatch(ServerMessage::hasSnapshot)).isTrue();
        }
    }

    Stream<Arguments> hostile() throws Exception {
        return new HostileTokens(platform).all();
    }

    @ParameterizedTest(name = "[JW4] {0}: refused on the socket and over REST, with what is wrong")
    @MethodSource("hostile")
    void hostile(String what, String token, String code) throws Exception {
        HttpResponse<String> answer = join(token);
        boolean isTooLong = token.length() > 8_000;
        assertThat(answer.statusCode())
                .describedAs(answer.body())
                .isIn(code.equals("forbidden") ? Set.of(403) : isTooLong ? Set.of(401, 431) : Set.of(401));
        if (!isTooLong) {
            assertThat(TestServer.json(answer).get("code").asText()).isEqualTo(code);
        }
        try (TestClient client = connect(server, token)) {
            Bye bye = client.awaitBye();
            assertThat(bye.getReason())
                    .isEqualTo(
                            switch (code) {
                                case "token-expired" -> 3005;
                                case "forbidden" -> 3507;
                                default -> 3500;
                            });
            assertThat(client.messages().anyMatch(ServerMessage::hasWelcome)).isFalse();
        }
    }

    @Test
    @DisplayName("[JW4] the table above changes something: unchanged, the token joins")
    void good() throws Exception {
        assertThat(join(platform.rs256(claims())).statusCode()).isEqualTo(200);
    }

    @Test
    @DisplayName("[RE6] a creation with a token and a key is carried out once, and the key is that account's alone")
    void createsOnce() throws Exception {
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = create("once", key);
        assertThat(first.statusCode()).describedAs(first.body()).isEqualTo(201);
        assertThat(create("once", key).body()).isEqualTo(first.body());
        assertThat(create("twice", key).body()).isNotEqualTo(first.body());
    }

    private HttpResponse<String> create(String subject, String key) throws Exception {
        String token = platform.token(TestPlatform.claims(subject).claim("grants", List.of("create")));
        return server.send(server.request("/v1/rooms")
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }

    @Test
    @DisplayName(
            "[JW7][JW8] the same sub is the same participant on each device, with the token's name and role, and is marked as verified")
    void sameSubject() throws Exception {
        String token = platform.token(TestPlatform.claims("secret-sub-1").claim("role", "viewer"));
        int overRest = TestServer.json(join(token)).get("participantId").asInt();
        try (TestClient one = enter(token);
                TestClient other =
                        enter(platform.token(TestPlatform.claims("secret-sub-1").claim("role", "host")));
                TestClient guest = room.enter(FrameFormat.PROTOBUF)) {
            assertThat(one.awaitWelcome().getYou()).isEqualTo(overRest);
            assertThat(other.awaitWelcome().getYou()).isEqualTo(overRest);
            Participant seen = participant(guest, overRest);
            assertThat(seen.getVerified()).isTrue();
            assertThat(seen.getName()).isEqualTo("Vera secret-sub-1");
            assertThat(seen.getRole()).isEqualTo(Role.ROLE_VIEWER);
            assertThat(participant(guest, 1).getVerified()).isFalse();
        }
    }

    @Test
    @DisplayName("[JW9] which account it is reaches no client, and stands sealed in the store")
    void staysSecret() throws Exception {
        try (TestClient host = room.enter(FrameFormat.JSON)) {
            String token = platform.token(TestPlatform.claims("canary-9f3").claim("name", "Wanda"));
            try (TestClient client = enter(token)) {
                int you = client.awaitWelcome().getYou();
                TestClient.awaiting().until(() -> participant(host, you).getVerified());
                assertThat(participant(host, you).getAccount()).isEmpty();
                assertThat(host.wasSent("canary-9f3") || client.wasSent("canary-9f3"))
                        .isFalse();
            }
        }
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .describedAs(file.toString())
                        .doesNotContain("canary-9f3");
            }
        }
    }

    @Test
    @DisplayName("[JW6] each grant stands for itself: create, audit and admin, for the token's rooms alone")
    void grants() throws Exception {
        String audit = platform.token(claims().claim("grants", List.of("audit")).claim("room", room.code()));
        String none = platform.token(claims());
        assertThat(get("/v1/rooms/" + room.code() + "/entries", audit).statusCode())
                .isEqualTo(200);
        assertThat(get("/v1/rooms/" + room.code() + "/entries", none).statusCode())
                .isEqualTo(403);
        TestRoom other = TestRoom.create(server);
        assertThat(get("/v1/rooms/" + other.code() + "/entries", audit).statusCode())
                .isEqualTo(403);
        assertThat(delete(other.code(), audit).statusCode()).isEqualTo(403);
        String admin = platform.token(claims().claim("grants", List.of("admin"))
                .claim("room", other.code().substring(0, 4) + "*"));
        assertThat(delete(room.code(), admin).statusCode()).isEqualTo(403);
        assertThat(delete(other.code(), admin).statusCode()).isEqualTo(200);
    }

    /** What each mode asks for, of who has no token, and of who has one [MO1]. */
    static Stream<Arguments> modes() {
        return Stream.of(
                arguments("open", "", 201, 200, 200),
                arguments("guests", "", 401, 200, 401),
                arguments("guests", "nothing", 403, 200, 403),
                arguments("guests", "create", 201, 200, 200),
                arguments("platform", "", 401, 401, 401),
                arguments("platform", "nothing", 403, 200, 403),
                arguments("platform", "create", 201, 200, 200));
    }

    @ParameterizedTest(name = "[MO2] mode {0}, token that grants {1}: creating {2}, joining {3}, the list of media {4}")
    @MethodSource("modes")
    void modes(String mode, String grant, int creating, int joining, int media, @TempDir Path own) throws Exception {
        try (TestServer one = TestServer.start(own, with("sameframe.mode", mode))) {
            JsonNode there = TestServer.json(
                    post(one, "/v1/rooms", "{}", platform.token(claims().claim("grants", List.of("create")))));
            String path = "/v1/rooms/" + there.get("code").asText() + "/join";
            if (grant.isEmpty()) {
                assertThat(one.post("/v1/rooms", "{\"name\":\"Ann\"}").statusCode())
                        .isEqualTo(creating);
                assertThat(one.post(path, "{\"name\":\"Ann\"}").statusCode()).isEqualTo(joining);
                assertThat(one.get("/v1/media").statusCode()).isEqualTo(media);
            } else {
                String token = platform.token(TestPlatform.claims("x").claim("grants", List.of(grant)));
                assertThat(post(one, "/v1/rooms", "{}", token).statusCode()).isEqualTo(creating);
                assertThat(post(one, path, "{}", token).statusCode()).isEqualTo(joining);
                assertThat(one.send(one.request("/v1/media").header("Authorization", "Bearer " + token))
                                .statusCode())
                        .isEqualTo(media);
            }
        }
    }

    private static Participant participant(TestClient client, int id) {
        Stream<Value> values = client.messages()
                .flatMap(message -> message.hasSnapshot()
                        ? message.getSnapshot().getRoom().getValuesList().stream()
                        : message.getEntry().getEventsList().stream()
                                .filter(RoomEvent::hasPut)
                                .map(RoomEvent::getPut));
        return values.filter(value ->
                        value.hasParticipant() && value.getParticipant().getId() == id)
                .map(Value::getParticipant)
                .reduce(Participant.getDefaultInstance(), (earlier, later) -> later);
    }
}
