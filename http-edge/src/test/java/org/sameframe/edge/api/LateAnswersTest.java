package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.ConfigFactory;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.server.Route;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.edge.auth.Origins;
import org.sameframe.server.TestServer;

class LateAnswersTest {
    @Test
    @DisplayName("[RE13] who waits too long is told so by a problem as by any other, and when to come again")
    void late() throws Exception {
        ActorTestKit kit = ActorTestKit.create(ConfigFactory.parseString("pekko.http.server.request-timeout = 50 ms")
                .withFallback(ConfigFactory.load()));
        try {
            Route never = completeWithFuture(new CompletableFuture<>());
            ServerBinding binding = Http.get(kit.system())
                    .newServerAt("127.0.0.1", 0)
                    .bind(Edge.create(List.of(), Origins.create(List.of()), false)
                            .route(never))
                    .toCompletableFuture()
                    .get(30, TimeUnit.SECONDS);
            URI address =
                    URI.create("http://127.0.0.1:" + binding.localAddress().getPort() + "/v1/rooms");
            HttpResponse<String> response = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(503);
            assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
            assertThat(response.headers().firstValue("Retry-After")).hasValue("5");
            assertThat(response.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(TestServer.json(response).path("code").asText()).isEqualTo("unavailable");
        } finally {
            kit.shutdownTestKit();
        }
    }
}
