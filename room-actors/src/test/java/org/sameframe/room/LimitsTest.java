package org.sameframe.room;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LimitsTest {
    private final TestRoom room = TestRoom.created();

    @Test
    @DisplayName("[LI3] a room takes 500 media")
    void media() {
        for (int i = 2; i <= 500; i++) {
            assertThat(TestRoom.outcome(addMedium())).isEqualTo("accepted");
        }
        Room before = room.room;
        assertThat(TestRoom.outcome(addMedium())).isEqualTo("limit");
        assertThat(room.room).isEqualTo(before);
    }

    @Test
    @DisplayName("[LI3] a room takes 1,000 participants over its life, and no more when the others are gone")
    void participants() {
        for (int i = 2; i <= 1_000; i++) {
            int guest = room.comes("Guest " + i);
            assertThat(TestRoom.outcome(room.gives(guest, new PersonCommand.Leave())))
                    .isEqualTo("accepted");
        }
        Room before = room.room;
        assertThat(TestRoom.outcome(room.gives(Origin.ROOM, new ServerCommand.Admit("Guest 1001"))))
                .isEqualTo("limit");
        assertThat(room.room).isEqualTo(before);
        assertThat(TestRoom.outcome(room.gives(Origin.ROOM, new ServerCommand.Arrive(7))))
                .isEqualTo("accepted");
    }

    private Decision addMedium() {
        return room.gives(new PlaylistCommand.AddMedium(TestRoom.CLIP, ""));
    }
}
