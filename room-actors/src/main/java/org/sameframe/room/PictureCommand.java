package org.sameframe.room;

/** Changes how the picture is shown. */
public sealed interface PictureCommand extends RoomCommand {
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(RoomCommand.Cases<R> cases) {
        return cases.picture(this);
    }

    @Override
    default Right right() {
        return Right.DRIVE;
    }

    @Override
    default boolean isContested() {
        return true;
    }

    record SetView(View view) implements PictureCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.setView(this);
        }

        @Override
        public Category category() {
            return Category.VIEW;
        }
    }

    record SetGrade(Grade grade) implements PictureCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.setGrade(this);
        }

        @Override
        public Category category() {
            return Category.GRADE;
        }
    }

    /** One case for each of them. */
    interface Cases<R> {
        R setView(SetView command);

        R setGrade(SetGrade command);
    }
}
