package org.sameframe.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.pattern.Patterns;
import org.sameframe.edge.api.AuditGate;
import org.sameframe.edge.api.Clients;
import org.sameframe.edge.api.DirectoryApi;
import org.sameframe.edge.api.Edge;
import org.sameframe.edge.api.ErasureApi;
import org.sameframe.edge.api.ExportApi;
import org.sameframe.edge.api.Followers;
import org.sameframe.edge.api.HealthApi;
import org.sameframe.edge.api.HistoryApi;
import org.sameframe.edge.api.MediaApi;
import org.sameframe.edge.api.MediaFiles;
import org.sameframe.edge.api.MediaLibrary;
import org.sameframe.edge.api.PlayerPages;
import org.sameframe.edge.api.ReportApi;
import org.sameframe.edge.api.RoomsApi;
import org.sameframe.edge.api.StillsApi;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Cursors;
import org.sameframe.edge.auth.MediaSignatures;
import org.sameframe.edge.auth.RateLimits;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.edge.socket.Heads;
import org.sameframe.edge.socket.RoomSocket;
import org.sameframe.history.AccessLog;
import org.sameframe.history.Exports;
import org.sameframe.history.History;
import org.sameframe.history.Reports;
import org.sameframe.history.RoomAges;
import org.sameframe.history.RoomDirectory;
import org.sameframe.history.Scrub;
import org.sameframe.history.ScrubSettings;
import org.sameframe.history.ScrubTimer;
import org.sameframe.history.export.ExportKey;
import org.sameframe.persistence.DirectorySide;
import org.sameframe.persistence.Erasable;
import org.sameframe.persistence.ReadSide;
import org.sameframe.persistence.Storage;
import org.sameframe.retention.Erasure;
import org.sameframe.retention.Retention;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.room.actor.Node;
import org.sameframe.room.actor.Rooms;
import org.sameframe.still.StillLimits;
import org.sameframe.still.Stills;

/** Puts rooms and edge together. */
final class Routes {
    /** Between two looks of who follows a history. */
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final AtomicBoolean ready = new AtomicBoolean();
    private final RoomSocket socket;
    private final RoomDirectory directory;
    private final Route route;

    private Routes(
            Settings settings,
            ActorSystem<?> system,
            Storage storage,
            ServerKeys keys,
            ExportKey exportKey,
            MediaLibrary library) {
        InstantSource clock = InstantSource.system();
        Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        Node.joinItself(system);
        MicroClock time = MicroClock.steady();
        ReadSide readSide = storage.readSide(system);
        DirectorySide directorySide = storage.directorySide(system);
        this.directory = RoomDirectory.create(system, directorySide, readSide, clock);
        Rooms rooms = Rooms.start(system, storage.roomKeys(system), time, directory);
        AccessTokens tokens = AccessTokens.create(keys, settings.tokenLife(), clock);
        History history = History.of(readSide);
        ScrubSettings scrubbing = ScrubSettings.of(system.settings().config());
        Scrub scrub = Scrub.of(readSide, clock, scrubbing);
        ScrubTimer.start(
                scrub,
                scrubbing,
                (rest, step) -> system.scheduler().scheduleOnce(rest, step, system.executionContext()));
        Heads heads = Heads.of(exportKey, system.dispatchers().lookup(DispatcherSelector.defaultDispatcher()), history);
        this.socket = new RoomSocket(system, rooms, tokens, settings.origins(), time, Main.version(), heads);
        MediaFiles files =
                MediaFiles.create(library, MediaSignatures.create(keys, settings.mediaAddressLife(), clock), blocking);
        AccessLog accesses = AccessLog.create(system, directorySide);
        AuditGate gate = AuditGate.of(tokens, accesses, clock);
        StillLimits stillLimits = StillLimits.of(system.settings().config());
        Stills stills = storage.stills(system, stillLimits);
        PlayerPages pages = PlayerPages.load();
        Erasure erasure = Erasure.of(
                storage.erasures(system),
                rooms,
                erasables(storage.erasables(system), history, directory, stills, accesses),
                storage.afterErasure(),
                time);
        Retention retention = Retention.of(RoomAges.of(readSide), rooms, erasure, settings.retention(), time);
        system.scheduler()
                .scheduleWithFixedDelay(
                        settings.retentionStep(),
                        settings.retentionStep(),
                        () -> retention.step(),
                        system.executionContext());
        this.route = Edge.create(settings.frameAncestors())
                .route(
                        socket.route(),
                        RoomsApi.create(
                                        rooms,
                                        tokens,
                                        settings.auditLife(),
                                        limits(settings.rooms()),
                                        limits(settings.guesses()),
                                        new Clients(settings.publicUrl(), settings.behindProxy()),
                                        clock)
                                .route(),
                        ErasureApi.create(rooms, erasure, tokens).route(),
                        MediaApi.create(
                                        library,
                                        files,
                                        rooms,
                                        tokens,
                                        gate,
                                        history,
                                        settings.mediaAddressLife(),
                                        clock,
                                        blocking)
                                .route(),
                        files.route(),
                        HistoryApi.create(history, directory, followers(system), gate)
                                .route(),
                        ExportApi.create(Exports.of(history, exportKey), gate).route(),
                        ReportApi.create(Reports.of(history, stills), gate).route(),
                        StillsApi.create(stills, rooms, tokens, gate, stillLimits.bytes())
                                .route(),
                        DirectoryApi.create(directory, accesses, gate, Cursors.of(keys))
                                .route(),
                        HealthApi.create(ready::get, storage.pulse(system), scrub::last)
                                .route(),
                        Edge.openApi(),
                        pages.route(),
                        pages.notFound());
    }

    static Routes create(
            Settings settings,
            ActorSystem<?> system,
            Storage storage,
            ServerKeys keys,
            ExportKey exportKey,
            MediaLibrary library) {
        return new Routes(settings, system, storage, keys, exportKey, library);
    }

    private static Followers followers(ActorSystem<?> system) {
        return Followers.atMost(
                system.settings().config().getInt("sameframe.history.followers"),
                () -> Patterns.after(BETWEEN_LOOKS, system, () -> CompletableFuture.completedFuture(Done.done())));
    }

    /** All that hold something personal of rooms, in the order in which it is destroyed: the key first [ER1]. */
    private static List<Erasable> erasables(
            List<Erasable> ofStore, History history, RoomDirectory directory, Stills stills, AccessLog accesses) {
        List<Erasable> all = new ArrayList<>(ofStore);
        all.add(history);
        all.add(room -> directory.erase(room).thenApply(nothing -> Done.getInstance()));
        all.add(room -> stills.erase(room).thenApply(count -> Done.getInstance()));
        all.add(room -> accesses.erase(room).thenApply(nothing -> Done.getInstance()));
        return all;
    }

    private static RateLimits limits(Settings.Budget budget) {
        return RateLimits.perMinute(budget.perAddress(), budget.inAll());
    }

    Route route() {
        return route;
    }

    /**
     * Brings the directory up to date.
     *
     * @param anew makes all of it anew
     * @return complete when it is
     */
    CompletionStage<Done> catchUp(boolean anew) {
        return directory.start(anew);
    }

    void ready(boolean now) {
        ready.set(now);
    }

    /** Tells every client that the server stops; complete when they have been told. */
    CompletionStage<Done> farewell() {
        return socket.shutDown();
    }
}
