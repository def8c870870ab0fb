package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.edge.auth.TestPlatform;
import org.sameframe.schema.v1.Bye;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Hello;
import org.sameframe.schema.v1.Participant;
import org.sameframe.schema.v1.Renew;
import org.sameframe.schema.v1.Renewed;
import org.sameframe.schema.v1.Role;
import org.sameframe.schema.v1.RoomEvent;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.Value;
import org.sameframe.server.TestServer;

class PlatformTokensTest {
    @TempDir
    private static Path data;

    private static TestPlatform platform;
    private static TestServer server;
    private static TestRoom room;

    @BeforeAll
    static void start() throws Exception {
        platform = new TestPlatform();
        server = server(Map.of());
        room = TestRoom.create(server);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        platform.close();
    }

    private static TestServer server(Map<String, Object> more) throws Exception {
        Map<String, Object> settings = new HashMap<>(platform.settings());
        settings.putAll(more);
        return TestServer.start(data, settings);
    }

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

    static Stream<Arguments> hostile() throws Exception {
        String good = platform.rs256(TestPlatform.claims("m"));
        String[] parts = good.split("\\.");
        RSAKey otherRsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        ECKey otherEc = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        Date past = Date.from(Instant.now().minusSeconds(5));
        byte[] publicKey = platform.rsa.toRSAPublicKey().getEncoded();
        byte[] pem = ("-----BEGIN PUBLIC KEY-----\n"
                        + java.util.Base64.getMimeEncoder().encodeToString(publicKey) + "\n-----END PUBLIC KEY-----\n")
                .getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                arguments("none", Base64URL.encode("{\"alg\":\"none\"}") + "." + parts[1] + ".", "bad-token"),
                arguments(
                        "none with a signature",
                        Base64URL.encode("{\"alg\":\"none\"}") + "." + parts[1] + ".AA",
                        "bad-token"),
                arguments("HS256 with the public key", confused(publicKey), "bad-token"),
                arguments("HS256 with the public key as PEM", confused(pem), "bad-token"),
                arguments("kid as a path", withKid("../../../../dev/null", otherRsa), "bad-token"),
                arguments("kid as SQL", withKid("x' UNION SELECT 'k' --", otherRsa), "bad-token"),
                arguments("another key of the same name", withKid("rsa", otherRsa), "bad-token"),
                arguments("embedded jwk", embedded(h -> h.jwk(otherRsa.toPublicJWK()), otherRsa), "bad-token"),
                arguments(
                        "embedded jwk of the platform",
                        embedded(h -> h.jwk(platform.rsa.toPublicJWK()), platform.rsa),
                        "bad-token"),
                arguments("jku", embedded(h -> h.jwkURL(URI.create("https://evil.example/k")), otherRsa), "bad-token"),
                arguments(
                        "x5u",
                        embedded(h -> h.x509CertURL(URI.create("https://evil.example/k")), otherRsa),
                        "bad-token"),
                arguments(
                        "x5c",
                        embedded(h -> h.x509CertChain(List.of(new com.nimbusds.jose.util.Base64("AAAA"))), otherRsa),
                        "bad-token"),
                arguments("crit", embedded(h -> h.criticalParams(Set.of("exp")), platform.rsa), "bad-token"),
                arguments(
                        "RS512 with the platform's key",
                        TestPlatform.signed(JWSAlgorithm.RS512, "rsa", new RSASSASigner(platform.rsa), claims()),
                        "bad-token"),
                arguments(
                        "PS256 with the platform's key",
                        TestPlatform.signed(JWSAlgorithm.PS256, "rsa", new RSASSASigner(platform.rsa), claims()),
                        "bad-token"),
                arguments(
                        "ES256 of another key",
                        TestPlatform.signed(JWSAlgorithm.ES256, "ec", new ECDSASigner(otherEc), claims()),
                        "bad-token"),
                arguments("blank signature", parts[0] + "." + parts[1] + ".", "bad-token"),
                arguments(
                        "signature of zeros",
                        parts[0] + "." + parts[1] + "." + Base64URL.encode(new byte[256]),
                        "bad-token"),
                arguments("ES256 signature of zeros", zeros(), "bad-token"),
                arguments(
                        "other claims",
                        parts[0] + "." + Base64URL.encode("{\"sub\":\"root\"}") + "." + parts[2],
                        "bad-token"),
                arguments("expired", platform.rs256(claims().expirationTime(past)), "token-expired"),
                arguments("no expiry", platform.rs256(claims().expirationTime(null)), "bad-token"),
                arguments(
                        "not yet valid",
                        platform.rs256(
                                claims().notBeforeTime(Date.from(Instant.now().plusSeconds(60)))),
                        "token-not-yet-valid"),
                arguments("wrong audience", platform.rs256(claims().audience("other")), "bad-token"),
                arguments("no audience", platform.rs256(claims().audience((String) null)), "bad-token"),
                arguments("wrong issuer", platform.rs256(claims().issuer("https://evil.example")), "bad-token"),
                arguments(
                        "this server's issuer",
                        platform.rs256(claims().issuer("sameframe").audience("sameframe")),
                        "bad-token"),
                arguments("no subject", platform.rs256(claims().subject(null)), "bad-token"),
                arguments("a role that is none", platform.rs256(claims().claim("role", "root")), "bad-token"),
                arguments("grants as text", platform.rs256(claims().claim("grants", "admin")), "bad-token"),
                arguments("room as a regular expression", platform.rs256(claims().claim("room", ".+")), "bad-token"),
                arguments("another room's", platform.rs256(claims().claim("room", "ABCD-2345")), "forbidden"),
                arguments("no room's", platform.rs256(claims().claim("room", null)), "forbidden"),
                arguments("huge", platform.rs256(claims().claim("x", "y".repeat(6_500))), "bad-token"),
                arguments("a claim twice", twice("{\"sub\":\"m\",\"sub\":\"root\"}"), "bad-token"),
                arguments(
                        "alg twice",
                        Base64URL.encode("{\"alg\":\"none\",\"alg\":\"RS256\"}") + "." + parts[1] + "." + parts[2],
                        "bad-token"));
    }

    private static JWTClaimsSet.Builder claims() {
        return TestPlatform.claims("m");
    }

    private static String confused(byte[] key) throws Exception {
        return TestPlatform.signed(JWSAlgorithm.HS256, "rsa", new MACSigner(key), claims());
    }

    private static String withKid(String kid, RSAKey key) throws Exception {
        return TestPlatform.signed(JWSAlgorithm.RS256, kid, new RSASSASigner(key), claims());
    }

    private static String embedded(java.util.function.UnaryOperator<JWSHeader.Builder> change, RSAKey key)
            throws Exception {
        JWSHeader.Builder header = new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("rsa");
        return TestPlatform.signed(change.apply(header).build(), new RSASSASigner(key), claims());
    }

    private static String zeros() throws Exception {
        String[] parts = platform.es256(claims()).split("\\.");
        return parts[0] + "." + parts[1] + "." + Base64URL.encode(new byte[64]);
    }

    /** Signed well, and still said twice. */
    private static String twice(String json) throws Exception {
        String input = Base64URL.encode("{\"alg\":\"RS256\",\"kid\":\"rsa\"}") + "." + Base64URL.encode(json);
        java.security.Signature signature = java.security.Signature.getInstance("SHA256withRSA");
        signature.initSign(platform.rsa.toRSAPrivateKey());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + Base64URL.encode(signature.sign());
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
    @DisplayName(
            "[JW5] a new key is taken without a restart, an outage of the platform is not noticed, and made-up keys are looked for once")
    void rotates() throws Exception {
        RSAKey next = new RSAKeyGenerator(2048).keyID("next").generate();
        try (TestServer eager = TestServer.start(data.resolve("eager"), with("sameframe.platform.jwks-pause", "0s"))) {
            TestRoom there = TestRoom.create(eager);
            platform.publish(platform.rsa, platform.ec, next);
            assertThat(join(eager, there, withKid("next", next)).statusCode()).isEqualTo(200);
            platform.down(true);
            assertThat(join(eager, there, withKid("next", next)).statusCode()).isEqualTo(200);
            assertThat(join(eager, there, withKid("made up", next)).statusCode())
                    .isEqualTo(401);
        }
        int before = platform.asked();
        platform.publishAll();
        platform.down(false);
        try (TestServer calm = TestServer.start(data.resolve("calm"), with("sameframe.platform.jwks-pause", "1h"))) {
            TestRoom there = TestRoom.create(calm);
            for (int i = 0; i < 5; i++) {
                assertThat(join(calm, there, withKid("made up " + i, next)).statusCode())
                        .isEqualTo(401);
            }
        }
        assertThat(platform.asked() - before).isLessThanOrEqualTo(2);
    }

    @Test
    @DisplayName("[JW5] while the keys were never there, the answer is to try again, and not that the token is bad")
    void neverThere() throws Exception {
        try (TestPlatform gone = new TestPlatform()) {
            gone.down(true);
            Map<String, Object> settings = new HashMap<>(gone.settings());
            settings.put("sameframe.platform.jwks-pause", "0s");
            try (TestServer alone = TestServer.start(data.resolve("alone"), settings)) {
                TestRoom there = TestRoom.create(alone);
                HttpResponse<String> answer = join(alone, there, gone.rs256(claims()));
                assertThat(answer.statusCode()).isEqualTo(503);
                assertThat(answer.headers().firstValue("Retry-After")).isPresent();
                gone.down(false);
                assertThat(join(alone, there, gone.rs256(claims())).statusCode())
                        .isEqualTo(200);
            }
        }
    }

    private static Map<String, Object> with(String key, Object value) {
        Map<String, Object> settings = new HashMap<>(platform.settings());
        settings.put(key, value);
        return settings;
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

    @Test
    @DisplayName(
            "[RV1] who is revoked, by identifier, account, participant or room, is gone within a second and stays so over a restart")
    void revoked() throws Exception {
        String admin = platform.token(claims().claim("grants", List.of("admin")));
        String byId = platform.token(TestPlatform.claims("by-id"));
        String bySubject = platform.token(TestPlatform.claims("by-subject"));
        String guest = room.join("Gwen");
        try (TestClient one = enter(byId);
                TestClient two = enter(bySubject);
                TestClient three = room.enter(FrameFormat.PROTOBUF, guest, TestRoom.instance());
                TestClient stays = room.enter(FrameFormat.PROTOBUF)) {
            one.awaitWelcome();
            two.awaitWelcome();
            int gwen = three.awaitWelcome().getYou();
            assertThat(revoke(admin, "{\"jti\":\"id-by-id\"}").statusCode()).isEqualTo(200);
            assertThat(revoke(admin, "{\"subject\":\"by-subject\"}").statusCode())
                    .isEqualTo(200);
            assertThat(revoke(admin, "{\"room\":\"%s\",\"participant\":%d}".formatted(room.code(), gwen))
                            .statusCode())
                    .isEqualTo(200);
            for (TestClient client : List.of(one, two, three)) {
                assertThat(client.awaitBye().getReason()).isEqualTo(3500);
            }
            assertThat(stays.isEnded()).isFalse();
        }
        for (String code : List.of(byId, bySubject)) {
            assertThat(TestServer.json(join(code)).get("code").asText()).isEqualTo("token-revoked");
        }
        server.close();
        server = server(Map.of());
        room = new TestRoom(server.address(), room.code(), room.hostToken());
        assertThat(TestServer.json(join(byId)).get("code").asText()).isEqualTo("token-revoked");
        try (TestClient client = connect(server, guest)) {
            assertThat(client.awaitBye().getReason()).isEqualTo(3500);
        }
    }

    static Stream<Arguments> refusedRevocations() {
        return Stream.of(
                arguments(List.of("audit"), "*", "{\"jti\":\"x\"}", 403),
                arguments(List.of("admin"), "ABCD-2345", "{\"jti\":\"x\"}", 403),
                arguments(List.of("admin"), "ABCD-2345", "{\"room\":\"ABCD-9999\"}", 403),
                arguments(List.of("admin"), "*", "{}", 400),
                arguments(List.of("admin"), "*", "{\"jti\":\"x\",\"subject\":\"y\"}", 400),
                arguments(List.of("admin"), "*", "{\"participant\":1}", 400),
                arguments(List.of("admin"), "*", "{\"room\":\"abc\"}", 400));
    }

    @ParameterizedTest(name = "[RV2] grants {0} for {1} revoke {2}: {3}")
    @MethodSource("refusedRevocations")
    void refusesRevocation(List<String> grants, String rooms, String body, int status) throws Exception {
        String token = platform.token(claims().claim("grants", grants).claim("room", rooms));
        assertThat(revoke(token, body).statusCode()).isEqualTo(status);
    }

    @Test
    @DisplayName(
            "[RV4] a socket outlives its token when it is renewed, keeps the old one when the new is not good, and else is told 3005")
    void renews() throws Exception {
        String brief = platform.token(TestPlatform.claims("brief")
                .expirationTime(Date.from(Instant.now().plusSeconds(6))));
        try (TestClient renewed = enter(brief);
                TestClient not = enter(brief)) {
            assertThat(renewed.awaitWelcome().getExpires()).isPositive();
            renewed.send(renew(platform.token(TestPlatform.claims("somebody-else"))));
            assertThat(renewed(renewed, 1).getProblem().getCode()).isEqualTo("forbidden");
            renewed.send(renew("a.b.c"));
            assertThat(renewed(renewed, 2).getProblem().getCode()).isEqualTo("bad-token");
            renewed.send(renew(""));
            assertThat(renewed(renewed, 3).getProblem().getCode()).isEqualTo("forbidden");
            renewed.send(renew(platform.token(TestPlatform.claims("brief"))));
            Renewed good = renewed(renewed, 4);
            assertThat(good.hasProblem()).isFalse();
            assertThat(good.getExpires()).isGreaterThan(renewed.awaitWelcome().getExpires());
            Bye bye = not.awaitBye();
            assertThat(bye.getReason()).isEqualTo(3005);
            assertThat(bye.getReconnect()).isTrue();
            assertThat(renewed.isEnded()).isFalse();
        }
    }

    @Test
    @DisplayName("[RV3] a guest asks for another token with an empty one, and comes back with it")
    void renewsOwn() throws Exception {
        try (TestClient guest = room.enter(FrameFormat.JSON, room.join("Gus"), TestRoom.instance())) {
            guest.send(renew(""));
            Renewed answer = renewed(guest, 1);
            assertThat(answer.hasProblem()).isFalse();
            try (TestClient again = room.enter(FrameFormat.PROTOBUF, answer.getAccessToken(), TestRoom.instance())) {
                assertThat(again.awaitWelcome().getYou())
                        .isEqualTo(guest.awaitWelcome().getYou());
            }
        }
    }

    @Test
    @DisplayName(
            "[RV5] the server's key is rotated while it runs: what was signed before goes on until its time is over")
    void rotatesOwn() throws Exception {
        String before = room.join("Rob");
        String old = ServerKeys.open(data).name();
        ServerKeys.rotate(data, Instant.now(), Instant.now().plusSeconds(3600));
        assertThat(ServerKeys.open(data).name()).isNotEqualTo(old);
        TestClient.awaiting().until(() -> !kid(room.join("Ron")).equals(old));
        for (String token : List.of(before, room.join("Roy"))) {
            try (TestClient client = room.enter(FrameFormat.PROTOBUF, token, TestRoom.instance())) {
                client.awaitWelcome();
            }
        }
    }

    private static String kid(String token) throws Exception {
        return com.nimbusds.jwt.SignedJWT.parse(token).getHeader().getKeyID();
    }

    private static ClientFrame renew(String token) {
        return ClientFrame.newBuilder()
                .setRenew(Renew.newBuilder().setAccessToken(token))
                .build();
    }

    private static Renewed renewed(TestClient client, int count) {
        List<Renewed> answers = TestClient.awaiting()
                .until(
                        () -> client.messages()
                                .filter(ServerMessage::hasRenewed)
                                .map(ServerMessage::getRenewed)
                                .toList(),
                        list -> list.size() >= count);
        return answers.get(count - 1);
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

    private static TestClient connect(TestServer where, String token) throws Exception {
        TestClient client = TestClient.connect(where.address(), FrameFormat.PROTOBUF);
        client.send(ClientFrame.newBuilder()
                .setHello(Hello.newBuilder()
                        .setAccessToken(token)
                        .setInstance(TestRoom.instance())
                        .setRoom(room.code()))
                .build());
        return client;
    }

    private static TestClient enter(String token) throws Exception {
        TestClient client = connect(server, token);
        client.awaitWelcome();
        return client;
    }

    private static HttpResponse<String> join(String token) throws Exception {
        return join(server, room, token);
    }

    private static HttpResponse<String> join(TestServer where, TestRoom there, String token) throws Exception {
        return post(where, "/v1/rooms/" + there.code() + "/join", "{}", token);
    }

    private static HttpResponse<String> revoke(String token, String body) throws Exception {
        return post(server, "/v1/revocations", body, token);
    }

    private static HttpResponse<String> post(TestServer where, String path, String body, String token)
            throws Exception {
        return where.send(where.request(path)
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + token)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> get(String path, String token) throws Exception {
        return server.send(server.request(path).header("Authorization", "Bearer " + token));
    }

    private static HttpResponse<String> delete(String code, String token) throws Exception {
        return server.send(server.request("/v1/rooms/" + code)
                .header("Authorization", "Bearer " + token)
                .DELETE());
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
}
