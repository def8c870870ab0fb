package org.sameframe.room;

import java.util.Set;

/** What a value, and so an event, is about. A participant is sent the categories that are on for them [SU1]. */
public enum Category {
    /** Title and policy of the room. */
    ROOM,
    ROSTER,
    /** The media, and the shots of the playlist. */
    MEDIA,
    /** Where the playhead is, and what it waits for. */
    PLAYBACK,
    /** Pan, zoom, rotation and channel. */
    VIEW,
    GRADE,
    ANNOTATIONS,
    /** Notes, their replies, and chat. */
    NOTES,
    /** Cursor and laser: signals only. */
    POINTER;

    /** Without these nobody would know where they are: they are always on. */
    static final Set<Category> ALWAYS_ON = Set.of(ROOM, ROSTER, MEDIA);
}
