package org.sameframe.room;

/** Draws over the picture. */
public sealed interface AnnotationCommand extends RoomCommand {
    <R> R accept(Cases<R> cases);

    @Override
    default <R> R accept(RoomCommand.Cases<R> cases) {
        return cases.annotation(this);
    }

    @Override
    default Right right() {
        return Right.TAKE_PART;
    }

    @Override
    default Category category() {
        return Category.ANNOTATIONS;
    }

    record AddAnnotation(Annotation annotation) implements AnnotationCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.addAnnotation(this);
        }
    }

    /** The sender's own, or for hosts anybody's. */
    record ChangeAnnotation(Annotation annotation) implements AnnotationCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.changeAnnotation(this);
        }
    }

    record RemoveAnnotation(String annotation) implements AnnotationCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.removeAnnotation(this);
        }
    }

    /**
     * Removes many.
     *
     * @param everybody everybody's, which only hosts may; else the sender's own
     * @param medium of this medium only; empty: of all
     */
    record ClearAnnotations(boolean everybody, String medium) implements AnnotationCommand {
        @Override
        public <R> R accept(Cases<R> cases) {
            return cases.clearAnnotations(this);
        }
    }

    /** One case for each of them. */
    interface Cases<R> {
        R addAnnotation(AddAnnotation command);

        R changeAnnotation(ChangeAnnotation command);

        R removeAnnotation(RemoveAnnotation command);

        R clearAnnotations(ClearAnnotations command);
    }
}
