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
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.ServerBinding;
import org.apache.pekko.http.javadsl.ServerBuilder;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.javadsl.Flow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The addresses of a server: everybody's, and the operator's.
 *
 * @param hasTls whether TLS is spoken on the main one
 * @param management empty if it is off
 */
record Listening(ServerBinding main, boolean hasTls, Optional<ServerBinding> management) {
    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

    private static final String MANAGEMENT = "the management port";
    private static final String MANAGEMENT_OPTIONS =
            "sameframe.management.port (SAMEFRAME_MANAGEMENT_PORT; off for none) and sameframe.management.bind";

    /** How long a scrape that is under way gets when the server stops. */
    private static final Duration LAST_SCRAPE = Duration.ofSeconds(1);

    /** The operator's first: there, a server is not ready before the other takes in work. Fails with a {@link StartProblem}. */
    static CompletionStage<Listening> start(
            Settings settings, Optional<Tls> tls, ActorSystem<?> system, Route main, Route management) {
        ManagementSettings own = settings.management();
        OptionalInt port = own.listen(settings.port());
        CompletionStage<Optional<ServerBinding>> first = port.isEmpty()
                ? CompletableFuture.completedStage(Optional.empty())
                : served(server(system, own.bind(), port.getAsInt()), settings, system, management)
                        .exceptionally(failure -> {
                            throw taken(own.bind(), port.getAsInt(), failure, MANAGEMENT, MANAGEMENT_OPTIONS);
                        })
                        .thenApply(Optional::of);
        tls.ifPresent(
                certificate -> certificate.watch(system, system.dispatchers().lookup(DispatcherSelector.blocking())));
        ServerBuilder open = server(system, settings.bind(), settings.port());
        ServerBuilder builder =
                tls.map(certificate -> open.enableHttps(certificate.context())).orElse(open);
        return first.thenCompose(bound -> served(builder, settings, system, main)
                .exceptionally(failure -> {
                    throw taken(settings.bind(), settings.port(), failure, "", "--port and --bind");
                })
                .thenApply(server -> new Listening(server, tls.isPresent(), bound)));
    }

    private static ServerBuilder server(ActorSystem<?> system, String bind, int port) {
        return Http.get(system).newServerAt(bind, port);
    }

    private static CompletionStage<ServerBinding> served(
            ServerBuilder builder, Settings settings, ActorSystem<?> system, Route route) {
        return builder.bindFlow(HeadDeadline.of(settings.headTimeout(), settings.keepAlive())
                .join(Flow.of(HttpRequest.class).mapAsync(1, route.handler(system)::apply)));
    }

    private static CompletionException taken(String bind, int port, Throwable failure, String what, String options) {
        LOG.debug("Binding failed", failure);
        return new CompletionException(new StartProblem("Cannot listen on " + bind + ", port " + port
                + (what.isEmpty() ? "" : ", for " + what)
                + ": it is in use, or not an address of this machine. Stop the other program, or choose"
                + " another with " + options + "."));
    }

    URI address() {
        return address(hasTls ? "https://" : "http://", main);
    }

    Optional<URI> managementAddress() {
        return management.map(port -> address("http://", port));
    }

    private static URI address(String scheme, ServerBinding binding) {
        InetSocketAddress local = binding.localAddress();
        String host = local.getAddress().getHostAddress();
        return URI.create(scheme + (host.contains(":") ? "[" + host + "]" : host) + ":" + local.getPort());
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
