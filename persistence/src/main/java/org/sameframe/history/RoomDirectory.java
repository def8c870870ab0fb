package org.sameframe.history;

import com.typesafe.config.Config;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.sameframe.history.DirectoryTable.Known;
import org.sameframe.persistence.DirectorySide;
import org.sameframe.persistence.ReadSide;
import org.sameframe.persistence.WitnessTags;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomNews;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All rooms, to be listed and searched [RD]. It is made from the ledgers and never the truth; what it has seen of each ledger, the
 * last entry and its hash, it holds against the ledger from then on.
 *
 * <p>Rooms tell of news when it is recorded, which a server that is killed does not. So the journal is swept besides, for rows
 * behind a mark. Rows become visible in another order than that of their numbers: the mark is the number of a row that was the
 * last one a whole sweep ago, when every write from before has long ended.
 */
public final class RoomDirectory implements RoomNews {
    private static final Logger LOG = LoggerFactory.getLogger(RoomDirectory.class);

    /** Rooms that are read at a time. */
    private static final int READ = 2;

    /** Rooms that are written at a time. */
    private static final int WRITTEN = 100;

    private final ActorSystem<?> system;
    private final DirectoryStore store;
    private final DirectorySweep sweep;
    private final DirectoryReading reading;
    private final WitnessTags tags;
    private final Duration interval;
    private final Set<RoomCode> news = ConcurrentHashMap.newKeySet();
    private final Set<RoomCode> suspects = ConcurrentHashMap.newKeySet();
    private final Set<RoomCode> erased = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean isBusy = new AtomicBoolean();

    private RoomDirectory(ActorSystem<?> system, DirectorySide side, ReadSide journal, InstantSource clock) {
        Config config = system.settings().config().getConfig("sameframe.directory");
        this.system = system;
        this.store = new DirectoryStore(side);
        this.sweep = new DirectorySweep(store, side.tags(), journal, config.getDuration("sweep"));
        this.tags = side.tags();
        this.reading = new DirectoryReading(journal, tags, clock);
        this.interval = config.getDuration("interval");
    }

    /** Idle until it is started. */
    public static RoomDirectory create(
            ActorSystem<?> system, DirectorySide side, ReadSide journal, InstantSource clock) {
        return new RoomDirectory(system, side, journal, clock);
    }

    /**
     * Catches up with the journal, and follows it from then on.
     *
     * @param anew make everything anew; what was witnessed stays
     * @return complete when it has caught up; fails if it could not, and is tried again later
     */
    public CompletionStage<Done> start(boolean anew) {
        isBusy.set(true);
        return (anew ? store.write(connection -> new DirectoryTable(connection).clear()) : nothing())
                .thenCompose(begun -> tags.haveBegun() ? nothing() : beginTags())
                .thenCompose(begun -> sweep.next())
                .thenCompose(this::sweep)
                .whenComplete((done, failure) -> {
                    isBusy.set(false);
                    system.scheduler()
                            .scheduleWithFixedDelay(interval, interval, this::lookAround, system.executionContext());
                });
    }

    /** What was seen before there were tags is taken as it stands, once. */
    private CompletionStage<Void> beginTags() {
        return store.write(connection -> {
                    DirectoryTable table = new DirectoryTable(connection);
                    for (RoomCode room : table.witnessed()) {
                        WitnessedHead head = table.find(room).head().orElseThrow();
                        table.put(room, head.tagged(room, tags));
                    }
                })
                .thenRun(() -> {
                    try {
                        tags.begin();
                    } catch (IOException e) {
                        LOG.warn(
                                "No file can be written beside the master key: until it can, what the directory has seen of"
                                        + " rooms is trusted at each start, whoever wrote it ({})",
                                e.toString());
                    }
                });
    }

    @Override
    public void recorded(RoomCode room) {
        news.add(room);
    }

    /**
     * What came of checking a ledger from its first entry on. Damage becomes an alarm, which ends once the ledger is whole [SC5].
     *
     * @param isSound whether nothing was wrong
     */
    public void checked(RoomCode room, boolean isSound) {
        if (!isSound) {
            suspects.add(room);
        }
        news.add(room);
    }

    /** A page of rooms. Fails if the store cannot be reached. */
    public CompletionStage<DirectoryPage> rooms(DirectoryQuery query) {
        return store.read(connection -> new DirectoryTable(connection).list(query));
    }

    /**
     * What speaks against a room's ledger, by what the directory has seen of it. What is found is kept.
     *
     * @return fails if the store cannot be reached
     */
    public CompletionStage<Optional<Alarm>> alarm(RoomCode room) {
        return look(List.of(room))
                .thenCompose(looked -> find(room))
                .thenApply(known -> known.head().flatMap(WitnessedHead::alarm));
    }

    /** Whether there is or was such a room. Fails if the store cannot be reached. */
    public CompletionStage<Boolean> knows(RoomCode room) {
        return look(List.of(room))
                .thenCompose(looked -> find(room))
                .thenApply(known -> known.head().isPresent());
    }

    /**
     * Forgets what is personal of a room, whose key must have been destroyed before: otherwise it is read again when the directory
     * is made anew [RD7].
     */
    public CompletionStage<Void> erase(RoomCode room) {
        erased.add(room);
        return store.write(connection -> {
            DirectoryTable table = new DirectoryTable(connection);
            Optional<DirectoryRow> row = table.find(room).row();
            if (row.isPresent()) {
                table.put(row.get().erased());
            }
        });
    }

    private void lookAround() {
        if (!isBusy.compareAndSet(false, true)) {
            return;
        }
        CompletionStage<Done> looked = sweep.isDue() ? sweep.next().thenCompose(this::sweep) : look(drain());
        looked.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("The directory of rooms could not be brought up to date: {}", failure.toString());
            }
            isBusy.set(false);
        });
    }

    private CompletionStage<Done> sweep(DirectorySweep.Found found) {
        Set<RoomCode> rooms = new HashSet<>(found.rooms());
        rooms.addAll(drain());
        return look(rooms).thenCompose(done -> sweep.done(found)).thenApply(done -> Done.getInstance());
    }

    private List<RoomCode> drain() {
        List<RoomCode> drained = new ArrayList<>(news);
        drained.forEach(news::remove);
        return drained;
    }

    /** What cannot be read or written now is looked at again; one room that cannot be read keeps no other waiting. */
    private CompletionStage<Done> look(Collection<RoomCode> rooms) {
        Map<RoomCode, Throwable> failed = new ConcurrentHashMap<>();
        return Source.from(rooms)
                .mapAsync(
                        READ,
                        room -> changed(room).exceptionally(failure -> {
                            failed.put(room, failure);
                            return Optional.empty();
                        }))
                .mapConcat(changed -> changed.stream().toList())
                .grouped(WRITTEN)
                .mapAsync(
                        1,
                        changes -> write(changes).thenApply(written -> {
                            changes.forEach(changed -> suspects.remove(changed.room()));
                            return Done.getInstance();
                        }))
                .runWith(Sink.ignore(), system)
                .whenComplete((done, failure) -> news.addAll(failure == null ? failed.keySet() : rooms))
                .thenCompose(done -> outcome(failed.values()));
    }

    private static CompletionStage<Done> outcome(Collection<Throwable> failures) {
        return failures.isEmpty()
                ? CompletableFuture.completedFuture(Done.getInstance())
                : CompletableFuture.failedFuture(failures.iterator().next());
    }

    private record Changed(RoomCode room, DirectoryRow row, WitnessedHead head) {}

    private CompletionStage<Optional<Changed>> changed(RoomCode room) {
        return find(room)
                .thenCompose(before -> reading.update(room, before, suspects.contains(room))
                        .thenApply(now -> {
                            if (now.equals(before)
                                    || now.row().isEmpty()
                                    || now.head().isEmpty()) {
                                suspects.remove(room);
                                return Optional.empty();
                            }
                            tell(
                                    room,
                                    before.head().flatMap(WitnessedHead::alarm),
                                    now.head().flatMap(WitnessedHead::alarm));
                            return Optional.of(new Changed(
                                    room, now.row().get(), now.head().get()));
                        }));
    }

    private static void tell(RoomCode room, Optional<Alarm> before, Optional<Alarm> now) {
        if (before.equals(now)) {
            return;
        }
        if (now.isPresent()) {
            Alarm alarm = now.get();
            LOG.error(
                    "The ledger of room {} is not what was seen of it, entry {}: {}", room, alarm.seq(), alarm.what());
        } else {
            LOG.warn("The ledger of room {} agrees again with what was seen of it", room);
        }
    }

    private CompletionStage<Void> write(List<Changed> changes) {
        return store.write(connection -> {
            DirectoryTable table = new DirectoryTable(connection);
            for (Changed changed : changes) {
                // Its key may have been there when it was read.
                boolean isErased = erased.contains(changed.room());
                table.put(isErased ? changed.row().erased() : changed.row());
                table.put(changed.room(), changed.head());
            }
        });
    }

    private CompletionStage<Known> find(RoomCode room) {
        return store.read(connection -> new DirectoryTable(connection).find(room));
    }

    private static CompletionStage<Void> nothing() {
        return CompletableFuture.completedFuture(null);
    }
}
