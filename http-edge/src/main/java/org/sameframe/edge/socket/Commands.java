package org.sameframe.edge.socket;

import java.util.Optional;
import java.util.OptionalInt;
import org.sameframe.room.Limits;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.Signal;
import org.sameframe.room.codec.FromSchema;
import org.sameframe.schema.v1.Command;

/** What clients ask, in the domain's terms. */
final class Commands {
    private Commands() {}

    /**
     * @return empty if this server does not know the command
     * @throws IllegalArgumentException with a sentence, if it has no meaning
     */
    static Optional<RoomCommand> read(Command command) {
        return Optional.ofNullable(
                switch (command.getCommandCase()) {
                    case PLAY -> new RoomCommand.Play();
                    case PAUSE ->
                        new RoomCommand.Pause(
                                command.getPause().hasFrame()
                                        ? OptionalInt.of(command.getPause().getFrame())
                                        : OptionalInt.empty());
                    case SEEK -> new RoomCommand.Seek(command.getSeek().getFrame());
                    case STEP ->
                        new RoomCommand.Step(
                                command.getStep().getFrames(),
                                command.getStep().hasFrom()
                                        ? OptionalInt.of(command.getStep().getFrom())
                                        : OptionalInt.empty());
                    case SET_SPEED ->
                        new RoomCommand.SetSpeed(command.getSetSpeed().getSpeed());
                    case SET_LOOP ->
                        new RoomCommand.SetLoop(
                                FromSchema.loop(command.getSetLoop().getLoop()));
                    case SET_RANGE ->
                        new RoomCommand.SetRange(
                                command.getSetRange().getInPoint(),
                                command.getSetRange().getOutPoint());
                    case ADD_MEDIUM ->
                        new RoomCommand.AddMedium(
                                FromSchema.medium(command.getAddMedium().getMedium()));
                    case SELECT_MEDIUM ->
                        new RoomCommand.SelectMedium(command.getSelectMedium().getMedium());
                    case RENAME -> new RoomCommand.Rename(command.getRename().getName());
                    case LEAVE -> new RoomCommand.Leave();
                    case COMMAND_NOT_SET -> null;
                });
    }

    /** @return empty if this server does not know the signal, or it has no meaning */
    static Optional<Signal> read(org.sameframe.schema.v1.Signal signal) {
        return switch (signal.getSignalCase()) {
            case SCRUB ->
                Optional.of(signal.getScrub().getFrame())
                        .filter(Commands::isFrame)
                        .map(Signal.Scrub::new);
            case STATUS -> {
                org.sameframe.schema.v1.Status status = signal.getStatus();
                boolean isPlausible =
                        status.getRoundTripUs() >= 0 && status.getMedium().length() <= 64 && isFrame(status.getFrame());
                yield isPlausible
                        ? Optional.of(new Signal.Status(
                                status.getRoundTripUs(),
                                status.getFrame(),
                                status.getMedium(),
                                Integer.toUnsignedLong(status.getSeq()),
                                status.getBuffering(),
                                status.getHidden()))
                        : Optional.empty();
            }
            case SIGNAL_NOT_SET -> Optional.empty();
        };
    }

    private static boolean isFrame(int frame) {
        return frame >= 0 && frame < Limits.FRAMES;
    }
}
