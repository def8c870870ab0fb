package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What holds in every room after every command, whatever came before, as docs/SPEC.md says it. */
final class Laws {
    private Laws() {}

    /** Each event is of its own key, and makes a difference; the state has just these changes [RM1]. */
    static void checkEvents(List<RoomEvent> events, Room before, Room after) {
        Set<String> keys = new HashSet<>();
        assertThat(events).isNotEmpty().allSatisfy(event -> {
            assertThat(keys.add(event.key())).as(event.key()).isTrue();
            assertThat(after.value(event.key())).isNotEqualTo(before.value(event.key()));
            if (event instanceof RoomEvent.Put put) {
                assertThat(after.value(event.key())).contains(put.value());
            } else {
                assertThat(after.value(event.key())).isEmpty();
            }
        });
        Predicate<Value> untouched = value -> !keys.contains(value.key());
        assertThat(after.values().stream().filter(untouched))
                .isEqualTo(before.values().stream().filter(untouched).toList());
    }

    static void check(Room room, long now) {
        Room restored = Room.restored(room.values(), room.operations(), room.touches(), room.now());
        assertThat(restored).isEqualTo(room);
        assertThat(restored.operations()).isEqualTo(room.operations());
        if (room.exists()) {
            playback(room);
            roster(room);
            lead(room);
            gate(room);
            host(room);
            playlist(room);
            texts(room);
        }
        if (room.isClosed()) {
            assertThat(room.nextDeadline()).isEmpty();
        }
    }

    private static void playback(Room room) {
        Playback playback = room.playback().orElseThrow();
        Medium medium = room.medium(playback.medium()).orElseThrow();
        assertThat(playback.frame()).isBetween(playback.inPoint(), playback.outPoint());
        assertThat(playback.phase()).isBetween(0, 999_999);
        assertThat(playback.inPoint()).isNotNegative();
        assertThat(playback.outPoint()).isLessThan(medium.frames());
        assertThat(playback.speed()).isNotZero();
        if (room.isClosed()) {
            assertThat(playback.playing()).isFalse();
        }
    }

    private static void roster(Room room) {
        List<Participant> people = room.participants();
        assertThat(people)
                .allSatisfy(p -> assertThat(p.until() > 0)
                        .isEqualTo(p.presence() == Presence.EXPECTED || p.presence() == Presence.AWAY))
                .allSatisfy(p -> assertThat(p.since() > 0).isEqualTo(p.presence() == Presence.HERE));
        assertThat(people.stream().filter(Participant::hasPlace).map(Participant::color))
                .doesNotHaveDuplicates();
        assertThat(people.stream()
                        .filter(p -> !p.hasPlace())
                        .noneMatch(p -> room.ready(p.id()).isPresent()))
                .isTrue();
        assertThat(people.stream().filter(p -> p.presence() == Presence.GONE).noneMatch(Participant::outOfSync))
                .isTrue();
    }

    /** [LD1], [LD4], [LD5]. */
    private static void lead(Room room) {
        boolean isWanted = room.policy().driving().control() == Control.LEAD && !room.isClosed();
        assertThat(room.lead().isPresent()).isEqualTo(isWanted);
        room.lead().ifPresent(lead -> {
            assertThat(lead.requests()).doesNotHaveDuplicates().doesNotContain(lead.holder());
            assertThat(lead.requests()).allMatch(id -> mayLead(room, id));
            if (lead.holder() == 0) {
                assertThat(lead.requests())
                        .noneMatch(id -> room.participant(id)
                                .filter(p -> p.presence() == Presence.HERE)
                                .isPresent());
            } else {
                assertThat(mayLead(room, lead.holder())).isTrue();
            }
        });
    }

    private static boolean mayLead(Room room, int id) {
        return room.participant(id)
                .filter(p -> p.hasPlace() && p.role() != Role.VIEWER)
                .isPresent();
    }

    /** [GA1], [GA2], [GA3], [OS2]. */
    private static void gate(Room room) {
        room.gate().ifPresent(gate -> {
            assertThat(room.playback().orElseThrow().playing()).isFalse();
            assertThat(room.isClosed()).isFalse();
            List<Integer> followers = room.participants().stream()
                    .filter(p -> p.presence() == Presence.HERE && p.hasPlace() && !p.outOfSync())
                    .map(Participant::id)
                    .filter(id -> room.subscription(id).contains(Category.PLAYBACK))
                    .toList();
            // Who was waited for and is away may come back.
            List<Integer> here = gate.waitingFor().stream()
                    .filter(id -> room.participant(id)
                            .filter(p -> p.presence() != Presence.AWAY)
                            .isPresent())
                    .toList();
            assertThat(gate.waitingFor()).isNotEmpty().doesNotHaveDuplicates();
            assertThat(here).isSubsetOf(followers);
            assertThat(gate.waitingFor())
                    .allMatch(id ->
                            room.participant(id).filter(Participant::hasPlace).isPresent());
            if (gate.reason() == GateReason.UNREADY) {
                assertThat(room.policy().gates().readyMs()).isPositive();
                Medium medium =
                        room.medium(room.playback().orElseThrow().medium()).orElseThrow();
                assertThat(here)
                        .containsExactlyInAnyOrderElementsOf(followers.stream()
                                .filter(id -> room.ready(id)
                                        .filter(r -> r.ready()
                                                && r.medium().equals(medium.id())
                                                && r.frames() == medium.frames())
                                        .isEmpty())
                                .toList());
            } else {
                assertThat(room.policy().gates().stalledMs()).isPositive();
            }
        });
    }

    /** [HO1], [HO6]. */
    private static void host(Room room) {
        assertThat(room.participants()).anyMatch(p -> p.role() == Role.HOST);
        boolean isHere = room.participants().stream()
                .anyMatch(p -> p.role() == Role.HOST && p.hasPlace() && p.presence() != Presence.AWAY);
        boolean isMissed = !isHere && room.policy().hosting().absence() != HostAbsence.KEEP && !room.isClosed();
        assertThat(room.vacancy().isPresent()).isEqualTo(isMissed);
    }

    /** [PL1], [PL4]. */
    private static void playlist(Room room) {
        List<Shot> shots = room.shots();
        assertThat(shots).extracting(Shot::rank).doesNotHaveDuplicates().isSorted();
        assertThat(shots).allSatisfy(shot -> assertThat(shot.versions()).contains(shot.chosen()));
        assertThat(shots.stream().flatMap(shot -> shot.versions().stream()))
                .doesNotHaveDuplicates()
                .allMatch(medium -> room.medium(medium).isPresent());
    }

    private static void texts(Room room) {
        assertThat(room.chat().size()).isLessThanOrEqualTo(200);
        assertThat(room.notes())
                .allMatch(note -> note.parent().isEmpty()
                        || room.note(note.parent())
                                .filter(parent -> parent.parent().isEmpty())
                                .isPresent());
        assertThat(room.annotations())
                .allMatch(drawn -> room.medium(drawn.medium())
                        .filter(medium -> medium.contains(drawn.firstFrame()) && medium.contains(drawn.lastFrame()))
                        .isPresent());
    }
}
