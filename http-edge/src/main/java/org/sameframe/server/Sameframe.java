package org.sameframe.server;

import com.typesafe.config.Config;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.ServerBuilder;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.api.MediaLibrary;
import org.sameframe.edge.auth.ExportKeyFile;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.history.export.ExportKey;
import org.sameframe.persistence.Storage;
import org.sameframe.persistence.StorageProblem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server, to be started from a program. It opens its store, joins itself, and serves the player, the REST interface
 * and the sockets on one address.
 */
public final class Sameframe {
    private static final Logger LOG = LoggerFactory.getLogger(Sameframe.class);

    private static final CoordinatedShutdown.Reason STOPPED = new CoordinatedShutdown.Reason() {};

    private final Settings settings;
    private final Storage storage;
    private final ActorSystem<?> system;
    private final Routes routes;
    private final ServerBinding binding;
    private final AtomicReference<@Nullable CompletionStage<Done>> stopping = new AtomicReference<>();

    private Sameframe(Settings settings, Storage storage, ActorSystem<?> system, Routes routes, ServerBinding binding) {
        this.settings = settings;
        this.storage = storage;
        this.system = system;
        this.routes = routes;
        this.binding = binding;
    }

    /**
     * Starts a server; blocks while the store is opened.
     *
     * @param own settings that differ from the defaults; the keys are described in {@code reference.conf}
     * @return fails with a {@link StartProblem} if the address is taken
     * @throws StartProblem if the store, the keys or the media folder cannot be used, with a sentence that says what to do
     * @throws com.typesafe.config.ConfigException if a setting is of the wrong type
     */
    public static CompletionStage<Sameframe> start(Config own) throws StartProblem {
        return startWith(Settings.configuration(own));
    }

    /** @param config the whole configuration */
    static CompletionStage<Sameframe> startWith(Config config) throws StartProblem {
        Settings settings = Settings.of(config);
        MediaLibrary library = media(settings);
        Optional<Tls> tls = tls(settings);
        try {
            Storage storage = Storage.open(config, settings.dataFolder());
            try {
                return start(
                        config,
                        settings,
                        tls,
                        library,
                        storage,
                        ServerKeys.open(settings.dataFolder()),
                        ExportKeyFile.open(settings.dataFolder()));
            } catch (IOException | RuntimeException e) {
                storage.close();
                throw e;
            }
        } catch (StorageProblem e) {
            throw new StartProblem(String.valueOf(e.getMessage()));
        } catch (IOException e) {
            throw new StartProblem("The server's key cannot be used: " + e.getMessage());
        }
    }

    private static CompletionStage<Sameframe> start(
            Config config,
            Settings settings,
            Optional<Tls> tls,
            MediaLibrary library,
            Storage storage,
            ServerKeys keys,
            ExportKey exportKey) {
        ActorSystem<?> system = ActorSystem.create(Behaviors.empty(), "sameframe", storage.configure(config));
        Routes routes;
        try {
            routes = Routes.create(settings, system, storage, keys, exportKey, library);
        } catch (RuntimeException e) {
            system.terminate();
            throw e;
        }
        return caughtUp(settings, routes)
                .thenCompose(done -> bind(settings, tls, system, routes))
                .handle((binding, failure) -> failure == null
                        ? CompletableFuture.completedStage(
                                started(new Sameframe(settings, storage, system, routes, binding), exportKey))
                        : terminate(system)
                                .thenRun(storage::close)
                                .<Sameframe>thenCompose(
                                        done -> CompletableFuture.failedStage(taken(settings, failure))))
                .thenCompose(outcome -> outcome);
    }

    private static Optional<Tls> tls(Settings settings) throws StartProblem {
        return settings.tls().isPresent() ? Optional.of(Tls.open(settings.tls().get())) : Optional.empty();
    }

    private static CompletionStage<ServerBinding> bind(
            Settings settings, Optional<Tls> tls, ActorSystem<?> system, Routes routes) {
        ServerBuilder server = Http.get(system).newServerAt(settings.bind(), settings.port());
        tls.ifPresent(own -> own.watch(system, system.dispatchers().lookup(DispatcherSelector.blocking())));
        return tls.map(own -> server.enableHttps(own.context())).orElse(server).bind(routes.route());
    }

    /** Who wants the directory made anew waits for it; else it catches up while the server serves. */
    private static CompletionStage<Done> caughtUp(Settings settings, Routes routes) {
        CompletionStage<Done> caughtUp = routes.catchUp(settings.rebuildDirectory());
        if (settings.rebuildDirectory()) {
            return caughtUp.handle((done, failure) -> {
                if (failure != null) {
                    LOG.error("The directory of rooms could not be made anew", failure);
                    throw new CompletionException(
                            new StartProblem("The directory of rooms could not be made anew: the store cannot be"
                                    + " read. See the log, and start again."));
                }
                LOG.info("The directory of rooms was made anew");
                return done;
            });
        }
        caughtUp.whenComplete((done, failure) -> {
            if (failure != null) {
                LOG.warn("The directory of rooms could not be brought up to date: {}", failure.toString());
            }
        });
        return CompletableFuture.completedFuture(Done.getInstance());
    }

    private static Sameframe started(Sameframe server, ExportKey exportKey) {
        server.routes.ready(true);
        LOG.info("Serving {}, store: {}", server.address(), server.storage());
        LOG.info("Exports and heads are signed by {}", exportKey.fingerprint());
        return server;
    }

    private static MediaLibrary media(Settings settings) throws StartProblem {
        try {
            return MediaLibrary.open(settings.mediaFolder());
        } catch (IOException e) {
            throw new StartProblem("The media folder " + settings.mediaFolder().orElseThrow()
                    + " cannot be read. Check that it is a folder, and its permissions.");
        }
    }

    private static StartProblem taken(Settings settings, Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartProblem problem) {
                return problem;
            }
        }
        LOG.debug("Binding failed", failure);
        return new StartProblem("Cannot listen on " + settings.bind() + ", port " + settings.port()
                + ": it is in use, or not an address of this machine. Stop the other program, or choose another with"
                + " --port and --bind.");
    }

    /** Where it listens: scheme, host and port. */
    public URI address() {
        InetSocketAddress local = binding.localAddress();
        String host = local.getAddress().getHostAddress();
        String scheme = settings.tls().isPresent() ? "https://" : "http://";
        return URI.create(scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + local.getPort());
    }

    /** All that it serves, to be served elsewhere as well. */
    public Route routes() {
        return routes.route();
    }

    /** Which store it uses, for people. */
    public String storage() {
        return storage.description();
    }

    /** Who needs a token, for people. */
    public String mode() {
        return switch (routes.mode()) {
            case OPEN -> "open: anybody creates rooms and joins";
            case GUESTS -> "guests: rooms are created with a token (token create --grant create), guests join by link";
            case PLATFORM -> "platform: everybody needs a token";
        };
    }

    /** What whoever starts it should know; empty: nothing. */
    public java.util.Optional<String> warning() {
        return Tokens.warning(routes.mode(), settings.bind());
    }

    /** Which media it has, for people. */
    public String media() {
        return settings.mediaFolder()
                .map(folder -> folder + ", and the bundled clip")
                .orElse("the bundled clip");
    }

    /**
     * Stops: takes in no more, tells every client, lets requests finish, hands the rooms over, closes the store. Stopping
     * again answers the same.
     */
    public CompletionStage<Done> stop() {
        CompletableFuture<Done> mine = new CompletableFuture<>();
        if (!stopping.compareAndSet(null, mine)) {
            return java.util.Objects.requireNonNull(stopping.get());
        }
        LOG.info("Stopping");
        routes.ready(false);
        binding.unbind()
                .thenCompose(unbound -> routes.farewell())
                .thenCompose(told -> binding.terminate(settings.stopDeadline()))
                .handle((terminated, failure) -> Done.getInstance())
                .thenCompose(done -> close(system, storage, settings.compactWithin()))
                .whenComplete((done, failure) -> {
                    LOG.info("Stopped");
                    mine.complete(Done.getInstance());
                });
        return mine;
    }

    /** The store last: rooms that stop may still be writing. */
    private static CompletionStage<Done> close(ActorSystem<?> system, Storage storage, Duration compactWithin) {
        return terminate(system)
                .thenCompose(done -> storage.closeAndCompact(compactWithin))
                .thenApply(isCompacted -> Done.getInstance());
    }

    private static CompletionStage<Done> terminate(ActorSystem<?> system) {
        return CoordinatedShutdown.get(system).runAll(STOPPED).exceptionally(failure -> Done.getInstance());
    }

    /** How long stopping takes at most: each phase has a deadline of its own, and this is for a defect in them. */
    Duration stopsWithin() {
        return Duration.ofMinutes(1).plus(settings.compactWithin());
    }
}
