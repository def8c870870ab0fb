package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationsTest {
    private final TestRoom room = TestRoom.created();

    @Test
    @DisplayName("[OP1] an accepted operation that is sent again is settled with its entry's sequence")
    void repeat() {
        seek("tab", 1, 10);
        long seq = room.seq();
        seek("tab", 2, 20);
        assertThat(seek("tab", 1, 10)).isEqualTo(new Decision.Repeated(seq));
        assertThat(seek("tab", 2, 20)).isEqualTo(new Decision.Repeated(seq + 1));
        assertThat(room.frame()).isEqualTo(20);
        assertThat(room.seq()).isEqualTo(seq + 1);
    }

    @Test
    @DisplayName("[OP1] and it is so whatever it says now, and whatever the sender has seen")
    void repeatWithOtherContent() {
        seek("tab", 1, 10);
        Origin ahead = new Origin(1, "tab", 1, 999);
        assertThat(room.gives(ahead, new TransportCommand.Seek(-1))).isEqualTo(new Decision.Repeated(room.seq()));
        assertThat(room.gives(ahead, new PersonCommand.Leave())).isEqualTo(new Decision.Repeated(room.seq()));
        assertThat(room.person(1).hasPlace()).isTrue();
    }

    @Test
    @DisplayName("[OP2] an operation that a later one has overtaken is not applied")
    void passedOver() {
        seek("tab", 1, 10);
        long first = room.seq();
        seek("tab", 5, 50);
        for (int op = 2; op <= 4; op++) {
            assertThat(TestRoom.outcome(seek("tab", op, 20))).isEqualTo("not-applied");
        }
        assertThat(seek("tab", 1, 10)).as("before the gap").isEqualTo(new Decision.Repeated(first));
        assertThat(room.frame()).isEqualTo(50);
    }

    @Test
    @DisplayName("[OP2] so is one that was refused, or found nothing to change, before a later one")
    void refusedBefore() {
        assertThat(TestRoom.outcome(seek("tab", 1, -1))).isEqualTo("invalid");
        assertThat(TestRoom.outcome(seek("tab", 2, 0))).isEqualTo("unchanged");
        seek("tab", 3, 30);
        assertThat(TestRoom.outcome(seek("tab", 1, 10))).isEqualTo("not-applied");
        assertThat(TestRoom.outcome(seek("tab", 2, 20))).isEqualTo("not-applied");
    }

    @ParameterizedTest(name = "{0} operations ago: {1}")
    @DisplayName("[OP3] the 64 operations up to the highest are remembered")
    @CsvSource({"0, repeated", "1, repeated", "62, repeated", "63, repeated", "64, not-applied", "99, not-applied"})
    void window(int ago, String outcome) {
        for (int op = 1; op <= 100; op++) {
            assertThat(TestRoom.outcome(seek("tab", op, 1 + op % 2))).isEqualTo("accepted");
        }
        Decision again = seek("tab", 100 - ago, 50);
        assertThat(TestRoom.outcome(again)).isEqualTo(outcome);
        if (again instanceof Decision.Repeated repeated) {
            assertThat(repeated.seq()).isEqualTo(room.seq() - ago);
        }
    }

    @Test
    @DisplayName("[OP3] a leap beyond the window forgets what was before")
    void leap() {
        seek("tab", 1, 10);
        seek("tab", 4_294_967_295L, 20);
        assertThat(TestRoom.outcome(seek("tab", 1, 10))).isEqualTo("not-applied");
        assertThat(TestRoom.outcome(seek("tab", 4_294_967_294L, 10))).isEqualTo("not-applied");
        assertThat(TestRoom.outcome(seek("tab", 4_294_967_295L, 10))).isEqualTo("repeated");
        assertThat(room.room.operations().get(0).sequences()).hasSize(64);
    }

    @Test
    @DisplayName("[OP4] each instance of each participant counts for itself")
    void instances() {
        int quinn = room.comes("Quinn");
        assertThat(TestRoom.outcome(seek("tab", 1, 10))).isEqualTo("accepted");
        assertThat(TestRoom.outcome(seek("phone", 1, 20))).isEqualTo("accepted");
        assertThat(TestRoom.outcome(room.gives(new Origin(quinn, "tab", 1, 0), new TransportCommand.Seek(30))))
                .isEqualTo("accepted");
        assertThat(room.frame()).isEqualTo(30);
    }

    @Test
    @DisplayName("[OP4] the next operation is one above the highest accepted; what was refused may be given again")
    void next() {
        assertThat(room.room.nextOperation(1, "tab")).isEqualTo(1);
        seek("tab", 1, -1);
        seek("tab", 2, 0);
        assertThat(room.room.nextOperation(1, "tab")).isEqualTo(1);
        assertThat(TestRoom.outcome(seek("tab", 1, 10))).isEqualTo("accepted");
        seek("tab", 7, 20);
        assertThat(room.room.nextOperation(1, "tab")).isEqualTo(8);
        assertThat(room.room.nextOperation(1, "phone")).isEqualTo(1);
        assertThat(room.room.nextOperation(2, "tab")).isEqualTo(1);
    }

    @Test
    @DisplayName("[OP4] what has no number is never a repeat, and is not remembered")
    void unnumbered() {
        Origin origin = new Origin(1, "tab", 0, 0);
        assertThat(TestRoom.outcome(room.gives(origin, new TransportCommand.Seek(10))))
                .isEqualTo("accepted");
        assertThat(TestRoom.outcome(room.gives(origin, new TransportCommand.Seek(20))))
                .isEqualTo("accepted");
        assertThat(room.room.operations()).isEmpty();
    }

    @Test
    @DisplayName("[OP5] of a participant's instances the one that was unused the longest is forgotten")
    void eviction() {
        int quinn = room.comes("Quinn");
        room.gives(new Origin(quinn, "tab", 1, 0), new TransportCommand.Seek(99));
        for (int i = 0; i < 64; i++) {
            seek("tab" + i, 1, i);
        }
        seek("tab0", 2, 70);
        seek("another", 1, 71);
        assertThat(TestRoom.outcome(seek("tab0", 2, 1))).isEqualTo("repeated");
        assertThat(TestRoom.outcome(seek("tab2", 1, 1))).isEqualTo("repeated");
        assertThat(room.room.nextOperation(1, "tab1")).isEqualTo(1);
        assertThat(room.room.operations()).hasSize(65);
        assertThat(room.room.nextOperation(quinn, "tab")).isEqualTo(2);
    }

    @Test
    @DisplayName("[OP5] of all instances in a room 2,048 are remembered, also of those who are gone")
    void evictionInAll() {
        TestRoom many = TestRoom.created(new Policy(1_000, 30_000, 60, 1_000));
        for (int person = 2; person <= 33; person++) {
            int id = many.comes("Guest " + person);
            for (int i = 0; i < 64; i++) {
                many.gives(new Origin(id, "tab" + i, 1, 0), new TransportCommand.Seek((id + i) % 90));
            }
            many.gives(id, new PersonCommand.Leave());
        }
        int remembered = many.room.operations().size();
        assertThat(remembered).isGreaterThan(2_000).isLessThanOrEqualTo(2_048);
        many.gives(Origin.ROOM, new ServerCommand.Arrive(2));
        long eldest = many.room.nextOperation(2, "tab1");
        for (int i = 0; i < 64; i++) {
            many.gives(new Origin(1, "tab" + i, 1, 0), new TransportCommand.Seek(i));
        }

        assertThat(eldest)
                .as("who is gone may come back with operations pending")
                .isEqualTo(2);
        assertThat(many.room.operations()).hasSize(2_048);
        assertThat(many.room.nextOperation(2, "tab1")).isEqualTo(1);
        assertThat(many.room.nextOperation(33, "tab1")).isEqualTo(2);
    }

    private Decision seek(String instance, long op, int frame) {
        return room.gives(new Origin(1, instance, op, 0), new TransportCommand.Seek(frame));
    }
}
