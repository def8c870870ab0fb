package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.sameframe.persistence.HistoryFixture.get;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.history.Scrub;
import org.sameframe.history.ScrubSettings;
import org.sameframe.history.ScrubTimer;
import org.sameframe.room.RoomCode;

/** Rooms of 1, 2 and 3 pieces, the golden one and a row that is no room's, checked step by step. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class ScrubTest {
    private static final ScrubSettings SETTINGS = new ScrubSettings(Duration.ofHours(24), 500);
    private static final List<Integer> LENGTHS = List.of(20, 250, 520);

    private final HistoryFixture fixture;
    private volatile Instant now = Instant.parse("2026-01-01T00:00:00Z");
    private final Map<RoomCode, Boolean> told = new ConcurrentHashMap<>();
    private final Scrub scrub;

    ScrubTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        fixture = new HistoryFixture(kind, folder);
        for (int i = 0; i < LENGTHS.size(); i++) {
            fixture.running.append(fixture.running.open(i + 2), LENGTHS.get(i));
        }
        fixture.store.insertRow("something-else|1", 1);
        scrub = Scrub.of(
                fixture.running.storage().readSide(fixture.running.pekko().system()),
                () -> now,
                SETTINGS,
                (room, isSound) -> told.put(room, isSound));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    private int all() {
        return fixture.entries() + LENGTHS.stream().mapToInt(Integer::intValue).sum();
    }

    /** Steps until a round is finished; the clock goes on by what each wants to rest. */
    private Duration round() throws Exception {
        Object before = scrub.last();
        Duration rests = Duration.ZERO;
        while (scrub.last().equals(before)) {
            Duration rest = get(scrub.step());
            rests = rests.plus(rest);
            now = now.plus(rest);
        }
        return rests;
    }

    private Scrub.Round last() {
        return scrub.last().orElseThrow();
    }

    @Test
    @DisplayName("[SC1][SC3] a round looks at every entry of every room, whatever else is in the journal")
    void sound() throws Exception {
        assertThat(scrub.last()).isEmpty();
        round();

        assertThat(last().rooms()).isEqualTo(LENGTHS.size() + 1L);
        assertThat(last().entries()).isEqualTo(all());
        assertThat(last().damaged()).isEmpty();
    }

    @Test
    @DisplayName("[SC1] what is damaged is found and named; the other rooms are checked all the same")
    void damaged() throws Exception {
        String update =
                "UPDATE \"event_journal\" SET \"event_payload\" = (SELECT \"event_payload\" FROM \"event_journal\""
                        + " WHERE \"persistence_id\" = '%1$s' AND \"sequence_number\" = %2$d) WHERE \"persistence_id\" = '%1$s'"
                        + " AND \"sequence_number\" = %3$d";
        fixture.store.execute(update.formatted(RunningStore.id(4), 9, 301));
        fixture.execute("DELETE FROM \"event_journal\" WHERE \"persistence_id\" = ROOM AND \"sequence_number\" = 7");
        round();

        assertThat(last().damaged())
                .extracting(Scrub.Find::room, find -> find.damage().seq())
                .containsExactlyInAnyOrder(tuple(RoomCode.of(4), 301L), tuple(fixture.room(), 7L));
        assertThat(last().rooms()).isEqualTo(LENGTHS.size() + 1L);
        assertThat(last().entries()).isEqualTo(20 + 250 + 300 + 6);
        assertThat(told)
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        RoomCode.of(2), true, RoomCode.of(3), true, RoomCode.of(4), false, fixture.room(), false));
    }

    @Test
    @DisplayName("[SC2] no more rows are read than a second allows, and the next round begins a day after this one")
    void pace() throws Exception {
        Instant began = now;
        Duration rests = round();

        assertThat(last().began()).isEqualTo(began);
        assertThat(Duration.between(began, last().ended())).isGreaterThanOrEqualTo(Duration.ofMillis(2L * all()));
        assertThat(rests).isEqualTo(SETTINGS.interval());
        round();
        assertThat(last().began()).isEqualTo(began.plus(SETTINGS.interval()));
    }

    @Test
    @DisplayName("[SC4] where the store does not answer, the round goes on a minute later from where it was")
    void unreachable() throws Exception {
        List<Duration> rests = new ArrayList<>();
        rests.add(get(scrub.step()));
        rests.add(get(scrub.step()));
        fixture.store.execute("ALTER TABLE \"event_journal\" RENAME TO \"elsewhere\"");
        Duration failed = get(scrub.step());
        fixture.store.execute("ALTER TABLE \"elsewhere\" RENAME TO \"event_journal\"");
        round();

        assertThat(rests).doesNotContain(Duration.ofMinutes(1));
        assertThat(failed).isEqualTo(Duration.ofMinutes(1));
        assertThat(last().entries()).isEqualTo(all());
        assertThat(last().rooms()).isEqualTo(LENGTHS.size() + 1L);
    }

    @Test
    @DisplayName(
            "[SC2] it goes on by itself, each step when the one before has rested; with an interval of 0 it never begins")
    void timer() throws Exception {
        List<Runnable> due = new CopyOnWriteArrayList<>();
        List<Duration> rests = new CopyOnWriteArrayList<>();
        ScrubTimer.start(scrub, new ScrubSettings(Duration.ZERO, 1), (rest, step) -> due.add(step));
        assertThat(due).isEmpty();

        ScrubTimer.start(scrub, SETTINGS, (rest, step) -> {
            rests.add(rest);
            due.add(step);
        });
        for (int steps = 1; steps <= 4; steps++) {
            int before = steps;
            due.get(before - 1).run();
            Awaitility.await().until(() -> due.size() > before);
        }
        assertThat(rests.get(0)).isEqualTo(Duration.ofMinutes(1));
        assertThat(rests).allMatch(rest -> !rest.isNegative());
    }

    @Test
    @DisplayName("[SC2] the settings are those of the configuration; no rows a second are refused")
    void settings() {
        assertThat(ScrubSettings.of(ConfigFactory.load())).isEqualTo(SETTINGS);
        assertThatThrownBy(() ->
                        ScrubSettings.of(ConfigFactory.parseMap(Map.of("sameframe.history.scrub.rows-per-second", 0))
                                .withFallback(ConfigFactory.load())))
                .isInstanceOf(ConfigException.BadValue.class)
                .hasMessageContaining("rows-per-second");
    }
}
