package org.sameframe.loadtests.figures;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.Timer;
import java.util.TimerTask;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Somebody in a room over {@code sameframe.v1.json}; blocks. */
final class Insider implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** Who is not heard for 15 s is sent away. */
    private static final long PING_MS = 4_000;

    private final StringBuilder text = new StringBuilder();
    private final LinkedBlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
    private final Timer pulse = new Timer("pulse", true);
    private final WebSocket socket;
    private CompletableFuture<WebSocket> sending = new CompletableFuture<>();

    /**
     * Says hello; {@link #awaitMessage} tells whether they are in.
     *
     * @param server scheme, host and port, with a slash at the end
     */
    Insider(HttpClient http, URI server, String accessToken) throws IOException, InterruptedException {
        try {
            socket = http.newWebSocketBuilder()
                    .subprotocols("sameframe.v1.json")
                    .buildAsync(URI.create("ws://" + server.getAuthority() + "/v1/socket"), this)
                    .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new IOException("No socket", e);
        }
        sending.complete(socket);
        pulse.scheduleAtFixedRate(
                new TimerTask() {
                    @Override
                    public void run() {
                        send("{\"ping\":{\"t1\":\"1\"}}");
                    }
                },
                PING_MS,
                PING_MS);
        send("{\"hello\":{\"accessToken\":\"" + accessToken + "\",\"instance\":\"" + UUID.randomUUID() + "\"}}");
    }

    /** One after the other, from whatever thread. */
    synchronized void send(String frame) {
        sending = sending.handle((before, failure) -> before).thenCompose(before -> socket.sendText(frame, true));
    }

    /** The next message with a field of that name; what comes before it is forgotten. */
    JsonNode awaitMessage(String field) throws IOException, InterruptedException {
        while (true) {
            JsonNode message = Optional.ofNullable(messages.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .orElseThrow(() -> new IOException("There came no " + field));
            if (message.has(field)) {
                return message.get(field);
            }
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            read(text.toString()).path("messages").forEach(messages::add);
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    private static JsonNode read(String frame) {
        try {
            return JSON.readTree(frame);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("no frame of the protocol", e);
        }
    }

    @Override
    public void close() {
        pulse.cancel();
        socket.abort();
    }
}
