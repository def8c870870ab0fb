package org.sameframe.history.report;

import java.util.Optional;
import org.sameframe.room.Entry;
import org.sameframe.room.Lead;
import org.sameframe.room.Medium;
import org.sameframe.room.Playback;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomCode;

/** Makes a report of a room's entries, which it takes in one after the other and does not keep [RP1]. */
public final class ReportFold {
    /** Frames of a medium that were looked at longest. */
    private static final int HELD = 10;

    private final RoomCode code;
    private final Folded room = new Folded();
    private final Attendance attendance = new Attendance();
    private final Attention attention = new Attention();
    private final Driving driving = new Driving();
    private final Decisions decisions = new Decisions();
    private long through;
    private long last;

    private ReportFold(RoomCode code) {
        this.code = code;
    }

    public static ReportFold of(RoomCode code) {
        return new ReportFold(code);
    }

    /** The next entry. */
    public void take(Entry entry) {
        long before = through == 0 ? entry.at() : last;
        int leader = leader();
        room.take(entry);
        attendance.take(entry, before);
        decisions.take(entry);
        driving.take(entry);
        boolean isNotedAfterwards = entry.origin().participant() == 0;
        if (attendance.isAnybodyHere()) {
            Optional<Playback> playback = room.find("playback", Playback.class);
            Optional<Medium> medium = playback.flatMap(some -> room.find("medium/" + some.medium(), Medium.class));
            attention.show(playback, medium, entry.at(), entry.at());
        } else {
            attention.end(isNotedAfterwards ? before : entry.at());
        }
        boolean hasLeft = leader != 0 && !attendance.isHere(leader);
        driving.leads(leader(), entry.at(), hasLeft && isNotedAfterwards ? before : entry.at());
        through = entry.seq();
        last = entry.at();
    }

    /** Who has the lead and is there; 0: nobody. */
    private int leader() {
        int holder = room.find("lead", Lead.class).map(Lead::holder).orElse(0);
        return attendance.isHere(holder) ? holder : 0;
    }

    /** The report of all that was taken in. To be called once, at the end. */
    public Report report(boolean erased, Optional<Report.Damaged> damage) {
        attention.end(last);
        driving.leads(0, last, last);
        return new Report(
                code,
                room.find("card", RoomCard.class),
                through,
                last,
                erased,
                damage,
                Optional.empty(),
                room.people(),
                room.media(),
                room.shots(),
                decisions.ratings(),
                Sitting.of(attendance.stays(last)),
                attention.media(HELD),
                decisions.about(room),
                driving.drivers());
    }
}
