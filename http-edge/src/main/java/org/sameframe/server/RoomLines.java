package org.sameframe.server;

import java.io.PrintWriter;
import java.util.HexFormat;
import java.util.Locale;
import org.sameframe.room.actor.Mark;
import org.sameframe.transfer.Outcome;

/** Says what became of each room, a line each, and of all together [JT4]. */
final class RoomLines {
    private final PrintWriter out;
    private final String done;
    private int moved;
    private long entries;
    private int present;
    private int refused;

    /** @param done what was done to a room: exported */
    RoomLines(PrintWriter out, String done) {
        this.out = out;
        this.done = done;
    }

    void say(Outcome outcome) {
        if (outcome instanceof Outcome.Moved room) {
            moved++;
            entries += room.head().seq();
            out.println(room.room() + " " + done + text(room.head()) + stills(room.stills(), "")
                    + (room.isErased() ? ", erased" : ""));
        } else if (outcome instanceof Outcome.Present room) {
            present++;
            out.println(room.room() + " is there already" + text(room.head()) + stills(room.stills(), " added"));
        } else {
            Outcome.Refused room = (Outcome.Refused) outcome;
            refused++;
            out.println("%s refused as %s: it %s."
                    .formatted(room.room(), room.code().id(), room.why()));
        }
        out.flush();
    }

    private static String text(Mark head) {
        return ": %d entries, head %s"
                .formatted(head.seq(), HexFormat.of().formatHex(head.hash().toByteArray()));
    }

    private static String stills(int count, String what) {
        return count == 0 ? "" : ", stills%s: %d".formatted(what, count);
    }

    /** The sum. */
    void sum() {
        out.println("%s: %d with %d entries; there already: %d; refused: %d."
                .formatted(
                        done.substring(0, 1).toUpperCase(Locale.ROOT) + done.substring(1),
                        moved,
                        entries,
                        present,
                        refused));
        out.flush();
    }

    /** Whether there is something to show for it. */
    boolean hasMoved() {
        return moved > 0;
    }

    boolean isAllWell() {
        return refused == 0;
    }
}
