package org.sameframe.edge.auth;

import java.util.Optional;
import java.util.Set;
import org.sameframe.room.Account;
import org.sameframe.room.Role;
import org.sameframe.room.RoomCode;

/**
 * What a token says that vouches for somebody: of a platform, or made by the operator [JW6].
 *
 * @param name as others see it; empty: the bearer says
 * @param role for whoever comes into a room for the first time
 */
public record Pass(
        Account account, String name, RoomPattern rooms, Optional<Role> role, Set<Grant> grants, Ticket ticket) {
    public Pass {
        grants = Set.copyOf(grants);
    }

    public boolean grants(Grant grant) {
        return grants.contains(grant);
    }

    /** In a room; who is not told to be more is a reviewer, as guests are. */
    public Role roleOr(Role usual) {
        return role.orElse(usual);
    }

    /**
     * The room to go into.
     *
     * @param asked as the bearer typed it; empty: the one that the token names
     * @return empty if it is not for that room, or names none alone
     */
    public Optional<RoomCode> room(String asked) {
        return asked.isEmpty() ? rooms.only() : RoomCode.parse(asked).filter(rooms::opens);
    }
}
