package org.sameframe.room;

/** What can be asked of a room; each kind has an interface of its own. */
public sealed interface RoomCommand
        permits ServerCommand,
                TransportCommand,
                PlaylistCommand,
                PictureCommand,
                PersonCommand,
                LeadCommand,
                HostCommand,
                AnnotationCommand,
                NoteCommand {
    <R> R accept(Cases<R> cases);

    /** What it takes to give it [RO7]. */
    Right right();

    /** What it changes; with that category off, its sender may not give it [SU3]. */
    Category category();

    /** Whether it changes what a host may have changed meanwhile, so that it can be superseded [CF2]. */
    default boolean isContested() {
        return false;
    }

    /** One case for each kind of command; a new one breaks the build wherever it is not handled. */
    interface Cases<R> {
        R server(ServerCommand command);

        R transport(TransportCommand command);

        R playlist(PlaylistCommand command);

        R picture(PictureCommand command);

        R person(PersonCommand command);

        R lead(LeadCommand command);

        R host(HostCommand command);

        R annotation(AnnotationCommand command);

        R note(NoteCommand command);
    }
}
