package org.sameframe.webhook;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.pekko.Done;
import org.sameframe.history.Cursor;
import org.sameframe.history.DirectoryStore;
import org.sameframe.history.History;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.RecordedEntry;
import org.sameframe.history.Selection;
import org.sameframe.persistence.SealedSecrets;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills the outboxes from the ledgers [WH4]. How far an endpoint's outbox has come in a room is stored together with what was put
 * into it, so that each happening is in it once, whenever the server is killed.
 */
final class OutboxFilling {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxFilling.class);
    private static final CompletionStage<Done> DONE = CompletableFuture.completedFuture(Done.getInstance());

    /** Entries that are read together. */
    private static final int PIECE = 200;

    /** Rooms whose last state is remembered. */
    private static final int ROOMS = 100;

    private final DirectoryStore store;
    private final SealedSecrets sealing;
    private final History history;
    private final Endpoints endpoints;
    private final Set<RoomCode> erased = ConcurrentHashMap.newKeySet();
    private final Map<RoomCode, At> states = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<RoomCode, At> eldest) {
            return size() > ROOMS;
        }
    };

    OutboxFilling(DirectoryStore store, SealedSecrets sealing, History history, Endpoints endpoints) {
        this.store = store;
        this.sealing = sealing;
        this.history = history;
        this.endpoints = endpoints;
    }

    /** A room as it was after an entry. */
    private record At(long seq, Room room) {}

    /** An endpoint that was told up to somewhere. @param from stored; empty: nothing was yet */
    private record Told(Endpoint endpoint, Optional<Long> from) {}

    /** Nothing of a room goes into an outbox any more. */
    void forget(RoomCode room) {
        erased.add(room);
        remember(room, Optional.empty());
    }

    /** Takes in what a room has that is new. Fails if something cannot be reached. */
    CompletionStage<Done> take(RoomCode room) {
        List<Endpoint> told = endpoints.known().stream()
                .filter(endpoint -> endpoint.isOn() && endpoint.isAbout(room))
                .toList();
        if (told.isEmpty() || erased.contains(room)) {
            return DONE;
        }
        return history.isErased(room)
                .thenCompose(isErased -> isErased
                        ? DONE
                        : store.<Map<String, Long>>read(
                                        connection -> new EndpointTable(connection, sealing).positions(room))
                                .thenCompose(positions -> take(room, told, positions)));
    }

    private CompletionStage<Done> take(RoomCode room, List<Endpoint> told, Map<String, Long> positions) {
        CompletionStage<Done> step = DONE;
        Map<Long, List<Told>> together = new LinkedHashMap<>();
        for (Endpoint endpoint : told) {
            Optional<Long> from = Optional.ofNullable(positions.get(endpoint.id()));
            if (from.isPresent()) {
                together.computeIfAbsent(from.get(), any -> new ArrayList<>()).add(new Told(endpoint, from));
            } else {
                step = step.thenCompose(done -> begin(room, new Told(endpoint, from)));
            }
        }
        for (Map.Entry<Long, List<Told>> group : together.entrySet()) {
            step = step.thenCompose(done -> state(room, group.getKey()))
                    .thenCompose(at -> at.isPresent() ? follow(room, at.get(), group.getValue()) : DONE);
        }
        return step;
    }

    /** An endpoint is told what happens after it was made, not what had happened before. */
    private CompletionStage<Done> begin(RoomCode room, Told told) {
        return history.stateUntil(room, told.endpoint().since()).thenCompose(reply -> {
            if (reply instanceof HistoryReply.PastRoom past) {
                return follow(room, new At(past.mark().seq(), past.room()), List.of(told));
            }
            return reply instanceof HistoryReply.NotYet ? follow(room, new At(0, Room.NONE), List.of(told)) : DONE;
        });
    }

    private CompletionStage<Optional<At>> state(RoomCode room, long seq) {
        Optional<At> known = remembered(room).filter(at -> at.seq() == seq);
        if (known.isPresent() || seq == 0) {
            return CompletableFuture.completedFuture(known.or(() -> Optional.of(new At(0, Room.NONE))));
        }
        return history.stateAt(room, seq).thenCompose(reply -> {
            if (reply instanceof HistoryReply.PastRoom past) {
                return CompletableFuture.completedFuture(Optional.of(new At(seq, past.room())));
            }
            Refusal refusal = ((HistoryReply.Refused) reply).refusal();
            LOG.warn(
                    "Webhooks: room {} cannot be followed from entry {}: {}",
                    room,
                    seq,
                    refusal.code().id());
            return refusal.code() == RefusalCode.INVALID
                    ? store.write(connection -> new EndpointTable(connection, sealing).restart(room, seq))
                            .thenCompose(done -> take(room))
                            .thenApply(done -> Optional.empty())
                    : CompletableFuture.completedFuture(Optional.empty());
        });
    }

    private CompletionStage<Done> follow(RoomCode room, At at, List<Told> told) {
        return history.entries(room, new Cursor(at.seq(), ""), Selection.ALL, PIECE)
                .thenCompose(reply -> {
                    if (!(reply instanceof HistoryReply.Page page)
                            || page.entries().isEmpty()) {
                        return DONE;
                    }
                    Room state = at.room();
                    List<Found> found = new ArrayList<>();
                    for (RecordedEntry recorded : page.entries()) {
                        long seq = recorded.entry().seq();
                        Happening.of(state, recorded.entry()).forEach(what -> found.add(new Found(seq, what)));
                        state = state.apply(recorded.entry());
                    }
                    At next = new At(page.through().seq(), state);
                    return put(room, told, found, next.seq()).thenCompose(done -> {
                        remember(room, Optional.of(next));
                        return page.hasMore() ? follow(room, next, further(told, next.seq())) : DONE;
                    });
                });
    }

    private record Found(long seq, Happening what) {}

    private static List<Told> further(List<Told> told, long seq) {
        return told.stream()
                .map(some -> new Told(some.endpoint(), Optional.of(seq)))
                .toList();
    }

    private CompletionStage<Void> put(RoomCode room, List<Told> told, List<Found> found, long through) {
        return store.write(connection -> {
            EndpointTable table = new EndpointTable(connection, sealing);
            DeliveryTable outbox = new DeliveryTable(connection);
            for (Told some : told) {
                String id = some.endpoint().id();
                boolean isTold =
                        !erased.contains(room) && table.has(id) && table.advance(id, room, some.from(), through);
                for (Found one : isTold ? found : List.<Found>of()) {
                    if (some.endpoint().wants(one.what().event())) {
                        outbox.insert(id, room, one.seq(), one.what(), false, endpoints.now());
                    }
                }
            }
        });
    }

    private synchronized Optional<At> remembered(RoomCode room) {
        return Optional.ofNullable(states.get(room));
    }

    private synchronized void remember(RoomCode room, Optional<At> at) {
        at.ifPresentOrElse(some -> states.put(room, some), () -> states.remove(room));
    }
}
