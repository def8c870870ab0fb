package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Frames that somebody meant on the medium that was looked at before. */
class OtherMediumTest {
    private final TestRoom room = TestRoom.created().with(TestRoom.medium("m2", TestRoom.RATE, 40));

    @ParameterizedTest(name = "{0} of {1}: {2}, {3}")
    @DisplayName("[PB10] frames of another medium mean nothing: pause rests on the room's own, the others are refused")
    @CsvSource(delimiter = '|', textBlock = """
                    pause | m1 | accepted | paused 20
                    pause | m2 | accepted | paused 10
                    pause |    | accepted | paused 20
                    seek  | m1 | accepted | plays 20 in 60
                    seek  | m2 | invalid  | plays 10
                    seek  |    | accepted | plays 20 in 60
                    step  | m1 | accepted | paused 21
                    step  | m2 | invalid  | plays 10
                    step  |    | accepted | paused 21
                    range | m1 | accepted | plays 20 in 60 20..30
                    range | m2 | invalid  | plays 10
                    range |    | accepted | plays 20 in 60 20..30
                    """)
    void frames(String command, String medium, String outcome, String then) {
        room.with(Notation.playback("plays 10", room.now));
        assertThat(TestRoom.outcome(room.gives(command(command, medium == null ? "" : medium))))
                .isEqualTo(outcome);
        assertThat(Notation.text(room.playback(), room.now)).isEqualTo(then);
    }

    private static RoomCommand command(String text, String medium) {
        return switch (text) {
            case "pause" -> new TransportCommand.Pause(OptionalInt.of(20), medium);
            case "seek" -> new TransportCommand.Seek(20, medium);
            case "step" -> new TransportCommand.Step(1, OptionalInt.of(20), medium);
            case "range" -> new TransportCommand.SetRange(20, 30, medium);
            default -> throw new IllegalArgumentException(text);
        };
    }
}
