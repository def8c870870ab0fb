package org.sameframe.history;

import java.util.Optional;
import org.sameframe.room.codec.EntryJson;

/**
 * What vouches for the names and texts of an exported ledger, counted in entries [LP2].
 *
 * @param bound the entry's stored bytes, which commit to them
 * @param unbound the export's signature alone: entries from before commitments were made
 * @param absent nothing, since they are not there: the room was erased
 */
public record Texts(long bound, long unbound, long absent) {
    static final Texts NONE = new Texts(0, 0, 0);

    Texts and(EntryJson.Text text) {
        return switch (text) {
            case NONE -> this;
            case BOUND -> new Texts(bound + 1, unbound, absent);
            case UNBOUND -> new Texts(bound, unbound + 1, absent);
            case ABSENT -> new Texts(bound, unbound, absent + 1);
        };
    }

    /** A room is erased as a whole or not at all; empty: it may be. */
    Optional<String> problem() {
        return absent > 0 && bound + unbound > 0
                ? Optional.of("some of what is personal was left out: one entry has its text, and another has not")
                : Optional.empty();
    }
}
