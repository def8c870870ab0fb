package org.sameframe.edge.auth;

import java.util.Optional;
import org.sameframe.room.RoomCode;

/**
 * What a token that grants {@code audit} opens, and whom it was made for.
 *
 * @param rooms whose history it reads; all: those that do not exist yet included [AU1]
 * @param mayEnd whether it may close and erase as well [ER2]; else it changes nothing [AU3]
 * @param who whom it was made for, as the log of accesses shows it, at most {@link #LONGEST_NAME} characters; empty: not told
 */
public record AuditScope(RoomPattern rooms, boolean mayEnd, String who) {
    /** Characters of a name. */
    public static final int LONGEST_NAME = 64;

    /** @param room empty: every room */
    public AuditScope(Optional<RoomCode> room, boolean mayEnd, String who) {
        this(room.map(RoomPattern::of).orElse(RoomPattern.ALL), mayEnd, who);
    }

    /** The room, if it is for one alone. */
    public Optional<RoomCode> room() {
        return rooms.only();
    }

    public boolean isForAll() {
        return rooms.isAll();
    }

    /** What whoever creates a room is given. */
    public static AuditScope ofCreator(RoomCode room) {
        return new AuditScope(Optional.of(room), true, "");
    }

    /** To read one room's history, or that of all of them. */
    public static AuditScope readOnly(Optional<RoomCode> room) {
        return new AuditScope(room, false, "");
    }

    /** Whether it opens a room's history. */
    boolean opens(RoomCode other) {
        return rooms.opens(other);
    }
}
