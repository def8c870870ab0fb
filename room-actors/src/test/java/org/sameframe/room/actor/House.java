package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.cluster.sharding.typed.testkit.javadsl.TestEntityRef;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.Participant;
import org.sameframe.room.PersonCommand;
import org.sameframe.room.Policy;
import org.sameframe.room.Presence;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.ServerCommand;

/** A room and its audience, both real, with connections that remember what they were told. Participant 1 is the host. */
final class House implements AutoCloseable {
    final Bench bench = new Bench();
    private final TestProbe<Audiences.Message> audiences = bench.kit.createTestProbe();
    private final ActorRef<Audience.Message> audience;
    private ActorRef<RoomEntity.Message> room;
    private long connections;
    private int renames;

    House(Policy policy) {
        room = bench.open();
        assertThat(bench.ask(room, new ServerCommand.Create("Dailies", "Patty", TestRoom.CLIP, policy))
                        .refusal())
                .isEmpty();
        // As sharding does: what is meant for the room finds it wherever it is just now.
        ActorRef<RoomEntity.Message> door = bench.kit.spawn(Behaviors.receiveMessage(message -> {
            room().tell(message);
            return Behaviors.same();
        }));
        audience = bench.kit.spawn(Audience.create(
                TestRoom.CODE, TestEntityRef.of(RoomEntity.TYPE, TestRoom.CODE.value(), door), audiences.ref()));
    }

    synchronized ActorRef<RoomEntity.Message> room() {
        return room;
    }

    /** The room's process ends, and a new one begins; nothing that is meant for it is lost. */
    synchronized void restart() {
        bench.kit.stop(room);
        room = bench.open();
    }

    /** Somebody new, who has not connected yet. */
    int admit(String name) {
        Asker.Answer answer = bench.ask(room(), new ServerCommand.Admit(name));
        assertThat(answer.refusal()).isEmpty();
        return bench.look(room()).participants().size();
    }

    void connect(RecordingOutlet outlet) {
        audience.tell(new Audience.Attach(++connections, outlet));
    }

    RecordingOutlet connect(int participant, String instance) {
        RecordingOutlet outlet = RecordingOutlet.of(participant, instance);
        connect(outlet);
        return outlet;
    }

    /** And is welcomed, with everything. */
    RecordingOutlet enter(int participant, String instance) {
        return welcomed(connect(participant, instance));
    }

    static RecordingOutlet welcomed(RecordingOutlet outlet) {
        await().until(() -> outlet.isWelcome() && outlet.through().seq() > 0);
        return outlet;
    }

    static RecordingOutlet waits(RecordingOutlet outlet) {
        await().until(() -> !outlet.told(RoomMessage.Waiting.class).isEmpty());
        return outlet;
    }

    /** By the host, without a connection. */
    Entry host(RoomCommand command) {
        return by(1, command);
    }

    Entry by(int participant, RoomCommand command) {
        return answer(participant, command).entry().orElseThrow();
    }

    Optional<RefusalCode> refusal(int participant, RoomCommand command) {
        return answer(participant, command).refusal().map(refusal -> refusal.code());
    }

    private Asker.Answer answer(int participant, RoomCommand command) {
        tell(participant, command);
        return bench.answers.receiveMessage();
    }

    void tell(int participant, RoomCommand command) {
        room().tell(new RoomEntity.Submit(
                command, Origin.participant(participant), new Asker.Caller(bench.answers.ref())));
    }

    Room look() {
        return bench.look(room());
    }

    Participant person(int id) {
        return look().participant(id).orElseThrow();
    }

    void awaitPresence(int id, Presence presence) {
        await().until(() -> person(id).presence() == presence);
    }

    /** The journal answers nobody any more, although it has written; then it is back. */
    void fail(TestJournal.Fault fault, int participant, RoomCommand command) {
        bench.journal.set(fault);
        assertThat(refusal(participant, command)).contains(RefusalCode.UNAVAILABLE);
        bench.journal.set(TestJournal.Fault.NONE);
    }

    void journalIsBack() {
        bench.pass(Duration.ofMillis(250));
    }

    /** Until they have been told an entry that is made now, and so everything before it. */
    void settle(RecordingOutlet... present) {
        long seq = host(new PersonCommand.Rename("Patty " + ++renames)).seq();
        await().until(() ->
                Arrays.stream(present).allMatch(outlet -> outlet.through().seq() >= seq));
    }

    @Override
    public void close() {
        bench.close();
    }
}
