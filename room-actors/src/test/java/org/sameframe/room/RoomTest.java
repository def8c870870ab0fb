package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoomTest {
    private static final Context LATER = new Context(TestRoom.NOON + TestRoom.SECOND, 2);
    private final TestRoom room = TestRoom.created();

    @Test
    @DisplayName("[RM1] a new room has a card, a policy, a medium, its playback and its host")
    void created() {
        assertThat(room.ledger.get(0).events())
                .extracting(RoomEvent::key)
                .containsExactly(
                        "card", "policy", "medium/m1", "shot/s1", "playback", "participant/1", "subscription/1");
        assertThat(room.room.card()).contains(new RoomCard("Dailies", TestRoom.NOON, 0));
        assertThat(room.room.policy()).isEqualTo(Policy.DEFAULT);
        assertThat(room.room.medium("m1")).contains(TestRoom.CLIP);
        assertThat(room.playback()).isEqualTo(Notation.playback("paused 0", TestRoom.NOON));
    }

    @Test
    @DisplayName("[RM1] an event that removes a key takes out that value alone")
    void removed() {
        room.comes("Quinn");
        List<Value> before = room.room.values();
        for (Value value : before) {
            Room after =
                    room.room.apply(new Entry(99, room.now, Origin.ROOM, List.of(new RoomEvent.Removed(value.key()))));
            assertThat(after.values())
                    .containsExactlyElementsOf(
                            before.stream().filter(v -> !v.equals(value)).toList());
        }
        Room same = room.room.apply(new Entry(99, room.now, Origin.ROOM, List.of(new RoomEvent.Removed("note/n1"))));
        assertThat(same.values()).isEqualTo(room.room.values());
    }

    @Test
    @DisplayName("[RM1] a key says which category its value is in")
    void categories() {
        assertThat(room.room.values())
                .isNotEmpty()
                .allSatisfy(value -> assertThat(new RoomEvent.Removed(value.key()).category())
                        .isEqualTo(value.category()));
    }

    @Test
    @DisplayName("[RM2] deciding changes nothing, and what finds nothing to change makes no entry")
    void unchanged() {
        Room before = room.room;
        Decision first = before.decide(new TransportCommand.Seek(50), Origin.participant(1), LATER);
        assertThat(before.decide(new TransportCommand.Seek(50), Origin.participant(1), LATER))
                .isEqualTo(first);
        assertThat(TestRoom.outcome(room.gives(new TransportCommand.Seek(0)))).isEqualTo("unchanged");
        assertThat(room.room).isEqualTo(before);
    }

    @Test
    @DisplayName("[RM3] a room made anew from what a snapshot keeps goes on as the same room")
    void restored() {
        room.gives(new Origin(1, "tab", 1, 0), new TransportCommand.Play());
        room.gives(new NoteCommand.AddNote("m1", 0, 0, "The only one of its category, and gone again"));
        room.gives(new NoteCommand.RemoveNote("n" + room.seq()));
        Room again = Room.restored(room.room.values(), room.room.operations(), room.room.touches(), room.room.now());
        assertThat(again).isEqualTo(room.room).hasSameHashCodeAs(room.room);
        assertThat(again.values()).isEqualTo(room.room.values());
        assertThat(again.operations()).isEqualTo(room.room.operations());
        assertThat(again.nextDeadline()).isEqualTo(room.room.nextDeadline());
    }

    @Test
    @DisplayName("[RM3] a room with other values, operations, changes or another instant is another room")
    void another() {
        Room some = room.room;
        List<Value> values = new ArrayList<>(some.values());
        values.add(new Vacancy(1));
        List<OperationWindow> operations = List.of(new OperationWindow(1, "tab", 1, List.of(1L)));
        List<Touch> touches = List.of(new Touch(Category.NOTES, 1, 0));
        assertThat(Room.restored(values, some.operations(), some.touches(), some.now()))
                .isNotEqualTo(some);
        assertThat(Room.restored(some.values(), operations, some.touches(), some.now()))
                .isNotEqualTo(some);
        assertThat(Room.restored(some.values(), some.operations(), touches, some.now()))
                .isNotEqualTo(some);
        assertThat(Room.restored(some.values(), some.operations(), some.touches(), some.now() + 1))
                .isNotEqualTo(some);
    }

    @Test
    @DisplayName("[RM4] time never goes back")
    void time() {
        room.after(TestRoom.SECOND).gives(new TransportCommand.Seek(10));
        room.after(-3_600 * TestRoom.SECOND).gives(new TransportCommand.Play());
        long latest = TestRoom.NOON + TestRoom.SECOND;
        assertThat(room.room.now()).isEqualTo(latest);
        assertThat(room.playback().at()).isEqualTo(latest + 60_000);
        assertThat(room.ledger).extracting(Entry::at).isSorted();
    }

    @Test
    @DisplayName("[RM4] a clock that is an hour behind plays on from where the room was, and ends nothing early")
    void timeWhilePlaying() {
        room.with(Notation.playback("plays 0 ONCE", room.now));
        room.after(TestRoom.SECOND).gives(new PersonCommand.Rename("Pat"));
        room.after(-3_600 * TestRoom.SECOND).gives(TestRoom.pause());
        assertThat(room.frame()).isEqualTo(25);
    }

    @ParameterizedTest(name = "{0} ahead")
    @DisplayName("[RM5] a base that the room has not reached is refused")
    @ValueSource(longs = {1, 1_000, 4_294_967_293L})
    void baseAhead(long ahead) {
        Origin origin = new Origin(1, "tab", 1, room.seq() + ahead);
        Decision decision = room.gives(origin, new TransportCommand.Play());
        assertThat(TestRoom.outcome(decision)).isEqualTo("invalid");
        assertThat(TestRoom.outcome(room.gives(new Origin(1, "tab", 1, room.seq()), new TransportCommand.Play())))
                .isEqualTo("accepted");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[RM7] every refusal has a code in kebab-case and a title")
    @EnumSource(RefusalCode.class)
    void codes(RefusalCode code) {
        assertThat(code.id()).matches("[a-z]+(-[a-z]+)*");
        assertThat(code.title()).matches("[A-Z].*[a-z]");
    }

    @Test
    @DisplayName("[RM7] the codes are these: programs depend on them")
    void codesStay() {
        assertThat(RefusalCode.values())
                .extracting(RefusalCode::id)
                .containsExactlyInAnyOrder(
                        "invalid",
                        "forbidden",
                        "limit",
                        "superseded",
                        "locked",
                        "closed",
                        "erased",
                        "not-applied",
                        "unsupported",
                        "rate-limited",
                        "unknown-room",
                        "room-full",
                        "unavailable",
                        "damaged",
                        "internal");
    }

    @Test
    @DisplayName("[RM7] a refusal says a sentence, and never what the sender wrote")
    void details() {
        String sent = "\u202Escript" + "x".repeat(60_000);
        List<RoomCommand> commands = List.of(
                new PersonCommand.Rename(sent),
                new PlaylistCommand.SelectMedium(sent),
                new PlaylistCommand.AddMedium(TestRoom.medium(sent, new FrameRate(0, 0), -1), ""),
                new TransportCommand.Seek(-1),
                new TransportCommand.SetSpeed(0),
                new TransportCommand.SetRange(5, 1));
        for (RoomCommand command : commands) {
            Decision.Refused refused = (Decision.Refused) room.gives(command);
            assertThat(refused.refusal().detail())
                    .endsWith(".")
                    .doesNotContain("script")
                    .hasSizeLessThan(200);
        }
    }

    @Test
    @DisplayName("[RM8] a room is created once; before, nobody can be admitted")
    void once() {
        RoomCommand create = new ServerCommand.Create("Again", "Mallory", TestRoom.CLIP, Policy.DEFAULT);
        assertThat(TestRoom.outcome(room.gives(Origin.ROOM, create))).isEqualTo("invalid");
        TestRoom none = TestRoom.none();
        assertThat(TestRoom.outcome(none.gives(Origin.ROOM, new ServerCommand.Admit("Quinn"))))
                .isEqualTo("unknown-room");
        assertThat(TestRoom.outcome(none.gives(1, new TransportCommand.Play()))).isEqualTo("forbidden");
        assertThat(TestRoom.outcome(none.gives(Origin.ROOM, new ServerCommand.Restarted())))
                .isEqualTo("unchanged");
        assertThat(TestRoom.outcome(none.gives(Origin.ROOM, new ServerCommand.TimePassed())))
                .isEqualTo("unchanged");
        assertThat(none.room).isEqualTo(Room.NONE);
    }

    static Stream<Arguments> policies() {
        return Stream.of(
                Arguments.of(new Policy(1, 0, 0, 0), "accepted"),
                Arguments.of(new Policy(1_000, 3_600_000, 10_000, 10_000), "accepted"),
                Arguments.of(new Policy(0, 30_000, 60, 1_000), "invalid"),
                Arguments.of(new Policy(1_001, 30_000, 60, 1_000), "invalid"),
                Arguments.of(new Policy(-1, 30_000, 60, 1_000), "invalid"),
                Arguments.of(new Policy(50, -1, 60, 1_000), "invalid"),
                Arguments.of(new Policy(50, 3_600_001, 60, 1_000), "invalid"),
                Arguments.of(new Policy(50, 30_000, -1, 1_000), "invalid"),
                Arguments.of(new Policy(50, 30_000, 60, 10_001), "invalid"),
                Arguments.of(new Policy(50, 30_000, 1_000, 999), "invalid"));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[RM9] what a policy may be")
    @MethodSource("policies")
    void policy(Policy policy, String outcome) {
        TestRoom none = TestRoom.none();
        Decision decision = none.gives(Origin.ROOM, new ServerCommand.Create("", "Patty", TestRoom.CLIP, policy));
        assertThat(TestRoom.outcome(decision)).isEqualTo(outcome);
        assertThat(none.room.exists()).isEqualTo(outcome.equals("accepted"));
    }
}
