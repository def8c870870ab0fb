package org.sameframe.room;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;

/** Decides who is there. */
record Roster(List<Participant> people, Policy policy, long now) {
    /** How long an admitted person may take to connect: time to read an invitation page, not to book a place. */
    private static final long EXPECTED_US = 120_000_000L;

    /** [RO2], [RO3], [WR1], [JW7], [JW8], [JW11], [PN8]. */
    Decision admit(ServerCommand.Admit command) {
        return people.stream()
                .filter(person -> person.isOf(command.account()))
                .findFirst()
                .map(known -> admitAgain(known, command.name().strip()))
                .orElseGet(() -> admitNew(command));
    }

    /** The same account is the same participant, on whatever device; its name is what its platform says now. */
    private Decision admitAgain(Participant known, String name) {
        if (known.admission() == Admission.REMOVED) {
            return removed();
        }
        boolean isNew = !known.name().equals(name);
        Participant named = isNew ? known.named(name) : known;
        return Texts.problem("name", name, 1, Limits.NAME_LENGTH)
                .filter(problem -> isNew)
                .orElseGet(() -> known.presence() == Presence.GONE
                        ? back(named.expectedUntil(now + EXPECTED_US))
                        : isNew ? Decision.put(named) : Decision.UNCHANGED);
    }

    /** Who comes as a host need not be let in by one. */
    private Decision admitNew(ServerCommand.Admit command) {
        boolean isHost = command.role() == Role.HOST;
        boolean mustWait = command.mustWait() || (policy.entrance().waitingRoom() && !isHost);
        String name = command.name();
        if (policy.entrance().locked() && !isHost) {
            return locked();
        }
        if (!mustWait && isFull()) {
            return full();
        }
        if (people.size() >= Limits.PARTICIPANTS_EVER) {
            return Decision.limit(
                    "%d people have been in this room; make a new one.".formatted(Limits.PARTICIPANTS_EVER));
        }
        if (mustWait && isCrowded()) {
            return crowded();
        }
        return Texts.problem("name", name.strip(), 1, Limits.NAME_LENGTH)
                .orElseGet(() -> Decision.put(newcomer(
                                name,
                                command.role(),
                                mustWait ? Admission.WAITING : Admission.ADMITTED,
                                command.account())
                        .toArray(Value[]::new)));
    }

    /** Somebody new, and what is on for them [SU1]. */
    List<Value> newcomer(String name, Role role, Admission admission, Account account) {
        int id = people.size() + 1;
        List<Value> values = new ArrayList<>();
        values.add(new Participant(id, name.strip(), role, freeColor(0), Presence.EXPECTED, now + EXPECTED_US)
                .with(admission)
                .of(account));
        if (!policy.off().isEmpty()) {
            values.add(new Subscription(id, policy.off()));
        }
        return values;
    }

    /** [RO4]: who comes back is the same person; who is gone needs a free place, and perhaps another colour [RO10]. */
    Decision arrive(Participant participant) {
        if (participant.admission() == Admission.REMOVED) {
            return removed();
        }
        if (participant.presence() == Presence.HERE) {
            return Decision.UNCHANGED;
        }
        if (participant.presence() != Presence.GONE) {
            return Decision.put(participant.here(now));
        }
        return back(participant.here(now));
    }

    /** Somebody who was gone, and as they would be from now on. */
    private Decision back(Participant returned) {
        if (policy.entrance().locked() && !returned.isHost()) {
            return locked();
        }
        if (returned.isWaiting()) {
            return isCrowded() ? crowded() : Decision.put(returned);
        }
        return isFull() ? full() : Decision.put(returned.colored(freeColor(returned.color())));
    }

    /** [RO5]: who is lost has the grace time to come back. */
    Decision depart(Participant participant) {
        return participant.presence() == Presence.HERE ? Decision.put(away(participant)) : Decision.UNCHANGED;
    }

    /** [RO6]: a restart counts as everybody's disconnect, not as leaving. */
    Decision restarted() {
        return Decision.put(changed(p -> p.presence() == Presence.HERE, this::away));
    }

    /** [RO5]. */
    List<Participant> overdue() {
        return List.of(changed(p -> p.isDue(now), Participant::gone));
    }

    /** [WR2], [RO12]: from the waiting room, or after a removal. */
    Decision letIn(Participant participant) {
        if (participant.admission() == Admission.ADMITTED) {
            return Decision.UNCHANGED;
        }
        Participant admitted = participant.with(Admission.ADMITTED);
        if (participant.presence() == Presence.GONE) {
            // May come back, and takes a place only then.
            return Decision.put(admitted);
        }
        if (isFull()) {
            return full();
        }
        Participant colored = admitted.colored(freeColor(participant.color()));
        return Decision.put(
                participant.presence() == Presence.HERE ? colored.here(now) : colored.expectedUntil(now + EXPECTED_US));
    }

    private Participant[] changed(Predicate<Participant> whose, Function<Participant, Participant> change) {
        return people.stream().filter(whose).map(change).toArray(Participant[]::new);
    }

    private Participant away(Participant participant) {
        return participant.awayUntil(now + policy.graceMs() * 1_000L);
    }

    private boolean isCrowded() {
        return people.stream()
                        .filter(p -> p.isWaiting() && p.presence() != Presence.GONE)
                        .count()
                >= Limits.WAITING;
    }

    private static Decision crowded() {
        return Decision.limit("%d people wait already; try again later.".formatted(Limits.WAITING));
    }

    private boolean isFull() {
        return people.stream().filter(Participant::hasPlace).count() >= policy.maxParticipants();
    }

    private Decision full() {
        return Decision.refused(
                RefusalCode.ROOM_FULL,
                "All %d places are taken; ask the host, or try again when somebody has left."
                        .formatted(policy.maxParticipants()));
    }

    private static Decision removed() {
        return Decision.forbidden("A host has removed you from this room; ask the host to let you in again.");
    }

    private static Decision locked() {
        return Decision.refused(
                RefusalCode.LOCKED, "The room is locked, nobody new comes in; ask the host to unlock it.");
    }

    /** [RO10]: the wanted one, or the first that nobody with a place has; when there is none, they go round. */
    private int freeColor(int wanted) {
        BitSet taken = new BitSet();
        people.stream().filter(Participant::hasPlace).forEach(p -> taken.set(p.color()));
        int free = taken.get(wanted) ? taken.nextClearBit(0) : wanted;
        return free < Participant.COLORS ? free : people.size() % Participant.COLORS;
    }
}
