package org.sameframe.room;

/** Changes what there is to look at, and what is looked at. */
public sealed interface PlaylistCommand extends RoomCommand {
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(RoomCommand.Cases<R> cases) {
        return cases.playlist(this);
    }

    @Override
    default Right right() {
        return Right.DRIVE;
    }

    @Override
    default Category category() {
        return Category.MEDIA;
    }

    @Override
    default boolean isContested() {
        return true;
    }

    /**
     * Adds a medium.
     *
     * @param shot that it is a version of; empty: a new shot, the last one
     */
    record AddMedium(Medium medium, String shot) implements PlaylistCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.addMedium(this);
        }

        @Override
        public boolean isContested() {
            return false;
        }
    }

    record SelectMedium(String medium) implements PlaylistCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.selectMedium(this);
        }

        @Override
        public Category category() {
            return Category.PLAYBACK;
        }
    }

    /** Goes to the shot that many places further in the playlist; negative is back; not 0. */
    record Advance(int shots) implements PlaylistCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.advance(this);
        }

        @Override
        public Category category() {
            return Category.PLAYBACK;
        }
    }

    /**
     * Moves a shot.
     *
     * @param before the shot that it is to come before; empty: the end
     */
    record MoveShot(String shot, String before) implements PlaylistCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.moveShot(this);
        }
    }

    record SetShotStatus(String shot, ShotStatus status) implements PlaylistCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.setShotStatus(this);
        }

        @Override
        public Right right() {
            return Right.TAKE_PART;
        }
    }

    /** Takes a shot off the playlist; its media, annotations and notes stay. */
    record RemoveShot(String shot) implements PlaylistCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.removeShot(this);
        }
    }

    /** One case for each of them. */
    interface Cases<R> {
        R addMedium(AddMedium command);

        R selectMedium(SelectMedium command);

        R advance(Advance command);

        R moveShot(MoveShot command);

        R setShotStatus(SetShotStatus command);

        R removeShot(RemoveShot command);
    }
}
