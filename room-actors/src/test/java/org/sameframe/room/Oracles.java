package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What docs/SPEC.md says must become of a command, worked out anew from what happened before, and not by the code that
 * decides: which operations were accepted, what hosts changed when, who may do what.
 */
final class Oracles {
    /** SPEC's table of who may do what: d who drives, t who takes part, h hosts, e everybody. */
    private static final Map<String, Character> RIGHTS = new HashMap<>();

    static {
        Map.of(
                        'd',
                        "Play Pause Seek Step SetSpeed SetLoop SetRange AddMedium SelectMedium Advance MoveShot RemoveShot"
                                + " SetView SetGrade",
                        't',
                        "SetShotStatus AddAnnotation ChangeAnnotation RemoveAnnotation ClearAnnotations AddNote Reply"
                                + " SetNoteStatus Say EditNote RemoveNote RequestLead ReturnLead HandLead",
                        'e',
                        "Rename Leave SetOutOfSync Subscribe SetReady",
                        'h',
                        "Start LetIn Kick SetRole TransferHost Lock SetPolicy CloseRoom")
                .forEach((right, names) -> List.of(names.split(" ")).forEach(name -> RIGHTS.put(name, right)));
    }

    /** [CF4]. */
    private static final Set<String> CONTESTED = Set.of(
            "Play",
            "Pause",
            "Seek",
            "Step",
            "SetSpeed",
            "SetLoop",
            "SetRange",
            "SelectMedium",
            "Advance",
            "MoveShot",
            "RemoveShot",
            "SetShotStatus",
            "SetView",
            "SetGrade");

    private static final Map<String, Category> SUBJECTS = new HashMap<>();

    static {
        Map.of(
                        Category.PLAYBACK,
                        "Play Pause Seek Step SetSpeed SetLoop SetRange SelectMedium Advance",
                        Category.MEDIA,
                        "AddMedium MoveShot RemoveShot SetShotStatus",
                        Category.VIEW,
                        "SetView",
                        Category.GRADE,
                        "SetGrade",
                        Category.ANNOTATIONS,
                        "AddAnnotation ChangeAnnotation RemoveAnnotation ClearAnnotations",
                        Category.NOTES,
                        "AddNote Reply SetNoteStatus Say EditNote RemoveNote")
                .forEach((category, names) -> List.of(names.split(" ")).forEach(name -> SUBJECTS.put(name, category)));
    }

    private record HostChange(long seq, Set<Category> categories) {}

    private final Map<String, TreeMap<Long, Long>> accepted = new HashMap<>();
    private final List<HostChange> hostChanges = new ArrayList<>();

    /** What is to be said without deciding anew [OP1], [OP2], [OP3]; empty if the operation is new. */
    private Optional<Decision> known(Origin origin) {
        TreeMap<Long, Long> of = accepted.getOrDefault(key(origin), new TreeMap<>());
        if (of.isEmpty() || origin.op() > of.lastKey()) {
            return Optional.empty();
        }
        long seq = of.getOrDefault(origin.op(), 0L);
        boolean isRemembered = seq > 0 && of.lastKey() - origin.op() < 64;
        return Optional.of(
                isRemembered ? new Decision.Repeated(seq) : Decision.refused(RefusalCode.NOT_APPLIED, "any"));
    }

    /** Checks a decision, and remembers what came of it. */
    void check(Room before, Origin origin, RoomCommand command, Decision decision, long seq) {
        if (origin.op() > 0) {
            Optional<Decision> known = known(origin);
            if (known.isPresent()) {
                assertThat(TestRoom.outcome(decision)).isEqualTo(TestRoom.outcome(known.get()));
                if (known.get() instanceof Decision.Repeated) {
                    assertThat(decision).isEqualTo(known.get());
                }
                return;
            }
            assertThat(TestRoom.outcome(decision)).isNotIn("repeated", "not-applied");
            if (!before.isClosed()) {
                checkRights(before, origin, command, decision);
                checkPrecedence(before, origin, command, decision);
            }
        }
        if (decision instanceof Decision.Accepted done) {
            if (origin.op() > 0) {
                accepted.computeIfAbsent(key(origin), key -> new TreeMap<>()).put(origin.op(), seq);
            }
            if (before.participant(origin.participant())
                    .filter(person -> person.role() == Role.HOST)
                    .isPresent()) {
                Set<Category> categories = new HashSet<>();
                done.events().forEach(event -> categories.add(event.category()));
                hostChanges.add(new HostChange(seq, categories));
            }
        }
    }

    /** [RO7], [SU3]: what the table forbids is forbidden; what it allows may still be refused, but not for that reason. */
    private static void checkRights(Room room, Origin origin, RoomCommand command, Decision decision) {
        String name = command.getClass().getSimpleName();
        boolean may = room.participant(origin.participant())
                .filter(person -> may(room, person, name))
                .isPresent();
        if (!may) {
            assertThat(TestRoom.outcome(decision)).as(name).isEqualTo("forbidden");
        } else if (CONTESTED.contains(name) && !room.isInLobby()) {
            assertThat(TestRoom.outcome(decision)).as(name).isNotEqualTo("forbidden");
        }
    }

    private static boolean may(Room room, Participant person, String name) {
        boolean isIn = person.presence() != Presence.GONE && person.admission() == Admission.ADMITTED;
        boolean isOn = !SUBJECTS.containsKey(name)
                || room.values().stream()
                        .noneMatch(value -> value instanceof Subscription some
                                && some.participant() == person.id()
                                && some.off().contains(SUBJECTS.get(name)));
        boolean isHost = person.role() == Role.HOST;
        boolean has = switch (RIGHTS.getOrDefault(name, 'h')) {
            case 'h' -> isHost;
            case 't' -> person.role() != Role.VIEWER;
            case 'd' ->
                switch (room.policy().driving().control()) {
                    case EVERYONE -> person.role() != Role.VIEWER;
                    case HOST -> isHost;
                    case LEAD ->
                        room.lead().filter(lead -> lead.holder() == person.id()).isPresent();
                };
            default -> true;
        };
        return isIn && isOn && has;
    }

    /** [CF2], [CF3]. */
    private void checkPrecedence(Room room, Origin origin, RoomCommand command, Decision decision) {
        if (TestRoom.outcome(decision).equals("forbidden")) {
            return;
        }
        String name = command.getClass().getSimpleName();
        long first = hostChanges.stream()
                .filter(change -> change.categories().contains(SUBJECTS.get(name)))
                .mapToLong(HostChange::seq)
                .max()
                .orElse(0);
        boolean isHost = room.participant(origin.participant()).orElseThrow().role() == Role.HOST;
        boolean expected = CONTESTED.contains(name)
                && room.policy().driving().conflict() == Conflict.HOST_WINS
                && !isHost
                && origin.base() > 0
                && first > origin.base();
        assertThat(TestRoom.outcome(decision).equals("superseded")).as(name).isEqualTo(expected);
        if (expected) {
            assertThat(((Decision.Refused) decision).refusal().supersededBy()).isEqualTo(first);
        }
    }

    private static String key(Origin origin) {
        return origin.participant() + "/" + origin.instance();
    }
}
