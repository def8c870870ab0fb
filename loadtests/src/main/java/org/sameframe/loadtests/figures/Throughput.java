package org.sameframe.loadtests.figures;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.sameframe.loadtests.Common;
import org.sameframe.loadtests.Deadline;
import org.sameframe.loadtests.Figures;
import org.sameframe.loadtests.client.Observer;
import org.sameframe.loadtests.client.RoomClient;
import org.sameframe.loadtests.client.RoomsApi;
import org.sameframe.loadtests.client.Settlement;
import org.sameframe.loadtests.server.Store;
import org.sameframe.schema.v1.Seek;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How many commands one room records. */
@Command(
        name = "throughput",
        description = "Commands that one room settles per second, with a fixed number outstanding.",
        mixinStandardHelpOptions = true)
public final class Throughput implements Callable<Integer> {
    private static final Duration SLACK = Duration.ofSeconds(30);

    @Mixin
    private Common common = new Common();

    @Option(
            names = "--outstanding",
            description = "Of one client, 64 being the most that is allowed (default: ${DEFAULT-VALUE}).")
    private int outstanding = 64;

    @Option(names = "--warm-up", description = "Seconds that do not count (default: ${DEFAULT-VALUE}).")
    private int warmUp = 30;

    @Option(names = "--seconds", description = "Seconds that count (default: ${DEFAULT-VALUE}).")
    private int seconds = 30;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        common.measure(this::measure);
        return 0;
    }

    private void measure(Store store, Path data, Figures figures) throws IOException, InterruptedException {
        Sender sender = new Sender();
        try (Target target = Target.start(store, common.jar(), data, 1, sender)) {
            target.ask(() -> {
                sender.fill(target.clients().get(0));
                return 0;
            });
            long begin = System.nanoTime();
            awaitElapsed(begin, warmUp);
            long before = target.ask(() -> sender.settled);
            Duration processorBefore = target.processorTime();
            long from = System.nanoTime();
            awaitElapsed(from, seconds);
            long after = target.ask(() -> sender.settled);
            Duration processor = target.processorTime().minus(processorBefore);
            double elapsed = (System.nanoTime() - from) / 1e9;
            target.checkSound();
            Map<String, Object> conditions = new LinkedHashMap<>();
            conditions.put("storage", store.kind().label());
            conditions.put("outstanding", outstanding);
            conditions.put("seconds", seconds);
            conditions.put("warm-up s", warmUp);
            figures.add("commands of one room", (after - before) / elapsed, "/s", conditions);
            double micros = processor.toMillis() * 1e3 / (after - before);
            figures.add("processor time of the server for a command", micros, "us", conditions);
        }
    }

    private static void awaitElapsed(long since, int seconds) {
        Duration length = Duration.ofSeconds(seconds);
        Deadline.await("the clock", length.plus(SLACK), () -> System.nanoTime() - since >= length.toNanos());
    }

    /** Keeps a number of operations pending. */
    private final class Sender implements Observer {
        private long settled;
        private int frame;

        void fill(RoomClient client) {
            while (client.pending() < outstanding) {
                frame = frame % (RoomsApi.FRAMES - 1) + 1;
                client.submit(org.sameframe.schema.v1.Command.newBuilder()
                        .setSeek(Seek.newBuilder().setFrame(frame)));
            }
        }

        @Override
        public void settled(RoomClient client, Settlement settlement, long nanos) {
            if (!settlement.isAccepted()) {
                throw new IllegalStateException("refused while measuring: " + settlement);
            }
            settled++;
            fill(client);
        }
    }
}
