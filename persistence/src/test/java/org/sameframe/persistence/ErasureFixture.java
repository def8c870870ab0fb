package org.sameframe.persistence;

import static java.util.concurrent.TimeUnit.SECONDS;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.actor.typed.ActorSystem;
import org.sameframe.history.History;
import org.sameframe.retention.Erasure;
import org.sameframe.room.FrameRate;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Node;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;

/** Rooms in a store, with a clock that is turned by hand. */
final class ErasureFixture implements AutoCloseable {
    static final long DAY = 24L * 3_600 * 1_000_000;

    final AtomicLong now = new AtomicLong(1_700_000_000_000_000L);
    final TestStore store;
    Storage storage;
    Rooms rooms;
    History history;
    private ActorTestKit kit;

    ErasureFixture(TestStore.Kind kind, Path folder) throws Exception {
        TestStore plain = TestStore.create(kind, folder);
        Config config = ConfigFactory.parseString("sameframe.room.idle-after = 1h")
                .withFallback(plain.config().getConfig("sameframe").atKey("sameframe"))
                .withFallback(Node.defaults().resolveWith(ConfigFactory.load()))
                .withFallback(plain.config());
        store = new TestStore(kind, folder, config);
        begin();
    }

    void start() throws Exception {
        begin();
    }

    private void begin() throws Exception {
        storage = store.open();
        kit = ActorTestKit.create("erasure", storage.configure(store.config()));
        Node.joinItself(kit.system());
        rooms = Rooms.start(kit.system(), storage.roomKeys(system()), now::get);
        history = History.of(storage.readSide(system()));
    }

    ActorSystem<?> system() {
        return kit.system();
    }

    /** As the server stops. */
    boolean stop() throws Exception {
        kit.shutdownTestKit();
        return storage.closeAndCompact(Duration.ofMinutes(2))
                .toCompletableFuture()
                .get(150, SECONDS);
    }

    /** With what is to be done besides, behind the store's own parts. */
    Erasure erasure(Erasable... others) {
        List<Erasable> parts = new ArrayList<>(storage.erasables(system()));
        parts.add(history);
        parts.addAll(List.of(others));
        return Erasure.of(storage.erasures(system()), rooms, parts, "left to do", now::get);
    }

    RoomCode room(String title, String host) throws Exception {
        Medium clip = new Medium(
                "",
                title,
                new FrameRate(24, 1),
                240,
                0,
                0,
                0,
                false,
                List.of(new MediaSource("https://example.com/" + title.replace(' ', '-'), "")));
        return ((RoomReply.Admitted) get(rooms.create(title, host, clip, rooms.usualPolicy()))).code();
    }

    /** The wrapped key of a room. */
    byte[] wrapped(RoomCode room) throws Exception {
        try (var connection = store.connect();
                var rows = connection
                        .createStatement()
                        .executeQuery("SELECT wrapped FROM room_key WHERE room = '" + room + "'")) {
            rows.next();
            return rows.getBytes(1);
        }
    }

    static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(60, SECONDS);
    }

    @Override
    public void close() {
        kit.shutdownTestKit();
        storage.close();
    }
}
