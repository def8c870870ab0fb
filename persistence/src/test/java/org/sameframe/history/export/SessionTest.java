package org.sameframe.history.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Entry;
import org.sameframe.room.Medium;
import org.sameframe.room.Origin;
import org.sameframe.room.Room;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Shot;
import org.sameframe.room.ShotStatus;

class SessionTest {
    @Test
    @DisplayName("[HI11] a file of one medium is of the first shot's chosen version, unless another is named")
    void first() {
        Session session = Sessions.dailies();
        assertThat(session.first().map(Medium::id)).hasValue("m1");

        Room older = session.room();
        Room chosen = with(older, new Shot("s2", 0, List.of("m3", "m2"), "m2", ShotStatus.OPEN));
        assertThat(chosen.shots().get(0).versions()).startsWith("m3");
        assertThat(new Session(Sessions.CODE, chosen, session.entries(), Optional.empty(), Optional.empty())
                        .first()
                        .map(Medium::id))
                .hasValue("m2");
        assertThat(new Session(Sessions.CODE, Room.NONE, List.of(), Optional.empty(), Optional.empty()).first())
                .isEmpty();
    }

    private static Room with(Room room, Shot shot) {
        return room.apply(new Entry(21, room.now(), Origin.ROOM, List.of(new RoomEvent.Put(shot))));
    }
}
