package org.sameframe.persistence;

import static org.sameframe.persistence.HistoryFixture.get;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.awaitility.Awaitility;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.room.actor.Node;
import org.sameframe.room.actor.Rooms;
import org.sameframe.webhook.Delivery;
import org.sameframe.webhook.DeliveryCounter;
import org.sameframe.webhook.Endpoint;
import org.sameframe.webhook.Outcome;
import org.sameframe.webhook.Sender;
import org.sameframe.webhook.WebhookSettings;
import org.sameframe.webhook.Webhooks;

/** Rooms on a real store and one endpoint, which answers as it is told to; days pass when the test says so. */
final class WebhookFixture implements AutoCloseable {
    /** A message that is on its way is due after the time to answer and five seconds. */
    private static final Duration UNDER_WAY = Duration.ofSeconds(45);

    private static final String HOOK = "https://hooks.example.com/";

    private final TestStore store;
    private final Config config;
    /** Each look at it takes a microsecond. */
    private final AtomicLong clock = new AtomicLong(MicroClock.steady().now());

    private final List<DeliveryCounter.Result> counted = new CopyOnWriteArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();
    private volatile Sender.Answer answer = answer(Outcome.DELIVERED, 204, 0);
    private Storage storage;
    private ActorTestKit pekko;
    private Webhooks webhooks;
    private Rooms rooms;
    private String endpoint = "";

    WebhookFixture(TestStore.Kind kind, Path folder) throws Exception {
        store = TestStore.create(kind, folder);
        config = ConfigFactory.parseString(
                        "sameframe.webhooks { interval = 20ms, sweep = 250ms, timeout = 40s }, pekko.loglevel = OFF, sameframe.room.ask-timeout = 30s")
                .withFallback(store.config().withOnlyPath("sameframe"))
                .withFallback(Node.defaults())
                .withFallback(ConfigFactory.load());
        open();
        endpoint = get(webhooks.desk().create(HOOK, Set.of(), Set.of(), false))
                .endpoint()
                .id();
    }

    static Sender.Answer answer(Outcome outcome, int status, long retryAfter) {
        return new Sender.Answer(outcome, status, retryAfter, "");
    }

    private void open() throws Exception {
        storage = Storage.open(config, store.folder());
        pekko = ActorTestKit.create("rooms", storage.configure(config));
        Node.joinItself(pekko.system());
        webhooks = Webhooks.create(
                pekko.system(),
                storage.directorySide(pekko.system()),
                storage.readSide(pekko.system()),
                new Webhooks.Ports(
                        storage.secrets(), Map.of(), this::send, counted::add, WebhookSettings.of(config), this::now));
        rooms = Rooms.start(pekko.system(), storage.roomKeys(pekko.system()), this::now, webhooks);
        webhooks.start();
    }

    private CompletableFuture<Sender.Answer> send(Sender.Message message) {
        sent.add(message.id());
        return CompletableFuture.completedFuture(answer);
    }

    private long now() {
        return clock.incrementAndGet();
    }

    void answers(Sender.Answer now) {
        answer = now;
    }

    void pass(Duration time) {
        clock.addAndGet(time.toNanos() / 1_000);
    }

    /** The ids of what was sent so far, the first first. */
    List<String> sent() {
        return sent;
    }

    /** What came of each attempt, as it is counted. */
    List<DeliveryCounter.Result> counted() {
        return counted;
    }

    Rooms rooms() {
        return rooms;
    }

    Endpoint.State state() {
        return webhooks.desk().find(endpoint).orElseThrow().state();
    }

    void switchOn() throws Exception {
        get(webhooks.desk().switchOn(endpoint, true));
    }

    /** What the endpoint is or was to be told of a room, the first first. */
    List<Delivery> deliveries(RoomCode room) throws Exception {
        return get(webhooks.desk().deliveries(endpoint, Optional.empty(), Optional.of(room), Long.MAX_VALUE, 100))
                .stream()
                .sorted(Comparator.comparingLong(Delivery::id))
                .toList();
    }

    /** The first message of a room, once an attempt was answered after which it is as wanted. */
    Delivery first(RoomCode room, Predicate<Delivery> wanted) {
        return Awaitility.await()
                .atMost(RunningStore.PATIENCE)
                .until(
                        () -> deliveries(room).stream()
                                .filter(delivery -> !delivery.outcome().isEmpty()
                                        && !pause(delivery).equals(UNDER_WAY))
                                .findFirst(),
                        found -> found.filter(wanted).isPresent())
                .orElseThrow();
    }

    /** Between an attempt and the next. */
    static Duration pause(Delivery delivery) {
        return Duration.of(delivery.due() - delivery.attempted(), ChronoUnit.MICROS);
    }

    /** Puts the journal back to where it had so many rows. What was told stays known, as the directory is kept elsewhere. */
    void restore(int rows) throws Exception {
        close();
        store.execute("DELETE FROM \"event_journal\" WHERE \"ordering\" > " + rows);
        store.executeOnDirectory("UPDATE webhook_mark SET ordering = 1000");
        open();
    }

    @Override
    public void close() {
        pekko.shutdownTestKit();
        storage.close();
    }
}
