package org.sameframe.webhook;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.sameframe.history.DirectoryStore;
import org.sameframe.history.History;
import org.sameframe.history.JournalNews;
import org.sameframe.persistence.DirectorySide;
import org.sameframe.persistence.Erasable;
import org.sameframe.persistence.ReadSide;
import org.sameframe.persistence.SealedSecrets;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.room.actor.RoomNews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells endpoints what happens in rooms [WH]. Rooms tell of news after the commit; what they could not tell, since the server was
 * killed, a sweep over the journal's row numbers finds, as for the directory of rooms.
 */
public final class Webhooks implements RoomNews, Erasable {
    private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);

    /** Rooms that are read at a time. */
    private static final int READ = 2;

    private final ActorSystem<?> system;
    private final DirectoryStore store;
    private final ReadSide journal;
    private final SealedSecrets sealing;
    private final Endpoints endpoints;
    private final OutboxFilling filling;
    private final Courier courier;
    private final WebhookSettings settings;
    private final Set<RoomCode> news = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isBusy = new AtomicBoolean();
    private volatile long sweptNs;
    /** Of the journal's last row at the last sweep; 0: there was none yet. */
    private volatile long settled;

    private Webhooks(ActorSystem<?> system, DirectorySide side, ReadSide journal, Ports ports) {
        this.system = system;
        this.store = new DirectoryStore(side);
        this.journal = journal;
        this.sealing = ports.sealing();
        this.settings = ports.settings();
        History history = History.of(journal);
        this.endpoints = new Endpoints(store, sealing, ports.configured(), ports.clock());
        this.filling = new OutboxFilling(store, sealing, history, endpoints);
        this.courier = new Courier(store, history, endpoints, ports.sender(), ports.counter(), settings);
        this.sweptNs = System.nanoTime() - settings.sweep().toNanos();
    }

    /**
     * What it needs of its surroundings.
     *
     * @param configured endpoints of the configuration, by their ids
     * @param clock the rooms'
     */
    public record Ports(
            SealedSecrets sealing,
            Map<String, Endpoint> configured,
            Sender sender,
            DeliveryCounter counter,
            WebhookSettings settings,
            MicroClock clock) {}

    /** Idle until it is started. */
    public static Webhooks create(ActorSystem<?> system, DirectorySide side, ReadSide journal, Ports ports) {
        return new Webhooks(system, side, journal, ports);
    }

    /** Begins to tell. */
    public void start() {
        isBusy.set(true);
        endpoints.open().whenComplete((done, failure) -> {
            warn(failure);
            isBusy.set(false);
            system.scheduler()
                    .scheduleWithFixedDelay(
                            settings.interval(), settings.interval(), this::lookAround, system.executionContext());
        });
    }

    /** Endpoints, as they are asked for and changed. */
    public WebhookDesk desk() {
        return new WebhookDesk(store, endpoints, settings);
    }

    @Override
    public void recorded(RoomCode room) {
        news.add(room);
    }

    /** Forgets what was told of a room, and was yet to be told [WH9]. */
    @Override
    public CompletionStage<Done> erase(RoomCode room) {
        filling.forget(room);
        return store.write(connection -> new DeliveryTable(connection).erase(room))
                .thenApply(done -> Done.getInstance());
    }

    private void lookAround() {
        if (!isBusy.compareAndSet(false, true)) {
            return;
        }
        boolean isDue = System.nanoTime() - sweptNs >= settings.sweep().toNanos()
                || endpoints.known().stream().anyMatch(endpoint -> endpoint.isOn() && endpoint.behind() >= 0);
        (isDue ? sweep() : take(drain())).thenCompose(done -> courier.send()).whenComplete((done, failure) -> {
            warn(failure);
            isBusy.set(false);
        });
    }

    private static void warn(Throwable failure) {
        if (failure != null) {
            LOG.warn("Webhooks: what is new could not be told, which is tried again: {}", failure.toString());
        }
    }

    private record Found(Set<RoomCode> rooms, long highest) {}

    private CompletionStage<Done> sweep() {
        long now = System.nanoTime();
        return endpoints
                .refresh()
                .thenCompose(done -> store.read(connection -> new EndpointTable(connection, sealing).mark()))
                .thenCompose(mark -> {
                    List<Endpoint> back = endpoints.known().stream()
                            .filter(endpoint -> endpoint.isOn() && endpoint.behind() >= 0)
                            .toList();
                    long from = back.stream().mapToLong(Endpoint::behind).reduce(mark, Math::min);
                    return journal(from)
                            .thenCompose(found -> take(found.rooms())
                                    .thenCompose(done -> endpoints.changing(table -> {
                                        // What was begun before the last sweep is visible by now; of later rows not all
                                        // may be.
                                        table.mark(settled > 0 ? settled : Math.min(mark, found.highest()));
                                        table.caughtUp(
                                                back.stream().map(Endpoint::id).toList());
                                    }))
                                    .thenCompose(done -> prune())
                                    .thenApply(done -> {
                                        settled = found.highest();
                                        sweptNs = now;
                                        return Done.getInstance();
                                    }));
                });
    }

    private CompletionStage<Void> prune() {
        long before = endpoints.now()
                - TimeUnit.MILLISECONDS.toMicros(settings.logKept().toMillis());
        return store.write(connection -> new DeliveryTable(connection).prune(before));
    }

    private CompletionStage<Found> journal(long from) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Connection connection = journal.database().getConnection()) {
                        JournalNews rows = new JournalNews(connection);
                        long highest = rows.highest();
                        Set<RoomCode> rooms = new HashSet<>(rows.since(highest < from ? 0 : from));
                        rooms.addAll(drain());
                        return new Found(rooms, highest);
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                journal.executor());
    }

    private List<RoomCode> drain() {
        List<RoomCode> drained = new ArrayList<>(news);
        drained.forEach(news::remove);
        return drained;
    }

    /** One room that cannot be read keeps no other waiting; it is looked at again. */
    private CompletionStage<Done> take(Iterable<RoomCode> rooms) {
        Set<RoomCode> failed = ConcurrentHashMap.newKeySet();
        return Source.from(rooms)
                .mapAsync(
                        READ,
                        room -> filling.take(room).exceptionally(failure -> {
                            LOG.debug("Webhooks: room {} could not be read", room, failure);
                            failed.add(room);
                            return Done.getInstance();
                        }))
                .runWith(Sink.ignore(), system)
                .thenApply(done -> {
                    news.addAll(failed);
                    if (!failed.isEmpty()) {
                        throw new IllegalStateException(failed.size() + " rooms could not be read");
                    }
                    return done;
                });
    }
}
