package org.sameframe.room.actor;

import java.time.Duration;
import java.util.Set;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.Category;
import org.sameframe.room.Conflict;
import org.sameframe.room.Control;
import org.sameframe.room.HostAbsence;
import org.sameframe.room.Policy;

/** Policies of the rooms in tests: {@link #PLAIN} with one thing changed. */
final class Policies {
    private static final Policy.Driving DRIVING = new Policy.Driving(Control.EVERYONE, Conflict.HOST_WINS);
    private static final Policy.Entrance ENTRANCE = new Policy.Entrance(false, false, false);
    private static final Policy.Gates GATES = new Policy.Gates(0, 0);
    private static final Policy.Hosting HOSTING = new Policy.Hosting(HostAbsence.KEEP, 60_000);
    private static final Policy.Agreeing AGREEING = new Policy.Agreeing(AgreementRecord.OFF, 5_000);

    /** Nothing is off for newcomers, nothing is waited for, no agreement is recorded. */
    static final Policy PLAIN = of(DRIVING, ENTRANCE, GATES, HOSTING, AGREEING, Set.of());

    static final Policy WAITING_ROOM =
            of(DRIVING, new Policy.Entrance(true, false, false), GATES, HOSTING, AGREEING, Set.of());

    private Policies() {}

    private static Policy of(
            Policy.Driving driving,
            Policy.Entrance entrance,
            Policy.Gates gates,
            Policy.Hosting hosting,
            Policy.Agreeing agreeing,
            Set<Category> off) {
        return new Policy(3, 30_000, 60, 1_000, driving, entrance, gates, hosting, agreeing, off);
    }

    static Policy driving(Control control, Conflict conflict) {
        return of(new Policy.Driving(control, conflict), ENTRANCE, GATES, HOSTING, AGREEING, Set.of());
    }

    static Policy stallGate(Duration most) {
        return of(DRIVING, ENTRANCE, new Policy.Gates(0, (int) most.toMillis()), HOSTING, AGREEING, Set.of());
    }

    /** Within five seconds. */
    static Policy agreeing(AgreementRecord kept) {
        return of(DRIVING, ENTRANCE, GATES, HOSTING, new Policy.Agreeing(kept, 5_000), Set.of());
    }

    /** After a minute. */
    static Policy closingWithoutHost() {
        return of(DRIVING, ENTRANCE, GATES, new Policy.Hosting(HostAbsence.CLOSE, 60_000), AGREEING, Set.of());
    }

    static Policy off(Category... categories) {
        return of(DRIVING, ENTRANCE, GATES, HOSTING, AGREEING, Set.of(categories));
    }
}
