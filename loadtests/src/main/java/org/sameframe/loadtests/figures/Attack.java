package org.sameframe.loadtests.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.sameframe.loadtests.Figures;
import org.sameframe.loadtests.server.ServerProcess;
import org.sameframe.loadtests.server.Store;

/**
 * A room whose PIN is guessed from many addresses, over a {@code kill -9} of the server, with the budgets as they come; and
 * meanwhile those who belong there: vouched for by a platform, or let in by the host. Some are then revoked.
 */
final class Attack {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** At the same time; each waits for its answer. */
    private static final int GUESSERS = 40;
    /** An address is heard knocking three times a minute, and a room twenty times. */
    private static final int KNOCKS = 10;
    /** Of one room, by everybody, before the first wait; and that wait. */
    private static final int TRIES = 20;

    private static final double FIRST_WAIT_S = 30;
    private static final int REVOKED = 3500;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Vouched platform = new Vouched();
    private final AtomicInteger compared = new AtomicInteger();
    private final AtomicInteger waiting = new AtomicInteger();
    private final Histogram vouchedNanos = new Histogram(3);
    private final Histogram admittedNanos = new Histogram(3);
    private final Histogram revokedNanos = new Histogram(3);
    private final Path jar;
    private final int guesses;
    private final int addresses;
    private URI server = URI.create("http://127.0.0.1/");
    private String code = "";

    /** @param addresses that the guesses come from, in turn; at most 250 */
    Attack(Path jar, int guesses, int addresses) {
        this.jar = jar;
        this.guesses = guesses;
        this.addresses = addresses;
    }

    void measure(Store store, Path data, Figures figures) throws IOException, InterruptedException {
        Map<String, String> environment = new LinkedHashMap<>(store.environment());
        environment.put("SAMEFRAME_PROXIES", "127.0.0.1");
        environment.putAll(platform.environment());
        ServerProcess.Launch launch = ServerProcess.Launch.of(jar, data, environment, List.of());
        ExecutorService guessers = Executors.newFixedThreadPool(GUESSERS);
        long began = System.nanoTime();
        try {
            String host;
            try (ServerProcess before = ServerProcess.start(launch)) {
                server = before.awaitReady(PATIENCE);
                JsonNode room =
                        JSON.readTree(post("v1/rooms", "192.0.2.1", "", "{\"name\":\"Host\",\"pin\":\"the right one\"}")
                                .body());
                code = room.required("code").asText();
                host = room.required("accessToken").asText();
                await(guess(guessers, 0, guesses / 2));
                before.kill();
            }
            try (ServerProcess after = ServerProcess.start(launch)) {
                server = after.awaitReady(PATIENCE);
                List<Future<?>> attack = guess(guessers, guesses / 2, guesses);
                belong(host, attack);
                await(attack);
                after.terminate(PATIENCE);
            }
        } finally {
            guessers.shutdownNow();
        }
        double seconds = (System.nanoTime() - began) / 1e9;
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("storage", store.kind().label());
        conditions.put("guesses", guesses);
        conditions.put("addresses", addresses);
        figures.add("guesses compared", compared.get(), "", conditions);
        figures.add("guesses that the budget allows in that time", allowed(seconds), "", conditions);
        figures.add("guesses told to wait", waiting.get(), "", conditions);
        figures.add("the attack took", seconds, "s", conditions);
        figures.times("with a platform's token until inside", vouchedNanos, conditions, 50, 100);
        figures.times("from knocking until inside, let in by the host", admittedNanos, conditions, 50, 100);
        figures.times("from revoking until the socket is told so", revokedNanos, conditions, 50, 100);
    }

    /** Each one beyond the first so many takes twice as long as the one before. */
    private static int allowed(double seconds) {
        int more = (int) Math.floor(Math.log(seconds / FIRST_WAIT_S + 1) / Math.log(2));
        return TRIES + Math.max(0, more);
    }

    private List<Future<?>> guess(ExecutorService guessers, int from, int until) {
        return IntStream.range(from, until)
                .<Future<?>>mapToObj(i -> guessers.submit(() -> {
                    String address = "198.51.100." + (1 + i % addresses);
                    String body = "{\"name\":\"Guest\",\"pin\":\"%08d\"}".formatted(i);
                    HttpResponse<String> answer = post("v1/rooms/" + code + "/join", address, "", body);
                    switch (answer.statusCode()) {
                        case 404 -> compared.incrementAndGet();
                        case 429 -> waiting.incrementAndGet();
                        default -> throw new IOException("Status " + answer.statusCode() + ": " + answer.body());
                    }
                    return null;
                }))
                .toList();
    }

    private static void await(List<Future<?>> attack) throws IOException, InterruptedException {
        for (Future<?> one : attack) {
            try {
                one.get();
            } catch (ExecutionException e) {
                throw new IOException("A guess was not answered as it should be", e.getCause());
            }
        }
    }

    /** Comes in by either way, in turn, while it is guessed; at least once, and at most as often as knocks are heard. */
    private void belong(String host, List<Future<?>> attack) throws IOException, InterruptedException {
        List<Insider> inside = new ArrayList<>();
        try (Insider door = new Insider(http, server, host)) {
            door.awaitMessage("snapshot");
            for (int i = 0; i < KNOCKS && (i == 0 || !attack.stream().allMatch(Future::isDone)); i++) {
                long began = System.nanoTime();
                String token = platform.token("vera" + i, "[]");
                String joined = JSON.readTree(post("v1/rooms/" + code + "/join", "192.0.2.1", token, "{}")
                                .body())
                        .path("accessToken")
                        .asText();
                inside.add(enter(joined));
                vouchedNanos.recordValue(System.nanoTime() - began);

                began = System.nanoTime();
                inside.add(enter(letIn(door, i)));
                admittedNanos.recordValue(System.nanoTime() - began);

                began = System.nanoTime();
                String admin = platform.token("admin", "[\"admin\"]");
                post("v1/revocations", "192.0.2.1", admin, "{\"subject\":\"vera" + i + "\"}");
                int reason = inside.get(inside.size() - 2)
                        .awaitMessage("bye")
                        .path("reason")
                        .asInt();
                if (reason != REVOKED) {
                    throw new IOException("Told " + reason + " and not " + REVOKED);
                }
                revokedNanos.recordValue(System.nanoTime() - began);
            }
        } finally {
            inside.forEach(Insider::close);
        }
    }

    private Insider enter(String token) throws IOException, InterruptedException {
        Insider insider = new Insider(http, server, token);
        insider.awaitMessage("snapshot");
        return insider;
    }

    /** @return the token of somebody who has knocked, once the host has let them in */
    private String letIn(Insider door, int knock) throws IOException, InterruptedException {
        String path = "v1/rooms/" + code + "/knock";
        String ticket = JSON.readTree(post(path, "192.0.2." + (10 + knock), "", "{\"name\":\"Kim\"}")
                        .body())
                .path("ticket")
                .asText();
        int participant = 0;
        while (participant == 0) {
            for (JsonNode event : door.awaitMessage("entry").path("events").findValues("participant")) {
                participant = event.path("name").asText().equals("Kim")
                                && event.path("admission").asText().equals("ADMISSION_WAITING")
                        ? event.path("id").asInt()
                        : participant;
            }
        }
        door.send("{\"command\":{\"op\":%d,\"letIn\":{\"participant\":%d}}}".formatted(knock + 1, participant));
        door.awaitMessage("settled");
        HttpRequest look = HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Authorization", "Bearer " + ticket)
                .build();
        return JSON.readTree(
                        http.send(look, HttpResponse.BodyHandlers.ofString()).body())
                .path("accessToken")
                .asText();
    }

    /** @param token empty: of a guest */
    private HttpResponse<String> post(String path, String from, String token, String body)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .header("X-Forwarded-For", from)
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
