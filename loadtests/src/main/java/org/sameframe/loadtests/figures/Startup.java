package org.sameframe.loadtests.figures;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
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
import org.sameframe.loadtests.server.ServerProcess;
import org.sameframe.loadtests.server.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long a server takes to be of use, and how large it is. */
@Command(
        name = "startup",
        description = "From exec to the first served page, and to the first settled command; the size of the jar.",
        mixinStandardHelpOptions = true)
public final class Startup implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final double NANOS_PER_S = 1e9;

    @Mixin
    private Common common = new Common();

    @Option(names = "--starts", description = "In each store; the median counts (default: ${DEFAULT-VALUE}).")
    private int starts = 7;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        common.measure(this::measure);
        return 0;
    }

    private void measure(Store store, Path data, Figures figures) throws IOException, InterruptedException {
        Starts times = new Starts(new Histogram(3), new Histogram(3), new Histogram(3));
        ServerProcess.Launch launch = ServerProcess.Launch.of(common.jar(), data, store.environment(), List.of());
        start(launch); // makes the tables and the keys
        for (int i = 0; i < starts; i++) {
            times.record(start(launch));
        }
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("storage", store.kind().label());
        conditions.put("starts", starts);
        figures.add("size of the jar", Files.size(common.jar()) / 1e6, "MB", conditions);
        figures.add("start to first page, median", times.median(times.page()), "s", conditions);
        figures.add("start to first settled command, median", times.median(times.command()), "s", conditions);
        figures.add("processor time until then, median", times.median(times.processor()), "s", conditions);
    }

    /** Nanoseconds of one start. */
    private record Start(long page, long command, long processor) {}

    private record Starts(Histogram page, Histogram command, Histogram processor) {
        void record(Start start) {
            page.recordValue(start.page());
            command.recordValue(start.command());
            processor.recordValue(start.processor());
        }

        double median(Histogram of) {
            return of.getValueAtPercentile(50) / NANOS_PER_S;
        }
    }

    private static Start start(ServerProcess.Launch launch) throws IOException, InterruptedException {
        try (ServerProcess server = ServerProcess.start(launch)) {
            URI address = server.awaitReady(PATIENCE);
            get(address);
            long page = System.nanoTime() - server.startedNanos();
            FirstCommand.settle(address);
            long command = System.nanoTime() - server.startedNanos();
            long processor = server.processorTime().toNanos();
            server.terminate(PATIENCE);
            return new Start(page, command, processor);
        }
    }

    private static void get(URI page) throws IOException, InterruptedException {
        HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpResponse<byte[]> response =
                http.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofByteArray());
        if (response.statusCode() != 200 || response.body().length == 0) {
            throw new IOException("The first page was answered with " + response.statusCode());
        }
    }
}
