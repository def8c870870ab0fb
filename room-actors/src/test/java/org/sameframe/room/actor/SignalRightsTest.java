package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.pekko.actor.typed.ActorRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.room.Channel;
import org.sameframe.room.Conflict;
import org.sameframe.room.Control;
import org.sameframe.room.HostCommand;
import org.sameframe.room.LeadCommand;
import org.sameframe.room.PersonCommand;
import org.sameframe.room.Policy;
import org.sameframe.room.Role;
import org.sameframe.room.ServerCommand;
import org.sameframe.room.Shape;
import org.sameframe.room.ShapeKind;
import org.sameframe.room.Signal;
import org.sameframe.room.View;

/** Whose signals a room passes on [RO7]. */
class SignalRightsTest {
    private static final Signal SCRUB = new Signal.Scrub(5);
    private static final Signal VIEW =
            new Signal.ViewDrag(new View(0, 0, 1, 0, false, false, Channel.COLOR, Optional.empty()));
    private static final Signal POINTER = new Signal.Pointer(1, 2, Signal.Pointing.LASER);
    private static final Signal STROKE = new Signal.Stroke(
            "s1", "m1", 3, 0xFF, 9, 0, new Shape(ShapeKind.FREEHAND, List.of(new Shape.Point(1, 2, 3)), ""), false);
    private static final Signal STATUS = new Signal.Status(1, 2, "m1", 3, false, false, false, 0, 0);
    private static final Signal RTC = new Signal.Rtc("offer");
    private static final List<Signal> EACH = List.of(SCRUB, VIEW, POINTER, STROKE, STATUS, RTC);
    /** From the host, and passed on always. */
    private static final Signal LAST = new Signal.Rtc("the last one");

    private final Bench bench = new Bench();

    @AfterEach
    void close() {
        bench.close();
    }

    static Stream<Arguments> rights() {
        return Stream.of(
                Arguments.of(Control.EVERYONE, Role.HOST, EACH),
                Arguments.of(Control.EVERYONE, Role.REVIEWER, EACH),
                Arguments.of(Control.EVERYONE, Role.VIEWER, List.of(STATUS, RTC)),
                Arguments.of(Control.HOST, Role.HOST, EACH),
                Arguments.of(Control.HOST, Role.REVIEWER, List.of(POINTER, STROKE, STATUS, RTC)),
                Arguments.of(Control.HOST, Role.VIEWER, List.of(STATUS, RTC)),
                Arguments.of(Control.LEAD, Role.REVIEWER, List.of(POINTER, STROKE, STATUS, RTC)),
                // A second host does not drive unless they hold the lead.
                Arguments.of(Control.LEAD, Role.HOST, List.of(POINTER, STROKE, STATUS, RTC)));
    }

    @ParameterizedTest(name = "[RO7] if {0} drives, of a {1} is passed on: {2}")
    @MethodSource("rights")
    void passedOn(Control control, Role role, List<Signal> expected) {
        ActorRef<RoomEntity.Message> room = room(Policies.driving(control, Conflict.LAST_WINS));
        if (role != Role.REVIEWER) {
            assertThat(bench.ask(room, new HostCommand.SetRole(2, role)).refusal())
                    .isEmpty();
        }
        EACH.forEach(signal -> signal(room, 8, signal));
        assertThat(heard(room)).isEqualTo(expected);
    }

    @Test
    @DisplayName("[RO7] who is handed the lead scrubs, and who gave it away does no more")
    void lead() {
        ActorRef<RoomEntity.Message> room = room(Policies.driving(Control.LEAD, Conflict.LAST_WINS));
        signal(room, 8, SCRUB);
        signal(room, 7, new Signal.Scrub(6));
        assertThat(heard(room)).containsExactly(new Signal.Scrub(6));
        assertThat(bench.ask(room, new LeadCommand.HandLead(2)).refusal()).isEmpty();
        signal(room, 7, new Signal.Scrub(6));
        signal(room, 8, SCRUB);
        assertThat(heard(room)).containsExactly(SCRUB);
    }

    @Test
    @DisplayName("[FO6] a signal is passed on with who sent it and whom it is for")
    void addressed() {
        ActorRef<RoomEntity.Message> room = room(Policies.PLAIN);
        room.tell(new RoomEntity.Relay(bench.seat(8), RTC, new Recipient(1, "tab-7")));
        Audience.Relay relay = bench.heard(Audience.Relay.class);
        assertThat(relay).isEqualTo(new Audience.Relay(8, 2, "tab-8", RTC, new Recipient(1, "tab-7")));
    }

    @Test
    @DisplayName("[SG5] what makes no sense is dropped, whoever sends it")
    void implausible() {
        ActorRef<RoomEntity.Message> room = room(Policies.PLAIN);
        List.of(
                        new Signal.Scrub(-1),
                        new Signal.Pointer(1_000_000, 0, Signal.Pointing.CURSOR),
                        new Signal.ViewDrag(
                                new View(0, 0, Double.NaN, 0, false, false, Channel.COLOR, Optional.empty())),
                        new Signal.Rtc("x".repeat(16 * 1_024 + 1)),
                        new Signal.Status(-1, 0, "m1", 3, false, false, false, 0, 0))
                .forEach(signal -> signal(room, 7, signal));
        assertThat(heard(room)).isEmpty();
    }

    @Test
    @DisplayName("[FO6] who is gone, was removed or is in a closed room is not heard")
    void notHere() {
        ActorRef<RoomEntity.Message> room = room(Policies.PLAIN);
        bench.ask(room, new HostCommand.Kick(2));
        EACH.forEach(signal -> signal(room, 8, signal));
        assertThat(heard(room)).isEmpty();
        bench.welcome(room, 1, 9, Mark.START);
        bench.ask(room, new HostCommand.CloseRoom());
        bench.heard(Audience.Dismiss.class);
        bench.heard(Audience.Dismiss.class);
        EACH.forEach(signal -> signal(room, 7, signal));
        bench.attach(room, 1, 10, Mark.START);
        assertThat(bench.audience.receiveMessage()).isInstanceOf(Audience.Dismiss.class);
    }

    @Test
    @DisplayName("[RO7] who may do less from now on is heard less from now on, in the order of the room")
    void roleChanges() {
        ActorRef<RoomEntity.Message> room = room(Policies.PLAIN);
        signal(room, 8, SCRUB);
        assertThat(heard(room)).containsExactly(SCRUB);
        bench.ask(room, new HostCommand.SetRole(2, Role.VIEWER));
        signal(room, 8, SCRUB);
        assertThat(heard(room)).isEmpty();
        bench.ask(room, new PersonCommand.Rename("Patricia"));
        signal(room, 8, STATUS);
        assertThat(heard(room)).containsExactly(STATUS);
    }

    /** With the host at seat 7 and another at seat 8. */
    private ActorRef<RoomEntity.Message> room(Policy policy) {
        ActorRef<RoomEntity.Message> room = bench.open();
        bench.ask(room, new ServerCommand.Create("Dailies", "Patty", TestRoom.CLIP, policy));
        bench.ask(room, new ServerCommand.Admit("Quentin"));
        bench.welcome(room, 1, 7, Mark.START);
        bench.welcome(room, 2, 8, Mark.START);
        return room;
    }

    private void signal(ActorRef<RoomEntity.Message> room, long seat, Signal signal) {
        room.tell(new RoomEntity.Relay(bench.seat(seat), signal, Recipient.EVERYBODY));
    }

    /** What was passed on until now. */
    private List<Signal> heard(ActorRef<RoomEntity.Message> room) {
        signal(room, 7, LAST);
        return Stream.generate(() -> bench.heard(Audience.Relay.class))
                .map(Audience.Relay::signal)
                .takeWhile(signal -> !signal.equals(LAST))
                .toList();
    }
}
