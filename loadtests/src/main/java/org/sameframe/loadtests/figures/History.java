package org.sameframe.loadtests.figures;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;
import org.sameframe.loadtests.Common;
import org.sameframe.loadtests.Deadline;
import org.sameframe.loadtests.Figures;
import org.sameframe.loadtests.client.Observer;
import org.sameframe.loadtests.client.RoomClient;
import org.sameframe.loadtests.client.Settlement;
import org.sameframe.loadtests.server.Store;
import org.sameframe.schema.v1.Entry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long it takes to read the history of a very long room, and whether those notice who are in it. */
@Command(
        name = "history",
        description = "Reads the history of a very long room, and measures its commands meanwhile.",
        mixinStandardHelpOptions = true)
public final class History implements Callable<Integer> {
    private static final Duration FILLING = Duration.ofMinutes(30);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String LINES = "application/x-ndjson";
    private static final String JSON = "application/json";

    /** So many states are asked for, each somewhere else. */
    private static final int STATES = 20;

    @Mixin
    private Common common = new Common();

    @Option(names = "--entries", description = "Of the room (default: ${DEFAULT-VALUE}).")
    private int entries = 1_000_000;

    @Option(
            names = "--short",
            description = "Entries of the room whose states are asked for at random (default: ${DEFAULT-VALUE}).")
    private int shortEntries = 10_000;

    @Option(names = "--states", description = "Of that room, of each kind (default: ${DEFAULT-VALUE}).")
    private int shortStates = 500;

    @Option(names = "--heap", description = "Of the server, in MiB (default: ${DEFAULT-VALUE}).")
    private int heap = 256;

    @Option(
            names = "--exports",
            description = "At the same time, while commands are measured (default: ${DEFAULT-VALUE}).")
    private int exports = 10;

    @Option(names = "--rate", description = "Commands per second meanwhile (default: ${DEFAULT-VALUE}).")
    private int rate = 25;

    @Option(names = "--seconds", description = "Seconds of commands that count (default: ${DEFAULT-VALUE}).")
    private int seconds = 30;

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        common.measure(this::measureShort, this::measure);
        return 0;
    }

    /** A room as long as that of a long week, filled as in a review. */
    private void measureShort(Store store, Path data, Figures figures) throws IOException, InterruptedException {
        Filler filler = new Filler(shortEntries, Review::command, new Pacer(1, rate));
        try (Target target = Target.start(store, common.jar(), data, 1, filler, List.of("-Xmx" + heap + "m"))) {
            long from = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
            fill(target, target.clients().get(0), filler);
            long until = ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
            Producer producer = new Producer(target.room(), AuditToken.of(common.jar(), data));
            Map<String, Object> conditions = new LinkedHashMap<>();
            conditions.put("storage", store.kind().label());
            conditions.put("entries", shortEntries);
            conditions.put("heap MiB", heap);
            conditions.put("samples", shortStates);
            String where = String.format(Locale.ROOT, "in a room of %,d", shortEntries);
            new Moments(producer, shortStates).measure(where, shortEntries, from, until, figures, conditions);
            Filler second = new Filler(shortEntries, Review::command, new Pacer(1, rate));
            Target.Company others = target.another(1, second);
            fill(target, others.clients().get(0), second);
            Producer there = new Producer(others.room(), AuditToken.of(common.jar(), data));
            figures.add("the first state that somebody asks for of a second such room", first(there), "ms", conditions);
            target.checkSound();
        }
    }

    private double first(Producer producer) throws IOException, InterruptedException {
        return producer.read("state?seq=" + shortEntries, JSON).nanos() / 1e6;
    }

    private static void fill(Target target, RoomClient client, Filler filler) {
        target.ask(() -> {
            filler.fill(client);
            return 0;
        });
        Deadline.await("the room to be filled", FILLING, () -> target.ask(filler::isDone));
    }

    private void measure(Store store, Path data, Figures figures) throws IOException, InterruptedException {
        Pacer quiet = new Pacer(2, rate);
        Pacer busy = new Pacer(2, rate);
        Filler filler = new Filler(entries, new Both(quiet, busy));
        try (Target target = Target.start(store, common.jar(), data, 2, filler, List.of("-Xmx" + heap + "m"))) {
            fill(target, target.clients().get(0), filler);
            Producer producer = new Producer(target.room(), AuditToken.of(common.jar(), data));
            Map<String, Object> conditions = new LinkedHashMap<>();
            conditions.put("storage", store.kind().label());
            conditions.put("entries", entries);
            conditions.put("heap MiB", heap);
            states(producer, figures, conditions);
            whole(figures, "all entries as lines", producer.read("entries", LINES), conditions);
            whole(figures, "the ledger as an export", producer.read("export/ledger", LINES), conditions);
            whole(figures, "the ledger checked", producer.read("ledger", JSON), conditions);
            whole(figures, "the report", producer.read("report?as=json", JSON), conditions);
            figures.add("peak memory of the server", target.peakMemory(), "MiB", conditions);
            commands(figures, "no exports", quiet, target, conditions);
            int done = exporting(producer, () -> commands(figures, exports + " exports", busy, target, conditions));
            figures.add("exports that were complete meanwhile", done, "", conditions);
            target.checkSound();
        }
    }

    /** Of one pacer at a time there are commands; what it does not know it passes over. */
    private record Both(Pacer one, Pacer other) implements Observer {
        @Override
        public void entry(RoomClient client, Entry entry, long nanos) {
            one.entry(client, entry, nanos);
            other.entry(client, entry, nanos);
        }

        @Override
        public void settled(RoomClient client, Settlement settlement, long nanos) {
            one.settled(client, settlement, nanos);
            other.settled(client, settlement, nanos);
        }
    }

    private void states(Producer producer, Figures figures, Map<String, Object> conditions)
            throws IOException, InterruptedException {
        Histogram recent = new Histogram(3);
        Histogram any = new Histogram(3);
        for (int i = 0; i < STATES; i++) {
            // within the last 10,000 entries, and anywhere, from the far end so that nothing was folded on the way
            // before
            long near = Math.max(1, entries - 10_000L * i / STATES - 137);
            long far = Math.max(1, (long) entries * (STATES - i) / (STATES + 1) - 91);
            recent.recordValue(producer.read("state?seq=" + near, JSON).nanos());
            any.recordValue(producer.read("state?seq=" + far, JSON).nanos());
        }
        figures.times("a state among the last 10,000 entries", recent, conditions, 50, 100);
        figures.times("a state anywhere, looked at for the first time", any, conditions, 50, 100);
    }

    private static void whole(Figures figures, String what, Producer.Answer answer, Map<String, Object> conditions) {
        figures.add(what, answer.nanos() / 1e9, "s", conditions);
        figures.add(what + ": size", answer.bytes() / 1e6, "MB", conditions);
    }

    private void commands(
            Figures figures, String meanwhile, Pacer pacer, Target target, Map<String, Object> conditions) {
        pacer.start(target, 5, seconds);
        try {
            Deadline.await(
                    "the last command to reach everybody",
                    Duration.ofSeconds(seconds).plus(PATIENCE),
                    () -> target.ask(pacer::isDone));
        } catch (Deadline.Missed late) {
            target.checkSound(); // what somebody was told wrong comes first
            throw new IllegalStateException(target.ask(pacer::progress), late);
        }
        figures.times("command to both, " + meanwhile, pacer.toAll(), conditions, 50, 99);
    }

    /** @return how many exports were read to their end */
    private int exporting(Producer producer, Runnable meanwhile) throws IOException, InterruptedException {
        AtomicBoolean isOver = new AtomicBoolean();
        AtomicInteger complete = new AtomicInteger();
        AtomicReference<@Nullable IOException> failure = new AtomicReference<>();
        List<Thread> readers = new ArrayList<>();
        for (int i = 0; i < exports; i++) {
            Thread reader = new Thread(
                    () -> {
                        try {
                            while (!isOver.get()) {
                                producer.read("export/ledger", LINES);
                                complete.incrementAndGet();
                            }
                        } catch (IOException e) {
                            if (!isOver.get()) {
                                failure.set(e);
                            }
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt(); // it was told to stop
                        }
                    },
                    "export-" + i);
            reader.start();
            readers.add(reader);
        }
        meanwhile.run();
        isOver.set(true);
        readers.forEach(Thread::interrupt);
        for (Thread reader : readers) {
            reader.join();
        }
        if (failure.get() != null) {
            throw new IOException("an export broke off", failure.get());
        }
        return complete.get();
    }
}
