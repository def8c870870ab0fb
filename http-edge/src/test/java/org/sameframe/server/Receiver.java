package org.sameframe.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;

/** Who is told by webhooks; keeps all that came, and answers what it is told to. */
final class Receiver implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpServer server;
    private final List<Message> messages = new CopyOnWriteArrayList<>();
    private volatile int status = 204;
    private volatile int taken = Integer.MAX_VALUE;
    private volatile String location = "";

    record Message(String id, String timestamp, String signature, String body) {
        JsonNode json() {
            try {
                return JSON.readTree(body);
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        String type() {
            return json().get("type").asText();
        }

        long seq() {
            return json().at("/data/seq").asLong();
        }
    }

    private Receiver(HttpServer server) {
        this.server = server;
    }

    static Receiver start() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "receiver");
            thread.setDaemon(true);
            return thread;
        }));
        Receiver receiver = new Receiver(server);
        server.createContext("/", exchange -> {
            byte[] body = exchange.getRequestBody().readAllBytes();
            int answer = receiver.messages.size() < receiver.taken ? receiver.status : 500;
            receiver.messages.add(new Message(
                    exchange.getRequestHeaders().getFirst("webhook-id"),
                    exchange.getRequestHeaders().getFirst("webhook-timestamp"),
                    exchange.getRequestHeaders().getFirst("webhook-signature"),
                    new String(body, java.nio.charset.StandardCharsets.UTF_8)));
            if (!receiver.location.isEmpty()) {
                exchange.getResponseHeaders().set("Location", receiver.location);
            }
            exchange.sendResponseHeaders(answer, -1);
            exchange.close();
        });
        server.start();
        return receiver;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/hooks?from=sameframe";
    }

    void answers(int newStatus) {
        status = newStatus;
    }

    /** Refuses whatever comes after so many messages. */
    void takes(int messages) {
        taken = messages;
    }

    void redirectsTo(String address) {
        location = address;
        status = 307;
    }

    List<Message> messages() {
        return new ArrayList<>(messages);
    }

    List<String> types() {
        return messages.stream().map(Message::type).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
