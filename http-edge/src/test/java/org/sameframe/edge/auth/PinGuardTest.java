package org.sameframe.edge.auth;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sameframe.persistence.Storage;
import org.sameframe.pin.HashedPin;
import org.sameframe.room.RoomCode;

/** PINs on a store of its own, with a clock that is moved by hand. What is hashed is counted where it is hashed. */
class PinGuardTest {
    private static final RoomCode ROOM = new RoomCode("ABCD-2345");
    private static final RoomCode NONE = new RoomCode("ABCD-2346");
    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(NOON);
    private final AtomicInteger hashed = new AtomicInteger();
    private final Config config = ConfigFactory.load();

    @TempDir
    private Path folder = Path.of("");

    private Storage storage;
    private ActorTestKit pekko;
    private PinGuard guard;

    @BeforeEach
    void start() throws Exception {
        storage = Storage.open(config, folder);
        pekko = ActorTestKit.create("pins", storage.configure(config));
        PinSettings settings = new PinSettings(5, 20, 1_000_000, Duration.ofHours(1));
        PinBudget budget = PinBudget.create(
                storage.guesses(pekko.system(), now::get), settings, ServerKeys.open(folder), now::get);
        guard = PinGuard.create(storage.pins(pekko.system()), budget, settings, work -> {
            hashed.incrementAndGet();
            work.run();
        });
    }

    @AfterEach
    void stop() {
        pekko.shutdownTestKit();
        storage.close();
    }

    private void restart() throws Exception {
        stop();
        start();
    }

    private void makeRoom() throws Exception {
        get(storage.roomKeys(pekko.system()).create(ROOM));
        assertThat(get(guard.set(ROOM, "7319"))).isTrue();
        hashed.set(0);
    }

    private PinGuard.Verdict check(RoomCode room, int client, String pin) throws Exception {
        return get(guard.check(
                room, address(client), Optional.of(pin), () -> CompletableFuture.completedFuture(room.equals(ROOM))));
    }

    private static InetAddress address(int client) {
        return Network.address("203.0." + client / 250 + "." + (1 + client % 250))
                .orElseThrow();
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, SECONDS);
    }

    @Test
    @DisplayName(
            "[PN4] five tries of a client, then a wait that doubles; a right one in time gives them back; others go on")
    void client() throws Exception {
        makeRoom();
        for (int i = 0; i < 5; i++) {
            assertThat(check(ROOM, 1, "000" + i)).isEqualTo(new PinGuard.Shut());
        }
        assertThat(check(ROOM, 1, "7319")).isEqualTo(new PinGuard.Wait(Duration.ofSeconds(30)));
        assertThat(hashed).hasValue(5);
        assertThat(check(ROOM, 2, "7319")).isEqualTo(new PinGuard.Open());

        now.set(NOON.plusSeconds(30));
        assertThat(check(ROOM, 1, "0006")).isEqualTo(new PinGuard.Shut());
        assertThat(check(ROOM, 1, "7319")).isEqualTo(new PinGuard.Wait(Duration.ofSeconds(60)));
        now.set(NOON.plusSeconds(90));
        assertThat(check(ROOM, 1, "7319")).isEqualTo(new PinGuard.Open());
        for (int i = 0; i < 5; i++) {
            assertThat(check(ROOM, 1, "100" + i)).isEqualTo(new PinGuard.Shut());
        }
    }

    @Test
    @DisplayName("[PN4] [PN5] a room that never was is counted and hashed for as one that is, to the same waits")
    void alike() throws Exception {
        makeRoom();
        List<List<PinGuard.Verdict>> answers = new ArrayList<>();
        List<Integer> hashes = new ArrayList<>();
        for (RoomCode room : List.of(ROOM, NONE)) {
            now.set(NOON);
            hashed.set(0);
            List<PinGuard.Verdict> one = new ArrayList<>();
            for (int i = 0; i < 60; i++) {
                one.add(check(room, 100 + i % 7, "000" + i));
                now.updateAndGet(instant -> instant.plusSeconds(20));
            }
            answers.add(one);
            hashes.add(hashed.get());
        }

        assertThat(answers.get(0)).isEqualTo(answers.get(1)).hasAtLeastOneElementOfType(PinGuard.Wait.class);
        assertThat(hashes.get(0)).isEqualTo(hashes.get(1)).isPositive();
    }

    @Test
    @DisplayName("[PN4] 10,000 guesses in a day from 100 addresses, with a restart: none is compared beyond the budget")
    void attack() throws Exception {
        makeRoom();
        Random random = new Random(4);
        int compared = 0;
        for (int guess = 0; guess < 10_000; guess++) {
            if (guess == 3_333 || guess == 6_666) {
                restart();
            }
            if (check(ROOM, random.nextInt(100), String.format("x%04d", guess)) instanceof PinGuard.Shut) {
                compared++;
            }
            now.updateAndGet(instant -> instant.plusMillis(8_600));
        }

        // 20 at once, 7 while the wait grows to an hour, and then one an hour
        assertThat(compared).isEqualTo(hashed.get()).isBetween(27, 20 + 7 + 24);
        assertThat(check(ROOM, 200, "7319")).isInstanceOf(PinGuard.Wait.class);
        now.updateAndGet(instant -> instant.plus(Duration.ofHours(1)));
        assertThat(check(ROOM, 200, "7319")).isEqualTo(new PinGuard.Open());
    }

    @Test
    @DisplayName("[PN4] of tries at the same moment no more are compared than of those one after the other")
    void atOnce() throws Exception {
        makeRoom();
        List<CompletionStage<PinGuard.Verdict>> all = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            all.add(guard.check(
                    ROOM,
                    address(i % 100),
                    Optional.of(String.format("x%04d", i)),
                    () -> CompletableFuture.completedFuture(true)));
        }
        for (CompletionStage<PinGuard.Verdict> one : all) {
            get(one);
        }

        assertThat(hashed).hasValue(20);
    }

    @Test
    @DisplayName(
            "[PN2] a PIN is Argon2id with a salt and the room's pepper: the same one in another room is another hash")
    void hash() throws Exception {
        makeRoom();
        get(storage.roomKeys(pekko.system()).create(NONE));
        get(guard.set(NONE, "7319"));
        var one = get(storage.pins(pekko.system()).find(ROOM)).orElseThrow();
        var other = get(storage.pins(pekko.system()).find(NONE)).orElseThrow();

        assertThat(one.hash()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$").isNotEqualTo(other.hash());
        assertThat(PinHash.matches("7319", one)).isTrue();
        assertThat(PinHash.matches("7319", new HashedPin(one.hash(), other.pepper())))
                .isFalse();
        assertThat(PinHash.matches("7319", PinHash.ofNobody())).isFalse();
        assertThat(one.toString()).doesNotContain("argon2id");
    }
}
