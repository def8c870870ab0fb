package org.sameframe.edge.webhook;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.ClientTransport;
import org.apache.pekko.http.javadsl.ConnectHttp;
import org.apache.pekko.http.javadsl.Http;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.settings.ClientConnectionSettings;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.sameframe.webhook.Outcome;
import org.sameframe.webhook.Sender;

/**
 * Sends messages over HTTP, each over a connection of its own. The name is looked up here, and the connection goes to the very
 * address that was found good: asked again, a name server may answer something else. Redirects are not followed.
 */
public final class HttpSender implements Sender {
    private final ActorSystem<?> system;
    private final Destinations destinations;
    private final Duration timeout;
    private final Executor blocking;
    private final Names names;

    /** Says which addresses a name has just now. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    HttpSender(ActorSystem<?> system, Destinations destinations, Duration timeout, Executor blocking, Names names) {
        this.system = system;
        this.destinations = destinations;
        this.timeout = timeout;
        this.blocking = blocking;
        this.names = names;
    }

    /**
     * @param timeout for the whole of it
     * @param blocking looks names up
     */
    public static HttpSender create(
            ActorSystem<?> system, Destinations destinations, Duration timeout, Executor blocking) {
        return new HttpSender(system, destinations, timeout, blocking, InetAddress::getAllByName);
    }

    @Override
    public CompletionStage<Answer> send(Message message) {
        Optional<URI> uri = Destinations.parse(message.url());
        if (uri.isEmpty()) {
            return CompletableFuture.completedFuture(
                    new Answer(Outcome.FORBIDDEN_ADDRESS, 0, 0, "This is no http or https address."));
        }
        boolean isSecret = "https".equalsIgnoreCase(uri.get().getScheme());
        return resolve(uri.get(), isSecret)
                .thenCompose(address -> address.isEmpty()
                        ? CompletableFuture.completedFuture(forbidden())
                        : post(message, uri.get(), isSecret, address.get()))
                .toCompletableFuture()
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(this::failed);
    }

    private CompletionStage<Optional<InetAddress>> resolve(URI uri, boolean isSecret) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return destinations.choose(List.of(names.of(host(uri))), isSecret);
                    } catch (UnknownHostException e) {
                        throw new CompletionException(e);
                    }
                },
                blocking);
    }

    private static String host(URI uri) {
        return uri.getHost().replaceAll("^\\[|\\]$", "");
    }

    private CompletionStage<Answer> post(Message message, URI uri, boolean isSecret, InetAddress address) {
        int port = uri.getPort() > 0 ? uri.getPort() : isSecret ? 443 : 80;
        InetSocketAddress chosen = new InetSocketAddress(address, port);
        ClientConnectionSettings settings = ClientConnectionSettings.create(system.classicSystem())
                .withConnectingTimeout(timeout)
                .withIdleTimeout(timeout)
                .withTransport(
                        ClientTransport.withCustomResolver((host, given) -> CompletableFuture.completedFuture(chosen)));
        Http http = Http.get(system);
        ConnectHttp where = isSecret ? ConnectHttp.toHostHttps(host(uri), port) : ConnectHttp.toHost(host(uri), port);
        return Source.single(request(message, uri))
                .via(flow(http, where, settings))
                .runWith(Sink.head(), system)
                .thenApply(response -> {
                    // Nobody needs what it says: what is logged must not hold texts.
                    response.entity().getDataBytes().runWith(Sink.cancelled(), system);
                    return answer(response);
                });
    }

    private Flow<HttpRequest, HttpResponse, ?> flow(Http http, ConnectHttp where, ClientConnectionSettings settings) {
        return http.outgoingConnection(
                where, Optional.empty(), settings, system.classicSystem().log());
    }

    private static HttpRequest request(Message message, URI uri) {
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return HttpRequest.POST(uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery())
                .addHeader(RawHeader.create("webhook-id", message.id()))
                .addHeader(RawHeader.create("webhook-timestamp", Long.toString(message.seconds())))
                .addHeader(RawHeader.create("webhook-signature", message.signatures()))
                .addHeader(RawHeader.create("User-Agent", "Sameframe-Webhooks/1"))
                .addHeader(RawHeader.create("Connection", "close"))
                .withEntity(ContentTypes.APPLICATION_JSON, message.body());
    }

    private static Answer answer(HttpResponse response) {
        int status = response.status().intValue();
        Outcome outcome =
                status >= 200 && status < 300 ? Outcome.DELIVERED : status == 410 ? Outcome.GONE : Outcome.REFUSED;
        long retryAfter = response.getHeader("Retry-After")
                .map(HttpHeader::value)
                .filter(text -> text.matches("\\d{1,6}"))
                .map(Long::parseLong)
                .orElse(0L);
        return new Answer(outcome, status, retryAfter, "It answered " + status + ".");
    }

    private static Answer forbidden() {
        return new Answer(
                Outcome.FORBIDDEN_ADDRESS,
                0,
                0,
                "It leads to an address that messages are not sent to, or is not encrypted. The operator can allow the network"
                        + " in sameframe.webhooks.allowed-networks.");
    }

    private Answer failed(Throwable failure) {
        Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
        if (cause instanceof TimeoutException) {
            return new Answer(Outcome.TIMED_OUT, 0, 0, "It did not answer within %d s.".formatted(timeout.toSeconds()));
        }
        String what = cause == null ? "" : cause.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        return new Answer(Outcome.UNREACHABLE, 0, 0, "It could not be reached (%s).".formatted(what));
    }
}
