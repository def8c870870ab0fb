package org.sameframe.edge.meter;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.socket.SocketMeter;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.actor.RoomMeter;
import org.sameframe.webhook.DeliveryCounter;

/**
 * All that a server counts [MG3]. Meters are made once, at the start, so that every series is there from the first scrape
 * on, and counting is an addition without a look-up that would lock, and without a room or a person as a label [MG4].
 */
public final class ServerMeters implements RoomMeter, SocketMeter {
    /** Bounds of what takes time: below a millisecond nobody can tell, above two and a half seconds nobody waits. */
    private static final Duration[] BOUNDS = {
        Duration.ofNanos(500_000),
        Duration.ofMillis(1),
        Duration.ofNanos(2_500_000),
        Duration.ofMillis(5),
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(250),
        Duration.ofMillis(500),
        Duration.ofSeconds(1),
        Duration.ofNanos(2_500_000_000L)
    };

    private final MeterRegistry registry;
    private final AtomicInteger openRooms = new AtomicInteger();
    private final Map<RoomMeter.Outcome, Counter> outcomes = new EnumMap<>(RoomMeter.Outcome.class);
    private final Counter refusedCommands;
    private final Counter unknownCommands;
    private final Map<RefusalCode, Counter> refusals = new EnumMap<>(RefusalCode.class);
    private final Map<SocketMeter.Resume, Counter> resumes = new EnumMap<>(SocketMeter.Resume.class);
    private final Map<DeliveryCounter.Result, Counter> deliveries = new EnumMap<>(DeliveryCounter.Result.class);
    private final Map<String, Counter> farewells = new ConcurrentHashMap<>();
    private final Map<Integer, Counter> responses = new HashMap<>();
    private final Counter connections;
    private final Counter drops;
    private final Counter unavailable;
    private final Counter damaged;
    private final Timer echo;
    private final Timer journal;
    private final Timer fanOut;
    private final DistributionSummary batch;

    private ServerMeters(MeterRegistry registry) {
        this.registry = registry;
        for (RoomMeter.Outcome outcome : RoomMeter.Outcome.values()) {
            outcomes.put(outcome, commands(name(outcome)));
        }
        this.refusedCommands = commands("refused");
        this.unknownCommands = commands("unknown");
        for (RefusalCode code : RefusalCode.values()) {
            refusals.put(code, counter("sameframe.refusals", "Commands that were refused.", "code", code.id()));
        }
        for (SocketMeter.Resume how : SocketMeter.Resume.values()) {
            resumes.put(how, counter("sameframe.resumes", "Connections that were welcomed.", "kind", name(how)));
        }
        for (DeliveryCounter.Result result : DeliveryCounter.Result.values()) {
            deliveries.put(
                    result, counter("sameframe.webhook.deliveries", "Attempts to deliver.", "outcome", name(result)));
        }
        for (int hundreds = 1; hundreds <= 5; hundreds++) {
            responses.put(
                    hundreds, counter("sameframe.http.responses", "Answers over HTTP.", "status", hundreds + "xx"));
        }
        this.connections = counter("sameframe.connections.opened", "Sockets that were opened.");
        this.drops = counter("sameframe.backlog.drops", "Backlogs that were discarded for a snapshot.");
        this.unavailable = counter("sameframe.rooms.unavailable", "Times that a room's journal failed.");
        this.damaged = counter("sameframe.rooms.damaged", "Rooms whose ledger did not verify when they were opened.");
        this.echo = timer(
                "sameframe.echo", "From a command's arrival until its entry and what settles it lie ready to be sent.");
        this.journal = timer("sameframe.journal.write", "From giving a batch to the journal until it was stored.");
        this.fanOut = timer("sameframe.fanout", "Offering entries to all connections of a room.");
        this.batch = DistributionSummary.builder("sameframe.journal.batch")
                .description("Entries that were stored together.")
                .baseUnit("entries")
                .serviceLevelObjectives(1, 2, 4, 8, 16, 32, 64, 128, 256)
                .register(registry);
        gauge("sameframe.rooms", "Rooms that are open on this node.", openRooms::get);
    }

    /** @param registry where the meters are kept; with none in it, nothing is kept */
    public static ServerMeters of(MeterRegistry registry) {
        return new ServerMeters(registry);
    }

    /** The ends that connections can have, so that each has a series before the first comes to it. */
    public void farewells(Iterable<String> reasons) {
        reasons.forEach(this::farewellCounter);
    }

    /** A figure that is asked for when the figures are read. */
    public void gauge(String name, String description, DoubleSupplier value) {
        Gauge.builder(name, value, DoubleSupplier::getAsDouble)
                .description(description)
                .strongReference(true)
                .register(registry);
    }

    /** An attempt to deliver something to a webhook; cheap, and from any thread. */
    public void delivered(DeliveryCounter.Result result) {
        add(deliveries.get(result));
    }

    /** @param status of an answer over HTTP, 100 to 599 */
    public void answered(int status) {
        add(responses.get(status / 100));
    }

    @Override
    public void roomOpened() {
        openRooms.incrementAndGet();
    }

    @Override
    public void roomEnded() {
        openRooms.decrementAndGet();
    }

    @Override
    public void roomUnavailable() {
        unavailable.increment();
    }

    @Override
    public void roomDamaged() {
        damaged.increment();
    }

    @Override
    public void decided(RoomMeter.Outcome outcome) {
        add(outcomes.get(outcome));
    }

    /** Of {@code unavailable} nobody knows what became; everything else had no effect. */
    @Override
    public void refused(RefusalCode why) {
        add(refusals.get(why));
        (why == RefusalCode.UNAVAILABLE ? unknownCommands : refusedCommands).increment();
    }

    @Override
    public void recorded(long micros, int entries) {
        journal.record(micros, TimeUnit.MICROSECONDS);
        batch.record(entries);
    }

    @Override
    public void fannedOut(long nanos) {
        fanOut.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void watch(Supplier<SocketMeter.Waiting> waiting) {
        gauge(
                "sameframe.connections",
                "Sockets that are open.",
                () -> waiting.get().connections());
        Gauge.builder("sameframe.backlog", waiting, source -> source.get().bytes())
                .description("What waits for the readers of all sockets.")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
        Gauge.builder(
                        "sameframe.backlog.largest",
                        waiting,
                        source -> source.get().largest())
                .description("What waits for the slowest reader.")
                .baseUnit("bytes")
                .strongReference(true)
                .register(registry);
        gauge(
                "sameframe.backlog.behind",
                "Sockets that wait for a snapshot.",
                () -> waiting.get().behind());
    }

    @Override
    public void opened() {
        connections.increment();
    }

    @Override
    public void resumed(SocketMeter.Resume how) {
        add(resumes.get(how));
    }

    @Override
    public void settled(long nanos) {
        echo.record(nanos, TimeUnit.NANOSECONDS);
    }

    @Override
    public void dropped() {
        drops.increment();
    }

    @Override
    public void farewell(String reason) {
        farewellCounter(reason).increment();
    }

    private Counter farewellCounter(String reason) {
        return farewells.computeIfAbsent(
                reason, some -> counter("sameframe.farewells", "Sockets that the server ended.", "reason", some));
    }

    private Counter commands(String outcome) {
        return counter("sameframe.commands", "Commands that people and programs gave.", "outcome", outcome);
    }

    private Counter counter(String name, String description, String... labels) {
        return Counter.builder(name).description(description).tags(labels).register(registry);
    }

    private Timer timer(String name, String description) {
        return Timer.builder(name)
                .description(description)
                .serviceLevelObjectives(BOUNDS)
                .register(registry);
    }

    private static void add(@Nullable Counter counter) {
        if (counter != null) {
            counter.increment();
        }
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
