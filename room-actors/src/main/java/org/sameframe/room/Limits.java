package org.sameframe.room;

/** Bounds on what a room takes in [LI1] [LI3]. Each is far above honest use, and keeps a room's state below a few MiB. */
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
    /** Frames of a medium: 38 hours at 120 frames per second. */
    public static final int FRAMES = 1 << 24;
    /** Participants that a room ever had, gone ones included: they keep their names in its record. */
    public static final int PARTICIPANTS_EVER = 1_000;
    /** Speed in thousandths, either way; browsers play up to 16 times, people follow 8. */
    public static final int SPEED = 8_000;
    /** Client instances of one participant whose operations are remembered. */
    static final int INSTANCES = 64;
    /** Client instances in all whose operations are remembered: 100 people with 20 tabs each; a MiB of the state. */
    static final int INSTANCES_IN_ALL = 2_048;

    private Limits() {}
}
