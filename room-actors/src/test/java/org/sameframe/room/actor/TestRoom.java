package org.sameframe.room.actor;

import com.google.protobuf.ByteString;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.persistence.testkit.PersistenceTestKitSnapshotPlugin;
import org.sameframe.room.Entry;
import org.sameframe.room.FrameRate;
import org.sameframe.room.LoopMode;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.Origin;
import org.sameframe.room.Playback;
import org.sameframe.room.Policy;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.ServerCommand;
import org.sameframe.room.TransportCommand;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.RoomKey;

/** What the tests of the actors have in common. */
final class TestRoom {
    static final RoomCode CODE = new RoomCode("ABCD-2345");
    static final long NOON = 1_700_000_000_000_000L;
    static final String ID = "room|" + CODE;

    static final Medium CLIP = new Medium(
            "", "Clip", new FrameRate(24, 1), 240, 0, 0, 0, false, List.of(new MediaSource("media:a.mp4", "")));
    static final Policy POLICY = new Policy(3, 30_000, 60, 1_000);
    static final RoomCommand CREATE = new ServerCommand.Create("Dailies", "Patty", CLIP, POLICY);

    static final RoomSettings SETTINGS = new RoomSettings(
            100,
            2,
            256,
            64,
            Duration.ofMinutes(3),
            Duration.ofMillis(250),
            Duration.ofSeconds(1),
            Duration.ofSeconds(10),
            POLICY);

    private TestRoom() {}

    static RoomCommand seek(int frame) {
        return new TransportCommand.Seek(frame);
    }

    static RoomCommand pause() {
        return new TransportCommand.Pause(OptionalInt.empty());
    }

    /** The mark of {@link #entry}. */
    static Mark mark(long seq) {
        return new Mark(seq, ByteString.copyFromUtf8("hash " + seq));
    }

    /** An entry that puts the playback. */
    static Recorded entry(long seq) {
        Playback playback = new Playback("m1", false, 0, 0, 0, 1_000, LoopMode.LOOP, 0, 239);
        Entry entry = new Entry(seq, seq, Origin.ROOM, List.of(new RoomEvent.Put(playback)));
        return new Recorded(entry, mark(seq).hash());
    }

    /** The journal that can be tampered with, and snapshots in memory. */
    static Config config() {
        return TestJournal.config()
                .withFallback(PersistenceTestKitSnapshotPlugin.config())
                .withFallback(ConfigFactory.parseString("""
                        pekko.loglevel = OFF
                        # A deadline, not a measurement: machines that build are busy.
                        pekko.actor.testkit.typed.single-expect-default = 30s
                        """));
    }

    /** Keys in memory. */
    static final class Keys implements RoomKeys {
        private final Map<RoomCode, RoomKey> keys = new ConcurrentHashMap<>();
        private final Set<RoomCode> erased = ConcurrentHashMap.newKeySet();
        private volatile boolean isDown;
        private volatile boolean isAltered;

        void setDown(boolean down) {
            isDown = down;
        }

        /** As a store finds out: the wrapped key does not open. */
        void alter() {
            isAltered = true;
        }

        /** As a store does it. */
        void erase(RoomCode room) {
            erased.add(room);
            keys.remove(room);
        }

        @Override
        public CompletionStage<Boolean> isErased(RoomCode room) {
            return answer(erased.contains(room));
        }

        @Override
        public CompletionStage<Optional<RoomKey>> find(RoomCode room) {
            return isAltered
                    ? CompletableFuture.supplyAsync(() -> {
                        throw new LedgerDamaged(room.value(), 0, "the room's key was altered");
                    })
                    : answer(Optional.ofNullable(keys.get(room)));
        }

        @Override
        public CompletionStage<RoomKey> create(RoomCode room) {
            return isDown ? answer(RoomKey.random()) : answer(keys.computeIfAbsent(room, code -> RoomKey.random()));
        }

        private <T> CompletionStage<T> answer(T value) {
            return isDown
                    ? CompletableFuture.failedFuture(new IOException("the keys are locked away"))
                    : CompletableFuture.completedFuture(value);
        }
    }

    /** Goes when it is told to; can be made to break, as a defect would. */
    static final class Clock implements MicroClock {
        private final AtomicLong now = new AtomicLong(NOON);
        private volatile boolean isBroken;

        @Override
        public long now() {
            if (isBroken) {
                isBroken = false;
                throw new IllegalStateException("a defect, made by a test");
            }
            return now.get();
        }

        void pass(Duration time) {
            now.addAndGet(time.toNanos() / 1_000);
        }

        void set(long micros) {
            now.set(micros);
        }

        void breakOnce() {
            isBroken = true;
        }
    }
}
