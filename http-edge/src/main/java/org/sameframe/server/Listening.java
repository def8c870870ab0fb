package org.sameframe.server;

import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.server.Route;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses of a server: everybody's, and the operator's.
 *
 * @param management empty if it is off
 */
record Listening(ServerBinding main, Optional<ServerBinding> management) {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    /** How long a scrape that is under way gets when the server stops. */
    private static final Duration LAST_SCRAPE = Duration.ofSeconds(1);

    /** The operator's first: there, a server is not ready before the other takes in work. Fails with a {@link StartProblem}. */
    static CompletionStage<Listening> start(Settings settings, ActorSystem<?> system, Route main, Route management) {
        ManagementSettings own = settings.management();
        OptionalInt port = own.listen(settings.port());
        CompletionStage<Optional<ServerBinding>> first = port.isEmpty()
                ? CompletableFuture.completedStage(Optional.empty())
                : bind(
                                system,
                                own.bind(),
                                port.getAsInt(),
                                management,
                                "the management port",
                                "sameframe.management.port (SAMEFRAME_MANAGEMENT_PORT; off for none) and"
                                        + " sameframe.management.bind")
                        .thenApply(Optional::of);
        return first.thenCompose(bound -> bind(system, settings.bind(), settings.port(), main, "", "--port and --bind")
                .thenApply(server -> new Listening(server, bound)));
    }

    private static CompletionStage<ServerBinding> bind(
            ActorSystem<?> system, String bind, int port, Route route, String what, String options) {
        return Http.get(system)
                .newServerAt(bind, port)
                .bindFlow(HeadDeadline.of(settings.headTimeout(), settings.keepAlive())
                        .join(Flow.of(HttpRequest.class).mapAsync(1, route.handler(system)::apply)))
                .exceptionally(failure -> {
                    LOG.debug("Binding failed", failure);
                    throw new CompletionException(new StartProblem("Cannot listen on " + bind + ", port " + port
                            + (what.isEmpty() ? "" : ", for " + what)
                            + ": it is in use, or not an address of this machine. Stop the other program, or choose"
                            + " another with " + options + "."));
                });
    }

    URI address() {
        return address(main);
    }

    Optional<URI> managementAddress() {
        return management.map(Listening::address);
    }

    private static URI address(ServerBinding binding) {
        InetSocketAddress local = binding.localAddress();
        String host = local.getAddress().getHostAddress();
        return URI.create("http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + local.getPort());
    }

    /** Takes in nobody any more on the main address. */
    CompletionStage<Done> unbind() {
        return main.unbind();
    }

    /** Lets requests finish; the operator's address last, where it is seen until the end that the server stops. */
    CompletionStage<Done> terminate(Duration within) {
        return main.terminate(within)
                .thenCompose(ended -> management
                        .<CompletionStage<?>>map(port -> port.terminate(LAST_SCRAPE))
                        .orElseGet(() -> CompletableFuture.completedStage(ended)))
                .handle((ended, failure) -> Done.getInstance());
    }
}
