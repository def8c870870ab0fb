package org.sameframe.history;

import java.util.List;
import java.util.Optional;

/**
 * Rooms in the directory.
 *
 * @param next behind which to go on; empty: there are no more
 */
public record DirectoryPage(List<ListedRoom> rooms, Optional<DirectoryQuery.Position> next) {
    public DirectoryPage {
        rooms = List.copyOf(rooms);
    }
}
