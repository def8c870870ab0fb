package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.SignedJWT;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.edge.auth.TestPlatform;
import org.sameframe.schema.v1.Bye;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Renew;
import org.sameframe.schema.v1.Renewed;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.server.TestServer;

/** Tokens that are taken back, and tokens that are exchanged in time. */
class RevocationTest extends PlatformFixture {
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
        server = TestServer.start(data, platform.settings());
        room = new TestRoom(server.address(), room.code(), room.hostToken());
        assertThat(TestServer.json(join(byId)).get("code").asText()).isEqualTo("token-revoked");
        try (TestClient client = connect(server, guest)) {
            assertThat(client.awaitBye().getReason()).isEqualTo(3500);
        }
    }

    @ParameterizedTest(name = "[RV6] what was got with a token by joining and creating is void when its {0} is revoked")
    @CsvSource(
            delimiter = '|',
            value = {"jti | {\"jti\":\"id-got-jti\"}", "subject | {\"subject\":\"got-subject\"}"})
    void got(String what, String revocation) throws Exception {
        String token = platform.token(TestPlatform.claims("got-" + what).claim("grants", List.of("create")));
        String access = TestServer.json(join(token)).get("accessToken").asText();
        JsonNode created = TestServer.json(post(server, "/v1/rooms", "{}", token));
        String ledger = "/v1/rooms/" + created.get("code").asText() + "/ledger";
        String audit = created.get("auditToken").asText();
        assertThat(get(ledger, audit).statusCode()).isEqualTo(200);
        try (TestClient client = room.enter(FrameFormat.PROTOBUF, access, TestRoom.instance());
                TestClient stays = room.enter(FrameFormat.PROTOBUF)) {
            client.awaitWelcome();
            String admin = platform.token(claims().claim("grants", List.of("admin")));
            assertThat(revoke(admin, revocation).statusCode()).isEqualTo(200);

            assertThat(client.awaitBye().getReason()).isEqualTo(3500);
            assertThat(stays.isEnded()).isFalse();
        }
        assertThat(TestServer.json(get(ledger, audit)).get("code").asText()).isEqualTo("token-revoked");
        try (TestClient again = connect(server, access)) {
            assertThat(again.awaitBye().getReason()).isEqualTo(3500);
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
    @DisplayName("[RV2] revoking a token by its identifier means what was made in its place as well")
    void revokesRenewed() throws Exception {
        String first = room.join("Rae");
        String id = SignedJWT.parse(first).getJWTClaimsSet().getJWTID();
        try (TestClient guest = room.enter(FrameFormat.PROTOBUF, first, TestRoom.instance())) {
            guest.send(renew(""));
            String second = renewed(guest, 1).getAccessToken();
            // within the same second it is the same text
            assertThat(SignedJWT.parse(second).getJWTClaimsSet().getJWTID()).isEqualTo(id);
            String admin = platform.token(claims().claim("grants", List.of("admin")));
            assertThat(revoke(admin, "{\"jti\":\"%s\"}".formatted(id)).statusCode())
                    .isEqualTo(200);

            assertThat(guest.awaitBye().getReason()).isEqualTo(3500);
            try (TestClient again = connect(server, second)) {
                assertThat(again.awaitBye().getReason()).isEqualTo(3500);
            }
        }
    }

    @Test
    @DisplayName(
            "[RV1] a host by a platform's token whose place was revoked ends the room no more, and a room's revocation ends reading it")
    void revokedEndsNothing() throws Exception {
        String host = platform.token(TestPlatform.claims("ending").claim("role", "host"));
        String auditor = platform.token(TestPlatform.claims("reading").claim("grants", List.of("audit")));
        TestRoom there = TestRoom.create(server);
        String code = there.code();
        int participant =
                TestServer.json(join(server, there, host)).get("participantId").asInt();
        String path = "/v1/rooms/" + code;
        assertThat(get(path + "/entries", auditor).statusCode()).isEqualTo(200);
        String admin = platform.token(claims().claim("grants", List.of("admin")));
        revoke(admin, "{\"room\":\"%s\",\"participant\":%d}".formatted(code, participant));

        HttpResponse<String> ended = server.send(
                server.request(path).header("Authorization", "Bearer " + host).DELETE());
        assertThat(TestServer.json(ended).get("code").asText()).isEqualTo("token-revoked");

        revoke(admin, "{\"room\":\"%s\"}".formatted(code));
        assertThat(TestServer.json(get(path + "/entries", auditor)).get("code").asText())
                .isEqualTo("token-revoked");
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

    HttpResponse<String> revoke(String token, String body) throws Exception {
        return post(server, "/v1/revocations", body, token);
    }
}
