package org.sameframe.room;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Sends each command to who decides it, after asking whether its sender may give it [RO7]. */
record RoomRules(Room room, Origin origin, Context context) implements RoomCommand.Cases<Decision> {
    /** [RM8], [RM9]. */
    @Override
    public Decision create(RoomCommand.Create command) {
        if (room.exists()) {
            return Decision.invalid("The room exists already; join it.");
        }
        String title = command.title().strip();
        String name = command.hostName().strip();
        return Texts.problem("title", title, 0, Limits.TITLE_LENGTH)
                .or(() -> Texts.problem("name", name, 1, Limits.NAME_LENGTH))
                .or(() -> Playlist.problem(command.medium()))
                .or(command.policy()::problem)
                .orElseGet(() -> {
                    Medium medium = command.medium().withId("m1");
                    return accepted(
                            new RoomCard(title, context.now()),
                            command.policy(),
                            medium,
                            Playback.loaded(medium, LoopMode.LOOP, context.now()),
                            new Roster(List.of(), command.policy(), context.now()).newcomer(name, Role.HOST));
                });
    }

    @Override
    public Decision admit(RoomCommand.Admit command) {
        return room.exists() ? roster().admit(command.name(), Role.REVIEWER) : nowhere();
    }

    @Override
    public Decision arrive(RoomCommand.Arrive command) {
        return room.participant(command.participant()).map(roster()::arrive).orElseGet(RoomRules::nowhere);
    }

    @Override
    public Decision depart(RoomCommand.Depart command) {
        return room.participant(command.participant()).map(roster()::depart).orElseGet(RoomRules::nowhere);
    }

    @Override
    public Decision restarted(RoomCommand.Restarted command) {
        return roster().restarted();
    }

    @Override
    public Decision timePassed(RoomCommand.TimePassed command) {
        List<RoomEvent> events = new ArrayList<>(roster().overdue());
        if (hasEnded()) {
            transport().ifPresent(transport -> events.add(new RoomEvent.Put(transport.playback())));
        }
        return Decision.of(events);
    }

    @Override
    public Decision play(RoomCommand.Play command) {
        return drive(Transport::play);
    }

    @Override
    public Decision pause(RoomCommand.Pause command) {
        return drive(transport -> transport.pause(command.frame()));
    }

    @Override
    public Decision seek(RoomCommand.Seek command) {
        return drive(transport -> transport.seek(command.frame()));
    }

    @Override
    public Decision step(RoomCommand.Step command) {
        return drive(transport -> transport.step(command.frames(), command.from()));
    }

    @Override
    public Decision setSpeed(RoomCommand.SetSpeed command) {
        return drive(transport -> transport.setSpeed(command.speed()));
    }

    @Override
    public Decision setLoop(RoomCommand.SetLoop command) {
        return drive(transport -> transport.setLoop(command.loop()));
    }

    @Override
    public Decision setRange(RoomCommand.SetRange command) {
        return drive(transport -> transport.setRange(command.inPoint(), command.outPoint()));
    }

    /** [ME2]. */
    @Override
    public Decision addMedium(RoomCommand.AddMedium command) {
        return driver(sender -> {
            int count = room.media().size();
            if (count >= Limits.MEDIA) {
                return Decision.refused(
                        RefusalCode.LIMIT, "The room has %d media already, the most it can.".formatted(Limits.MEDIA));
            }
            return Playlist.problem(command.medium())
                    .orElseGet(() -> Decision.put(command.medium().withId("m" + (count + 1))));
        });
    }

    /** [ME3]: starts paused on its first frame, with the whole of it as the range. */
    @Override
    public Decision selectMedium(RoomCommand.SelectMedium command) {
        return drive(transport -> transport.playback().medium().equals(command.medium())
                ? Decision.UNCHANGED
                : room.medium(command.medium())
                        .map(medium -> Decision.put(
                                Playback.loaded(medium, transport.playback().loop(), context.now())))
                        .orElseGet(() -> Decision.invalid("The room has no such medium; add it first.")));
    }

    /** [RO8]. */
    @Override
    public Decision rename(RoomCommand.Rename command) {
        String name = command.name().strip();
        return sender(sender -> Texts.problem("name", name, 1, Limits.NAME_LENGTH)
                .orElseGet(() -> sender.name().equals(name) ? Decision.UNCHANGED : Decision.put(sender.named(name))));
    }

    /** [RO9]. */
    @Override
    public Decision leave(RoomCommand.Leave command) {
        return sender(sender -> Decision.put(sender.gone()));
    }

    private Decision drive(Function<Transport, Decision> decide) {
        return driver(sender -> transport().map(decide).orElseGet(RoomRules::nowhere));
    }

    private Decision driver(Function<Participant, Decision> decide) {
        return sender(sender -> sender.mayDrive()
                ? decide.apply(sender)
                : Decision.refused(RefusalCode.FORBIDDEN, "Viewers watch; ask the host to make you a reviewer."));
    }

    private Decision sender(Function<Participant, Decision> decide) {
        return room.participant(origin.participant())
                .filter(Participant::hasPlace)
                .map(decide)
                .orElseGet(() -> Decision.refused(RefusalCode.FORBIDDEN, "You are not in the room; join it again."));
    }

    /** [PB8]: what has ended is paused, whether or not the deadline was noted yet. */
    private Optional<Transport> transport() {
        return room.playback()
                .map(playback -> hasEnded() ? playback.ended(context.now()) : playback)
                .flatMap(playback -> room.medium(playback.medium())
                        .map(medium -> new Transport(playback, medium, room.policy(), context)));
    }

    private boolean hasEnded() {
        return room.end().orElse(Long.MAX_VALUE) <= context.now();
    }

    private Roster roster() {
        return new Roster(room.participants(), room.policy(), context.now());
    }

    private static Decision accepted(Value... values) {
        return Decision.of(
                Arrays.stream(values).<RoomEvent>map(RoomEvent.Put::new).toList());
    }

    private static Decision nowhere() {
        return Decision.refused(RefusalCode.UNKNOWN_ROOM, "No room has this code; check the link.");
    }
}
