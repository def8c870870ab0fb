package org.sameframe.history.export;

import java.util.stream.Collectors;
import org.sameframe.room.Medium;

/**
 * The markers of one medium as a text that Avid Media Composer imports: name, timecode, track, colour, comment and 1, with
 * tabs between them [EX8].
 */
public final class AvidMarkers {
    private static final String TRACK = "V1";

    private AvidMarkers() {}

    public static String of(Session session, Medium medium) {
        return Marker.on(medium, session).stream()
                .map(marker -> line(marker, medium))
                .collect(Collectors.joining());
    }

    private static String line(Marker marker, Medium medium) {
        return String.join(
                        "\t",
                        Marker.line(marker.author()),
                        medium.timecode(marker.firstFrame()),
                        TRACK,
                        marker.color().inAvid(),
                        Marker.line(marker.comment()),
                        "1")
                + "\n";
    }
}
