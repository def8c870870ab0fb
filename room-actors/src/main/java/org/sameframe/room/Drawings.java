package org.sameframe.room;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Decides what is drawn over the picture. */
record Drawings(Room room, Participant sender, Context context) implements AnnotationCommand.Cases<Decision> {
    /** [AN1], [AN5]. */
    @Override
    public Decision addAnnotation(AnnotationCommand.AddAnnotation command) {
        Annotation drawn = command.annotation();
        List<Annotation> all = room.annotations();
        if (all.size() >= Limits.ANNOTATIONS) {
            return Decision.limit(
                    "The room has %d annotations already, the most it can; remove some.".formatted(Limits.ANNOTATIONS));
        }
        return problem(drawn)
                .or(() -> tooManyPoints(drawn, 0))
                .orElseGet(() -> Decision.put(drawn.by(sender.id(), "a" + (context.seq() + 1))));
    }

    /** [AN2]. */
    @Override
    public Decision changeAnnotation(AnnotationCommand.ChangeAnnotation command) {
        Annotation changed = command.annotation();
        return mine(changed.id(), old -> {
            if (!changed.medium().equals(old.medium())) {
                return Decision.invalid("An annotation stays on its medium; draw it on the other one anew.");
            }
            return problem(changed)
                    .or(() -> tooManyPoints(changed, old.shape().points().size()))
                    .orElseGet(() -> Decision.put(changed.by(old.author(), old.id())));
        });
    }

    /** [AN2]. */
    @Override
    public Decision removeAnnotation(AnnotationCommand.RemoveAnnotation command) {
        return mine(command.annotation(), old -> Decision.of(List.<RoomEvent>of(removal(old))));
    }

    /** [AN3]. */
    @Override
    public Decision clearAnnotations(AnnotationCommand.ClearAnnotations command) {
        if (command.everybody() && !sender.isHost()) {
            return Decision.forbidden("Only a host clears what others have drawn; clear your own.");
        }
        return Decision.of(room.annotations().stream()
                .filter(drawn -> command.everybody() || drawn.author() == sender.id())
                .filter(drawn -> command.medium().isEmpty() || drawn.medium().equals(command.medium()))
                .map(Drawings::removal)
                .toList());
    }

    private static RoomEvent removal(Annotation annotation) {
        return new RoomEvent.Removed(Annotation.key(annotation.id()));
    }

    private Decision mine(String id, Function<Annotation, Decision> decide) {
        Optional<Annotation> annotation = room.annotation(id);
        if (annotation.isEmpty()) {
            return Decision.invalid("There is no such annotation any more; somebody has removed it.");
        }
        return annotation.get().author() == sender.id() || sender.isHost()
                ? decide.apply(annotation.get())
                : Decision.forbidden("Only its author or a host changes an annotation; draw one of your own.");
    }

    /** [AN4]. */
    private Optional<Decision> problem(Annotation drawn) {
        Optional<Medium> medium = room.medium(drawn.medium());
        if (medium.isEmpty()) {
            return Optional.of(Decision.invalid("The room has no such medium; draw on one of its own."));
        }
        if (drawn.shape().points().size() > Limits.POINTS) {
            return Optional.of(Decision.limit("The annotation has %d points (expected: at most %d); draw several."
                    .formatted(drawn.shape().points().size(), Limits.POINTS)));
        }
        boolean isText = drawn.shape().kind() == ShapeKind.TEXT;
        return frames(drawn.firstFrame(), drawn.lastFrame(), medium.get())
                .or(() -> drawn.width() >= 1 && drawn.width() <= Shape.PICTURE
                        ? Optional.empty()
                        : Optional.of(Decision.invalid(
                                "width: %d (expected: 1 to %d).".formatted(drawn.width(), Shape.PICTURE))))
                .or(
                        () -> drawn.shape().isPlausible(Limits.POINTS)
                                ? Optional.empty()
                                : Optional.of(
                                        Decision.invalid(
                                                "The points are not those of such a shape, or far outside the picture; draw it again.")))
                .or(() -> Texts.linesProblem(
                        "text", drawn.shape().text(), isText ? 1 : 0, isText ? Limits.LABEL_IN_PICTURE_LENGTH : 0));
    }

    /** What is wrong with a range of frames, if anything. */
    static Optional<Decision> frames(int first, int last, Medium medium) {
        return first <= last && medium.contains(first) && medium.contains(last)
                ? Optional.empty()
                : Optional.of(Decision.invalid("frames %d to %d (expected: from 0 to %d, the first one first)."
                        .formatted(first, last, medium.frames() - 1)));
    }

    /** [AN5]. */
    private Optional<Decision> tooManyPoints(Annotation drawn, int instead) {
        int all = room.annotations().stream()
                .mapToInt(some -> some.shape().points().size())
                .sum();
        return all - instead + drawn.shape().points().size() <= Limits.POINTS_IN_ALL
                ? Optional.empty()
                : Optional.of(Decision.limit("The room's annotations have %d points already (at most %d); remove some."
                        .formatted(all, Limits.POINTS_IN_ALL)));
    }
}
