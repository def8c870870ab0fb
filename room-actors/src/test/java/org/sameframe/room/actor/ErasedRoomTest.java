package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.room.actor.TestRoom.seek;

import org.apache.pekko.Done;
import org.apache.pekko.actor.testkit.typed.javadsl.TestProbe;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Origin;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.ServerCommand;

class ErasedRoomTest {
    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("[ER4] a room that is erased while people are in it lets them go, and has nothing to show")
    void whileOpen() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        bench.keys.erase(TestRoom.CODE);
        forget(room);

        assertThat(bench.heard(Audience.Dismiss.class).farewell().reason()).isEqualTo(Farewell.Reason.ERASED);
        isErased(room);
    }

    @Test
    @DisplayName("[ER4] who waits for what is being recorded is answered, and an erasure is done again without harm")
    void whileRecording() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.journal.hold();
        bench.tell(room, seek(1));
        forget(room);
        assertThat(bench.answers.receiveMessage().refusal().orElseThrow().code())
                .isEqualTo(RefusalCode.ERASED);
        bench.journal.letGo();
        forget(room);
        isErased(room);
    }

    @Test
    @DisplayName("[ER4] a room that was erased does not open again, and its code makes no new one")
    void afterwards() {
        bench.created();
        bench.keys.erase(TestRoom.CODE);
        ActorRef<RoomEntity.Message> room = bench.open();
        isErased(room);
        assertThat(bench.refusal(room, TestRoom.CREATE)).isEqualTo(RefusalCode.ERASED);
        bench.attach(room, 1, 7, Mark.START);
        assertThat(bench.heard(Audience.Dismiss.class).farewell().reason()).isEqualTo(Farewell.Reason.ERASED);
        forget(room);
        isErased(room);
    }

    @Test
    @DisplayName("[ER4] a room that is erased while it opens does not open")
    void whileOpening() {
        bench.created();
        ActorRef<RoomEntity.Message> room = bench.open();
        forget(room);
        isErased(room);
    }

    @Test
    @DisplayName("[ER2] the server closes a room, for somebody who is not there, and closing it again changes nothing")
    void closed() {
        ActorRef<RoomEntity.Message> room = bench.created();
        bench.welcome(room, 1, 7, Mark.START);
        Asker.Answer answer = ask(room, new ServerCommand.Close(), Origin.ROOM);
        assertThat(answer.refusal()).isEmpty();
        assertThat(bench.look(room).isClosed()).isTrue();
        assertThat(answer.entry()).isPresent();

        Asker.Answer again = ask(room, new ServerCommand.Close(), Origin.participant(1));
        assertThat(again.refusal()).isEmpty();
        assertThat(again.entry()).isEmpty();
    }

    @Test
    @DisplayName("[ER2] a room that nobody created is not closed")
    void unknown() {
        Asker.Answer answer = ask(bench.open(), new ServerCommand.Close(), Origin.ROOM);
        assertThat(answer.refusal().orElseThrow().code()).isEqualTo(RefusalCode.UNKNOWN_ROOM);
    }

    private void isErased(ActorRef<RoomEntity.Message> room) {
        assertThat(bench.see(room).refusal().orElseThrow().code()).isEqualTo(RefusalCode.ERASED);
        assertThat(bench.see(room).room().exists()).isFalse();
        assertThat(bench.refusal(room, seek(1))).isEqualTo(RefusalCode.ERASED);
        assertThat(bench.refusal(room, new ServerCommand.Admit("Quentin"))).isEqualTo(RefusalCode.ERASED);
    }

    private Asker.Answer ask(ActorRef<RoomEntity.Message> room, RoomCommand command, Origin origin) {
        room.tell(new RoomEntity.Submit(command, origin, new Asker.Caller(bench.answers.ref())));
        return bench.answers.receiveMessage();
    }

    private void forget(ActorRef<RoomEntity.Message> room) {
        TestProbe<Done> done = bench.kit.createTestProbe();
        room.tell(new RoomEntity.Forget(done.ref()));
        done.receiveMessage();
    }
}
