package org.sameframe.loadtests.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;
import org.sameframe.loadtests.Common;
import org.sameframe.loadtests.Figures;
import org.sameframe.loadtests.server.ServerProcess;
import org.sameframe.loadtests.server.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * Whether somebody who guesses can tell a room behind a PIN from no room at all, by how long the answer takes and by all that it
 * says; and what becomes of a room that is guessed at.
 */
@Command(
        name = "guessing",
        description = {
            "Times a wrong PIN against a code that never was; how well a classifier tells them apart.",
            "Then has a PIN guessed from many addresses, and looks how those come in who belong there."
        },
        mixinStandardHelpOptions = true)
public final class Guessing implements Callable<Integer> {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double NANOS_PER_MS = 1e6;
    private static final int MOST_ATTEMPTS = 20;
    /** Nanoseconds, between the first step at which an answer leaves and the second. */
    private static final long LATER = 400_000_000;

    private static final String SYMBOLS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

    @Mixin
    private Common common = new Common();

    @Option(names = "--pairs", description = "A wrong PIN and an unknown code each (default: ${DEFAULT-VALUE}).")
    private int pairs = 10_000;

    @Option(names = "--clients", description = "That guess at the same time (default: ${DEFAULT-VALUE}).")
    private int clients = 4;

    @Option(names = "--guesses", description = "Of one PIN, over a kill -9 (default: ${DEFAULT-VALUE}).")
    private int guesses = 10_000;

    @Option(names = "--addresses", description = "They come from, at most 250 (default: ${DEFAULT-VALUE}).")
    private int addresses = 100;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    /** @param said status, headers and body */
    private record Answer(long nanos, Set<String> said) {
        Set<String> all() {
            Set<String> all = new HashSet<>(said);
            all.add(Telling.seen(nanos));
            return all;
        }
    }

    private record Pair(Answer wrongPin, Answer unknownCode) {}

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        common.measure(
                this::measure,
                (store, data, figures) -> new Attack(common.jar(), guesses, addresses).measure(store, data, figures));
        return 0;
    }

    private void measure(Store store, Path data, Figures figures) throws IOException, InterruptedException {
        // Budgets are another question: here all are compared.
        Map<String, String> environment = new LinkedHashMap<>(store.environment());
        for (String budget : List.of(
                "PIN_TRIES_PER_CLIENT",
                "PIN_TRIES_PER_ROOM",
                "PIN_TRIES_IN_ALL",
                "GUESSES_PER_ADDRESS",
                "GUESSES_IN_ALL")) {
            environment.put("SAMEFRAME_" + budget, "1000000");
        }
        try (ServerProcess server =
                ServerProcess.start(ServerProcess.Launch.of(common.jar(), data, environment, List.of()))) {
            URI address = server.awaitReady(PATIENCE);
            String code = room(address);
            run(address, code, Math.min(pairs, 50)); // until the server's code is compiled
            List<Pair> all = run(address, code, pairs);
            Map<String, Object> conditions = new LinkedHashMap<>();
            conditions.put("storage", store.kind().label());
            conditions.put("pairs", pairs);
            conditions.put("clients", clients);
            compare(
                    figures,
                    conditions,
                    all.stream().map(Pair::wrongPin).toList(),
                    all.stream().map(Pair::unknownCode).toList());
            server.terminate(PATIENCE);
        }
    }

    private static void compare(
            Figures figures, Map<String, Object> conditions, List<Answer> wrongPin, List<Answer> unknownCode) {
        long[] wrong = wrongPin.stream().mapToLong(Answer::nanos).toArray();
        long[] unknown = unknownCode.stream().mapToLong(Answer::nanos).toArray();
        figures.add("wrong PIN, median", median(wrong), "ms", conditions);
        figures.add("unknown code, median", median(unknown), "ms", conditions);
        figures.add("wrong PIN, later than one step", later(wrong), "%", conditions);
        figures.add("unknown code, later than one step", later(unknown), "%", conditions);
        figures.add("AUC of the time", Telling.apart(wrong, unknown), "", conditions);
        figures.add(
                "AUC of the time, as learnt from half of them",
                Telling.learnt(times(wrong), times(unknown)),
                "",
                conditions);
        figures.add(
                "AUC of time, status, headers and body, as learnt from half of them",
                Telling.learnt(
                        wrongPin.stream().map(Answer::all).toList(),
                        unknownCode.stream().map(Answer::all).toList()),
                "",
                conditions);
    }

    private static List<Set<String>> times(long... nanos) {
        return Arrays.stream(nanos).mapToObj(Telling::seen).map(Set::of).toList();
    }

    /** Of a hundred, how many were not ready in time for the first step of a quarter of a second. */
    private static double later(long... nanos) {
        return 100.0 * Arrays.stream(nanos).filter(time -> time > LATER).count() / nanos.length;
    }

    private static double median(long[] nanos) {
        return Arrays.stream(nanos).sorted().skip(nanos.length / 2).findFirst().orElse(0) / NANOS_PER_MS;
    }

    private String room(URI server) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                post(server, "v1/rooms", "{\"name\":\"Host\",\"pin\":\"the right one\"}"),
                HttpResponse.BodyHandlers.ofString());
        JsonNode room = JSON.readTree(answer.body());
        return room.required("code").asText();
    }

    private List<Pair> run(URI server, String code, int count) throws IOException, InterruptedException {
        ExecutorService guessers = Executors.newFixedThreadPool(clients);
        try {
            List<Future<Pair>> asked = IntStream.range(0, count)
                    .mapToObj(i -> guessers.submit(() -> pair(server, code)))
                    .toList();
            List<Pair> all = new ArrayList<>();
            for (Future<Pair> one : asked) {
                all.add(one.get());
                if (all.size() % 1_000 == 0) {
                    System.err.println(all.size() + " pairs");
                }
            }
            return all;
        } catch (ExecutionException e) {
            throw new IOException("A guess was not answered as it should be", e.getCause());
        } finally {
            guessers.shutdownNow();
        }
    }

    /** Which of the two comes first, is left to chance. */
    private Pair pair(URI server, String code) throws IOException, InterruptedException {
        boolean isWrongFirst = ThreadLocalRandom.current().nextBoolean();
        Answer first = guess(server, isWrongFirst ? code : unknown());
        Answer second = guess(server, isWrongFirst ? unknown() : code);
        return isWrongFirst ? new Pair(first, second) : new Pair(second, first);
    }

    private static String unknown() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 8; i++) {
            code.append(i == 4 ? "-" : "")
                    .append(SYMBOLS.charAt(ThreadLocalRandom.current().nextInt(SYMBOLS.length())));
        }
        return code.toString();
    }

    private Answer guess(URI server, String code) throws IOException, InterruptedException {
        String body = "{\"name\":\"Guest\",\"pin\":\"%08d\"}"
                .formatted(ThreadLocalRandom.current().nextInt(100_000_000));
        HttpRequest request = post(server, "v1/rooms/" + code + "/join", body);
        for (int attempt = 1; ; attempt++) {
            long began = System.nanoTime();
            try {
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                long time = System.nanoTime() - began;
                if (answer.statusCode() == 404) {
                    return new Answer(time, said(answer));
                }
                throw new IOException("Status " + answer.statusCode() + ": " + answer.body());
            } catch (IOException e) {
                // On a machine that others use as well one may take too long, or find its connection ended: it is tried
                // again.
                if (attempt == MOST_ATTEMPTS) {
                    throw e;
                }
            }
        }
    }

    private static Set<String> said(HttpResponse<String> answer) {
        Set<String> said = new HashSet<>(Set.of("status " + answer.statusCode(), "body " + answer.body()));
        answer.headers().map().forEach((name, values) -> said.add("header " + name + values));
        return said;
    }

    private static HttpRequest post(URI server, String path, String body) {
        return HttpRequest.newBuilder(server.resolve(path))
                .timeout(PATIENCE)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
    }
}
