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
     * @param medium that the frame is of; empty: the one that is looked at
     */
    record Pause(OptionalInt frame, String medium) implements TransportCommand {
        public Pause(OptionalInt frame) {
            this(frame, "");
        }

        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.pause(this);
        }
    }

    /**
     * Goes to a frame.
     *
     * @param medium that the frame is of; empty: the one that is looked at
     */
    record Seek(int frame, String medium) implements TransportCommand {
        public Seek(int frame) {
            this(frame, "");
        }

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
     * @param medium that the sender was looking at; empty: the one that is looked at
     */
    record Step(int frames, OptionalInt from, String medium) implements TransportCommand {
        public Step(int frames, OptionalInt from) {
            this(frames, from, "");
        }

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

    /**
     * Sets the frames that are played, first and last included.
     *
     * @param medium that they are of; empty: the one that is looked at
     */
    record SetRange(int inPoint, int outPoint, String medium) implements TransportCommand {
        public SetRange(int inPoint, int outPoint) {
            this(inPoint, outPoint, "");
        }

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
