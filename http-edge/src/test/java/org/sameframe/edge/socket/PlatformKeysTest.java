package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.edge.auth.TestPlatform;
import org.sameframe.server.TestServer;

/** Keys that come, go and cannot be had. */
class PlatformKeysTest extends PlatformFixture {
    @Test
    @DisplayName(
            "[JW5] a new key is taken without a restart, an outage of the platform is not noticed, and made-up keys are looked for once")
    void rotates() throws Exception {
        RSAKey next = new RSAKeyGenerator(2048).keyID("next").generate();
        try (TestServer eager = TestServer.start(data.resolve("eager"), with("sameframe.platform.jwks-pause", "0s"))) {
            TestRoom there = TestRoom.create(eager);
            platform.publish(platform.rsa, platform.ec, next);
            assertThat(join(eager, there, HostileTokens.withKid("next", next)).statusCode())
                    .isEqualTo(200);
            platform.down(true);
            assertThat(join(eager, there, HostileTokens.withKid("next", next)).statusCode())
                    .isEqualTo(200);
            assertThat(join(eager, there, HostileTokens.withKid("made up", next))
                            .statusCode())
                    .isEqualTo(401);
        }
        int before = platform.asked();
        platform.publishAll();
        platform.down(false);
        try (TestServer calm = TestServer.start(data.resolve("calm"), with("sameframe.platform.jwks-pause", "1h"))) {
            TestRoom there = TestRoom.create(calm);
            for (int i = 0; i < 5; i++) {
                assertThat(join(calm, there, HostileTokens.withKid("made up " + i, next))
                                .statusCode())
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

    @Test
    @DisplayName(
            "[JW5] a server that starts while the platform is away has its keys from before, and none of another address")
    void keptKeys() throws Exception {
        try (TestPlatform away = new TestPlatform();
                TestPlatform another = new TestPlatform()) {
            Path folder = data.resolve("kept");
            String token;
            try (TestServer first = TestServer.start(folder, away.settings())) {
                token = away.rs256(claims());
                assertThat(join(first, TestRoom.create(first), token).statusCode())
                        .isEqualTo(200);
            }
            away.down(true);
            another.down(true);
            try (TestServer second = TestServer.start(folder, away.settings())) {
                TestRoom there = TestRoom.create(second);
                assertThat(join(second, there, token).statusCode()).isEqualTo(200);
                assertThat(join(second, there, another.rs256(claims())).statusCode())
                        .isEqualTo(401);
            }
            try (TestServer third = TestServer.start(folder, another.settings())) {
                assertThat(join(third, TestRoom.create(third), token).statusCode())
                        .isEqualTo(503);
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
}
