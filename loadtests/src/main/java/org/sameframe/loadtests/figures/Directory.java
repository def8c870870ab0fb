package org.sameframe.loadtests.figures;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.HdrHistogram.Histogram;
import org.sameframe.loadtests.Common;
import org.sameframe.loadtests.Figures;
import org.sameframe.loadtests.client.RoomsApi;
import org.sameframe.loadtests.server.ServerProcess;
import org.sameframe.loadtests.server.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long lists and searches take where there are very many rooms. */
@Command(
        name = "directory",
        description = "Lists, searches and pages through a directory of very many rooms.",
        mixinStandardHelpOptions = true)
public final class Directory implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    @Mixin
    private Common common = new Common();

    @Option(names = "--rooms", description = "In the directory (default: ${DEFAULT-VALUE}).")
    private int rooms = 100_000;

    @Option(names = "--questions", description = "Of each kind (default: ${DEFAULT-VALUE}).")
    private int questions = 50;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        common.measure(this::measure);
        return 0;
    }

    private void measure(Store store, Path data, Figures figures)
            throws IOException, InterruptedException, SQLException {
        ServerProcess.Launch launch = ServerProcess.Launch.of(common.jar(), data, store.environment(), List.of());
        try (ServerProcess server = ServerProcess.start(launch)) {
            new RoomsApi(server.awaitReady(PATIENCE)).create("Somebody"); // makes the tables
            server.terminate(PATIENCE);
        }
        new DirectoryFill().into(store, rooms);
        Files.deleteIfExists(data.resolve("keys").resolve("witness-tags")); // the rows have none
        String token = AuditToken.of(common.jar(), data);
        try (ServerProcess server = ServerProcess.start(launch)) {
            Questions asked = new Questions(server.awaitReady(PATIENCE), token);
            int some = rooms / 2;
            ask(store, figures, "first page", asked, i -> "limit=50", 50);
            ask(store, figures, "search: a word of a sixth of all titles", asked, i -> "limit=50&q=northlight", 1);
            ask(store, figures, "search: a title's number", asked, i -> "q=" + encoded("paper moon " + (some + i)), 0);
            ask(store, figures, "search: a code", asked, i -> "q=" + DirectoryFill.code(some + i), 1);
            ask(store, figures, "search: part of a medium", asked, i -> "medium=" + "sh%06d".formatted(some + i), 1);
            ask(
                    store,
                    figures,
                    "search: a participant",
                    asked,
                    i -> "participant=" + encoded("patty " + (some / 10)),
                    1);
            ask(store, figures, "search: nothing has it", asked, i -> "q=nowhere" + i, 0);
            ask(store, figures, "a day, half way", asked, i -> between(some), 1);
            deep(store, figures, asked);
            server.terminate(PATIENCE);
        }
    }

    private static String between(int room) {
        long then = System.currentTimeMillis() * 1_000 - room * 60_000_000L;
        return "from=" + then + "&until=" + (then + 86_400_000_000L);
    }

    private interface Question {
        String number(int i);
    }

    /** @param least rooms that must be found, so that what is measured is what is meant */
    private void ask(Store store, Figures figures, String what, Questions asked, Question question, int least)
            throws IOException, InterruptedException {
        Histogram times = new Histogram(3);
        for (int i = -questions / 5; i < questions; i++) {
            long begun = System.nanoTime();
            JsonNode page = asked.ask(question.number(Math.max(0, i)));
            long taken = System.nanoTime() - begun;
            if (page.get("rooms").size() < Math.min(least, rooms)) {
                throw new IOException(what + ": found " + page.get("rooms").size());
            }
            if (i >= 0) {
                times.recordValue(taken);
            }
        }
        add(store, figures, what, times);
    }

    /** All pages, one after the other: the last ones count. */
    private void deep(Store store, Figures figures, Questions asked) throws IOException, InterruptedException {
        Histogram times = new Histogram(3);
        String query = "limit=1000";
        int seen = 0;
        while (true) {
            long begun = System.nanoTime();
            JsonNode page = asked.ask(query);
            long taken = System.nanoTime() - begun;
            seen += page.get("rooms").size();
            if (seen > rooms / 2) {
                times.recordValue(taken);
            }
            if (!page.has("next")) {
                break;
            }
            query = "limit=1000&after=" + page.get("next").asText();
        }
        if (seen < rooms) {
            throw new IOException("paging: seen " + seen);
        }
        add(store, figures, "a page of 1,000, in the second half of all", times);
    }

    private void add(Store store, Figures figures, String what, Histogram times) {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("storage", store.kind().label());
        conditions.put("rooms", rooms);
        figures.times(what, times, conditions, 50, 95, 100);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Asks one server. */
    private record Questions(HttpClient http, URI server, String token) {
        Questions(URI server, String token) {
            this(HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build(), server, token);
        }

        JsonNode ask(String query) throws IOException, InterruptedException {
            HttpResponse<byte[]> response = http.send(
                    HttpRequest.newBuilder(server.resolve("v1/rooms?" + query))
                            .header("Authorization", "Bearer " + token)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw new IOException(query + " was answered with " + response.statusCode());
            }
            return JSON.readTree(response.body());
        }
    }
}
