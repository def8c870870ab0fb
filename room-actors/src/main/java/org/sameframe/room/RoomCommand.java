package org.sameframe.room;

import java.util.OptionalInt;

/** What can be asked of a room. */
public sealed interface RoomCommand {
    <R> R accept(Cases<R> cases);

    /** The first command of a room. */
    record Create(String title, String hostName, Medium medium, Policy policy) implements RoomCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.create(this);
        }
    }

    /** Gives somebody new a place. */
    record Admit(String name) implements RoomCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.admit(this);
        }
    }

    /** The first connection of a participant is there. */
    record Arrive(int participant) implements RoomCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.arrive(this);
        }
    }

    /** The last connection of a participant is lost. */
    record Depart(int participant) implements RoomCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.depart(this);
        }
    }

    /** The server has started again: nobody is connected. */
    record Restarted() implements RoomCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.restarted(this);
        }
    }

    /** A deadline may be due. */
    record TimePassed() implements RoomCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.timePassed(this);
        }
    }

    record Play() implements RoomCommand {
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
    record Pause(OptionalInt frame) implements RoomCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.pause(this);
        }
    }

    record Seek(int frame) implements RoomCommand {
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
    record Step(int frames, OptionalInt from) implements RoomCommand {
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
    record SetSpeed(int speed) implements RoomCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.setSpeed(this);
        }
    }

    record SetLoop(LoopMode loop) implements RoomCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.setLoop(this);
        }
    }

    /** Sets the frames that are played, first and last included. */
    record SetRange(int inPoint, int outPoint) implements RoomCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.setRange(this);
        }
    }

    record AddMedium(Medium medium) implements RoomCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.addMedium(this);
        }
    }

    record SelectMedium(String medium) implements RoomCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.selectMedium(this);
        }
    }

    record Rename(String name) implements RoomCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.rename(this);
        }
    }

    /** The sender goes for good. */
    record Leave() implements RoomCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.leave(this);
        }
    }

    /** One case for each command; a new command breaks the build wherever it is not handled. */
    interface Cases<R> {
        R create(Create command);

        R admit(Admit command);

        R arrive(Arrive command);

        R depart(Depart command);

        R restarted(Restarted command);

        R timePassed(TimePassed command);

        R play(Play command);

        R pause(Pause command);

        R seek(Seek command);

        R step(Step command);

        R setSpeed(SetSpeed command);

        R setLoop(SetLoop command);

        R setRange(SetRange command);

        R addMedium(AddMedium command);

        R selectMedium(SelectMedium command);

        R rename(Rename command);

        R leave(Leave command);
    }
}
