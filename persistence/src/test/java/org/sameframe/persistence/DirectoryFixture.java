package org.sameframe.persistence;

import static org.sameframe.persistence.HistoryFixture.get;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.awaitility.Awaitility;
import org.sameframe.history.DirectoryQuery;
import org.sameframe.history.History;
import org.sameframe.history.ListedRoom;
import org.sameframe.history.RoomDirectory;
import org.sameframe.room.FrameRate;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.room.actor.Node;
import org.sameframe.room.actor.RoomNews;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;

/** Real rooms on a real store, and the directory of them. */
final class DirectoryFixture implements AutoCloseable {
    private final TestStore store;
    private final Config config;
    private Storage storage;
    private ActorTestKit pekko;
    private RoomDirectory directory;
    private Rooms rooms;

    DirectoryFixture(TestStore.Kind kind, Path folder) throws Exception {
        store = TestStore.create(kind, folder);
        config = ConfigFactory.parseString("sameframe.directory.interval = 20ms, pekko.loglevel = OFF")
                .withFallback(store.config().withOnlyPath("sameframe"))
                .withFallback(Node.defaults())
                .withFallback(ConfigFactory.load());
        open();
        get(directory.start(false));
        rooms = rooms(directory);
    }

    private void open() throws Exception {
        storage = Storage.open(config, store.folder());
        pekko = ActorTestKit.create("rooms", storage.configure(config));
        Node.joinItself(pekko.system());
        directory = RoomDirectory.create(
                pekko.system(),
                storage.directorySide(pekko.system()),
                storage.readSide(pekko.system()),
                InstantSource.system());
    }

    private Rooms rooms(RoomNews news) {
        return Rooms.start(pekko.system(), storage.roomKeys(pekko.system()), MicroClock.steady(), news);
    }

    interface Work {
        void with(Rooms rooms) throws Exception;
    }

    /** A life of a server that is killed before its directory hears of anything; then another one. */
    void restartAfter(Work work) throws Exception {
        close();
        open();
        work.with(rooms(RoomNews.NONE));
        restart(false);
    }

    void restart(boolean anew) throws Exception {
        close();
        open();
        get(directory.start(anew));
        rooms = rooms(directory);
    }

    /** Without a server. */
    void whileClosed(String sql) throws Exception {
        close();
        execute(sql);
        open();
        get(directory.start(false));
        rooms = rooms(directory);
    }

    void execute(String sql) throws Exception {
        store.execute(sql);
    }

    /** On what the directory keeps. */
    void executeOnDirectory(String sql) throws Exception {
        store.executeOnDirectory(sql);
    }

    RoomDirectory directory() {
        return directory;
    }

    History history() {
        return History.of(storage.readSide(pekko.system()));
    }

    Storage storage() {
        return storage;
    }

    ActorTestKit pekko() {
        return pekko;
    }

    Rooms rooms() {
        return rooms;
    }

    RoomCode create(String title, String host, String medium) throws Exception {
        return create(rooms, title, host, medium);
    }

    static RoomCode create(Rooms rooms, String title, String host, String medium) throws Exception {
        Medium clip = new Medium(
                "", medium, new FrameRate(24, 1), 240, 0, 0, 0, false, List.of(new MediaSource("media:a.mp4", "")));
        RoomReply reply = get(rooms.create(title, host, clip, rooms.usualPolicy()));
        if (reply instanceof RoomReply.Admitted admitted) {
            return admitted.code();
        }
        throw new AssertionError(reply);
    }

    void join(RoomCode room, String name) throws Exception {
        get(rooms.join(room, name));
    }

    List<ListedRoom> list() throws Exception {
        return list(DirectoryQuery.all(1_000));
    }

    List<ListedRoom> list(DirectoryQuery query) throws Exception {
        return get(directory.rooms(query)).rooms();
    }

    ListedRoom find(RoomCode room) throws Exception {
        return list().stream()
                .filter(some -> some.room().equals(room))
                .findAny()
                .orElseThrow();
    }

    /** The room, once the directory says so of it. */
    ListedRoom await(RoomCode room, Predicate<ListedRoom> condition) {
        return Awaitility.await()
                .atMost(RunningStore.PATIENCE)
                .until(
                        () -> list().stream()
                                .filter(some -> some.room().equals(room))
                                .findAny(),
                        found -> found.filter(condition).isPresent())
                .orElseThrow();
    }

    /** Any query, with one thing wanted. */
    static DirectoryQuery wanting(String text, String participant, String medium) {
        return new DirectoryQuery(
                Optional.empty(),
                text,
                participant,
                medium,
                Optional.empty(),
                0,
                Long.MAX_VALUE,
                Optional.empty(),
                100);
    }

    @Override
    public void close() {
        pekko.shutdownTestKit();
        storage.close();
    }
}
