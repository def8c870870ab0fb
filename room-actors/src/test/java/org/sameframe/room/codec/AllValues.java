package org.sameframe.room.codec;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sameframe.room.Account;
import org.sameframe.room.Admission;
import org.sameframe.room.Agreement;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.Annotation;
import org.sameframe.room.Category;
import org.sameframe.room.Channel;
import org.sameframe.room.ChatMessage;
import org.sameframe.room.Comparison;
import org.sameframe.room.ComparisonMode;
import org.sameframe.room.Conflict;
import org.sameframe.room.Control;
import org.sameframe.room.FrameRate;
import org.sameframe.room.Gate;
import org.sameframe.room.GateReason;
import org.sameframe.room.Grade;
import org.sameframe.room.HostAbsence;
import org.sameframe.room.Lead;
import org.sameframe.room.Lobby;
import org.sameframe.room.LoopMode;
import org.sameframe.room.MatchKey;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.Note;
import org.sameframe.room.NoteStatus;
import org.sameframe.room.Participant;
import org.sameframe.room.Playback;
import org.sameframe.room.Policy;
import org.sameframe.room.Presence;
import org.sameframe.room.Ready;
import org.sameframe.room.Role;
import org.sameframe.room.RoomCard;
import org.sameframe.room.Shape;
import org.sameframe.room.ShapeKind;
import org.sameframe.room.Shot;
import org.sameframe.room.ShotStatus;
import org.sameframe.room.Subscription;
import org.sameframe.room.Vacancy;
import org.sameframe.room.Value;
import org.sameframe.room.View;

/** One value of every kind in which everything is said, and one in which nothing is. */
final class AllValues {
    private static final int MOST = Integer.MAX_VALUE;
    private static final long AT = 1_700_000_000_000_000L;
    private static final Agreement.Names NOBODY =
            new Agreement.Names(List.of(), List.of(), List.of(), List.of(), List.of());

    /** What is personal in {@link #FULL}: each stands in one place of it. */
    static final List<String> SECRETS = List.of(
            "secret-room-title",
            "secret-name",
            "secret-medium-title",
            "secret-location-1",
            "secret-location-2",
            "secret-match-key",
            "secret-lut",
            "secret-text-in-picture",
            "secret-note",
            "secret-still",
            "secret-message");

    /** Coordinates of the points in {@link #FULL}; as personal as a text. */
    static final List<Shape.Point> POINTS =
            List.of(new Shape.Point(-65_536, 131_072, 1_024), new Shape.Point(12_345, 54_321, 77));

    static final List<Value> FULL = List.of(
            new RoomCard("secret-room-title", AT, AT + 1),
            new Policy(
                    1,
                    2,
                    3,
                    4,
                    new Policy.Driving(Control.LEAD, Conflict.LAST_WINS),
                    new Policy.Entrance(true, true, true),
                    new Policy.Gates(5, 6),
                    new Policy.Hosting(HostAbsence.CLOSE, 7),
                    new Policy.Agreeing(AgreementRecord.COUNTS, 8),
                    EnumSet.of(Category.VIEW, Category.POINTER)),
            new Lobby(AT),
            new Participant(
                    7,
                    "secret-name",
                    Role.VIEWER,
                    11,
                    Presence.AWAY,
                    AT,
                    Admission.REMOVED,
                    true,
                    AT + 2,
                    AT + 3,
                    new Account(true, "secret-account")),
            new Ready(7, "m2", MOST, true),
            new Subscription(7, EnumSet.complementOf(EnumSet.of(Category.ROOM, Category.ROSTER, Category.MEDIA))),
            new Lead(7, List.of(3, 1, 2)),
            new Vacancy(AT),
            new Agreement(
                    "m2",
                    MOST,
                    AT,
                    true,
                    new Agreement.Counts(1, 2, 3, 4, 5),
                    new Agreement.Names(
                            List.of(new Agreement.Shown(1, "m2", MOST), new Agreement.Shown(2, "", 0)),
                            List.of(3, 4),
                            List.of(5),
                            List.of(6, 7, 8),
                            List.of(9))),
            new Medium(
                    "m2",
                    "secret-medium-title",
                    new FrameRate(24_000, 1_001),
                    MOST,
                    Integer.MIN_VALUE,
                    -1_001,
                    86_400,
                    true,
                    List.of(
                            new MediaSource("secret-location-1", "video/mp4", "wall", 1_920, 1_080, MOST),
                            new MediaSource("secret-location-2", "")),
                    true,
                    new Medium.Handles(8, 12),
                    List.of(new MatchKey("sha256", "secret-match-key"), new MatchKey("catalogue", "x"))),
            new Shot("s2", Integer.MIN_VALUE, List.of("m2", "m5"), "m2", ShotStatus.COULD_BE_BETTER),
            new Playback("m2", true, MOST, 999_999, AT, -8_000, LoopMode.THROUGH, -1, MOST),
            new Gate(GateReason.STALLED, AT, List.of(2, 1)),
            new View(
                    -1.5,
                    0.1,
                    100,
                    270,
                    true,
                    true,
                    Channel.LUMA,
                    Optional.of(new Comparison("m2", ComparisonMode.BESIDE, 0.25, 8))),
            new Grade(
                    -0.1,
                    0.2,
                    0.3,
                    0.4,
                    -0.5,
                    0.6,
                    new Grade.Cdl(
                            new Grade.Rgb(1.1, 1.2, 1.3),
                            new Grade.Rgb(-2.1, -2.2, -2.3),
                            new Grade.Rgb(3.1, 3.2, 3.3),
                            4.1),
                    "secret-lut"),
            new Annotation(
                    "a9",
                    7,
                    "m2",
                    3,
                    MOST,
                    0xFF0000FF,
                    65_536,
                    new Shape(ShapeKind.TEXT, POINTS, "secret-text-in-picture")),
            new Note(
                    "n9",
                    "n4",
                    7,
                    "m2",
                    3,
                    MOST,
                    "secret-note\n\uD83C\uDFAC",
                    NoteStatus.RESOLVED,
                    AT,
                    AT + 4,
                    "secret-still"),
            new ChatMessage("c9", 7, "secret-message", AT));

    static final List<Value> EMPTY = List.of(
            new RoomCard("", 0, 0),
            new Policy(
                    0,
                    0,
                    0,
                    0,
                    new Policy.Driving(Control.EVERYONE, Conflict.LAST_WINS),
                    new Policy.Entrance(false, false, false),
                    new Policy.Gates(0, 0),
                    new Policy.Hosting(HostAbsence.KEEP, 0),
                    new Policy.Agreeing(AgreementRecord.OFF, 0),
                    Set.of()),
            new Lobby(0),
            new Participant(0, "", Role.HOST, 0, Presence.GONE, 0, Admission.ADMITTED, false, 0, 0),
            new Ready(0, "", 0, false),
            new Subscription(0, Set.of()),
            new Lead(0, List.of()),
            new Vacancy(0),
            new Agreement("", 0, 0, false, new Agreement.Counts(0, 0, 0, 0, 0), NOBODY),
            new Medium("", "", new FrameRate(0, 0), 0, 0, 0, 0, false, List.of()),
            new Shot("", 0, List.of(), "", ShotStatus.OPEN),
            new Playback("", false, 0, 0, 0, 0, LoopMode.ONCE, 0, 0),
            new Gate(GateReason.UNREADY, 0, List.of()),
            new View(0, 0, 0, 0, false, false, Channel.COLOR, Optional.empty()),
            new Grade(0, 0, 0, 0, 0, 0, Grade.Cdl.NEUTRAL, ""),
            new Annotation("", 0, "", 0, 0, 0, 0, new Shape(ShapeKind.FREEHAND, List.of(), "")),
            new Note("", "", 0, "", 0, 0, "", NoteStatus.OPEN, 0, 0),
            new ChatMessage("", 0, "", 0));

    private AllValues() {}
}
