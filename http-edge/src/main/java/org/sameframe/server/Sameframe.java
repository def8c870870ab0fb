package org.sameframe.server;

import com.typesafe.config.Config;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.javadsl.Behaviors;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.pattern.Patterns;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The server, to be started from a program: by itself, with {@link #start(Config)}, or within an actor system and an HTTP
 * server of somebody else's, with {@link #start(ActorSystem, SameframeSettings)} and {@link #routes()}.
 */
public final class Sameframe {
    private static final Logger LOG = LoggerFactory.getLogger(Sameframe.class);

    private static final CoordinatedShutdown.Reason STOPPED = new CoordinatedShutdown.Reason() {};

    private final Parts parts;
    private final Optional<Listening> listening;
    private final AtomicReference<@Nullable CompletionStage<Done>> stopping = new AtomicReference<>();

    private Sameframe(Parts parts, Optional<Listening> listening) {
        this.parts = parts;
        this.listening = listening;
    }

    /**
     * Starts a server; blocks while the store is opened.
     *
     * @param own settings that differ from the defaults; the keys are described in docs/configuration.md
     * @return fails with a {@link StartProblem} if the address is taken
     * @throws StartProblem if a setting is wrong, or the store, the keys or the media folder cannot be used, with a
     *     sentence that says what to do
     */
    public static CompletionStage<Sameframe> start(Config own) throws StartProblem {
        return start(SameframeSettings.of(own));
    }

    static CompletionStage<Sameframe> start(SameframeSettings checked) throws StartProblem {
        Parts.Opened opened = Parts.open(checked);
        ActorSystem<?> system = system(opened);
        Parts parts;
        try {
            parts = opened.in(system);
        } catch (RuntimeException e) {
            system.terminate();
            opened.storage().close();
            throw e;
        }
        return caughtUp(parts)
                .thenCompose(done -> Listening.start(
                        parts.settings(),
                        opened.tls(),
                        system,
                        parts.routes().route(),
                        parts.routes().management()))
                .handle((listening, failure) -> failure == null
                        ? CompletableFuture.completedStage(started(new Sameframe(parts, Optional.of(listening))))
                        : terminate(system)
                                .thenRun(parts::close)
                                .<Sameframe>thenCompose(done -> CompletableFuture.failedStage(startProblem(failure))))
                .thenCompose(outcome -> outcome);
    }

    private static ActorSystem<?> system(Parts.Opened opened) {
        try {
            Config config = opened.storage().configure(opened.checked().config());
            return ActorSystem.create(Behaviors.empty(), "sameframe", config);
        } catch (RuntimeException e) {
            opened.storage().close();
            throw e;
        }
    }

    /**
     * Makes an actor system that runs already one that keeps rooms; blocks while the store is opened. It listens nowhere:
     * serve {@link #routes()} with an HTTP server of the same system, and say {@link #stop()} before that one ends. Rooms
     * and store end with the system, whose shutdown says it as well [EB3].
     *
     * @param system started with {@link SameframeSettings#forSystem} of the same settings; one Sameframe for each
     * @throws StartProblem if it was started with others, or as {@link #start(Config)}
     */
    public static CompletionStage<Sameframe> start(ActorSystem<?> system, SameframeSettings checked)
            throws StartProblem {
        Parts.checkSystem(system);
        Parts.Opened opened = Parts.open(checked);
        Parts parts;
        try {
            parts = opened.in(system);
        } catch (RuntimeException e) {
            opened.storage().close();
            throw e;
        }
        Sameframe embedded = new Sameframe(parts, Optional.empty());
        CoordinatedShutdown.get(system)
                .addTask(CoordinatedShutdown.PhaseBeforeServiceUnbind(), "sameframe-stop", embedded::stop);
        system.getWhenTerminated().thenCompose(done -> parts.closeAndCompact());
        return caughtUp(parts).thenApply(done -> started(embedded));
    }

    /** Who wants the directory made anew waits for it; else it catches up while the server serves. */
    private static CompletionStage<Done> caughtUp(Parts parts) {
        boolean isAnew = parts.settings().rebuildDirectory();
        CompletionStage<Done> caughtUp = parts.routes().catchUp(isAnew);
        if (isAnew) {
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

    private static Sameframe started(Sameframe server) {
        server.parts.routes().ready(true);
        LOG.info(
                "Serving {}, store: {}",
                server.listening.map(some -> some.address().toString()).orElse("within another server"),
                server.storage());
        LOG.info("Exports and heads are signed by {}", server.parts.exportKey().fingerprint());
        return server;
    }

    private static Throwable startProblem(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof StartProblem) {
                return cause;
            }
        }
        return failure;
    }

    /**
     * Where it listens: scheme, host and port.
     *
     * @throws IllegalStateException if it is within another server, which knows
     */
    public URI address() {
        return listening
                .orElseThrow(() -> new IllegalStateException("this server listens nowhere by itself"))
                .address();
    }

    /** Where {@code /live}, {@code /ready} and {@code /metrics} are; empty if they are off, or it listens nowhere. */
    public Optional<URI> managementAddress() {
        return listening.flatMap(Listening::managementAddress);
    }

    /** All that it serves: player, interface, sockets. To be tried last, since it answers every address. */
    public Route routes() {
        return parts.routes().route();
    }

    /** {@code live}, {@code ready} and {@code metrics}, for an address that only the operator reaches. */
    public Route managementRoutes() {
        return parts.routes().management();
    }

    /** Which store it uses, for people. */
    public String storage() {
        return parts.storage().description();
    }

    /** Who needs a token, for people. */
    public String mode() {
        return switch (parts.routes().mode()) {
            case OPEN -> "open: anybody creates rooms and joins";
            case GUESTS -> "guests: rooms are created with a token (token create --grant create), guests join by link";
            case PLATFORM -> "platform: everybody needs a token";
        };
    }

    /** What whoever starts it should know; empty: nothing. */
    public java.util.Optional<String> warning() {
        return Tokens.warning(parts.routes().mode(), parts.settings().bind());
    }

    /** Which media it has, for people. */
    public String media() {
        return parts.settings()
                .mediaFolder()
                .map(folder -> folder + ", and the bundled clip")
                .orElse("the bundled clip");
    }

    /**
     * Stops [GS]: is not ready any more, takes in no more, settles what was given, tells every client. A server by itself then
     * lets requests finish, hands the rooms over, and closes the store. Stopping again answers the same.
     */
    public CompletionStage<Done> stop() {
        CompletableFuture<Done> mine = new CompletableFuture<>();
        if (!stopping.compareAndSet(null, mine)) {
            return Objects.requireNonNull(stopping.get());
        }
        LOG.info("Stopping");
        parts.routes().ready(false);
        Duration delay = parts.settings().stop().delay();
        CompletionStage<Done> noticed = delay.isZero()
                ? CompletableFuture.completedStage(Done.getInstance())
                : Patterns.after(delay, parts.system(), () -> CompletableFuture.completedStage(Done.getInstance()));
        noticed.thenCompose(done -> listening
                        .map(this::leave)
                        .orElseGet(() -> parts.routes().farewell()))
                .whenComplete((done, failure) -> {
                    LOG.info("Stopped");
                    mine.complete(Done.getInstance());
                });
        return mine;
    }

    private CompletionStage<Done> leave(Listening server) {
        return server.unbind()
                .thenCompose(unbound -> parts.routes().farewell())
                .thenCompose(told -> server.terminate(parts.settings().stopDeadline()))
                .handle((terminated, failure) -> Done.getInstance())
                .thenCompose(done -> terminate(parts.system()))
                .thenCompose(done -> parts.closeAndCompact())
                .thenApply(isCompacted -> Done.getInstance());
    }

    private static CompletionStage<Done> terminate(ActorSystem<?> system) {
        return CoordinatedShutdown.get(system).runAll(STOPPED).exceptionally(failure -> Done.getInstance());
    }

    /** How long stopping takes at most: each phase has a deadline of its own, and this is for a defect in them. */
    Duration stopsWithin() {
        return parts.settings().stop().within();
    }
}
