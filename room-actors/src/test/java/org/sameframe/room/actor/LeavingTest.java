package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.room.actor.TestRoom.seek;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.PersonCommand;
import org.sameframe.room.Presence;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.ServerCommand;
import org.sameframe.room.Signal;

/** [RO11]: the connections of who has left. */
class LeavingTest {
    private final Bench bench = new Bench();
    private ActorRef<RoomEntity.Message> room;

    @BeforeEach
    void twoPeople() {
        room = bench.created();
        bench.ask(room, new ServerCommand.Admit("Quentin"));
        bench.welcome(room, 1, 7, Mark.START);
        bench.welcome(room, 1, 8, Mark.START);
        bench.welcome(room, 2, 9, Mark.START);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("[RO11] all connections of who leaves are let go, when the entry and what it settles were told")
    void allConnections() {
        bench.operate(room, 7, 1, new PersonCommand.Leave());

        Audience.Publish publish = bench.heard(Audience.Publish.class);
        assertThat(publish.entries()).hasSize(1);
        assertThat(publish.settlements())
                .extracting(Audience.Settlement::number)
                .containsExactly(7L);
        List<Audience.Dismiss> dismissed = dismissed(2);
        assertThat(dismissed).extracting(Audience.Dismiss::number).containsExactly(7L, 8L);
        assertThat(dismissed).extracting(dismiss -> dismiss.farewell().reason()).containsOnly(Farewell.Reason.REMOVED);
    }

    @Test
    @DisplayName("[RO11] who is gone signals no more, and is sent no snapshot")
    void noSignals() {
        bench.operate(room, 7, 1, new PersonCommand.Leave());
        dismissed(2);
        room.tell(new RoomEntity.CatchUp(bench.seat(8)));
        room.tell(new RoomEntity.Relay(bench.seat(8), new Signal.Scrub(5), Recipient.EVERYBODY));
        room.tell(new RoomEntity.Relay(bench.seat(9), new Signal.Scrub(6), Recipient.EVERYBODY));

        Audience.Message next = bench.audience.receiveMessage();
        assertThat(next)
                .isInstanceOfSatisfying(
                        Audience.Relay.class, relay -> assertThat(relay.from()).isEqualTo(9));
    }

    @Test
    @DisplayName("[RO11] who leaves and comes back at once is in the room with the new connection, and no other")
    void backAtOnce() {
        bench.journal.hold();
        bench.operate(room, 9, 1, seek(5));
        bench.attach(room, 1, 10, Mark.START);
        bench.operate(room, 7, 1, new PersonCommand.Leave());
        bench.attach(room, 1, 11, Mark.START);
        bench.journal.letGo();

        assertThat(dismissed(3)).extracting(Audience.Dismiss::number).containsExactly(7L, 8L, 10L);
        assertThat(bench.heard(Audience.Welcomed.class).number()).isEqualTo(11);
        assertThat(presence()).isEqualTo(Presence.HERE);
    }

    @Test
    @DisplayName("[RO11] who left as the journal failed is let go when it is back")
    void journalFails() {
        bench.journal.set(TestJournal.Fault.FAIL_AFTER_WRITE);
        bench.operate(room, 7, 1, new PersonCommand.Leave());
        assertThat(bench.heard(Audience.Publish.class)
                        .settlements()
                        .get(0)
                        .settled()
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.UNAVAILABLE);
        bench.journal.set(TestJournal.Fault.NONE);
        bench.pass(Duration.ofMillis(250));

        assertThat(dismissed(2)).extracting(Audience.Dismiss::number).containsExactly(7L, 8L);
        assertThat(bench.heard(Audience.Replace.class).number()).isEqualTo(9);
        assertThat(presence()).isEqualTo(Presence.GONE);
    }

    private List<Audience.Dismiss> dismissed(int count) {
        List<Audience.Dismiss> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            all.add(bench.heard(Audience.Dismiss.class));
        }
        return all;
    }

    private Presence presence() {
        return bench.look(room).participant(1).orElseThrow().presence();
    }
}
