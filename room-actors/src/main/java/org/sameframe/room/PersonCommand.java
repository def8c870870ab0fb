package org.sameframe.room;

import java.util.Set;

/** Changes what concerns its sender alone. */
public sealed interface PersonCommand extends RoomCommand {
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(RoomCommand.Cases<R> cases) {
        return cases.person(this);
    }

    @Override
    default Right right() {
        return Right.BE_HERE;
    }

    @Override
    default Category category() {
        return Category.ROSTER;
    }

    record Rename(String name) implements PersonCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.rename(this);
        }
    }

    /** The sender goes for good. */
    record Leave() implements PersonCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.leave(this);
        }
    }

    /** Leaves the room's playhead to look around alone, or returns to it. */
    record SetOutOfSync(boolean isOut) implements PersonCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.setOutOfSync(this);
        }
    }

    /** Switches categories: all but these are on. */
    record Subscribe(Set<Category> off) implements PersonCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.subscribe(this);
        }
    }

    /**
     * Says what the sender has loaded.
     *
     * @param frames length of the sender's copy; 0: not known yet
     */
    record SetReady(String medium, int frames, boolean ready) implements PersonCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.setReady(this);
        }
    }

    /** One case for each of them. */
    interface Cases<R> {
        R rename(Rename command);

        R leave(Leave command);

        R setOutOfSync(SetOutOfSync command);

        R subscribe(Subscribe command);

        R setReady(SetReady command);
    }
}
