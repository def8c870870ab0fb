package org.sameframe.room;

import java.util.List;

/**
 * Something to look at.
 *
 * @param id unique in the room and given by it: m1, m2 ...; empty in a command
 * @param frames how many; the last one is {@code frames - 1}
 * @param firstPresentationUs when the first picture is presented, in microseconds of the file's own timeline
 * @param firstFrameNumber the number that people see for frame 0
 * @param startTimecode in frames at the rounded rate; 86400 is 01:00:00:00 at 24 frames per second
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
        List<MediaSource> sources)
        implements Value {

    public Medium {
        sources = List.copyOf(sources);
    }

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
                newId, title, rate, frames, firstPresentationUs, firstFrameNumber, startTimecode, dropFrame, sources);
    }

    boolean contains(int frame) {
        return frame >= 0 && frame < frames;
    }
}
