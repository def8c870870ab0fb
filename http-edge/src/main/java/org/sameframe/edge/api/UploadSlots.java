package org.sameframe.edge.api;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Uploads that are under way: so many at a time, and one for each name [UP4]. */
final class UploadSlots {
    private static final int AGAIN = 10;

    private static final Problem SAME_NAME = Problem.of(
            409,
            "under-way",
            "A file of this name is being uploaded",
            "Wait until that has ended, and look at the list; or choose another name.");

    private final int atOnce;
    private final Set<String> names = new HashSet<>();

    UploadSlots(int atOnce) {
        this.atOnce = atOnce;
    }

    /** @return why there is none, if so; otherwise it is to be given back */
    synchronized Optional<Problem> take(String name) {
        if (names.contains(key(name))) {
            return Optional.of(SAME_NAME);
        }
        if (names.size() >= atOnce) {
            return Optional.of(
                    Problem.tooMany("As many files are being uploaded as this server takes at a time.", AGAIN));
        }
        names.add(key(name));
        return Optional.empty();
    }

    synchronized void giveBack(String name) {
        names.remove(key(name));
    }

    /** File systems may take names for one that differ in case. */
    private static String key(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
