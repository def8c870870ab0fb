package org.sameframe.room;

/**
 * Bounds on what a room takes in [LI1] [LI3] [LI4]. Each is far above honest use, which needs less than a MiB in all. The state of
 * a room that somebody fills on purpose stays below 64 MiB: half of that are media with all their sources.
 */
public final class Limits {
    /** Of a name, in code points. */
    public static final int NAME_LENGTH = 64;
    /** Of a title, in code points. */
    public static final int TITLE_LENGTH = 200;
    /** Of a media location, in characters. */
    public static final int LOCATION_LENGTH = 2_048;
    /** Of a content type, in code points. */
    static final int CONTENT_TYPE_LENGTH = 200;
    /** Media in a room; a day of dailies has about 200 shots. */
    public static final int MEDIA = 500;
    /** Sources of a medium. */
    public static final int SOURCES = 16;
    /** Of a display group, and of a match key's scheme, in code points. */
    static final int LABEL_LENGTH = 64;
    /** Of a match key, in code points; a SHA-512 in hexadecimal has 128. */
    static final int MATCH_KEY_LENGTH = 256;
    /** Match keys of a medium. */
    static final int MATCH_KEYS = 8;
    /** Width and height of a picture, in pixels. */
    static final int PIXELS = 65_536;
    /** Frames of a medium: 38 hours at 120 frames per second. */
    public static final int FRAMES = 1 << 24;
    /** Participants that a room ever had, gone ones included: they keep their names in its record. */
    public static final int PARTICIPANTS_EVER = 1_000;
    /** Participants in the waiting room. */
    static final int WAITING = 100;
    /** Annotations in a room. */
    public static final int ANNOTATIONS = 2_000;
    /** Points of one annotation: half a minute of drawing at 60 a second, and below 64 KiB in JSON. */
    public static final int POINTS = 2_000;
    /** Points of all annotations of a room. */
    public static final int POINTS_IN_ALL = 100_000;
    /** Of a text in the picture, in code points. */
    static final int LABEL_IN_PICTURE_LENGTH = 500;
    /** Notes and replies in a room. */
    public static final int NOTES = 2_000;
    /** Of a note, in code points. */
    public static final int NOTE_LENGTH = 2_000;
    /** Of a chat message, in code points. */
    public static final int CHAT_LENGTH = 1_000;
    /** Chat messages that are part of the state, the latest ones; the ledger keeps all. */
    static final int CHAT_KEPT = 200;
    /** Of a message between two clients about a direct connection, in UTF-16 units. */
    static final int RTC_LENGTH = 16_384;
    /** Points that a stroke in progress carries at a time. */
    static final int POINTS_AT_A_TIME = 256;
    /** Speed in thousandths, either way; browsers play up to 16 times, people follow 8. */
    public static final int SPEED = 8_000;
    /** Connections of one participant to a room at a time: as many tabs and devices as are remembered. */
    public static final int CONNECTIONS = 64;
    /** Client instances of one participant whose operations are remembered. */
    static final int INSTANCES = 64;
    /** Client instances in all whose operations are remembered: 100 people with 20 tabs each; a MiB of the state. */
    static final int INSTANCES_IN_ALL = 2_048;
    /** Keys of commands from servers that are remembered, of one participant; each has one operation. */
    static final int KEYS = 64;
    /** Keys of commands from servers that are remembered in all. */
    static final int KEYS_IN_ALL = 1_024;

    private Limits() {}
}
