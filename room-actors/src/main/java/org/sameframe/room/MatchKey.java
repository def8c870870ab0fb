package org.sameframe.room;

import java.util.Optional;

/**
 * What tells that two copies are of the same medium [ME5].
 *
 * @param scheme for example {@code sha256}, {@code file-name}, {@code catalogue}
 */
public record MatchKey(String scheme, String value) {
    Optional<Decision> problem() {
        return Texts.problem("scheme of a match key", scheme, 1, Limits.LABEL_LENGTH)
                .or(() -> Texts.problem("match key", value, 1, Limits.MATCH_KEY_LENGTH));
    }
}
