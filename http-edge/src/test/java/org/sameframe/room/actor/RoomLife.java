package org.sameframe.room.actor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.testkit.typed.Effect;
import org.apache.pekko.actor.testkit.typed.javadsl.BehaviorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.Behavior;
import org.apache.pekko.actor.typed.ChildFailed;
import org.apache.pekko.actor.typed.Signal;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.simulation.Lane;
import org.sameframe.simulation.Lanes;

/** One life of the room: a {@link RoomEntity} from its start to its end, with its recorder, timers and own messages. */
final class RoomLife {
    private final Lanes lanes;
    private final RandomGenerator random;
    private final SimulatedJournal journal;
    private final RoomFaults faults;
    private final MicroClock clock;
    private final TestInbox<ClusterSharding.ShardCommand> shard = TestInbox.create("shard");
    private final SimulatedTimers timers = new SimulatedTimers();
    private final Map<ActorRef<?>, Object> watched = new LinkedHashMap<>();
    /** From itself, its timers and its recorder. */
    private final Lane<Object> self;

    private final BehaviorTestKit<Object> kit;
    private Optional<SimulatedRecorder> recorder = Optional.empty();
    private Optional<ActorRef<?>> child = Optional.empty();

    RoomLife(
            int number,
            Stage stage,
            Lanes lanes,
            RandomGenerator random,
            SimulatedJournal journal,
            RoomFaults faults,
            RoomEntity.Ports ports) {
        this.lanes = lanes;
        this.random = random;
        this.journal = journal;
        this.faults = faults;
        this.clock = ports.clock();
        this.self = lanes.open("room " + number + " itself", this::receive);
        Behavior<RoomEntity.Message> behavior =
                RoomEntity.create(journal.codec().room(), shard.getRef(), ports, this::spawn);
        this.kit = stage.start(behavior, "room" + number);
        collect();
    }

    private Behavior<RoomActor.Commit> spawn(
            RoomCodec codec, ActorRef<RoomActor.Opening> opening, RoomActor.Start start) {
        recorder = Optional.of(new SimulatedRecorder(lanes, random, journal, faults, opening, this::recorderFailed));
        return Behaviors.ignore();
    }

    private void recorderFailed(Throwable cause) {
        child.ifPresent(ref -> self.add(new ChildFailed(ref.unsafeUpcast(), cause)));
    }

    ActorRef<?> ref() {
        return kit.getRef();
    }

    boolean isOver() {
        return !kit.isAlive();
    }

    void receive(Object message) {
        if (message instanceof Signal signal) {
            kit.signal(signal);
        } else {
            kit.run(message);
        }
        collect();
    }

    /** An audience ended. */
    void lost(ActorRef<?> audience) {
        Object message = watched.remove(audience);
        if (message != null) {
            self.add(message);
        }
    }

    void ring() {
        timers.ring(clock.now());
        collect();
    }

    /** The room as it answers just now. */
    RoomEntity.Seen look() {
        TestInbox<RoomEntity.Seen> seen = TestInbox.create("seen");
        kit.run(new RoomEntity.Look(seen.getRef()));
        return seen.receiveMessage();
    }

    /** Its end, by whatever: nothing of it is heard any more. */
    void end() {
        recorder.ifPresent(SimulatedRecorder::stop);
        lanes.close(self);
    }

    /** Puts everything that it did into the lanes. */
    void collect() {
        for (Effect effect : kit.getAllEffects()) {
            timers.heed(effect, clock.now());
            if (effect instanceof Effect.SpawnedAnonymous<?> spawned) {
                child = Optional.of(spawned.ref());
            } else if (effect instanceof Effect.WatchedWith<?, ?> with) {
                watched.put(with.other(), with.message());
            }
        }
        kit.selfInbox().getAllReceived().forEach(self::add);
        child.ifPresent(ref -> {
            List<Object> commits = kit.<Object>childInbox(ref.path().name()).getAllReceived();
            commits.forEach(commit -> recorder.orElseThrow().commit((RoomActor.Commit) commit));
        });
        shard.getAllReceived().forEach(passivate -> self.add(RoomEntity.Stop.INSTANCE));
    }
}
