package org.sameframe.room.actor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.Effect;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.testkit.javadsl.TestEntityRef;
import org.sameframe.simulation.Lane;
import org.sameframe.simulation.Lanes;

/**
 * A node that has connections to the room: their audience, and the way to the room, on which everything from this node
 * arrives in order. Stands for {@link Audiences} and the shard region.
 */
final class SimulatedNode {
    private final int number;
    private final Stage stage;
    private final Lanes lanes;
    private final SimulatedRoom room;
    private final RoomFaults faults;
    private final MicroClock clock;
    private final TestInbox<RoomEntity.Message> region = TestInbox.create("region");
    private final TestInbox<Audiences.Message> parent = TestInbox.create("audiences");
    private final Lane<RoomEntity.Message> toRoom;
    /** Its audiences: an old one may have got somebody again just as it was to end. */
    private final List<Seats> audiences = new ArrayList<>();

    private int count;
    private Optional<Seats> current = Optional.empty();

    SimulatedNode(int number, Stage stage, Lanes lanes, SimulatedRoom room, RoomFaults faults, MicroClock clock) {
        this.number = number;
        this.stage = stage;
        this.lanes = lanes;
        this.room = room;
        this.faults = faults;
        this.clock = clock;
        this.toRoom = lanes.open("node " + number + " to room", room::receive);
    }

    Lane<RoomEntity.Message> toRoom() {
        return toRoom;
    }

    void connect(long connection, Outlet outlet) {
        if (current.isEmpty()) {
            current = Optional.of(new Seats());
            audiences.add(current.get());
        }
        current.get().local.add(new Audience.Attach(connection, faults.outlet(outlet)));
    }

    /** Puts everything that was told here into the lanes. */
    void collect() {
        region.getAllReceived().forEach(toRoom::add);
        audiences.forEach(Seats::collect);
        for (Audiences.Message message : parent.getAllReceived()) {
            if (message instanceof Audiences.Empty empty) {
                // Who comes from now on gets a new audience.
                current = current.filter(some -> !some.is(empty.audience()));
                audiences.stream().filter(some -> some.is(empty.audience())).forEach(Seats::closeIfEmpty);
            }
        }
    }

    void ring() {
        audiences.forEach(some -> some.timers.ring(clock.now()));
    }

    void roomEnded(ActorRef<?> life) {
        audiences.forEach(some -> some.roomEnded(life));
    }

    /** One audience, from its first connection to its last. */
    private final class Seats {
        private final BehaviorTestKit<Object> kit;
        private final SimulatedTimers timers = new SimulatedTimers();
        /** From the connections. */
        private final Lane<Object> local = lanes.open("node " + number + " audience", this::receive);

        private final Map<Integer, Lane<Object>> fromLives = new LinkedHashMap<>();
        private final Map<ActorRef<?>, Object> watched = new LinkedHashMap<>();
        private final List<ActorRef<?>> ended = new ArrayList<>();

        Seats() {
            kit = stage.start(
                    Audience.create(
                            room.code(),
                            TestEntityRef.of(RoomEntity.TYPE, room.code().value(), region.getRef()),
                            parent.getRef()),
                    "audience%d-%d".formatted(number, ++count));
            collect();
        }

        private void receive(Object message) {
            kit.run(message);
            if (!kit.isAlive()) {
                ended();
            }
        }

        /** What a life of the room told arrives in order; what two lives told may not. */
        void collect() {
            for (Object message : kit.selfInbox().getAllReceived()) {
                if (isFromRoom(message)) {
                    faults.told((Audience.Message) message)
                            .forEach(told -> fromLife(room.life()).add(told));
                } else {
                    local.add(message);
                }
            }
            for (Effect effect : kit.getAllEffects()) {
                timers.heed(effect, clock.now());
                if (effect instanceof Effect.WatchedWith<?, ?> with) {
                    watched.put(with.other(), with.message());
                    if (ended.contains(with.other())) {
                        roomEnded(with.other());
                    }
                }
            }
        }

        private Lane<Object> fromLife(int life) {
            return fromLives.computeIfAbsent(
                    life, some -> lanes.open("node " + number + " from room " + life, this::receive));
        }

        /** Behind everything that this life has told. */
        void roomEnded(ActorRef<?> life) {
            ended.add(life);
            Object lost = watched.remove(life);
            if (lost != null && !faults.hidesRoomLoss()) {
                fromLife(room.lifeOf(life)).add(lost);
            }
        }

        boolean is(ActorRef<Audience.Message> ref) {
            return kit.getRef().equals(ref);
        }

        void closeIfEmpty() {
            local.add(Audience.CloseIfEmpty.INSTANCE);
        }

        private void ended() {
            lanes.close(local);
            fromLives.values().forEach(lanes::close);
            audiences.remove(this);
            current = current.filter(some -> some != this);
            room.audienceEnded(kit.getRef());
        }
    }

    private static boolean isFromRoom(Object message) {
        return message instanceof Audience.Publish
                || message instanceof Audience.Welcomed
                || message instanceof Audience.Replace
                || message instanceof Audience.Dismiss
                || message instanceof Audience.Relay;
    }
}
