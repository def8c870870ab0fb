package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.history.Damage;
import org.sameframe.history.Scrub;
import org.sameframe.room.RoomCode;

class HealthApiTest {
    private static final Scrub.Find FIND = new Scrub.Find(new RoomCode("ABCD-2345"), new Damage(7, "it is missing"));

    static Stream<Arguments> rounds() {
        Instant began = Instant.parse("2026-01-01T00:00:00Z");
        Instant ended = began.plusSeconds(60);
        return Stream.of(
                arguments(Optional.empty(), "{\"status\":\"unchecked\"}"),
                arguments(
                        Optional.of(new Scrub.Round(began, ended, 3, 40, List.of())),
                        "{\"status\":\"sound\",\"began\":\"2026-01-01T00:00:00Z\",\"ended\":\"2026-01-01T00:01:00Z\",\"rooms\":3,"
                                + "\"entries\":40,\"damaged\":0}"),
                arguments(
                        Optional.of(new Scrub.Round(began, ended, 3, 40, List.of(FIND))),
                        "{\"status\":\"damaged\",\"began\":\"2026-01-01T00:00:00Z\",\"ended\":\"2026-01-01T00:01:00Z\",\"rooms\":3,"
                                + "\"entries\":40,\"damaged\":1}"));
    }

    @ParameterizedTest(name = "[SC3] {1}")
    @MethodSource("rounds")
    @DisplayName("[SC3] what came of the last round through all ledgers, without a room's code")
    void ledgers(Optional<Scrub.Round> last, String body) throws Exception {
        ActorTestKit kit = ActorTestKit.create();
        try {
            HttpResponse<String> response = get(
                    kit,
                    HealthApi.create(() -> true, () -> CompletableFuture.completedFuture(true), () -> last),
                    "/v1/health/ledgers");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.body()).isEqualTo(body);
        } finally {
            kit.shutdownTestKit();
        }
    }

    private static HttpResponse<String> get(ActorTestKit kit, HealthApi health, String path) throws Exception {
        ServerBinding binding = Http.get(kit.system())
                .newServerAt("127.0.0.1", 0)
                .bind(health.route())
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
        URI address = URI.create("http://127.0.0.1:" + binding.localAddress().getPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    @ParameterizedTest(name = "[RE9] taking in work: {0}, store answers: {1}: {2}")
    @DisplayName("[RE9] ready is who takes in work and whose store answers")
    @CsvSource({"true, true, 200", "true, false, 503", "false, true, 503"})
    void ready(boolean takesIn, boolean answers, int status) throws Exception {
        ActorTestKit kit = ActorTestKit.create();
        try {
            HealthApi health =
                    HealthApi.create(() -> takesIn, () -> CompletableFuture.completedFuture(answers), Optional::empty);
            HttpResponse<String> response = get(kit, health, "/v1/health/ready");

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
        } finally {
            kit.shutdownTestKit();
        }
    }
}
