package org.sameframe.webhook;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.sameframe.history.Cursor;
import org.sameframe.history.DirectoryStore;
import org.sameframe.history.History;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.Selection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Empties the outboxes. What is on its way is due again a little later, so that a server that is killed sends it again; of a room
 * only the first message is on its way, and the next goes once it was taken [WH4].
 */
final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);
    private static final Duration MARGIN = Duration.ofSeconds(5);

    private final DirectoryStore store;
    private final History history;
    private final Endpoints endpoints;
    private final Sender sender;
    private final DeliveryCounter counter;
    private final WebhookSettings settings;
    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();

    Courier(
            DirectoryStore store,
            History history,
            Endpoints endpoints,
            Sender sender,
            DeliveryCounter counter,
            WebhookSettings settings) {
        this.store = store;
        this.history = history;
        this.endpoints = endpoints;
        this.sender = sender;
        this.counter = counter;
        this.settings = settings;
    }

    /** Sends what is due. Fails if the outbox cannot be read. */
    CompletionStage<Void> send() {
        return store.read(connection -> new DeliveryTable(connection).endpointsDue(endpoints.now()))
                .thenCompose(due -> {
                    CompletionStage<Void> step = CompletableFuture.completedFuture(null);
                    for (Endpoint endpoint : endpoints.known()) {
                        if (endpoint.isOn() && due.contains(endpoint.id())) {
                            step = step.thenCompose(done -> send(endpoint));
                        }
                    }
                    return step;
                });
    }

    private CompletionStage<Void> send(Endpoint endpoint) {
        int free = settings.parallel() - underWay.getOrDefault(endpoint.id(), 0);
        if (free <= 0) {
            return CompletableFuture.completedFuture(null);
        }
        long now = endpoints.now();
        long until = now + micros(settings.timeout().plus(MARGIN));
        AtomicReference<List<Delivery>> claimed = new AtomicReference<>(List.of());
        return store.write(
                        connection -> claimed.set(new DeliveryTable(connection).claim(endpoint.id(), free, now, until)))
                .thenAccept(done -> Objects.requireNonNull(claimed.get()).forEach(delivery -> {
                    underWay.merge(endpoint.id(), 1, Integer::sum);
                    deliver(endpoint, delivery).whenComplete((settled, failure) -> {
                        underWay.merge(endpoint.id(), -1, Integer::sum);
                        if (failure != null) {
                            LOG.warn("Webhooks: message {} is sent again later: {}", delivery.id(), failure.toString());
                        }
                    });
                }));
    }

    private CompletionStage<Void> deliver(Endpoint endpoint, Delivery delivery) {
        return body(endpoint, delivery)
                .thenCompose(body -> body.isEmpty()
                        ? settle(delivery, Delivery.UNREADABLE, 0, "unreadable", 0)
                        : sender.send(message(endpoint, delivery.messageId(), body.get()))
                                .thenCompose(answer -> answered(endpoint, delivery, answer)));
    }

    Sender.Message message(Endpoint endpoint, String id, byte[] body) {
        long seconds = TimeUnit.MICROSECONDS.toSeconds(endpoints.now());
        String signatures = Secret.signatures(endpoint.signing(endpoints.now()), id, seconds, body);
        return new Sender.Message(endpoint.url(), id, seconds, signatures, body);
    }

    /** Read again from the ledger: what was erased meanwhile is sent no more. */
    private CompletionStage<Optional<byte[]>> body(Endpoint endpoint, Delivery delivery) {
        return history.isErased(delivery.room())
                .thenCompose(isErased -> isErased
                        ? CompletableFuture.completedFuture(Optional.empty())
                        : history.entries(delivery.room(), new Cursor(delivery.seq() - 1, ""), Selection.ALL, 1)
                                .thenApply(reply -> reply instanceof HistoryReply.Page page
                                        ? page.entries().stream()
                                                .findFirst()
                                                .flatMap(recorded -> Payload.of(
                                                        delivery.room(),
                                                        recorded.entry(),
                                                        delivery.place(),
                                                        delivery.event(),
                                                        endpoint.texts()))
                                        : Optional.empty()));
    }

    private CompletionStage<Void> answered(Endpoint endpoint, Delivery delivery, Sender.Answer answer) {
        long now = endpoints.now();
        String outcome = answer.outcome().id();
        boolean isLate = now - delivery.created() > micros(settings.giveUpAfter());
        if (answer.outcome() == Outcome.DELIVERED) {
            counter.count(DeliveryCounter.Result.DELIVERED);
            return settle(delivery, Delivery.DELIVERED, 0, outcome, answer.status())
                    .thenCompose(done -> send(endpoint));
        }
        boolean isOver = isLate || answer.outcome() == Outcome.GONE;
        counter.count(isOver ? DeliveryCounter.Result.FAILED : DeliveryCounter.Result.RETRIED);
        Duration pause = BackOff.after(delivery.attempts() + 1, ThreadLocalRandom.current());
        Duration wanted = Duration.ofSeconds(
                Math.min(answer.retryAfter(), Duration.ofHours(24).toSeconds()));
        long due = now + micros(pause.compareTo(wanted) < 0 ? wanted : pause);
        return settle(delivery, Delivery.PENDING, due, outcome, answer.status()).thenCompose(done -> {
            if (answer.outcome() == Outcome.GONE) {
                return off(endpoint, Endpoint.State.GONE, "answered 410");
            }
            return isLate
                    ? off(endpoint, Endpoint.State.FAILING, "has taken nothing for " + settings.giveUpAfter())
                    : CompletableFuture.completedFuture(null);
        });
    }

    private CompletionStage<Void> off(Endpoint endpoint, Endpoint.State state, String why) {
        LOG.warn("Webhooks: endpoint {} {}, and is told nothing until somebody switches it on", endpoint.id(), why);
        return endpoints.switchTo(endpoint.id(), state).thenAccept(changed -> {});
    }

    private CompletionStage<Void> settle(Delivery delivery, String state, long due, String outcome, int status) {
        return store.write(
                connection -> new DeliveryTable(connection).settle(delivery.id(), state, due, outcome, status));
    }

    private static long micros(Duration duration) {
        return TimeUnit.MILLISECONDS.toMicros(duration.toMillis());
    }
}
