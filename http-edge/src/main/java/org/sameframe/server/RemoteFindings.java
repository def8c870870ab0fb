package org.sameframe.server;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.sameframe.server.Doctor.Finding;

/** How a running server looks through the address that people use: what is between has to pass things on. */
final class RemoteFindings {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Tokens have a life of days; much more than this is a clock that nobody sets. */
    private static final Duration APART = Duration.ofSeconds(5);

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    private final List<Finding> findings = new ArrayList<>();

    private RemoteFindings(URI address) {
        this.address = address;
    }

    /** @param address without a slash at the end */
    static List<Finding> of(URI address) {
        RemoteFindings remote = new RemoteFindings(address);
        try {
            if (remote.server()) {
                remote.proxy();
                remote.socket();
            }
        } catch (IOException e) {
            remote.findings.add(Finding.wrong(
                    "server", address + " does not answer (" + e + "). Is it running, and does the name lead here?"));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(remote.findings);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .timeout(PATIENCE)
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private boolean server() throws IOException, InterruptedException {
        Instant asked = Instant.now();
        HttpResponse<String> ready = get("/v1/health/ready");
        boolean isOurs = ready.statusCode() == 200 && ready.body().contains("\"ready\"");
        findings.add(
                isOurs
                        ? Finding.ok("server", address + " takes in work.")
                        : Finding.wrong(
                                "server",
                                address + "/v1/health/ready answers " + ready.statusCode()
                                        + ". Is this a Sameframe, and does the proxy pass on every path?"));
        ready.headers().firstValue("Date").ifPresent(date -> findings.add(clock(date, asked)));
        return isOurs;
    }

    private static Finding clock(String date, Instant asked) {
        Instant there;
        try {
            there = ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME)
                    .toInstant();
        } catch (DateTimeParseException e) {
            return Finding.wrong("clock", "What stands between answers with a date that is none: " + date + ".");
        }
        Duration apart = Duration.between(there, asked).abs();
        return apart.compareTo(APART) > 0
                ? Finding.wrong(
                        "clock",
                        "The server's and this machine's are " + apart.toSeconds()
                                + " s apart. Set both by the network.")
                : Finding.ok("clock", "The server's and this machine's agree.");
    }

    private void proxy() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("/v1/health/address");
        JsonNode seen;
        try {
            seen = new ObjectMapper().readTree(answer.body());
        } catch (JsonProcessingException e) {
            seen = MissingNode.getInstance();
        }
        if (!seen.has("base")) {
            findings.add(Finding.wrong(
                    "proxy",
                    address + "/v1/health/address answers " + answer.statusCode()
                            + " and not what the server says. Have the proxy pass on every path."));
            return;
        }
        String base = seen.path("base").asText();
        boolean isForwarded = seen.path("forwarded").asBoolean();
        boolean isBelieved = seen.path("behindProxy").asBoolean();
        if (!base.equals(address.toString())) {
            findings.add(Finding.wrong(
                    "proxy",
                    "Links will say " + base + " instead of " + address + ". "
                            + (isForwarded && !isBelieved
                                    ? "The proxy's headers are not believed: set sameframe.http.proxies to its address."
                                    : "Set sameframe.http.public-url, or have the proxy send X-Forwarded-Proto and"
                                            + " X-Forwarded-Host and set sameframe.http.proxies to its address.")));
        } else if (isForwarded && !isBelieved) {
            findings.add(Finding.wrong(
                    "proxy",
                    "It says who asks, and is not believed: everybody shares the budget of the proxy's address. Set"
                            + " sameframe.http.proxies to its address."));
        } else if (!isForwarded && isBelieved) {
            findings.add(Finding.wrong(
                    "proxy",
                    "sameframe.http.behind-proxy is on, and nothing sends X-Forwarded-For: anybody could. Have the"
                            + " proxy set it, or switch that off."));
        } else {
            findings.add(Finding.ok(
                    "proxy",
                    "Links say " + base + "; this request counts for "
                            + seen.path("client").asText() + "."));
        }
    }

    /** A ping before hello is answered by a goodbye: that has gone through everything between, both ways. */
    private void socket() throws InterruptedException {
        LinkedBlockingQueue<String> events = new LinkedBlockingQueue<>();
        String scheme = address.getScheme().equals("https") ? "wss" : "ws";
        client.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .subprotocols("sameframe.v1.json")
                .buildAsync(
                        URI.create(scheme + "://" + address.getRawAuthority() + address.getRawPath() + "/v1/socket"),
                        new Ear(events))
                .whenComplete((socket, failure) -> {
                    if (failure != null) {
                        events.add(refused(failure));
                    }
                });
        String event = events.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        findings.add(
                event != null && event.contains("\"bye\"")
                        ? Finding.ok("socket", "A WebSocket opens, and carries messages both ways.")
                        : Finding.wrong(
                                "socket",
                                "No WebSocket gets through (" + (event == null ? "no answer" : event)
                                        + "). Have the proxy pass on Upgrade and Connection over HTTP/1.1."));
    }

    private static String refused(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause instanceof WebSocketHandshakeException refusal
                ? "the handshake is answered with " + refusal.getResponse().statusCode()
                : "failed: " + cause;
    }

    private record Ear(LinkedBlockingQueue<String> events) implements WebSocket.Listener {
        @Override
        public void onOpen(WebSocket socket) {
            socket.sendText("{\"ping\":{\"t1\":\"1\"}}", true);
            socket.request(1);
        }

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            events.add(data.toString());
            socket.abort();
            return null;
        }

        @Override
        public void onError(WebSocket socket, Throwable error) {
            events.add("failed: " + error);
        }
    }
}
