package org.sameframe.history;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.sameframe.persistence.ReadSide;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.RoomCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks the chains of all rooms, one room after the other, piece by piece and slowly, so that damage is known before
 * somebody opens the room [SC]. A chain that somebody computed anew without the room's key is damage from the next seal on; one
 * that somebody computed with it is sound in itself.
 *
 * <p>One step at a time; how long to rest between two is answered by each. A round that a restart ended is begun anew.
 */
public final class Scrub {
    private static final Logger LOG = LoggerFactory.getLogger(Scrub.class);

    /** Rows of one step, at most. */
    static final int ROWS = 250;

    /** Until a store is asked again that did not answer. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private final ReadSide store;
    private final InstantSource clock;
    private final ScrubSettings settings;
    private final Finding finding;
    private volatile Progress progress;
    private volatile Optional<Round> last = Optional.empty();

    /**
     * What came of a round.
     *
     * @param entries that were found sound
     * @param damaged rooms, each with its first entry that is wrong
     */
    public record Round(Instant began, Instant ended, long rooms, long entries, List<Find> damaged) {
        public Round {
            damaged = List.copyOf(damaged);
        }
    }

    /** Is told of each room that was checked whether its ledger is sound. */
    public interface Finding {
        void checked(RoomCode room, boolean isSound);
    }

    /** A room whose ledger is damaged. */
    public record Find(RoomCode room, Damage damage) {}

    /**
     * Where a round is.
     *
     * @param behind the persistence id that was looked at last
     * @param room that is being checked, up to {@code mark}
     */
    private record Progress(
            Instant began,
            String behind,
            Optional<RoomCode> room,
            Mark mark,
            long rooms,
            long entries,
            List<Find> found) {
        static Progress at(Instant began) {
            return new Progress(began, "", Optional.empty(), Mark.START, 0, 0, List.of());
        }

        Progress skip(String id) {
            return new Progress(began, id, Optional.empty(), Mark.START, rooms, entries, found);
        }

        Progress enter(String id, RoomCode code) {
            return new Progress(began, id, Optional.of(code), Mark.START, rooms, entries, found);
        }

        Progress further(LedgerReading.Stretch stretch) {
            long sound = entries + stretch.rows().size();
            return stretch.hasMore()
                    ? new Progress(began, behind, room, stretch.end().orElseThrow(), rooms, sound, found)
                    : new Progress(began, behind, Optional.empty(), Mark.START, rooms + 1, sound, found);
        }

        Progress with(Find find) {
            List<Find> more = new ArrayList<>(found);
            more.add(find);
            return new Progress(began, behind, room, mark, rooms, entries, List.copyOf(more));
        }

        Round ended(Instant now) {
            return new Round(began, now, rooms, entries, found);
        }
    }

    private Scrub(ReadSide store, InstantSource clock, ScrubSettings settings, Finding finding) {
        this.store = store;
        this.clock = clock;
        this.settings = settings;
        this.finding = finding;
        this.progress = Progress.at(clock.instant());
    }

    public static Scrub of(ReadSide store, InstantSource clock, ScrubSettings settings, Finding finding) {
        return new Scrub(store, clock, settings, finding);
    }

    /** What came of the last round that was finished; empty before. */
    public Optional<Round> last() {
        return last;
    }

    /**
     * Checks one piece. Not to be called again before it is done.
     *
     * @return how long to rest before the next step; never fails
     */
    public CompletionStage<Duration> step() {
        return piece(progress).exceptionally(failure -> {
            LOG.warn("Ledgers cannot be checked just now; trying again in {}", PATIENCE, failure);
            return PATIENCE;
        });
    }

    private CompletionStage<Duration> piece(Progress now) {
        return now.room().isPresent()
                ? CheckedSeals.of(store, now.room().get())
                        .thenCompose(codec -> reading(connection -> further(now, codec, connection)))
                : reading(connection -> next(now, LedgerTable.idBehind(connection, now.behind())));
    }

    private interface Reading {
        Duration read(Connection connection) throws SQLException;
    }

    private CompletionStage<Duration> reading(Reading reading) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try (Connection connection = store.database().getConnection()) {
                        return reading.read(connection);
                    } catch (SQLException e) {
                        throw new CompletionException(e);
                    }
                },
                store.executor());
    }

    private Duration further(Progress now, RoomCodec codec, Connection connection) throws SQLException {
        RoomCode room = codec.room();
        LedgerReading.Stretch stretch = new LedgerReading(connection, room).opened(now.mark(), ROWS, codec);
        Progress then = now.further(stretch);
        if (stretch.damage().isPresent()) {
            Damage damage = Damage.of(stretch.damage().get());
            LOG.error("The record of room {} is damaged at entry {}: {}", room, damage.seq(), damage.what());
            then = then.with(new Find(room, damage));
        }
        if (!stretch.hasMore()) {
            finding.checked(room, stretch.damage().isEmpty());
        }
        progress = then;
        return settings.restAfter(stretch.rows().size());
    }

    private Duration next(Progress now, Optional<String> id) {
        if (id.isEmpty()) {
            return end(now);
        }
        progress = LedgerTable.room(id.get())
                .map(room -> now.enter(id.get(), room))
                .orElseGet(() -> now.skip(id.get()));
        return settings.restAfter(1);
    }

    private Duration end(Progress now) {
        Instant ended = clock.instant();
        Round round = now.ended(ended);
        last = Optional.of(round);
        LOG.info(
                "The ledgers of {} rooms were checked, {} entries in {}; damaged: {}",
                round.rooms(),
                round.entries(),
                Duration.between(round.began(), ended),
                round.damaged().size());
        Instant next = now.began().plus(settings.interval());
        progress = Progress.at(next.isAfter(ended) ? next : ended);
        return next.isAfter(ended) ? Duration.between(ended, next) : settings.restAfter(1);
    }
}
