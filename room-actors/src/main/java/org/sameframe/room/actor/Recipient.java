package org.sameframe.room.actor;

/**
 * Who a signal is for.
 *
 * @param participant 0: everybody
 * @param instance client instance of the participant; empty: all of them
 */
public record Recipient(int participant, String instance) {
    public static final Recipient EVERYBODY = new Recipient(0, "");

    boolean includes(Outlet outlet) {
        return participant == 0
                || (participant == outlet.participant() && (instance.isEmpty() || instance.equals(outlet.instance())));
    }
}
