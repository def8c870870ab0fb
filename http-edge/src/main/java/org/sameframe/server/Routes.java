package org.sameframe.server;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.edge.api.Clients;
import org.sameframe.edge.api.Edge;
import org.sameframe.edge.api.ErasureApi;
import org.sameframe.edge.api.ExportApi;
import org.sameframe.edge.api.HealthApi;
import org.sameframe.edge.api.HistoryApi;
import org.sameframe.edge.api.MediaApi;
import org.sameframe.edge.api.MediaFiles;
import org.sameframe.edge.api.MediaLibrary;
import org.sameframe.edge.api.PlayerPages;
import org.sameframe.edge.api.RoomsApi;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.MediaSignatures;
import org.sameframe.edge.auth.RateLimits;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.edge.socket.RoomSocket;
import org.sameframe.history.Exports;
import org.sameframe.history.History;
import org.sameframe.history.RoomAges;
import org.sameframe.history.export.ExportKey;
import org.sameframe.persistence.Erasable;
import org.sameframe.persistence.Storage;
import org.sameframe.retention.Erasure;
import org.sameframe.retention.Retention;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.room.actor.Node;
import org.sameframe.room.actor.Rooms;

/** Puts rooms and edge together. */
final class Routes {
    private final AtomicBoolean ready = new AtomicBoolean();
    private final RoomSocket socket;
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
        Rooms rooms = Rooms.start(system, storage.roomKeys(system), time);
        AccessTokens tokens = AccessTokens.create(keys, settings.tokenLife(), clock);
        this.socket = new RoomSocket(system, rooms, tokens, settings.origins(), time, Main.version());
        MediaFiles files =
                MediaFiles.create(library, MediaSignatures.create(keys, settings.mediaAddressLife(), clock), blocking);
        History history = History.of(storage.readSide(system));
        PlayerPages pages = PlayerPages.load();
        Erasure erasure = Erasure.of(
                storage.erasures(system), rooms, erasables(system, storage, history), storage.afterErasure(), time);
        Retention retention =
                Retention.of(RoomAges.of(storage.readSide(system)), rooms, erasure, settings.retention(), time);
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
                        MediaApi.create(library, files, rooms, tokens, settings.mediaAddressLife(), clock, blocking)
                                .route(),
                        files.route(),
                        HistoryApi.create(history, tokens).route(),
                        ExportApi.create(Exports.of(history, exportKey), tokens).route(),
                        HealthApi.create(ready::get, storage.pulse(system)).route(),
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

    /** All that hold something personal of rooms, in the order in which it is destroyed [ER1]. */
    private static List<Erasable> erasables(ActorSystem<?> system, Storage storage, History history) {
        List<Erasable> all = new ArrayList<>(storage.erasables(system));
        all.add(history);
        return all;
    }

    private static RateLimits limits(Settings.Budget budget) {
        return RateLimits.perMinute(budget.perAddress(), budget.inAll());
    }

    Route route() {
        return route;
    }

    void ready(boolean now) {
        ready.set(now);
    }

    /** Tells every client that the server stops; complete when they have been told. */
    CompletionStage<Done> farewell() {
        return socket.shutDown();
    }
}
