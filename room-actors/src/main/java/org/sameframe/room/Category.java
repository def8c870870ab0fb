package org.sameframe.room;

/** What a value, and so an event, is about. A client is sent the categories that it asked for. */
public enum Category {
    /** Title and policy of the room. */
    ROOM,
    ROSTER,
    MEDIA,
    PLAYBACK
}
