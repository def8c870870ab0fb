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
import org.apache.pekko.actor.typed.PostStop;
import org.apache.pekko.actor.typed.javadsl.ActorContext;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.actor.typed.javadsl.TimerScheduler;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.sameframe.room.Category;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCode;
import org.sameframe.room.Signal;

/**
 * The connections of one room on this node: brings them in, and offers each what is for it, straight to its outlet [FO3].
 *
 * <p>When the room stops (it moved, or failed), everybody is brought in again, without their noticing. Until then they
 * are told nothing: between what they know and what the room has decided meanwhile there may be a gap.
 */
final class Audience {
    /** How often a room that has not answered is asked again; an answer takes milliseconds. */
    private static final Duration ASK_AGAIN = Duration.ofSeconds(3);

    private static final Refusal UNKNOWN = new Refusal(
            RefusalCode.UNAVAILABLE,
            "The room had to be opened again, and it is not known what became of this; send the same again.");

    private final ActorContext<Message> context;
    private final RoomCode code;
    private final EntityRef<RoomEntity.Message> room;
    private final ActorRef<Audiences.Message> parent;
    private final RoomMeter meter;
    private final Map<Long, Arrival> waiting = new LinkedHashMap<>();
    private final Map<Long, Listener> present = new LinkedHashMap<>();
    private Optional<ActorRef<RoomEntity.Message>> life = Optional.empty();

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

    /** The participant behind a connection waits to be let in. */
    record Await(long number, ActorRef<RoomEntity.Message> room, MicroClock clock) implements Message {}

    /** Entries up to a mark, and what is settled by them. Without entries the mark means nothing. */
    record Publish(
            ActorRef<RoomEntity.Message> room, List<Recorded> entries, Mark through, List<Settlement> settlements)
            implements Message {}

    record Settlement(long number, RoomMessage.Settled settled) {}

    record Replace(long number, Room state, Mark mark) implements Message {}

    record Dismiss(long number, Farewell farewell) implements Message {}

    record Relay(long from, int participant, String instance, Signal signal, Recipient to) implements Message {}

    private record RoomLost(ActorRef<RoomEntity.Message> life) implements Message {}

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
            ActorRef<Audiences.Message> parent,
            RoomMeter meter) {
        this.context = context;
        this.code = code;
        this.room = room;
        this.parent = parent;
        this.meter = meter;
    }

    static Behavior<Message> create(
            RoomCode code, EntityRef<RoomEntity.Message> room, ActorRef<Audiences.Message> parent) {
        return create(code, room, parent, RoomMeter.NONE);
    }

    static Behavior<Message> create(
            RoomCode code, EntityRef<RoomEntity.Message> room, ActorRef<Audiences.Message> parent, RoomMeter meter) {
        return Behaviors.setup(context ->
                Behaviors.withTimers(timers -> new Audience(context, code, room, parent, meter).receiving(timers)));
    }

    private Behavior<Message> receiving(TimerScheduler<Message> timers) {
        timers.startTimerWithFixedDelay(Tick.ASK_AGAIN, ASK_AGAIN);
        return Behaviors.receive(Message.class)
                .onMessage(Publish.class, this::publish)
                .onMessage(Relay.class, this::relay)
                .onMessage(Attach.class, this::attach)
                .onMessage(Welcomed.class, this::welcomed)
                .onMessage(Await.class, this::await)
                .onMessage(Replace.class, this::replace)
                .onMessage(Dismiss.class, this::dismiss)
                .onMessage(Detach.class, this::detach)
                .onMessage(RoomLost.class, this::roomLost)
                .onMessageEquals(Tick.ASK_AGAIN, this::askAgain)
                .onMessageEquals(CloseIfEmpty.INSTANCE, this::closeIfEmpty)
                .onSignal(PostStop.class, stopped -> closeAll())
                .build();
    }

    private Behavior<Message> attach(Attach attach) {
        Arrival arrival = new Arrival(attach.outlet(), false);
        waiting.put(attach.number(), arrival);
        ask(attach.number(), arrival);
        return Behaviors.same();
    }

    private Behavior<Message> welcomed(Welcomed welcomed) {
        follow(welcomed.room());
        long number = welcomed.number();
        Arrival arrival = waiting.remove(number);
        if (arrival == null) {
            return Behaviors.same();
        }
        Outlet outlet = arrival.outlet();
        if (outlet.isClosed()) {
            room.tell(new RoomEntity.Detach(seat(number)));
            return closeSoon();
        }
        Listener listener = Listener.of(outlet, welcomed.state());
        present.put(number, listener);
        if (!arrival.isBack()) {
            outlet.welcome(
                    new RoomMessage.Welcome(
                            code, welcomed.nextOp(), welcomed.missed().isPresent(), welcomed.clock()),
                    new RoomLink(room, context.getSelf(), seat(number), outlet));
        }
        if (arrival.isBack() || welcomed.missed().isEmpty()) {
            outlet.replace(Selection.snapshot(listener, welcomed.state(), welcomed.mark()));
        } else {
            outlet.deliver(Selection.entries(listener, welcomed.missed().get(), welcomed.mark()));
        }
        arrival.held().forEach(settled -> outlet.deliver(Delivery.of(settled)));
        return Behaviors.same();
    }

    private Behavior<Message> publish(Publish publish) {
        follow(publish.room());
        if (!publish.entries().isEmpty()) {
            long began = System.nanoTime();
            tell(publish.entries(), publish.through());
            meter.fannedOut(System.nanoTime() - began);
        }
        publish.settlements().forEach(settlement -> {
            Listener listener = present.get(settlement.number());
            Arrival arrival = waiting.get(settlement.number());
            if (listener != null) {
                listener.outlet().deliver(Delivery.of(settlement.settled()));
            } else if (arrival != null) {
                arrival.held().add(settlement.settled());
            }
        });
        return Behaviors.same();
    }

    /** Who gets the same, gets it made once. */
    private void tell(List<Recorded> entries, Mark through) {
        Map<Set<Category>, Delivery> shared = new HashMap<>();
        Leavers leavers = Leavers.of(entries);
        present.replaceAll((number, listener) -> {
            int participant = listener.outlet().participant();
            if (leavers.include(participant, 0)) {
                // Is let go next: neither told what comes behind, nor taken past it.
                List<Recorded> last = Leavers.until(participant, entries);
                Mark end = last.get(last.size() - 1).mark();
                listener.outlet().deliver(Selection.entries(listener, last, end));
                return listener;
            }
            Listener after = listener;
            boolean isOwn = false;
            for (Recorded recorded : entries) {
                after = after.after(recorded.entry());
                isOwn |= listener.isOwn(recorded.entry());
            }
            listener.outlet()
                    .deliver(
                            isOwn || after != listener
                                    ? Selection.entries(listener, entries, through)
                                    : shared.computeIfAbsent(
                                            listener.categories(),
                                            categories -> Selection.entries(listener, entries, through)));
            return after;
        });
    }

    private Behavior<Message> await(Await await) {
        follow(await.room());
        waiting.computeIfPresent(await.number(), (number, arrival) -> {
            arrival.outlet().await(new RoomMessage.Waiting(await.clock()));
            return arrival.awaiting();
        });
        return Behaviors.same();
    }

    private Behavior<Message> relay(Relay relay) {
        Category category = relay.signal().category();
        Delivery delivery = Delivery.of(
                new RoomMessage.SignalFrom(relay.participant(), relay.instance(), category, relay.signal()));
        present.forEach((number, listener) -> {
            if (number != relay.from()
                    && listener.categories().contains(category)
                    && relay.to().includes(listener.outlet())) {
                listener.outlet().deliver(delivery);
            }
        });
        return Behaviors.same();
    }

    /** Their categories may have been switched by an entry that nobody was told: the journal failed after it [SU4]. */
    private Behavior<Message> replace(Replace replace) {
        present.computeIfPresent(replace.number(), (number, before) -> {
            Listener listener = Listener.of(before.outlet(), replace.state());
            listener.outlet().replace(Selection.snapshot(listener, replace.state(), replace.mark()));
            return listener;
        });
        return Behaviors.same();
    }

    private Behavior<Message> dismiss(Dismiss dismiss) {
        Arrival early = waiting.remove(dismiss.number());
        Listener listener = present.remove(dismiss.number());
        if (early != null) {
            early.outlet().close(dismiss.farewell());
        } else if (listener != null) {
            listener.outlet().close(dismiss.farewell());
        }
        return closeSoon();
    }

    private Behavior<Message> detach(Detach detach) {
        waiting.remove(detach.number());
        present.remove(detach.number());
        room.tell(new RoomEntity.Detach(seat(detach.number())));
        return closeSoon();
    }

    /** The room may be heard in its next life before it is heard that the last one ended. */
    private void follow(ActorRef<RoomEntity.Message> now) {
        if (life.filter(now::equals).isEmpty()) {
            if (life.isPresent()) {
                bringBackAll();
            }
            life = Optional.of(now);
            context.watchWith(now, new RoomLost(now));
        }
    }

    private Behavior<Message> roomLost(RoomLost lost) {
        if (life.filter(lost.life()::equals).isPresent()) {
            life = Optional.empty();
            bringBackAll();
        }
        return Behaviors.same();
    }

    private void bringBackAll() {
        present.forEach((number, listener) -> waiting.put(number, new Arrival(listener.outlet(), true)));
        present.clear();
        // Also those who wait to be let in: the next life does not know of them.
        waiting.replaceAll((number, arrival) -> arrival.asking());
        waiting.forEach(this::askAnew);
    }

    /**
     * Who is back may have given commands to a life that ended before it answered anything. What is given from now on
     * comes behind the question, so that the life which answers has it, or nobody answers and it is asked anew.
     */
    private void askAnew(long number, Arrival arrival) {
        ask(number, arrival);
        if (arrival.isBack()) {
            arrival.outlet().settleUnknown(UNKNOWN);
        }
    }

    private Behavior<Message> askAgain() {
        List<Long> closed = new ArrayList<>();
        waiting.forEach((number, arrival) -> {
            if (arrival.outlet().isClosed()) {
                closed.add(number);
            } else if (!arrival.isAwaiting()) {
                askAnew(number, arrival);
            }
        });
        closed.forEach(number -> detach(new Detach(number)));
        return closeSoon();
    }

    /** Also when a defect has ended this audience: nobody would tell them anything any more. */
    private Behavior<Message> closeAll() {
        Farewell farewell =
                new Farewell(Farewell.Reason.UNAVAILABLE, "The room cannot be reached just now; connect again.");
        waiting.values().forEach(arrival -> arrival.outlet().close(farewell));
        present.values().forEach(listener -> listener.outlet().close(farewell));
        return Behaviors.same();
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

    private void ask(long number, Arrival arrival) {
        Outlet outlet = arrival.outlet();
        room.tell(new RoomEntity.Attach(seat(number), outlet.participant(), outlet.instance(), arrival.resume()));
    }

    private Seat seat(long number) {
        return new Seat(context.getSelf(), number);
    }
}
