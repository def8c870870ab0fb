package org.sameframe.room;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** Decides who has the lead [LD1]. */
record Lease(Room room, Participant sender) implements LeadCommand.Cases<Decision> {
    /** [LD2]: free, it is given at once. */
    @Override
    public Decision requestLead(LeadCommand.RequestLead command) {
        return lead(lead -> {
            if (lead.holder() == sender.id() || lead.requests().contains(sender.id())) {
                return Decision.UNCHANGED;
            }
            List<Integer> requests = new ArrayList<>(lead.requests());
            requests.add(sender.id());
            return Decision.put(new Lead(lead.holder(), requests));
        });
    }

    /** [LD3]: who holds it hands it over, and hosts do in any case. */
    @Override
    public Decision handLead(LeadCommand.HandLead command) {
        return lead(lead -> {
            if (lead.holder() != sender.id() && !sender.isHost()) {
                return Decision.forbidden("Somebody else has the lead; ask for it instead.");
            }
            return room.participant(command.to()).filter(Lease::mayHold).isEmpty()
                    ? Decision.invalid("participant: %d cannot lead (expected: a host or reviewer in the room)."
                            .formatted(command.to()))
                    : Decision.put(new Lead(command.to(), without(lead.requests(), command.to())));
        });
    }

    /** [LD4]: the first who asked and is here gets it, or nobody. */
    @Override
    public Decision returnLead(LeadCommand.ReturnLead command) {
        return lead(lead -> Decision.put(
                new Lead(lead.holder() == sender.id() ? 0 : lead.holder(), without(lead.requests(), sender.id()))));
    }

    /** [LD5]: it lapses with its holder, and is given to the first who asked and is here. */
    static void follow(Changes changes) {
        Room room = changes.room();
        if (!room.exists() || room.policy().driving().control() != Control.LEAD) {
            changes.remove(Lead.KEY);
            return;
        }
        Optional<Lead> old = room.lead();
        List<Integer> requests = old.map(Lead::requests).orElse(List.of()).stream()
                .filter(id -> is(room, id, Lease::mayHold))
                .toList();
        int holder = old.map(Lead::holder).orElseGet(() -> firstHost(room));
        if (!is(room, holder, Lease::mayHold)) {
            holder = requests.stream()
                    .filter(id -> is(room, id, Participant::isHere))
                    .findFirst()
                    .orElse(0);
        }
        changes.put(new Lead(holder, without(requests, holder)));
    }

    private Decision lead(Function<Lead, Decision> decide) {
        return room.lead()
                .map(decide)
                .orElseGet(() -> Decision.invalid("This room has no lead; its policy says who drives."));
    }

    private static int firstHost(Room room) {
        return room.participants().stream()
                .filter(p -> p.isHost() && p.hasPlace())
                .mapToInt(Participant::id)
                .findFirst()
                .orElse(0);
    }

    private static boolean mayHold(Participant person) {
        return person.hasPlace() && person.takesPart();
    }

    private static boolean is(Room room, int id, Predicate<Participant> what) {
        return room.participant(id).filter(what).isPresent();
    }

    private static List<Integer> without(List<Integer> ids, int id) {
        return ids.stream().filter(some -> some != id).toList();
    }
}
