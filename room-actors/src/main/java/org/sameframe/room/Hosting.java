package org.sameframe.room;

import java.util.function.Function;

/** Decides what only hosts may. */
record Hosting(Room room, Participant sender, Context context) implements HostCommand.Cases<Decision> {
    /** [LO1]. */
    @Override
    public Decision start(HostCommand.Start command) {
        return room.isInLobby() ? Decision.of(java.util.List.of(new RoomEvent.Removed(Lobby.KEY))) : Decision.UNCHANGED;
    }

    /** [WR2]. */
    @Override
    public Decision letIn(HostCommand.LetIn command) {
        return person(command.participant(), new Roster(room.participants(), room.policy(), context.now())::letIn);
    }

    /** [RO12], [WR3]. */
    @Override
    public Decision kick(HostCommand.Kick command) {
        if (command.participant() == sender.id()) {
            return Decision.invalid("You cannot remove yourself; leave instead.");
        }
        return person(
                command.participant(), person -> Decision.put(person.gone().with(Admission.REMOVED)));
    }

    /** [HO6]. */
    @Override
    public Decision setRole(HostCommand.SetRole command) {
        return person(command.participant(), person -> {
            boolean isLastHost = person.isHost()
                    && command.role() != Role.HOST
                    && room.participants().stream()
                            .noneMatch(other -> other.id() != person.id() && other.isHost() && other.hasPlace());
            return isLastHost
                    ? Decision.invalid("A room has a host; make somebody else one first.")
                    : Decision.put(person.with(command.role()));
        });
    }

    /** [HO7]. */
    @Override
    public Decision transferHost(HostCommand.TransferHost command) {
        if (command.to() == sender.id()) {
            return Decision.UNCHANGED;
        }
        return person(
                command.to(),
                person -> person.hasPlace()
                        ? Decision.put(person.with(Role.HOST), sender.with(Role.REVIEWER))
                        : Decision.invalid("The other is not in the room; choose somebody who is."));
    }

    /** [RO13]. */
    @Override
    public Decision lock(HostCommand.Lock command) {
        return Decision.put(room.policy().locked(command.locked()));
    }

    /** [RM9]. */
    @Override
    public Decision setPolicy(HostCommand.SetPolicy command) {
        return command.policy().problem().orElseGet(() -> Decision.put(command.policy()));
    }

    /** [HO5]. */
    @Override
    public Decision closeRoom(HostCommand.CloseRoom command) {
        Changes changes = new Changes(room);
        Closing.close(changes, context.now());
        return changes.decision();
    }

    private Decision person(int id, Function<Participant, Decision> decide) {
        return room.participant(id)
                .map(decide)
                .orElseGet(() -> Decision.invalid("participant: %d is not in the room's roster.".formatted(id)));
    }
}
