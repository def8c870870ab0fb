package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports are written {@code 2 shows 10 of m2 old hidden inexact}: of participant 2, of another medium, from before the rest. */
class FrameAgreementTest {
    private static final long TIME = 5 * TestRoom.SECOND;

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[FA1] [FA3] what clients say after they know of the rest is compared with where the room rests")
    @CsvSource(delimiter = '|', textBlock = """
                    #reports                                      | same, different, hidden, inexact
                    1 shows 10, 2 shows 10, 3 shows 10            | agreed 3 0 0 0
                    1 shows 10, 2 shows 10, 3 shows 11            | not 2 1 0 0
                    1 shows 10, 2 shows 10, 3 shows 10 of m2      | not 2 1 0 0
                    1 shows 10, 2 shows 10, 3 shows 10 of none    | not 2 1 0 0
                    1 shows 10, 2 shows 10                        | not 2 1 0 0
                    1 shows 10, 2 shows 10, 3 shows 10 old        | not 2 1 0 0
                    1 shows 10, 2 shows 10, 3 shows 9 hidden      | agreed 2 0 1 0
                    1 shows 10, 2 shows 10, 3 shows 9 inexact     | agreed 2 0 0 1
                    1 shows 10, 2 shows 9, 3 shows 9 hidden       | not 1 1 1 0
                    1 shows 10, 2 shows 10, 3 shows 9, 3 shows 10 | agreed 3 0 0 0
                    1 shows 10, 2 shows 10, 3 shows 10 old, 3 shows 9          | not 2 1 0 0
                    1 shows 10, 2 shows 10, 3 shows 9 hidden, 3 shows 10       | agreed 3 0 0 0
                    1 shows 10, 2 shows 10, 3 shows 10 hidden, 3 shows 9       | not 2 1 0 0
                    1 shows 10, 2 shows 10, 3 shows 9 hidden, 3 shows 9 inexact | agreed 2 0 0 1
                    1 shows 10, 2 shows 10, 3 shows 10, 99 shows 50            | agreed 3 0 0 0
                    1 shows 9 hidden, 2 shows 9 hidden, 3 shows 9 hidden       | not 0 0 3 0
                    1 shows 9 inexact, 2 shows 9 inexact, 3 shows 9 hidden     | not 0 0 1 2
                    """)
    void compared(String reports, String result) {
        TestRoom room = room("");
        reports(room, reports);
        boolean isAgreed = result.startsWith("agreed");
        assertThat(room.room.agrees(room.reports)).isEqualTo(isAgreed);
        assertThat(room.serves(new ServerCommand.CompareFrames())).isEqualTo(isAgreed ? "accepted" : "unchanged");
        Agreement agreement = room.passes(TIME).room.agreement().orElseThrow();
        Agreement.Counts counts = agreement.counts();
        assertThat((agreement.agreed() ? "agreed " : "not ") + counts.same() + " " + counts.different() + " "
                        + counts.hidden() + " " + counts.inexact())
                .isEqualTo(result);
    }

    @Test
    @DisplayName("[FA2] as soon as all show it that is recorded, once for each rest")
    void once() {
        TestRoom room = room("");
        reports(room, "1 shows 10, 2 shows 10, 3 shows 10");
        assertThat(room.serves(new ServerCommand.CompareFrames())).isEqualTo("accepted");
        assertThat(room.keys()).containsExactly("agreement");
        assertThat(room.room.agrees(room.reports)).isFalse();
        assertThat(room.serves(new ServerCommand.CompareFrames())).isEqualTo("unchanged");
        assertThat(room.room.nextDeadline()).isEmpty();
        reports(room, "1 shows 10, 2 shows 10, 3 shows 50");
        long seq = room.seq();
        assertThat(room.passes(TIME).seq()).isEqualTo(seq);
        room.gives(new TransportCommand.Seek(11));
        assertThat(room.room.nextDeadline()).hasValue(room.now + TIME);
        reports(room, "1 shows 11, 2 shows 11, 3 shows 11");
        assertThat(room.serves(new ServerCommand.CompareFrames())).isEqualTo("accepted");
        assertThat(room.room.agreement().orElseThrow().frame()).isEqualTo(11);
    }

    @Test
    @DisplayName("[FA2] the same frame after playing is another rest, and so is the same frame of another medium")
    void anotherRest() {
        TestRoom room = room("");
        reports(room, "1 shows 10, 2 shows 10, 3 shows 10");
        room.serves(new ServerCommand.CompareFrames());
        room.after(1).gives(new TransportCommand.Play());
        room.after(1).gives(new TransportCommand.Pause(OptionalInt.of(10)));
        assertThat(room.room.agrees(room.reports)).as("said before").isFalse();
        reports(room, "1 shows 10, 2 shows 10, 3 shows 10");
        assertThat(room.serves(new ServerCommand.CompareFrames())).isEqualTo("accepted");
        room.with(new Playback("m2", false, 10, 0, room.playback().at(), 1_000, LoopMode.LOOP, 0, 99));
        reports(room, "1 shows 10 of m2, 2 shows 10 of m2, 3 shows 10 of m2");
        assertThat(room.serves(new ServerCommand.CompareFrames())).isEqualTo("accepted");
    }

    @Test
    @DisplayName("[FA2] who shows it late shows it: that is recorded after it was recorded that they do not")
    void late() {
        TestRoom room = room("");
        reports(room, "1 shows 10, 2 shows 10, 3 shows 11");
        assertThat(room.passes(TIME).room.agreement().orElseThrow().agreed()).isFalse();
        reports(room, "1 shows 10, 2 shows 10, 3 shows 10");
        assertThat(room.room.agrees(room.reports)).isTrue();
        assertThat(room.serves(new ServerCommand.CompareFrames())).isEqualTo("accepted");
        assertThat(room.room.agreement().orElseThrow().agreed()).isTrue();
        assertThat(room.serves(new ServerCommand.CompareFrames())).isEqualTo("unchanged");
    }

    @Test
    @DisplayName("[FA2] [FA4] by the policy with names: who shows what, who does not say, hidden, out of sync, inexact")
    void names() {
        TestRoom room = room("NAMES");
        for (int id = 4; id <= 6; id++) {
            room.comes("Guest " + id);
        }
        room.gives(6, new PersonCommand.SetOutOfSync(true));
        reports(room, "1 shows 10, 2 shows 12, 3 shows 9 hidden, 4 shows 9 inexact, 6 shows 70");
        Agreement agreement = room.passes(TIME).room.agreement().orElseThrow();
        assertThat(agreement.counts()).isEqualTo(new Agreement.Counts(1, 2, 1, 1, 1));
        assertThat(agreement.names())
                .isEqualTo(new Agreement.Names(
                        List.of(new Agreement.Shown(1, "m1", 10), new Agreement.Shown(2, "m1", 12)),
                        List.of(5),
                        List.of(3),
                        List.of(6),
                        List.of(4)));
        assertThat(agreement.at()).isEqualTo(room.playback().at());
    }

    @Test
    @DisplayName("[FA2] by the policy with counts: how many, and no names")
    void counts() {
        TestRoom room = room("COUNTS");
        reports(room, "1 shows 10, 2 shows 12, 3 shows 9 hidden");
        Agreement agreement = room.passes(TIME).room.agreement().orElseThrow();
        assertThat(agreement.counts()).isEqualTo(new Agreement.Counts(1, 1, 1, 0, 0));
        assertThat(agreement.names()).isEqualTo(Agreement.Names.NONE);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[FA1] [FA3] nothing is recorded while it plays, waits, or alone, nor if the policy says off")
    @CsvSource({
        "plays",
        "waits at a gate",
        "off",
        "alone",
        "the others are away",
        "the others are out of sync",
        "closed"
    })
    void nothing(String what) {
        TestRoom room = room("");
        switch (what) {
            case "plays" -> room.gives(new TransportCommand.Play());
            case "waits at a gate" -> {
                room.gives(Policies.set("ready=60000"));
                room.gives(new TransportCommand.Play());
            }
            case "off" -> room.gives(Policies.set("OFF"));
            case "closed" -> room.gives(new HostCommand.CloseRoom());
            default -> room.after(1);
        }
        for (int id = 2; id <= 3; id++) {
            switch (what) {
                case "alone" -> room.gives(id, new PersonCommand.Leave());
                case "the others are away" -> room.serves(new ServerCommand.Depart(id));
                case "the others are out of sync" -> room.gives(id, new PersonCommand.SetOutOfSync(true));
                default -> room.after(1);
            }
        }
        reports(room, "1 shows 10, 2 shows 10, 3 shows 10");
        assertThat(room.serves(new ServerCommand.CompareFrames())).isEqualTo("unchanged");
        assertThat(room.passes(TIME).room.agreement()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} counts as out of sync")
    @DisplayName("[FA3] [OS2] who is gone, away or out of sync is no part of it: the others agree without")
    @CsvSource({"out of sync, 1", "playback off, 1", "out of sync and away, 0", "playback off and away, 0", "gone, 0"})
    void withoutSome(String how, int outOfSync) {
        TestRoom room = room("");
        if (how.startsWith("out of sync")) {
            room.gives(3, new PersonCommand.SetOutOfSync(true));
        } else if (how.startsWith("playback off")) {
            room.gives(3, new PersonCommand.Subscribe(Set.of(Category.PLAYBACK)));
        } else {
            room.gives(3, new PersonCommand.Leave());
        }
        if (how.endsWith("away")) {
            room.serves(new ServerCommand.Depart(3));
        }
        reports(room, "1 shows 10, 2 shows 10, 3 shows 50");
        assertThat(room.serves(new ServerCommand.CompareFrames())).isEqualTo("accepted");
        Agreement agreement = room.room.agreement().orElseThrow();
        assertThat(agreement.counts()).isEqualTo(new Agreement.Counts(2, 0, 0, outOfSync, 0));
        assertThat(agreement.names().outOfSync()).isEqualTo(outOfSync == 1 ? List.of(3) : List.of());
    }

    @Test
    @DisplayName("[FA4] [RM6] the time to agree counts from the rest or from when the last one came")
    void since() {
        TestRoom room = room("agree=3000");
        long rests = room.playback().at();
        assertThat(room.room.nextDeadline()).hasValue(rests + 3 * TestRoom.SECOND);
        room.after(2 * TestRoom.SECOND).comes("Sam");
        assertThat(room.room.nextDeadline()).hasValue(room.now + 3 * TestRoom.SECOND);
        assertThat(room.passes(3 * TestRoom.SECOND - 1).room.agreement()).isEmpty();
        assertThat(room.passes(1).room.agreement().orElseThrow().names().silent())
                .containsExactly(1, 2, 3, 4);
        room.comes("Tim");
        assertThat(room.room.nextDeadline()).as("once for each rest").isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName(
            "[FA4] a rest that begins anew has the whole time to agree: giving up a gate, and a range that moves the playhead")
    @CsvSource({"pause", "step -200", "range 50..60"})
    void anew(String command) {
        boolean isGate = !command.startsWith("range");
        TestRoom room = room("ready=60000");
        room.with(Notation.playback("paused 0", room.now));
        if (isGate) {
            room.gives(new TransportCommand.Play());
        }
        room.after(20 * TestRoom.SECOND).gives(Notation.command(command));
        assertThat(room.room.gate()).isEmpty();
        assertThat(room.playback().at()).isEqualTo(room.now);
        assertThat(room.room.nextDeadline()).hasValue(room.now + TIME);
    }

    @Test
    @DisplayName("[FA4] a range around the frame on which the room rests begins no new rest")
    void sameRest() {
        TestRoom room = room("");
        reports(room, "1 shows 10, 2 shows 10, 3 shows 10");
        room.serves(new ServerCommand.CompareFrames());
        room.after(TestRoom.SECOND).gives(Notation.command("range 5..60"));
        assertThat(room.room.nextDeadline()).isEmpty();
    }

    private static void reports(TestRoom room, String text) {
        room.reports =
                Arrays.stream(text.split(", ")).map(one -> report(room, one)).toList();
    }

    private static Context.Report report(TestRoom room, String text) {
        List<String> words = List.of(text.split(" "));
        String medium = words.contains("of") ? words.get(words.indexOf("of") + 1) : "m1";
        return new Context.Report(
                Integer.parseInt(words.get(0)),
                medium.equals("none") ? "" : medium,
                Integer.parseInt(words.get(2)),
                words.contains("old") ? room.room.touch(Category.PLAYBACK).seq() - 1 : room.seq(),
                words.contains("hidden"),
                words.contains("inexact"));
    }

    /** Three people; rests on 10 since just now. */
    private static TestRoom room(String policy) {
        TestRoom room = TestRoom.created(Policies.of(policy));
        room.comes("Quinn");
        room.comes("Rosa");
        room.gives(new TransportCommand.Seek(10));
        return room;
    }
}
