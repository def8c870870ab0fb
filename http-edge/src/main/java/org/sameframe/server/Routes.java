package org.sameframe.server;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.edge.api.AddressApi;
import org.sameframe.edge.api.AuditGate;
import org.sameframe.edge.api.Clients;
import org.sameframe.edge.api.CommandsApi;
import org.sameframe.edge.api.Creations;
import org.sameframe.edge.api.Edge;
import org.sameframe.edge.api.HealthApi;
import org.sameframe.edge.api.LutsApi;
import org.sameframe.edge.api.MediaApi;
import org.sameframe.edge.api.MediaFiles;
import org.sameframe.edge.api.MediaFolder;
import org.sameframe.edge.api.MediaLibrary;
import org.sameframe.edge.api.PlatformKeys;
import org.sameframe.edge.api.PlayerPages;
import org.sameframe.edge.api.RoomsApi;
import org.sameframe.edge.api.UploadApi;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.CommandBudget;
import org.sameframe.edge.auth.Cursors;
import org.sameframe.edge.auth.MediaSignatures;
import org.sameframe.edge.auth.Mode;
import org.sameframe.edge.auth.RateLimits;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.edge.meter.ManagementApi;
import org.sameframe.edge.meter.ServerMeters;
import org.sameframe.edge.socket.CommandJson;
import org.sameframe.edge.socket.Heads;
import org.sameframe.edge.socket.RoomSocket;
import org.sameframe.history.RoomDirectory;
import org.sameframe.history.Scrub;
import org.sameframe.history.export.ExportKey;
import org.sameframe.persistence.Storage;
import org.sameframe.retention.Erasure;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.room.actor.Node;
import org.sameframe.room.actor.Rooms;

/** Puts rooms and edge together. */
final class Routes {
    private final AtomicBoolean ready = new AtomicBoolean();
    private final RoomSocket socket;
    private final RoomDirectory directory;
    private final Route route;
    private final Route management;
    private final Mode mode;

    private Routes(
            Settings settings,
            ActorSystem<?> system,
            Storage storage,
            ServerKeys keys,
            ExportKey exportKey,
            MediaLibrary library,
            ManagementApi operator) {
        ServerMeters meters = operator.meters();
        InstantSource clock = InstantSource.system();
        Executor blocking = system.dispatchers().lookup(DispatcherSelector.blocking());
        Node.joinUnlessSeeded(system);
        MicroClock time = MicroClock.steady();
        Archive archive = Archive.open(system, storage, clock, time, meters::delivered);
        this.directory = archive.directory();
        Rooms rooms = Rooms.start(system, storage.roomKeys(system), time, archive.news(), meters);
        archive.webhooks().start();
        Tokens all = Tokens.open(system.settings().config(), settings, keys, clock);
        AccessTokens tokens = all.all();
        this.mode = all.mode();
        Heads heads = Heads.of(
                exportKey, system.dispatchers().lookup(DispatcherSelector.defaultDispatcher()), archive.history());
        Clients clients = new Clients(
                settings.publicUrl(), settings.proxies(), settings.tls().isPresent());
        this.socket =
                new RoomSocket(system, rooms, tokens, settings.origins(), time, Main.version(), heads, meters, clients);
        meters.farewells(RoomSocket.farewells());
        all.follow(system.settings().config(), settings, system, socket);
        MediaFiles files =
                MediaFiles.create(library, MediaSignatures.create(keys, settings.mediaAddressLife(), clock), blocking);
        AuditGate gate = archive.gate(tokens);
        Scrub scrub = archive.scrub();
        Erasure erasure = archive.erasure(rooms, time);
        archive.retain(settings, rooms, erasure, time);
        PlayerPages pages = PlayerPages.load();
        List<Route> routes = new ArrayList<>();
        Doors doors = Doors.create(system, storage, rooms, keys, clients, limits(settings.guesses()), clock);
        routes.add(RoomsApi.create(
                        rooms,
                        all.callers(),
                        settings.auditLife(),
                        new Creations(
                                limits(settings.rooms()),
                                RateLimits.perMinute(settings.roomsPerAccount(), Integer.MAX_VALUE)),
                        limits(settings.joins()),
                        doors.door(),
                        clients,
                        clock)
                .route());
        routes.add(CommandsApi.create(
                        rooms,
                        tokens,
                        CommandJson.create(),
                        CommandBudget.of(system.settings().config()),
                        clock)
                .route());
        routes.addAll(doors.routes(all.callers(), archive.accesses()));
        routes.add(MediaApi.create(
                        library,
                        files,
                        rooms,
                        all.callers(),
                        gate,
                        archive.history(),
                        settings.mediaAddressLife(),
                        clock,
                        blocking)
                .route());
        routes.add(files.route());
        routes.add(
                LutsApi.create(library, files, rooms, all.callers(), blocking).route());
        MediaFolder folder = MediaFolder.open(settings.mediaFolder(), library, settings.uploads());
        routes.add(UploadApi.create(folder, library, all.callers(), blocking).route());
        routes.add(all.route(clock, blocking));
        routes.addAll(archive.routes(rooms, erasure, tokens, gate, exportKey, Cursors.of(keys)));
        Supplier<CompletionStage<Boolean>> pulse = storage.pulse(system);
        routes.add(HealthApi.create(ready::get, pulse, scrub::last).route());
        meters.gauge("sameframe.ready", "1 while the server takes in work.", () -> ready.get() ? 1 : 0);
        meters.gauge(
                "sameframe.ledgers.damaged",
                "Rooms that the last check of all ledgers found damaged.",
                () -> scrub.last().map(round -> round.damaged().size()).orElse(0));
        this.management = operator.route(ready::get, pulse, blocking);
        routes.add(AddressApi.create(clients).route());
        routes.add(Edge.openApi());
        routes.add(pages.route());
        routes.add(pages.notFound());
        Route served = Edge.create(settings.frameAncestors(), settings.origins(), settings.isPublicOverTls())
                .route(
                        socket.route(),
                        PlatformKeys.around(
                                tokens, Directives.concat(Directives.reject(), routes.toArray(Route[]::new))));
        this.route = Directives.mapResponse(
                response -> {
                    meters.answered(response.status().intValue());
                    return response;
                },
                () -> served);
    }

    static Routes create(
            Settings settings,
            ActorSystem<?> system,
            Storage storage,
            ServerKeys keys,
            ExportKey exportKey,
            MediaLibrary library,
            ManagementApi operator) {
        return new Routes(settings, system, storage, keys, exportKey, library, operator);
    }

    private static RateLimits limits(Settings.Budget budget) {
        return RateLimits.perMinute(budget.perAddress(), budget.inAll());
    }

    Mode mode() {
        return mode;
    }

    Route route() {
        return route;
    }

    /** For the operator's port. */
    Route management() {
        return management;
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
