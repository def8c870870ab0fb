package org.sameframe.room;

import java.util.Optional;

/** Decides how the picture is shown: whether the numbers make sense, since everything that does is allowed. */
final class Picture implements PictureCommand.Cases<Decision> {
    /** Of the pan: the middle of the frame stays within sight of the picture. */
    private static final double FARTHEST = 10;

    private static final double SMALLEST = 0.01;
    private static final double LARGEST = 100;

    /** Of a medium: a signal is not looked up in the room. */
    private static final int LONGEST_ID = 32;

    private static final double MOST_ENLARGED = 16;

    private final Room room;

    Picture(Room room) {
        this.room = room;
    }

    /** [VW1] [VW3]. */
    @Override
    public Decision setView(PictureCommand.SetView command) {
        return problem(command.view())
                .or(() -> command.view()
                        .comparison()
                        .filter(comparison -> room.medium(comparison.medium()).isEmpty())
                        .map(unknown -> Decision.invalid("The room has no such medium to compare with; add it first.")))
                .orElseGet(() -> Decision.put(command.view()));
    }

    /** [GR1]. */
    @Override
    public Decision setGrade(PictureCommand.SetGrade command) {
        return problem(command.grade()).orElseGet(() -> Decision.put(command.grade()));
    }

    /** What is wrong with a view, if anything. */
    static Optional<Decision> problem(View view) {
        return outside("pan x", view.panX(), -FARTHEST, FARTHEST)
                .or(() -> outside("pan y", view.panY(), -FARTHEST, FARTHEST))
                .or(() -> outside("zoom", view.zoom(), SMALLEST, LARGEST))
                .or(() -> view.rotation() >= 0 && view.rotation() < 360 && view.rotation() % 90 == 0
                        ? Optional.empty()
                        : Optional.of(Decision.invalid(
                                "rotation: %d (expected: 0, 90, 180 or 270).".formatted(view.rotation()))))
                .or(() -> view.comparison().flatMap(Picture::problem));
    }

    private static Optional<Decision> problem(Comparison comparison) {
        return outside("wipe", comparison.wipe(), 0, 1)
                .or(() -> outside("gain", comparison.gain(), 1, MOST_ENLARGED))
                .or(() -> comparison.medium().length() <= LONGEST_ID
                        ? Optional.empty()
                        : Optional.of(Decision.invalid("The medium to compare with has an id that is too long.")));
    }

    /** What is wrong with a grade, if anything. The ranges are those of the sliders of review tools, and a little more. */
    static Optional<Decision> problem(Grade grade) {
        return outside("exposure", grade.exposure(), -10, 10)
                .or(() -> outside("gamma", grade.gamma(), 0.1, 10))
                .or(() -> outside("contrast", grade.contrast(), 0, 4))
                .or(() -> outside("saturation", grade.saturation(), 0, 4))
                .or(() -> outside("temperature", grade.temperature(), -100, 100))
                .or(() -> outside("tint", grade.tint(), -100, 100))
                .or(() -> problem(grade.cdl()))
                .or(() -> grade.lut().isEmpty() ? Optional.empty() : MediaSource.locationProblem(grade.lut()));
    }

    private static Optional<Decision> problem(Grade.Cdl cdl) {
        boolean isWithin = cdl.slope().isWithin(0, 10)
                && cdl.offset().isWithin(-10, 10)
                && cdl.power().isWithin(0.01, 10)
                && Numbers.isWithin(cdl.saturation(), 0, 4);
        return isWithin
                ? Optional.empty()
                : Optional.of(
                        Decision.invalid("cdl: out of range (expected: slope 0 to 10, offset -10 to 10, power 0.01 to"
                                + " 10, saturation 0 to 4)."));
    }

    private static Optional<Decision> outside(String what, double number, double least, double most) {
        return Numbers.isWithin(number, least, most)
                ? Optional.empty()
                : Optional.of(Decision.invalid("%s: %s (expected: %s to %s).".formatted(what, number, least, most)));
    }
}
