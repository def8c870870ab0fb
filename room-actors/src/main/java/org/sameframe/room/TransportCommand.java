package org.sameframe.room;

import java.util.OptionalInt;

/** Moves the playhead. */
public sealed interface TransportCommand extends RoomCommand {
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(RoomCommand.Cases<R> cases) {
        return cases.transport(this);
    }

    @Override
    default Right right() {
        return Right.DRIVE;
    }

    @Override
    default Category category() {
        return Category.PLAYBACK;
    }

    @Override
    default boolean isContested() {
        return true;
    }

    record Play() implements TransportCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.play(this);
        }
    }

    /**
     * Stops.
     *
     * @param frame the one that the sender was showing; empty: the room's own playhead counts
     */
    record Pause(OptionalInt frame) implements TransportCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.pause(this);
        }
    }

    record Seek(int frame) implements TransportCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.seek(this);
        }
    }

    /**
     * Stops, and moves by whole frames.
     *
     * @param frames how many; negative is back; not 0
     * @param from the frame that the sender was showing; empty: the room's own playhead counts
     */
    record Step(int frames, OptionalInt from) implements TransportCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.step(this);
        }
    }

    /**
     * Changes speed and direction.
     *
     * @param speed thousandths, not 0, at most {@link Limits#SPEED} either way
     */
    record SetSpeed(int speed) implements TransportCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.setSpeed(this);
        }
    }

    record SetLoop(LoopMode loop) implements TransportCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.setLoop(this);
        }
    }

    /** Sets the frames that are played, first and last included. */
    record SetRange(int inPoint, int outPoint) implements TransportCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.setRange(this);
        }
    }

    /** One case for each of them. */
    interface Cases<R> {
        R play(Play command);

        R pause(Pause command);

        R seek(Seek command);

        R step(Step command);

        R setSpeed(SetSpeed command);

        R setLoop(SetLoop command);

        R setRange(SetRange command);
    }
}
