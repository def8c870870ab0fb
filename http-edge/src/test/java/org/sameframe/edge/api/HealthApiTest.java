package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HealthApiTest {
    @ParameterizedTest(name = "[RE9] taking in work: {0}, store answers: {1}: {2}")
    @DisplayName("[RE9] ready is who takes in work and whose store answers")
    @CsvSource({"true, true, 200", "true, false, 503", "false, true, 503"})
    void ready(boolean takesIn, boolean answers, int status) throws Exception {
        ActorTestKit kit = ActorTestKit.create();
        try {
            HealthApi health = HealthApi.create(() -> takesIn, () -> CompletableFuture.completedFuture(answers));
            ServerBinding binding = Http.get(kit.system())
                    .newServerAt("127.0.0.1", 0)
                    .bind(health.route())
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            URI address =
                    URI.create("http://127.0.0.1:" + binding.localAddress().getPort() + "/v1/health/ready");

            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
        } finally {
            kit.shutdownTestKit();
        }
    }
}
