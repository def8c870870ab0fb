package org.sameframe.history.export;

import java.util.List;
import org.sameframe.room.Medium;
import org.sameframe.room.Timecode;

/**
 * The markers of one medium as an edit decision list, CMX 3600: an event for each, in the medium's own timecode, with a
 * locator as Avid and others read it, and the line from which DaVinci Resolve makes a marker [EX7].
 */
public final class Edl {
    /** A title is on a line of 70 characters. */
    private static final int TITLE = 63;

    private static final String REEL = "AX";

    private Edl() {}

    public static String of(Session session, Medium medium) {
        Timecode timecode = Timecode.of(medium);
        String title = Marker.line(medium.title().isEmpty() ? medium.id() : medium.title());
        StringBuilder text = new StringBuilder("TITLE: ")
                .append(title, 0, title.offsetByCodePoints(0, Math.min(TITLE, title.codePointCount(0, title.length()))))
                .append("\nFCM: ")
                .append(timecode.isDropFrame() ? "DROP FRAME" : "NON-DROP FRAME")
                .append('\n');
        session.warnings().forEach(warning -> text.append("* ").append(warning).append('\n'));
        List<Marker> markers = Marker.on(medium, session);
        for (int i = 0; i < markers.size(); i++) {
            text.append('\n').append(event(i + 1, markers.get(i), medium, title));
        }
        return text.toString();
    }

    private static String event(int number, Marker marker, Medium medium, String title) {
        String first = medium.timecode(marker.firstFrame());
        String end = medium.timecode(marker.firstFrame() + 1);
        String comment = Marker.line(marker.author() + ": " + marker.comment());
        return """
            %03d  %-8s V     C        %s %s %s %s
            * FROM CLIP NAME: %s
            * LOC: %s %-7s %s
             |C:ResolveColor%s |M:%s |D:%d
            """.formatted(
                        number,
                        REEL,
                        first,
                        end,
                        first,
                        end,
                        title,
                        first,
                        marker.color().name(),
                        comment,
                        marker.color().inResolve(),
                        comment.replace('|', '/'),
                        marker.frames());
    }
}
