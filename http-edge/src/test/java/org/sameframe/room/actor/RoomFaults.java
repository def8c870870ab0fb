package org.sameframe.room.actor;

import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.sameframe.room.Category;
import org.sameframe.room.Room;
import org.sameframe.room.Value;
import org.sameframe.simulation.Fault;

/** Puts a bug between the parts of a room, now and then; without one it changes nothing. */
final class RoomFaults {
    private final @Nullable Fault fault;
    private final RandomGenerator random;
    private Optional<Audience.Publish> held = Optional.empty();
    private Mark before = Mark.START;

    RoomFaults(Optional<Fault> fault, RandomGenerator random) {
        this.fault = fault.orElse(null);
        this.random = random;
    }

    /** What becomes of a message to an audience. */
    List<Audience.Message> told(Audience.Message message) {
        if (fault == null) {
            return List.of(message);
        }
        if (message instanceof Audience.Publish publish) {
            List<Audience.Message> told = published(publish);
            before = publish.entries().isEmpty() ? before : publish.through();
            return told;
        }
        if (message instanceof Audience.Welcomed welcomed) {
            return List.of(welcomed(welcomed));
        }
        if (message instanceof Audience.Replace replace) {
            return fault == Fault.SNAPSHOT_LOST
                    ? List.of()
                    : List.of(new Audience.Replace(replace.number(), state(replace.state()), replace.mark()));
        }
        if (fault == Fault.SIGNAL_ECHOED && message instanceof Audience.Relay relay) {
            return List.of(new Audience.Relay(-1, relay.participant(), relay.instance(), relay.signal(), relay.to()));
        }
        return List.of(message);
    }

    private List<Audience.Message> published(Audience.Publish publish) {
        boolean hasEntries = !publish.entries().isEmpty();
        boolean settles = !publish.settlements().isEmpty();
        if (fault == Fault.PUBLISH_SWAPPED && held.isPresent()) {
            List<Audience.Message> both = List.of(publish, held.get());
            held = Optional.empty();
            return both;
        }
        if (fault == Fault.PUBLISH_SWAPPED && hasEntries && now()) {
            held = Optional.of(publish);
            return List.of();
        }
        if (fault == Fault.PUBLISH_LOST && hasEntries && now()) {
            return List.of(with(publish, List.of(), publish.settlements()));
        }
        if (fault == Fault.PUBLISH_TWICE && hasEntries && now()) {
            return List.of(publish, with(publish, publish.entries(), List.of()));
        }
        if (fault == Fault.BATCH_REVERSED && publish.entries().size() > 1) {
            List<Recorded> reversed = new ArrayList<>(publish.entries());
            Collections.reverse(reversed);
            return List.of(with(publish, reversed, publish.settlements()));
        }
        if (fault == Fault.SETTLEMENT_LOST && settles && now()) {
            return List.of(with(publish, publish.entries(), List.of()));
        }
        if (fault == Fault.SETTLEMENT_MISDIRECTED && settles && now()) {
            return List.of(with(publish, publish.entries(), next(publish.settlements())));
        }
        if (fault == Fault.SETTLED_WITH_OTHER_SEQ && settles && hasEntries && now()) {
            return List.of(with(publish, publish.entries(), earlier(publish.settlements())));
        }
        if (fault == Fault.SETTLED_FIRST && settles && hasEntries) {
            return List.of(
                    with(publish, List.of(), publish.settlements()), with(publish, publish.entries(), List.of()));
        }
        if (fault == Fault.WRONG_THROUGH && hasEntries && now()) {
            return List.of(through(publish, before));
        }
        if (fault == Fault.WRONG_HASH && hasEntries && now()) {
            return List.of(through(publish, new Mark(publish.through().seq(), before.hash())));
        }
        return List.of(publish);
    }

    private static Audience.Publish with(
            Audience.Publish publish, List<Recorded> entries, List<Audience.Settlement> settlements) {
        return new Audience.Publish(publish.room(), entries, publish.through(), settlements);
    }

    private static Audience.Publish through(Audience.Publish publish, Mark mark) {
        return new Audience.Publish(publish.room(), publish.entries(), mark, publish.settlements());
    }

    private static List<Audience.Settlement> next(List<Audience.Settlement> settlements) {
        return settlements.stream()
                .map(settlement -> new Audience.Settlement(settlement.number() + 1, settlement.settled()))
                .toList();
    }

    private static List<Audience.Settlement> earlier(List<Audience.Settlement> settlements) {
        return settlements.stream()
                .map(settlement -> new Audience.Settlement(
                        settlement.number(),
                        new RoomMessage.Settled(
                                settlement.settled().op(),
                                settlement.settled().seq() - 1,
                                settlement.settled().refusal())))
                .toList();
    }

    private Audience.Welcomed welcomed(Audience.Welcomed welcomed) {
        List<Recorded> missed = welcomed.missed().orElse(List.of());
        if (fault == Fault.RESUME_SKIPS && missed.size() > 1) {
            List<Recorded> some = new ArrayList<>(missed);
            some.remove(random.nextInt(some.size()));
            return with(welcomed, Optional.of(some), welcomed.mark());
        }
        if (fault == Fault.RESUME_STALE && missed.size() > 1) {
            List<Recorded> some = missed.subList(0, missed.size() - 1);
            return with(welcomed, Optional.of(some), some.get(some.size() - 1).mark());
        }
        return new Audience.Welcomed(
                welcomed.number(),
                welcomed.room(),
                welcomed.nextOp(),
                welcomed.missed(),
                state(welcomed.state()),
                welcomed.mark(),
                welcomed.clock());
    }

    private static Audience.Welcomed with(Audience.Welcomed welcomed, Optional<List<Recorded>> missed, Mark mark) {
        return new Audience.Welcomed(
                welcomed.number(),
                welcomed.room(),
                welcomed.nextOp(),
                missed,
                welcomed.state(),
                mark,
                welcomed.clock());
    }

    private Room state(Room room) {
        if (fault != Fault.SNAPSHOT_KEY_MISSING || room.values().isEmpty()) {
            return room;
        }
        List<Value> values = new ArrayList<>(room.values());
        values.remove(random.nextInt(values.size()));
        return Room.restored(values, room.operations(), room.touches(), room.now());
    }

    /** Before a room reads its ledger. */
    void opening(SimulatedJournal journal) {
        if (fault == Fault.LAST_ROW_LOST) {
            journal.loseLast();
        }
    }

    Ledger opened(Ledger ledger) {
        return fault == Fault.WINDOW_FORGOTTEN
                ? new Ledger(
                        Room.restored(
                                ledger.room().values(),
                                List.of(),
                                ledger.room().touches(),
                                ledger.room().now()),
                        ledger.mark(),
                        ledger.tail())
                : ledger;
    }

    boolean forgetsToWrite() {
        return fault == Fault.WRITE_FORGOTTEN && now();
    }

    boolean hidesRoomLoss() {
        return fault == Fault.ROOM_LOSS_UNHEARD;
    }

    Outlet outlet(Outlet outlet) {
        if (fault != Fault.CATEGORIES_IGNORED) {
            return outlet;
        }
        return (Outlet) Proxy.newProxyInstance(
                Outlet.class.getClassLoader(),
                new Class<?>[] {Outlet.class},
                (proxy, method, arguments) -> method.getName().equals("categories")
                        ? EnumSet.allOf(Category.class)
                        : method.invoke(outlet, arguments));
    }

    private boolean now() {
        return random.nextInt(8) == 0;
    }
}
