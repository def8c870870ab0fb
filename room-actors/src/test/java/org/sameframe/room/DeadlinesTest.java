package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeadlinesTest {
    private final TestRoom room = TestRoom.created();

    @ParameterizedTest(name = "{0}: {1} ms")
    @DisplayName("[PB8] what is played once ends when its last frame has been on glass for its whole time")
    @CsvSource(delimiter = '|', textBlock = """
                    plays 90 ONCE                      | 400      | paused 99 ONCE
                    plays 90 in 60 ONCE                | 460      | paused 99 ONCE
                    plays 90 x2000 ONCE                | 200      | paused 99 x2000 ONCE
                    plays 28 ONCE 20..30               | 120      | paused 30 ONCE 20..30
                    plays 9+999999 x-1000 ONCE         | 400      | paused 0 x-1000 ONCE
                    plays 28+999999 x-1000 ONCE 20..30 | 360      | paused 20 x-1000 ONCE 20..30
                    """)
    void end(String state, long ms, String ended) {
        room.with(Notation.playback(state, room.now));
        assertThat(room.room.nextDeadline()).isEqualTo(OptionalLong.of(room.now + ms * 1_000));
        room.after(ms * 1_000 - 1);
        assertThat(TestRoom.outcome(timePassed())).isEqualTo("unchanged");
        assertThat(room.frame()).isEqualTo(Notation.playback(ended, 0).frame());
        room.after(1);
        assertThat(TestRoom.outcome(timePassed())).isEqualTo("accepted");
        assertThat(Notation.text(room.playback(), room.now)).isEqualTo(ended);
        assertThat(room.room.nextDeadline()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[PB8] nothing else ends")
    @CsvSource({"paused 99 ONCE", "plays 90", "plays 90 PING_PONG", "plays 90 x-8000 20..30"})
    void endless(String state) {
        room.with(Notation.playback(state, room.now));
        assertThat(room.room.nextDeadline()).isEmpty();
        room.after(86_400 * TestRoom.SECOND);
        assertThat(TestRoom.outcome(timePassed())).isEqualTo("unchanged");
    }

    @Test
    @DisplayName("[RM6] the next deadline is the earliest of all")
    void earliest() {
        assertThat(room.room.nextDeadline()).isEmpty();
        room.gives(Origin.ROOM, new ServerCommand.Admit("Quinn"));
        assertThat(room.room.nextDeadline()).hasValue(room.now + 120 * TestRoom.SECOND);
        room.gives(Origin.ROOM, new ServerCommand.Depart(1));
        assertThat(room.room.nextDeadline()).hasValue(room.now + 30 * TestRoom.SECOND);
        room.with(Notation.playback("plays 0 ONCE", room.now));
        assertThat(room.room.nextDeadline()).hasValue(room.now + 4 * TestRoom.SECOND);
        room.gives(Origin.ROOM, new ServerCommand.Arrive(1));
        room.gives(TestRoom.pause());
        assertThat(room.room.nextDeadline()).hasValue(room.now + 120 * TestRoom.SECOND);
        room.gives(Origin.ROOM, new ServerCommand.Arrive(2));
        assertThat(room.room.nextDeadline()).hasValue(room.now + 5 * TestRoom.SECOND);
        room.gives(Origin.ROOM, new ServerCommand.Depart(2));
        room.gives(2, new PersonCommand.Leave());
        assertThat(room.room.nextDeadline()).isEmpty();
    }

    @Test
    @DisplayName("[RM6] all that is due is noted in one entry, however late")
    void together() {
        room.gives(Origin.ROOM, new ServerCommand.Admit("Quinn"));
        room.gives(Origin.ROOM, new ServerCommand.Depart(1));
        room.with(Notation.playback("plays 0 ONCE", room.now));
        long seq = room.seq();
        room.after(3_600 * TestRoom.SECOND);
        assertThat(TestRoom.outcome(timePassed())).isEqualTo("accepted");
        assertThat(room.seq()).isEqualTo(seq + 1);
        assertThat(room.room.participants()).extracting(Participant::presence).containsOnly(Presence.GONE);
        assertThat(Notation.text(room.playback(), room.now)).isEqualTo("paused 99 ONCE");
        assertThat(room.room.nextDeadline()).isEmpty();
    }

    @Test
    @DisplayName("[RM6] before a deadline nothing is noted")
    void early() {
        room.gives(Origin.ROOM, new ServerCommand.Depart(1));
        room.after(30 * TestRoom.SECOND - 1);
        assertThat(TestRoom.outcome(timePassed())).isEqualTo("unchanged");
    }

    private Decision timePassed() {
        return room.gives(Origin.ROOM, new ServerCommand.TimePassed());
    }
}
