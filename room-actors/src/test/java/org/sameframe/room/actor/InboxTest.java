package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.room.actor.TestRoom.seek;

import com.typesafe.config.ConfigFactory;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.room.Origin;
import org.sameframe.room.ServerCommand;

/** What waits, and how long. */
class InboxTest {
    private final Inbox inbox = new Inbox(10);

    @ParameterizedTest(name = "[EN2] of {0} commands, at most {1} at a time: batches of {2}")
    @CsvSource({"0, 3, ''", "1, 3, 1", "3, 3, 3", "7, 3, 3 3 1", "10, 256, 10"})
    void batches(int waiting, int most, String expected) {
        add(waiting);
        StringBuilder sizes = new StringBuilder();
        for (List<?> batch = inbox.next(most); !batch.isEmpty(); batch = inbox.next(most)) {
            assertThat(inbox.isUnderway()).isTrue();
            sizes.append(batch.size()).append(' ');
            assertThat(inbox.done()).hasSameSizeAs(batch);
        }
        assertThat(sizes.toString().strip()).isEqualTo(expected);
        assertThat(inbox.isIdle()).isTrue();
    }

    @Test
    @DisplayName("[EN2] it is full at its bound; the room's own commands still fit, and go first")
    void bound() {
        add(9);
        assertThat(inbox.isFull()).isFalse();
        add(1);
        assertThat(inbox.isFull()).isTrue();
        inbox.addFirst(new ServerCommand.Restarted(), 5);
        assertThat(inbox.next(1).get(0).command()).isEqualTo(new ServerCommand.Restarted());
    }

    @Test
    @DisplayName("[EN3] emptied, it gives what was under way first, then what waited")
    void drain() {
        add(5);
        inbox.next(2);
        assertThat(inbox.drain())
                .extracting(item -> item.submission().command())
                .containsExactlyElementsOf(
                        IntStream.range(0, 5).mapToObj(TestRoom::seek).toList());
        assertThat(inbox.isIdle()).isTrue();
        assertThat(inbox.drain()).isEmpty();
    }

    @Test
    @DisplayName("[EN1] it knows whether somebody wants to create the room")
    void holds() {
        add(2);
        assertThat(inbox.holds(ServerCommand.Create.class)).isFalse();
        inbox.add(TestRoom.CREATE, Origin.ROOM, new Asker.Nobody(), 0);
        assertThat(inbox.holds(ServerCommand.Create.class)).isTrue();
    }

    @Test
    @DisplayName("[EN4] pauses double up to the longest, and begin anew")
    void backOff() {
        BackOff backOff = new BackOff(Duration.ofMillis(250), Duration.ofMillis(1_500));
        assertThat(IntStream.range(0, 5).mapToObj(i -> backOff.next().toMillis()))
                .containsExactly(250L, 500L, 1_000L, 1_500L, 1_500L);
        backOff.reset();
        assertThat(backOff.next()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    @DisplayName("[EN1] the settings are complete")
    void settings() {
        RoomSettings settings = RoomSettings.of(ConfigFactory.load());
        assertThat(settings.batch()).isEqualTo(256);
        assertThat(settings.policy().graceMs()).isEqualTo(30_000);
    }

    private void add(int count) {
        IntStream.range(0, count).forEach(i -> inbox.add(seek(i), Origin.ROOM, new Asker.Nobody(), i));
    }
}
