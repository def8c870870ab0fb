package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Rooms to which anything may happen, by anybody: the laws hold, and the oracles agree, after every command. */
class RoomLawsTest {
    @Property
    @Label("[RM2] whatever comes, no command breaks a room, and what is refused changes nothing")
    void anything(@ForAll("policies") Policy policy, @ForAll("steps") List<Step> steps) {
        TestRoom room = TestRoom.created(policy);
        Oracles oracles = new Oracles();
        for (Step step : steps) {
            take(room, step, oracles);
        }
        assertThat(room.ledger.stream().reduce(Room.NONE, Room::apply, (a, b) -> b))
                .isEqualTo(room.room);
        assertThat(room.ledger).extracting(Entry::at).isSorted();
    }

    static void take(TestRoom room, Step step, Oracles oracles) {
        room.after(step.pause() * 1_000L);
        room.slowest = new Slowness(step.c() % 2_000_000, step.c() % 3_000_000);
        room.reports = step.reports(room.room, room.seq());
        Room before = room.room;
        Origin origin = step.origin(before, room.seq());
        RoomCommand command = step.command(before);
        Decision decision = room.gives(origin, command);
        oracles.check(before, origin, command, decision, room.seq());
        if (decision instanceof Decision.Accepted accepted) {
            Laws.checkEvents(accepted.events(), before, room.room);
            if (origin.op() > 0) {
                assertThat(room.room.decide(command, origin, new Context(room.now, room.seq())))
                        .isEqualTo(new Decision.Repeated(room.seq()));
            }
        } else {
            assertThat(room.room).isSameAs(before);
        }
        if (decision instanceof Decision.Refused refused) {
            assertThat(refused.refusal().detail()).matches("(?s)[A-Za-z].*\\.").hasSizeLessThan(250);
        }
        Laws.check(room.room, room.now);
        noteWhatIsDue(room);
    }

    /** [RM6]: none stays overdue. */
    private static void noteWhatIsDue(TestRoom room) {
        long now = Math.max(room.now, room.room.now());
        if (room.room.nextDeadline().orElse(Long.MAX_VALUE) <= now) {
            assertThat(TestRoom.outcome(room.gives(Origin.ROOM, new ServerCommand.TimePassed())))
                    .isEqualTo("accepted");
            assertThat(room.room.nextDeadline().orElse(Long.MAX_VALUE)).isGreaterThan(now);
            Laws.check(room.room, room.now);
        }
    }

    @Provide
    Arbitrary<List<Step>> steps() {
        return Step.any().list().ofMinSize(1).ofMaxSize(80);
    }

    @Provide
    Arbitrary<Policy> policies() {
        Arbitrary<Integer> number = Arbitraries.integers().between(1, 500);
        return Combinators.combine(number, number, number)
                .as(Step::policy)
                .filter(policy -> policy.problem().isEmpty());
    }
}
