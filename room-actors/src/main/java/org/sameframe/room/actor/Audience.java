package org.sameframe.room.actor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.sameframe.room.Category;
import org.sameframe.room.Entry;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Signal;
import org.sameframe.room.Value;

/**
 * The connections of one room on this node: brings them in, and offers each what is for it, straight to its outlet.
 *
 * <p>When the room stops (it moved, or failed), everybody is brought in again, without their noticing.
 */
final class Audience {
    /** How often a room that has not answered is asked again; an answer takes milliseconds. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(3);

    private final ActorContext<Message> context;
    private final RoomCode code;
    private final EntityRef<RoomEntity.Message> room;
    private final ActorRef<Audiences.Message> parent;
    private final Map<Long, Outlet> waiting = new LinkedHashMap<>();
    private final Map<Long, Outlet> present = new LinkedHashMap<>();

    sealed interface Message {}

    record Attach(long number, Outlet outlet) implements Message {}

    record Detach(long number) implements Message {}

    record Welcomed(
            long number,
            ActorRef<RoomEntity.Message> room,
            long nextOp,
            Optional<List<Recorded>> missed,
            Room state,
            Mark mark,
            MicroClock clock)
            implements Message {}

    /** Entries up to a mark, and what is settled by them. Without entries the mark means nothing. */
    record Publish(List<Recorded> entries, Mark through, List<Settlement> settlements) implements Message {}

    record Settlement(long number, RoomMessage.Settled settled) {}

    record Replace(long number, Room state, Mark mark) implements Message {}

    record Dismiss(long number, Farewell farewell) implements Message {}

    record Relay(long from, int participant, String instance, Signal signal) implements Message {}

    private record RoomLost() implements Message {}

    private enum Tick implements Message {
        ASK_AGAIN
    }

    /** From the parent, which sends nobody here any more. */
    enum CloseIfEmpty implements Message {
        INSTANCE
    }

    private Audience(
            ActorContext<Message> context,
            RoomCode code,
            EntityRef<RoomEntity.Message> room,
            ActorRef<Audiences.Message> parent) {
        this.context = context;
        this.code = code;
        this.room = room;
        this.parent = parent;
    }

    static Behavior<Message> create(
            RoomCode code, EntityRef<RoomEntity.Message> room, ActorRef<Audiences.Message> parent) {
        return Behaviors.setup(
                context -> Behaviors.withTimers(timers -> new Audience(context, code, room, parent).receiving(timers)));
    }

    private Behavior<Message> receiving(TimerScheduler<Message> timers) {
        timers.startTimerWithFixedDelay(Tick.ASK_AGAIN, ASK_AGAIN);
        return Behaviors.receive(Message.class)
                .onMessage(Publish.class, this::publish)
                .onMessage(Relay.class, this::relay)
                .onMessage(Attach.class, this::attach)
                .onMessage(Welcomed.class, this::welcomed)
                .onMessage(Replace.class, this::replace)
                .onMessage(Dismiss.class, this::dismiss)
                .onMessage(Detach.class, this::detach)
                .onMessage(RoomLost.class, lost -> roomLost())
                .onMessageEquals(Tick.ASK_AGAIN, this::askAgain)
                .onMessageEquals(CloseIfEmpty.INSTANCE, this::closeIfEmpty)
                .build();
    }

    private Behavior<Message> attach(Attach attach) {
        waiting.put(attach.number(), attach.outlet());
        ask(attach.number(), attach.outlet(), attach.outlet().through());
        return Behaviors.same();
    }

    private Behavior<Message> welcomed(Welcomed welcomed) {
        long number = welcomed.number();
        Outlet outlet = waiting.remove(number);
        if (outlet == null) {
            return Behaviors.same();
        }
        if (outlet.isClosed()) {
            room.tell(new RoomEntity.Detach(seat(number)));
            return Behaviors.same();
        }
        context.watchWith(welcomed.room(), new RoomLost());
        boolean back = present.put(number, outlet) != null;
        if (!back) {
            outlet.welcome(
                    new RoomMessage.Welcome(
                            code, welcomed.nextOp(), welcomed.missed().isPresent(), welcomed.clock()),
                    new RoomLink(room, context.getSelf(), seat(number), outlet));
        }
        if (back || welcomed.missed().isEmpty()) {
            outlet.replace(snapshot(outlet, welcomed.state(), welcomed.mark()));
        } else {
            outlet.deliver(entries(outlet, welcomed.missed().get(), welcomed.mark()));
        }
        return Behaviors.same();
    }

    private Behavior<Message> publish(Publish publish) {
        if (!publish.entries().isEmpty()) {
            Map<Set<Category>, Delivery> shared = new HashMap<>();
            present.values().forEach(outlet -> {
                boolean isOwn = publish.entries().stream().anyMatch(recorded -> isOwn(outlet, recorded.entry()));
                outlet.deliver(
                        isOwn
                                ? entries(outlet, publish.entries(), publish.through())
                                : shared.computeIfAbsent(
                                        outlet.categories(),
                                        categories -> entries(outlet, publish.entries(), publish.through())));
            });
        }
        publish.settlements().forEach(settlement -> {
            Outlet outlet = present.get(settlement.number());
            if (outlet != null) {
                outlet.deliver(Delivery.of(settlement.settled()));
            }
        });
        return Behaviors.same();
    }

    private Behavior<Message> relay(Relay relay) {
        Category category = relay.signal() instanceof Signal.Scrub ? Category.PLAYBACK : Category.ROSTER;
        Delivery delivery = Delivery.of(
                new RoomMessage.SignalFrom(relay.participant(), relay.instance(), category, relay.signal()));
        present.forEach((number, outlet) -> {
            if (number != relay.from() && outlet.categories().contains(category)) {
                outlet.deliver(delivery);
            }
        });
        return Behaviors.same();
    }

    private Behavior<Message> replace(Replace replace) {
        Outlet outlet = present.get(replace.number());
        if (outlet != null) {
            outlet.replace(snapshot(outlet, replace.state(), replace.mark()));
        }
        return Behaviors.same();
    }

    private Behavior<Message> dismiss(Dismiss dismiss) {
        Outlet early = waiting.remove(dismiss.number());
        Outlet outlet = present.remove(dismiss.number());
        Optional.ofNullable(outlet)
                .or(() -> Optional.ofNullable(early))
                .ifPresent(leaving -> leaving.close(dismiss.farewell()));
        return closeSoon();
    }

    private Behavior<Message> detach(Detach detach) {
        waiting.remove(detach.number());
        present.remove(detach.number());
        room.tell(new RoomEntity.Detach(seat(detach.number())));
        return closeSoon();
    }

    private Behavior<Message> roomLost() {
        Refusal unknown = new Refusal(
                RefusalCode.UNAVAILABLE,
                "The room had to be opened again, and it is not known what became of this; send the same again.");
        present.forEach((number, outlet) -> {
            outlet.settleUnknown(unknown);
            waiting.put(number, outlet);
            ask(number, outlet, Mark.START);
        });
        return Behaviors.same();
    }

    private Behavior<Message> askAgain() {
        List<Long> closed = new ArrayList<>();
        waiting.forEach((number, outlet) -> {
            if (outlet.isClosed()) {
                closed.add(number);
            } else {
                ask(number, outlet, present.containsKey(number) ? Mark.START : outlet.through());
            }
        });
        closed.forEach(number -> detach(new Detach(number)));
        return closeSoon();
    }

    private Behavior<Message> closeSoon() {
        if (isEmpty()) {
            parent.tell(new Audiences.Empty(code, context.getSelf()));
        }
        return Behaviors.same();
    }

    private Behavior<Message> closeIfEmpty() {
        return isEmpty() ? Behaviors.stopped() : Behaviors.same();
    }

    private boolean isEmpty() {
        return waiting.isEmpty() && present.isEmpty();
    }

    private void ask(long number, Outlet outlet, Mark resume) {
        room.tell(new RoomEntity.Attach(seat(number), outlet.participant(), outlet.instance(), resume));
    }

    private Seat seat(long number) {
        return new Seat(context.getSelf(), number);
    }

    private static boolean isOwn(Outlet outlet, Entry entry) {
        return entry.origin().participant() == outlet.participant()
                && entry.origin().instance().equals(outlet.instance());
    }

    /** Of each entry what the outlet asked for; of its own entries everything. */
    private static Delivery entries(Outlet outlet, List<Recorded> entries, Mark through) {
        List<RoomMessage> messages = new ArrayList<>();
        for (Recorded recorded : entries) {
            Entry entry = recorded.entry();
            List<RoomEvent> events = isOwn(outlet, entry)
                    ? entry.events()
                    : entry.events().stream()
                            .filter(event -> outlet.categories().contains(event.category()))
                            .toList();
            if (!events.isEmpty()) {
                messages.add(new RoomMessage.Happened(new Entry(entry.seq(), entry.at(), entry.origin(), events)));
            }
        }
        return Delivery.through(through, messages);
    }

    private static Delivery snapshot(Outlet outlet, Room state, Mark mark) {
        List<Value> values = state.values().stream()
                .filter(value -> outlet.categories().contains(value.category()))
                .toList();
        return Delivery.through(mark, List.of(new RoomMessage.Snapshot(values)));
    }
}
