package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.sameframe.room.Agreement;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.Origin;
import org.sameframe.room.Policy;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.ServerCommand;
import org.sameframe.room.Signal;

/** A room that rests on frame 42. Seat 7 is the host's, 8 and 9 are two tabs of Quentin, 10 is Rosa's. */
abstract class RestingRoom {
    final Bench bench = new Bench();
    private ActorRef<RoomEntity.Message> room;
    private RoomCode code = TestRoom.CODE;
    private int rooms;
    /** Of the entry with which the room came to rest. */
    long rest;

    @BeforeEach
    void resting() {
        enter(Policies.agreeing(AgreementRecord.NAMES));
    }

    @AfterEach
    void close() {
        bench.close();
    }

    final void enter(Policy policy) {
        code = new RoomCode("QTHR-234" + (2 + rooms++));
        room = bench.open(code);
        bench.ask(room, new ServerCommand.Create("Dailies", "Patty", TestRoom.CLIP, policy));
        bench.ask(room, new ServerCommand.Admit("Quentin"));
        bench.ask(room, new ServerCommand.Admit("Rosa"));
        bench.welcome(room, 1, 7, Mark.START);
        bench.welcome(room, 2, 8, Mark.START);
        bench.welcome(room, 2, 9, Mark.START);
        bench.welcome(room, 3, 10, Mark.START);
        rest = by(1, TestRoom.seek(42));
        bench.heard(Audience.Publish.class);
    }

    void allShow(int frame, long seq) {
        shows(7, frame, seq);
        shows(8, frame, seq);
        shows(10, frame, seq);
    }

    void shows(long seat, int frame, long seq) {
        signal(seat, new Signal.Status(1_000, frame, "m1", seq, false, false, false, 0, 0));
    }

    void signal(long seat, Signal signal) {
        room.tell(new RoomEntity.Relay(bench.seat(seat), signal, Recipient.EVERYBODY));
    }

    void tell(int participant, RoomCommand command) {
        room.tell(
                new RoomEntity.Submit(command, Origin.participant(participant), new Asker.Caller(bench.answers.ref())));
    }

    long by(int participant, RoomCommand command) {
        tell(participant, command);
        return bench.answers.receiveMessage().entry().orElseThrow().seq();
    }

    /** The room after everything that was asked of it. */
    Room look() {
        tell(0, new ServerCommand.Admit(""));
        assertThat(bench.answers.receiveMessage().refusal()).isPresent();
        return bench.look(room);
    }

    Optional<Agreement> agreement() {
        return look().agreement();
    }

    /** After everything that was asked of the room. */
    void pass(Duration time) {
        look();
        bench.pass(time);
    }

    /** Of the latest entry. */
    long seq() {
        look();
        return bench.journal.rows("room|" + code).size();
    }

    /** Its connection is gone. */
    void lose(long seat) {
        room.tell(new RoomEntity.Detach(bench.seat(seat)));
    }
}
