package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.testkit.typed.javadsl.ManualTime;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.sameframe.room.Origin;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomCommand;

/** Rooms without a cluster: on a journal that can fail, and with time that passes when it is told to. */
final class Bench implements AutoCloseable {
    private static final AtomicInteger COUNT = new AtomicInteger();

    final ActorTestKit kit = ActorTestKit.create(
            "bench" + COUNT.incrementAndGet(), ManualTime.config().withFallback(TestRoom.config()));
    final TestJournal.Store journal = TestJournal.of(kit.system().classicSystem());
    final TestProbe<ClusterSharding.ShardCommand> shard = kit.createTestProbe();
    final TestProbe<Asker.Answer> answers = kit.createTestProbe();
    final TestProbe<RoomEntity.Seen> seen = kit.createTestProbe();
    final TestProbe<Audience.Message> audience = kit.createTestProbe();
    final TestRoom.Keys keys = new TestRoom.Keys();
    final TestRoom.Clock clock = new TestRoom.Clock();
    private final ManualTime time = ManualTime.get(kit.system());
    private final RoomSettings settings;
    private volatile Decider decider = Room::decide;

    Bench() {
        this(TestRoom.SETTINGS);
    }

    Bench(RoomSettings settings) {
        this.settings = settings;
    }

    ActorRef<RoomEntity.Message> open() {
        return open(TestRoom.CODE);
    }

    ActorRef<RoomEntity.Message> open(RoomCode code) {
        return kit.spawn(RoomEntity.create(
                code,
                shard.ref(),
                new RoomEntity.Ports(keys, settings, clock),
                Recorder.Factory.of(
                        settings, (room, command, origin, now) -> decider.decide(room, command, origin, now))));
    }

    /** From now on commands are decided so. */
    void decide(Decider next) {
        decider = next;
    }

    ActorRef<RoomEntity.Message> created() {
        return created(TestRoom.CODE);
    }

    /** A room with its host, participant 1. */
    ActorRef<RoomEntity.Message> created(RoomCode code) {
        ActorRef<RoomEntity.Message> room = open(code);
        assertThat(ask(room, TestRoom.CREATE).refusal()).isEmpty();
        return room;
    }

    /** By itself, for the host. */
    Asker.Answer ask(ActorRef<RoomEntity.Message> room, RoomCommand command) {
        tell(room, command);
        return answers.receiveMessage();
    }

    void tell(ActorRef<RoomEntity.Message> room, RoomCommand command) {
        room.tell(new RoomEntity.Submit(command, Origin.participant(1), new Asker.Caller(answers.ref())));
    }

    /** As operation {@code op} of the host's connection {@code seat}. */
    void operate(ActorRef<RoomEntity.Message> room, long seat, long op, RoomCommand command) {
        room.tell(new RoomEntity.Submit(
                command, new Origin(1, "tab-" + seat, op, 0), new Asker.Connection(seat(seat), op)));
    }

    RefusalCode refusal(ActorRef<RoomEntity.Message> room, RoomCommand command) {
        return ask(room, command).refusal().orElseThrow().code();
    }

    Room look(ActorRef<RoomEntity.Message> room) {
        return see(room).room();
    }

    RoomEntity.Seen see(ActorRef<RoomEntity.Message> room) {
        room.tell(new RoomEntity.Look(seen.ref()));
        return seen.receiveMessage();
    }

    Seat seat(long number) {
        return new Seat(audience.ref(), number);
    }

    void attach(ActorRef<RoomEntity.Message> room, int participant, long seat, Mark resume) {
        room.tell(new RoomEntity.Attach(seat(seat), participant, "tab-" + seat, resume));
    }

    /** Brings a connection in, and says how it was welcomed. */
    Audience.Welcomed welcome(ActorRef<RoomEntity.Message> room, int participant, long seat, Mark resume) {
        attach(room, participant, seat, resume);
        return heard(Audience.Welcomed.class);
    }

    /** The next message of a kind; others before it are passed over. */
    <T extends Audience.Message> T heard(Class<T> kind) {
        List<Audience.Message> passed = new java.util.ArrayList<>();
        for (int i = 0; i < 100; i++) {
            Audience.Message message = audience.receiveMessage();
            if (kind.isInstance(message)) {
                return kind.cast(message);
            }
            passed.add(message);
        }
        throw new AssertionError("no " + kind.getSimpleName() + " among " + passed);
    }

    /**
     * In two steps: while time passes, what a room sets anew counts from the beginning of the step, and most of what tests
     * wait for is due at the end.
     */
    void pass(Duration duration) {
        clock.pass(duration);
        time.timePasses(duration.minusMillis(1));
        time.timePasses(Duration.ofMillis(1));
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
    }
}
