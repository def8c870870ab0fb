package org.sameframe.loadtests.durability;

import static org.sameframe.loadtests.durability.Findings.Rule.DU3;

import java.util.List;
import org.sameframe.loadtests.client.Evidence;
import org.sameframe.loadtests.client.Position;
import org.sameframe.schema.v1.Participant;
import org.sameframe.schema.v1.Role;
import org.sameframe.schema.v1.Value;

/** Compares the clients of one room with each other when it is quiet. */
final class RoomCheck {
    private final Findings findings;

    RoomCheck(Findings findings) {
        this.findings = findings;
    }

    /** @param room all clients of one room, none with anything pending */
    void check(List<Evidence> room) {
        Evidence first = room.get(0);
        for (Evidence other : room) {
            if (!other.values().equals(first.values())) {
                violated(other, "shows %s, others %s".formatted(other.values(), first.values()));
            }
            String key = "participant/" + other.admission().participant();
            Value value = first.values().get(key);
            Participant person = value == null ? Participant.getDefaultInstance() : value.getParticipant();
            if (!person.getName().equals(other.admission().name())) {
                violated(
                        other,
                        "is %s, not %s".formatted(person, other.admission().name()));
            }
            Role role = other.admission().participant() == 1 ? Role.ROLE_HOST : Role.ROLE_REVIEWER;
            if (person.getRole() != role) {
                violated(other, "is %s, not %s".formatted(person.getRole(), role));
            }
        }
    }

    /** Nothing but the presence of people has changed since. */
    void checkKept(List<Evidence> room, Quiet before) {
        Evidence now = room.get(0);
        before.values().forEach((key, value) -> {
            boolean isPerson = key.startsWith("participant/");
            if (!isPerson && !value.equals(now.values().get(key))) {
                violated(
                        now,
                        "%s was %s, is %s".formatted(key, value, now.values().get(key)));
            }
        });
    }

    /** Where a room was when it was quiet. */
    record Quiet(Position position, java.util.Map<String, Value> values) {
        static Quiet of(Evidence evidence) {
            return new Quiet(evidence.through(), evidence.values());
        }
    }

    private void violated(Evidence evidence, String what) {
        findings.violated(
                DU3,
                "%s, participant %d: %s"
                        .formatted(
                                evidence.admission().code(),
                                evidence.admission().participant(),
                                what));
    }
}
