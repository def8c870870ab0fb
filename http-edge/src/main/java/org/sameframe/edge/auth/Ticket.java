package org.sameframe.edge.auth;

import java.time.Instant;

/**
 * How long a token is good, and by what it is revoked.
 *
 * @param id its {@code jti}; without one, a digest of it
 * @param issued {@link Instant#EPOCH} if it does not say
 * @param end from when on it is good no more
 * @param account digest of the account that it is of, or for whom it was made; empty: a guest's
 * @param renews whether this server makes another in its place, for whoever still has it
 * @param via digest of the identifier of the token with which somebody got this one; empty: none
 */
public record Ticket(String id, Instant issued, Instant end, String account, boolean renews, String via) {
    /** One that was not got with another. */
    public Ticket(String id, Instant issued, Instant end, String account, boolean renews) {
        this(id, issued, end, account, renews, "");
    }

    public boolean isOver(Instant now) {
        return !now.isBefore(end);
    }
}
