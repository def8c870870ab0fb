package org.sameframe.edge.auth;

import java.time.Instant;

/**
 * How long a token is good, and by what it is revoked.
 *
 * @param id its {@code jti}; without one, a digest of it
 * @param issued {@link Instant#EPOCH} if it does not say
 * @param end from when on it is good no more
 * @param account digest of the account that it is of; empty: a participant's of this server
 * @param renews whether this server makes another in its place, for whoever still has it
 */
public record Ticket(String id, Instant issued, Instant end, String account, boolean renews) {
    public boolean isOver(Instant now) {
        return !now.isBefore(end);
    }
}
