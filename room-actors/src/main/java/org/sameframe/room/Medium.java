package org.sameframe.room;

import java.util.List;
import java.util.Optional;

/**
 * Something to look at.
 *
 * @param id unique in the room and given by it: m1, m2 ...; empty in a command
 * @param frames how many; the last one is {@code frames - 1}
 * @param firstPresentationUs when the first picture is presented, in microseconds of the file's own timeline
 * @param firstFrameNumber the number that people see for frame 0
 * @param startTimecode in labels at the rounded rate, none left out; 86400 is 01:00:00:00 at 24 frames per second
 * @param variableRate pictures do not follow each other at {@code rate} throughout: it is not frame-exact
 * @param handles frames before and after the cut that are there for editing
 */
public record Medium(
        String id,
        String title,
        FrameRate rate,
        int frames,
        int firstPresentationUs,
        int firstFrameNumber,
        int startTimecode,
        boolean dropFrame,
        List<MediaSource> sources,
        boolean variableRate,
        Handles handles,
        List<MatchKey> matchKeys)
        implements Value {

    public Medium {
        sources = List.copyOf(sources);
        matchKeys = List.copyOf(matchKeys);
    }

    /** At a constant rate, without handles and match keys. */
    public Medium(
            String id,
            String title,
            FrameRate rate,
            int frames,
            int firstPresentationUs,
            int firstFrameNumber,
            int startTimecode,
            boolean dropFrame,
            List<MediaSource> sources) {
        this(
                id,
                title,
                rate,
                frames,
                firstPresentationUs,
                firstFrameNumber,
                startTimecode,
                dropFrame,
                sources,
                false,
                new Handles(0, 0),
                List.of());
    }

    /** Frames before and after the cut. */
    public record Handles(int head, int tail) {}

    static String key(String id) {
        return "medium/" + id;
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.medium(this);
    }

    @Override
    public String key() {
        return key(id);
    }

    @Override
    public Category category() {
        return Category.MEDIA;
    }

    Medium withId(String newId) {
        return new Medium(
                newId,
                title,
                rate,
                frames,
                firstPresentationUs,
                firstFrameNumber,
                startTimecode,
                dropFrame,
                sources,
                variableRate,
                handles,
                matchKeys);
    }

    /** The number that people see for a frame, which counts from 0 [EX2]. */
    public int frameNumber(int frame) {
        return firstFrameNumber + frame;
    }

    /** How many frames after midnight of its timecode a frame is [EX2]. */
    public long elapsedAt(int frame) {
        return Timecode.of(this).elapsedAt(startTimecode) + frame;
    }

    /** The timecode of a frame [EX2]. */
    public String timecode(int frame) {
        return Timecode.of(this).label(elapsedAt(frame));
    }

    /** The first frame of the cut. */
    public int firstOfCut() {
        return handles.head();
    }

    /** The last frame of the cut. */
    public int lastOfCut() {
        return frames - 1 - handles.tail();
    }

    /** What is wrong with the description, if anything [ME1], [ME5]. */
    Optional<Decision> problem() {
        if (!rate.isPlausible()) {
            return invalid("rate: %d/%d (expected: 1 to %d frames per second)."
                    .formatted(rate.numerator(), rate.denominator(), FrameRate.FASTEST));
        }
        if (frames < 1 || frames > Limits.FRAMES) {
            return invalid("frames: %d (expected: 1 to %d).".formatted(frames, Limits.FRAMES));
        }
        if (startTimecode < 0) {
            return invalid("start timecode: %d (expected: >= 0).".formatted(startTimecode));
        }
        if ((long) firstFrameNumber + frames > Integer.MAX_VALUE || (long) startTimecode + frames > Integer.MAX_VALUE) {
            return invalid("first frame %d, start timecode %d (expected: small enough to count on)."
                    .formatted(firstFrameNumber, startTimecode));
        }
        if (handles.head() < 0 || handles.tail() < 0 || (long) handles.head() + handles.tail() >= frames) {
            return invalid("handles: %d and %d (expected: >= 0, and to leave a frame of %d)."
                    .formatted(handles.head(), handles.tail(), frames));
        }
        if (sources.isEmpty() || sources.size() > Limits.SOURCES) {
            return invalid("The medium has %d sources (expected: 1 to %d).".formatted(sources.size(), Limits.SOURCES));
        }
        if (matchKeys.size() > Limits.MATCH_KEYS) {
            return invalid(
                    "The medium has %d match keys (expected: 0 to %d).".formatted(matchKeys.size(), Limits.MATCH_KEYS));
        }
        return sources.stream()
                .flatMap(source -> source.problem().stream())
                .findFirst()
                .or(() -> matchKeys.stream()
                        .flatMap(key -> key.problem().stream())
                        .findFirst())
                .or(() -> Texts.problem("title", title, 0, Limits.TITLE_LENGTH));
    }

    private static Optional<Decision> invalid(String detail) {
        return Optional.of(Decision.invalid(detail));
    }

    boolean contains(int frame) {
        return frame >= 0 && frame < frames;
    }
}
