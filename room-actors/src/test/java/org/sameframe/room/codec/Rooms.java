package org.sameframe.room.codec;

import java.util.List;
import org.sameframe.room.Entry;
import org.sameframe.room.FrameRate;
import org.sameframe.room.LoopMode;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.Origin;
import org.sameframe.room.Participant;
import org.sameframe.room.Playback;
import org.sameframe.room.Policy;
import org.sameframe.room.Presence;
import org.sameframe.room.Role;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Value;

/** A room to test with: its code, its values and its first entries. */
final class Rooms {
    static final RoomCode CODE = new RoomCode("ABCD-2345");
    static final long NOON = 1_700_000_000_000_000L;

    static final RoomCard CARD = new RoomCard("Dailies of Thursday", NOON, 0);
    static final Medium MEDIUM = new Medium(
            "m1",
            "SH010 comp",
            new FrameRate(24_000, 1_001),
            240,
            -1,
            1_001,
            86_400,
            true,
            List.of(
                    new MediaSource("https://cdn.example/sh010.mp4", "video/mp4"),
                    new MediaSource("media:sh010.webm", "")));
    static final Playback PLAYBACK = new Playback("m1", true, 100, 999_999, NOON, -2_000, LoopMode.PING_PONG, 12, 200);
    static final Participant PATTY =
            new Participant(1, "Patty Ødegård", Role.HOST, 3, Presence.AWAY, NOON + 30_000_000);

    /** One of every kind. */
    static final List<Value> VALUES = List.of(CARD, Policy.DEFAULT, PLAYBACK, MEDIUM, PATTY);

    private Rooms() {}

    static Entry created() {
        return new Entry(1, NOON, Origin.ROOM, puts(VALUES));
    }

    static Entry seeked() {
        return new Entry(2, NOON + 1, new Origin(1, "tab-00000001", 1, 1), puts(List.of(PLAYBACK)));
    }

    static List<RoomEvent> puts(List<? extends Value> values) {
        return values.stream().<RoomEvent>map(RoomEvent.Put::new).toList();
    }
}
