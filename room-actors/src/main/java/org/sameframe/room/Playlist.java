package org.sameframe.room;

import java.util.Optional;

/** Decides what there is to look at. */
final class Playlist {
    private Playlist() {}

    /** What is wrong with the description of a medium, if anything [ME1]. */
    static Optional<Decision> problem(Medium medium) {
        if (!medium.rate().isPlausible()) {
            return Optional.of(Decision.invalid("rate: %d/%d (expected: 1 to %d frames per second)."
                    .formatted(medium.rate().numerator(), medium.rate().denominator(), FrameRate.FASTEST)));
        }
        if (medium.frames() < 1 || medium.frames() > Limits.FRAMES) {
            return Optional.of(
                    Decision.invalid("frames: %d (expected: 1 to %d).".formatted(medium.frames(), Limits.FRAMES)));
        }
        if (medium.startTimecode() < 0) {
            return Optional.of(
                    Decision.invalid("start timecode: %d (expected: >= 0).".formatted(medium.startTimecode())));
        }
        if ((long) medium.firstFrameNumber() + medium.frames() > Integer.MAX_VALUE
                || (long) medium.startTimecode() + medium.frames() > Integer.MAX_VALUE) {
            return Optional.of(
                    Decision.invalid("first frame %d, start timecode %d (expected: small enough to count on)."
                            .formatted(medium.firstFrameNumber(), medium.startTimecode())));
        }
        if (medium.sources().isEmpty() || medium.sources().size() > Limits.SOURCES) {
            return Optional.of(Decision.invalid("The medium has %d sources (expected: 1 to %d)."
                    .formatted(medium.sources().size(), Limits.SOURCES)));
        }
        return medium.sources().stream()
                .flatMap(source -> source.problem().stream())
                .findFirst()
                .or(() -> Texts.problem("title", medium.title(), 0, Limits.TITLE_LENGTH));
    }
}
