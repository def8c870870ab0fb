package org.sameframe.persistence;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.pin.Guesses;
import org.sameframe.pin.Pins;
import org.sameframe.pin.Tries;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomKeys;

/** What every store does with PINs, and with what was tried. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class PinStoreTest {
    private static final RoomCode ROOM = new RoomCode("ABCD-2345");
    private static final RoomCode OTHER = new RoomCode("ABCD-2346");
    private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

    private final TestStore store;
    private final RunningStore running;

    PinStoreTest(TestStore.Kind kind, @TempDir Path folder) throws StorageProblem {
        store = TestStore.create(kind, folder);
        running = new RunningStore(store);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    @DisplayName("[PN2] a PIN is kept over a restart, replaced and removed; its pepper is the room's own, and stays")
    void kept() throws Exception {
        get(keys().create(ROOM));
        get(keys().create(OTHER));
        String pepper = get(pins().pepper(ROOM)).orElseThrow();
        get(pins().set(ROOM, "hash 1"));
        get(pins().set(ROOM, "hash 2"));
        running.restart();

        assertThat(get(pins().find(ROOM)).orElseThrow().hash()).isEqualTo("hash 2");
        assertThat(get(pins().find(ROOM)).orElseThrow().pepper()).isEqualTo(pepper);
        assertThat(get(pins().pepper(OTHER)).orElseThrow()).isNotEqualTo(pepper);
        assertThat(get(pins().find(OTHER))).isEmpty();
        get(pins().remove(ROOM));
        get(pins().remove(ROOM));
        assertThat(get(pins().find(ROOM))).isEmpty();
    }

    @Test
    @DisplayName("[PN2] where there is no room there is no pepper; an erasure takes PIN, pepper and tries")
    void erased() throws Exception {
        assertThat(get(pins().pepper(ROOM))).isEmpty();
        get(keys().create(ROOM));
        get(pins().set(ROOM, "hash"));
        get(guesses().change(ROOM, "somebody", count -> more(count)));
        get(running.storage().erasures(running.pekko().system()).begin(ROOM, 1));
        assertThat(get(pins().find(ROOM))).isEmpty();
        for (Erasable part : running.storage().erasables(running.pekko().system())) {
            get(part.erase(ROOM));
        }

        assertThat(get(pins().pepper(ROOM))).isEmpty();
        assertThat(store.count("room_pin")).isZero();
        assertThat(get(guesses().change(ROOM, "somebody", count -> count)))
                .isEqualTo(new Guesses.Count(Tries.NONE, Tries.NONE));
    }

    @Test
    @DisplayName("[PN4] of tries at the same time each is counted, of one client and of all; a restart forgets none")
    void counted() throws Exception {
        List<CompletionStage<Guesses.Count>> all = IntStream.range(0, 60)
                .mapToObj(i -> guesses().change(ROOM, "client " + i % 3, PinStoreTest::more))
                .toList();
        for (CompletionStage<Guesses.Count> one : all) {
            get(one);
        }
        running.restart();

        assertThat(get(guesses().change(ROOM, "client 1", count -> count)))
                .isEqualTo(new Guesses.Count(new Tries(20, NOW), new Tries(60, NOW)));
        assertThat(get(guesses().change(OTHER, "client 1", count -> count)))
                .isEqualTo(new Guesses.Count(Tries.NONE, Tries.NONE));
    }

    @Test
    @DisplayName("[PN4] what is a day old is forgotten, and nothing else")
    void forgotten() throws Exception {
        Guesses later = running.storage()
                .guesses(
                        running.pekko().system(),
                        InstantSource.fixed(NOW.plus(Tries.REMEMBERED).plusSeconds(1)));
        get(guesses().change(ROOM, "old", PinStoreTest::more));
        get(guesses()
                .change(OTHER, "new", count -> new Guesses.Count(new Tries(3, NOW.plusSeconds(60)), count.room())));
        get(later.forget());

        assertThat(get(guesses().change(ROOM, "old", count -> count)).client()).isEqualTo(Tries.NONE);
        assertThat(get(guesses().change(OTHER, "new", count -> count)).client().count())
                .isEqualTo(3);
    }

    private static Guesses.Count more(Guesses.Count count) {
        return new Guesses.Count(count.client().more(NOW), count.room().more(NOW));
    }

    private RoomKeys keys() {
        return running.storage().roomKeys(running.pekko().system());
    }

    private Pins pins() {
        return running.storage().pins(running.pekko().system());
    }

    private Guesses guesses() {
        return running.storage().guesses(running.pekko().system(), InstantSource.fixed(NOW));
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, SECONDS);
    }
}
