package org.sameframe.webhook;

import org.sameframe.room.RoomCode;

/**
 * A message of an endpoint's outbox, and what became of it.
 *
 * @param seq of the entry that it is about
 * @param place of the entry's event
 * @param state {@link #PENDING}, {@link #DELIVERED} or {@link #UNREADABLE}
 * @param created when it came into the outbox, or its endpoint was switched on again; this and the next two in microseconds
 * @param due when it is tried next
 * @param attempted when it was tried last; 0: never
 * @param outcome of the last attempt; empty: there was none
 * @param status that the endpoint answered; 0: none
 */
public record Delivery(
        long id,
        String endpoint,
        RoomCode room,
        long seq,
        int place,
        WebhookEvent event,
        String state,
        boolean isAgain,
        int attempts,
        long created,
        long due,
        long attempted,
        String outcome,
        int status) {
    public static final String PENDING = "pending";
    public static final String DELIVERED = "delivered";
    /** What it is about cannot be read any more. */
    public static final String UNREADABLE = "unreadable";

    /** The same whenever it is sent, so that who gets it twice can tell. */
    public String messageId() {
        return "msg_%s_%d_%d".formatted(room.value(), seq, place);
    }
}
