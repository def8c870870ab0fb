package org.sameframe.room.actor;

import java.util.List;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.cluster.sharding.typed.testkit.javadsl.TestEntityRef;

/** Stands where a room would, and shows what a connection says to it. */
public final class LinkProbe {
    private final TestInbox<RoomEntity.Message> room = TestInbox.create("room");
    private final TestInbox<Audience.Message> audience = TestInbox.create("audience");

    public RoomLink link(Outlet outlet) {
        return new RoomLink(
                TestEntityRef.of(RoomEntity.TYPE, "ABCDEFGH", room.getRef()),
                audience.getRef(),
                new Seat(audience.getRef(), 1),
                outlet);
    }

    /** How often a snapshot was asked for since the last time. */
    public long catchUps() {
        return room.getAllReceived().stream()
                .filter(RoomEntity.CatchUp.class::isInstance)
                .count();
    }

    /** Whether the connection was given back. */
    public boolean wasClosed() {
        List<Audience.Message> received = audience.getAllReceived();
        return received.stream().anyMatch(Audience.Detach.class::isInstance);
    }
}
