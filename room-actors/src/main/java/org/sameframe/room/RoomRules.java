package org.sameframe.room;

import java.util.Optional;

/** Decides a command: whether it may be given, what it does, and what follows from that in the same entry. */
record RoomRules(Room room, Origin origin, Context context) {
    Decision decide(RoomCommand command) {
        return closed(command)
                .or(() -> Permission.problem(room, origin, command))
                .or(() -> Precedence.problem(room, origin, command))
                .orElseGet(() -> complete(command));
    }

    private Decision complete(RoomCommand command) {
        Changes changes = new Changes(room);
        if (command.category() == Category.PLAYBACK) {
            // [PB8]: what has ended has ended, whether or not the deadline was noted yet.
            new Transport(room, context).end(changes);
        }
        Decision decision = command.accept(new Deciders(changes.room(), origin, context));
        if (!(decision instanceof Decision.Accepted accepted)) {
            return decision;
        }
        accepted.events().forEach(changes::take);
        Consequences.follow(changes, context);
        return changes.decision();
    }

    /** [HO5]. */
    private Optional<Decision> closed(RoomCommand command) {
        if (!room.isClosed()) {
            return Optional.empty();
        }
        boolean isHousekeeping = command.right() == Right.SERVER
                && !(command instanceof ServerCommand.Admit
                        || command instanceof ServerCommand.Arrive
                        || command instanceof ServerCommand.Create);
        return Optional.of(
                isHousekeeping
                        ? Decision.UNCHANGED
                        : Decision.refused(
                                RefusalCode.CLOSED, "The room was closed for good; its record stays. Make a new one."));
    }

    /** Who decides which kind of command. */
    private record Deciders(Room room, Origin origin, Context context) implements RoomCommand.Cases<Decision> {
        @Override
        public Decision server(ServerCommand command) {
            return command.accept(new Housekeeping(room, context));
        }

        @Override
        public Decision transport(TransportCommand command) {
            return room.isInLobby()
                    ? Decision.forbidden("The room is in its lobby; nothing plays until a host starts.")
                    : command.accept(new Transport(room, context));
        }

        @Override
        public Decision playlist(PlaylistCommand command) {
            return command.accept(new Playlist(room, context));
        }

        @Override
        public Decision picture(PictureCommand command) {
            return command.accept(new Picture(room));
        }

        @Override
        public Decision person(PersonCommand command) {
            return command.accept(new Self(room, sender(), context));
        }

        @Override
        public Decision lead(LeadCommand command) {
            return command.accept(new Lease(room, sender()));
        }

        @Override
        public Decision host(HostCommand command) {
            return command.accept(new Hosting(room, sender(), context));
        }

        @Override
        public Decision annotation(AnnotationCommand command) {
            return command.accept(new Drawings(room, sender(), context));
        }

        @Override
        public Decision note(NoteCommand command) {
            return command.accept(new Notebook(room, sender(), context));
        }

        /** {@link Permission} has seen that there is one. */
        private Participant sender() {
            return room.participant(origin.participant()).orElseThrow();
        }
    }
}
