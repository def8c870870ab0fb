package org.sameframe.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.room.RoomCode;

class KnockTicketsTest {
    private static final KnockTickets.Knock SOMEBODY = new KnockTickets.Knock(new RoomCode("ABCD-2345"), 7);
    private static final KnockTickets.Knock NOBODY = new KnockTickets.Knock(new RoomCode("ABCD-2346"), 0);

    @TempDir
    private Path folder = Path.of("");

    @Test
    @DisplayName("[PN8] a ticket opens for ten minutes, and with no byte altered; one for nobody looks like any other")
    void ticket() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-26T12:00:00Z"));
        InstantSource clock = now::get;
        KnockTickets tickets = KnockTickets.create(ServerKeys.open(folder), clock);
        String ticket = tickets.issue(SOMEBODY);

        assertThat(tickets.open(ticket)).contains(SOMEBODY);
        assertThat(tickets.open(tickets.issue(NOBODY))).contains(NOBODY);
        assertThat(tickets.issue(NOBODY)).hasSameSizeAs(ticket).isNotEqualTo(tickets.issue(NOBODY));
        for (int i = 0; i < ticket.length() - 1; i++) {
            char other = ticket.charAt(i) == 'Q' ? 'R' : 'Q';
            assertThat(tickets.open(ticket.substring(0, i) + other + ticket.substring(i + 1)))
                    .as("%d", i)
                    .isEmpty();
            assertThat(tickets.open(ticket.substring(0, i))).isEmpty();
        }
        assertThat(tickets.open("what is this?")).isEmpty();
        now.updateAndGet(instant -> instant.plus(Duration.ofMinutes(10)));
        assertThat(tickets.open(ticket)).contains(SOMEBODY);
        now.updateAndGet(instant -> instant.plusMillis(1));
        assertThat(tickets.open(ticket)).isEmpty();
    }
}
