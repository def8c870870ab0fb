package org.sameframe.room;

import java.util.Optional;

/** Whether somebody may give a command or send a signal [RO7]. The table that it makes is in docs/SPEC.md. */
final class Permission {
    private Permission() {}

    /** Why not, if so. */
    static Optional<Decision> problem(Room room, Origin origin, RoomCommand command) {
        if (command.right() == Right.SERVER) {
            return origin.isNumbered() ? refused("Only the server itself does this.") : Optional.empty();
        }
        Optional<Participant> sender = room.participant(origin.participant()).filter(Participant::hasPlace);
        if (sender.isEmpty()) {
            return refused("You are not in the room; join it again.");
        }
        if (!room.subscription(origin.participant()).contains(command.category())) {
            return refused("You have switched this off for yourself; switch it on first.");
        }
        return has(room, sender.get(), command.right()) ? Optional.empty() : refused(what(room, command.right()));
    }

    /** Unlike a command, a signal is only for those who are here just now. */
    static boolean permits(Room room, Participant sender, Signal signal) {
        return sender.isHere()
                && !room.isClosed()
                && !(room.isInLobby() && signal.category() == Category.PLAYBACK)
                && signal.isPlausible()
                && room.subscription(sender.id()).contains(signal.category())
                && has(room, sender, signal.right());
    }

    /** Whether a person may drive [CF1]. */
    static boolean drives(Room room, Participant person) {
        return switch (room.policy().driving().control()) {
            case EVERYONE -> person.takesPart();
            case HOST -> person.isHost();
            case LEAD ->
                room.lead().filter(lead -> lead.holder() == person.id()).isPresent();
        };
    }

    private static boolean has(Room room, Participant sender, Right right) {
        return switch (right) {
            case SERVER -> false;
            case BE_HERE -> true;
            case TAKE_PART -> sender.takesPart();
            case DRIVE -> sender.takesPart() && drives(room, sender);
            case HOST -> sender.isHost();
        };
    }

    private static String what(Room room, Right right) {
        if (right == Right.HOST) {
            return "Only a host may do this; ask one.";
        }
        if (right != Right.DRIVE) {
            return "Viewers watch; ask the host to make you a reviewer.";
        }
        return switch (room.policy().driving().control()) {
            case EVERYONE -> "Viewers watch; ask the host to make you a reviewer.";
            case HOST -> "Only the host drives in this room; ask the host.";
            case LEAD -> "You do not have the lead; ask for it first.";
        };
    }

    private static Optional<Decision> refused(String detail) {
        return Optional.of(Decision.forbidden(detail));
    }
}
