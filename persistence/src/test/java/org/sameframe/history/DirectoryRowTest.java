package org.sameframe.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.Participant;
import org.sameframe.room.Presence;
import org.sameframe.room.Role;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;

/** What the directory says of people who take other names. */
class DirectoryRowTest {
    private DirectoryRow row = DirectoryRow.empty(new RoomCode("ABCD-2345"), RoomState.OPEN);

    private void called(int id, String... names) {
        for (String name : names) {
            Participant person = new Participant(id, name, Role.REVIEWER, id, Presence.HERE, 0);
            long seq = row.seq() + 1;
            row = row.apply(new Entry(seq, seq, Origin.ROOM, List.of(new RoomEvent.Put(person))));
        }
    }

    @Test
    @DisplayName("[RD1] [RD2] people are known by the names that they had before as well, each once")
    void earlierNames() {
        called(1, "Ann", "Ann", "Annie", "Ann", "Dr. Ann");
        called(10, "Bob");
        called(2, "Cy", "Cyrus");

        assertThat(row.people().values()).containsExactly("Dr. Ann", "Cyrus", "Bob", "Ann", "Annie", "Cy");
        assertThat(row.searchedPeople()).contains("annie", "dr. ann", "cyrus");
        assertThat(row.searched()).contains("annie");
        assertThat(DirectoryRow.ofLines(DirectoryRow.lines(row.people()))).isEqualTo(row.people());
        assertThat(row.erased().people()).isEmpty();
    }

    @Test
    @DisplayName("[RD1] of whoever takes ever other names the directory keeps the first twenty and the last")
    void manyNames() {
        for (int i = 0; i < 100; i++) {
            called(1, "Name " + i);
        }

        Map<String, String> people = row.people();
        assertThat(people).hasSize(21);
        assertThat(people.values()).contains("Name 0", "Name 19", "Name 99").doesNotContain("Name 20");
    }
}
