package org.sameframe.history;

import java.util.List;
import java.util.OptionalLong;

/**
 * Accesses, the latest first.
 *
 * @param next behind which to go on; empty: there are no more
 */
public record AccessPage(List<Access> accesses, OptionalLong next) {
    public AccessPage {
        accesses = List.copyOf(accesses);
    }
}
