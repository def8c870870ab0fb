package org.sameframe.history;

/**
 * Somebody has read something of a room's history, or has tried to.
 *
 * @param room code of the room, or {@link #ALL_ROOMS}
 * @param at when, in microseconds
 * @param token identifier of the token, never the token
 * @param who whom the token was made for; empty: not told
 * @param resource what was read, such as {@code entries} or {@code export/otio}; never which still
 * @param query which part of it; without anything personal
 * @param status with which it was answered
 */
public record Access(String room, long at, String token, String who, String resource, String query, int status) {
    /** Where it was the directory that was read. */
    public static final String ALL_ROOMS = "*";

    private static final int LONGEST_NAME = 64;
    private static final int LONGEST_QUERY = 1_000;

    public Access {
        token = cut(token, LONGEST_NAME);
        who = cut(who, LONGEST_NAME);
        resource = cut(resource, LONGEST_NAME);
        query = cut(query, LONGEST_QUERY);
    }

    private static String cut(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest - 1) + "…" : text;
    }
}
