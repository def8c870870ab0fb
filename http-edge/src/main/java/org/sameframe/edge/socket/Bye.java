package org.sameframe.edge.socket;

import java.util.Locale;
import org.sameframe.room.actor.Farewell;
import org.sameframe.schema.v1.ServerMessage;

/**
 * Why the server ends a connection [BY]. Numbers from 3000 and 4000 mean come back, from 3500 and 4500 do not.
 *
 * <p>They travel in the last frame: Pekko HTTP cannot send application close codes.
 */
enum Bye {
    SHUTDOWN(3001, 1_000),
    TOKEN_EXPIRED(3005, 0),
    UNAVAILABLE(3006, 2_000),
    SLOW(3008, 0),
    NO_HEARTBEAT(3012, 0),
    RATE_LIMITED(3013, 5_000),
    BAD_TOKEN(3500, 0),
    BAD_REQUEST(3501, 0),
    REMOVED(3503, 0),
    FORBIDDEN(3507, 0),
    CLOSED(4500, 0),
    ROOM_FULL(4501, 0),
    DAMAGED(4504, 0),
    ERASED(4505, 0),
    REPLACED(4503, 0);

    private final int reason;
    private final int retryAfterMs;

    Bye(int reason, int retryAfterMs) {
        this.reason = reason;
        this.retryAfterMs = retryAfterMs;
    }

    static Bye of(Farewell.Reason reason) {
        return switch (reason) {
            case REPLACED -> REPLACED;
            case UNAVAILABLE -> UNAVAILABLE;
            case FULL -> ROOM_FULL;
            case REMOVED -> REMOVED;
            case FORBIDDEN -> FORBIDDEN;
            case CLOSED -> CLOSED;
            case ERASED -> ERASED;
            case DAMAGED -> DAMAGED;
        };
    }

    private boolean reconnect() {
        return reason % 1_000 < 500;
    }

    /** As a label: {@code no-heartbeat}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    ServerMessage message(String detail) {
        return message(detail, retryAfterMs);
    }

    /** @param wait before coming back, at least, in milliseconds */
    ServerMessage message(String detail, int wait) {
        return ServerMessage.newBuilder()
                .setBye(org.sameframe.schema.v1.Bye.newBuilder()
                        .setReason(reason)
                        .setDetail(detail)
                        .setReconnect(reconnect())
                        .setRetryAfterMs(wait))
                .build();
    }
}
