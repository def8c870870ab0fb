package org.sameframe.edge.socket;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.sameframe.edge.auth.Revocations;
import org.sameframe.edge.auth.Ticket;
import org.sameframe.room.RoomCode;

/**
 * With which token each connection is here, so that it goes when that ends or is revoked [RV1]. One sweep over all of them, and no timer
 * for each: 20,000 look-ups a second cost nothing worth speaking of.
 */
final class Stays {
    private final Map<Outbox, Stay> stays = new ConcurrentHashMap<>();
    private final InstantSource clock;

    /** Somebody's. */
    record Stay(RoomCode room, int participant, Ticket ticket) {}

    Stays(InstantSource clock) {
        this.clock = clock;
    }

    void begin(Outbox outbox, Stay stay) {
        stays.put(outbox, stay);
    }

    Optional<Stay> of(Outbox outbox) {
        return Optional.ofNullable(stays.get(outbox));
    }

    void end(Outbox outbox) {
        stays.remove(outbox);
    }

    void sweep(Revocations revocations) {
        Instant now = clock.instant();
        boolean isAnyRevoked = !revocations.isEmpty();
        stays.forEach((outbox, stay) -> {
            if (isAnyRevoked && revocations.covers(stay.ticket(), stay.room(), stay.participant())) {
                outbox.close(Bye.BAD_TOKEN, "The token was revoked; get another where you got it, or join again.");
            } else if (stay.ticket().isOver(now)) {
                outbox.close(Bye.TOKEN_EXPIRED, "The access token has expired; renew it in time, or join the room again.");
            }
        });
    }
}
