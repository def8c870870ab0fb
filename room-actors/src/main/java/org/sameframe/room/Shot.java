package org.sameframe.room;

import java.util.ArrayList;
import java.util.List;

/**
 * One shot of the playlist: the versions of it, and what the review thinks [PL1].
 *
 * @param id given by the room after its first version: s1 began with m1
 * @param rank shots are in the order of their ranks
 * @param versions ids of media, the oldest first; never empty
 * @param chosen the version that next and previous go to
 */
public record Shot(String id, int rank, List<String> versions, String chosen, ShotStatus status) implements Value {
    static String key(String id) {
        return "shot/" + id;
    }

    public Shot {
        versions = List.copyOf(versions);
    }

    @Override
    public <R> R accept(Cases<R> cases) {
        return cases.shot(this);
    }

    @Override
    public String key() {
        return key(id);
    }

    @Override
    public Category category() {
        return Category.MEDIA;
    }

    static Shot of(Medium first, int rank) {
        return new Shot("s" + first.id().substring(1), rank, List.of(first.id()), first.id(), ShotStatus.OPEN);
    }

    Shot withVersion(String medium) {
        List<String> all = new ArrayList<>(versions);
        all.add(medium);
        return new Shot(id, rank, all, medium, status);
    }

    Shot choosing(String version) {
        return new Shot(id, rank, versions, version, status);
    }

    Shot at(int newRank) {
        return new Shot(id, newRank, versions, chosen, status);
    }

    Shot with(ShotStatus newStatus) {
        return new Shot(id, rank, versions, chosen, newStatus);
    }
}
