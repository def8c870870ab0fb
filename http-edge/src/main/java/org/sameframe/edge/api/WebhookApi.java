package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.delete;
import static org.apache.pekko.http.javadsl.server.Directives.extractMaterializer;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.get;
import static org.apache.pekko.http.javadsl.server.Directives.patch;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.server.PathMatcher0;
import org.apache.pekko.http.javadsl.server.Route;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;
import org.sameframe.webhook.Delivery;
import org.sameframe.webhook.Endpoint;
import org.sameframe.webhook.WebhookDesk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code /v1/webhooks}: who is told what happens in rooms, and what came of it [WH8]. For who may read all rooms. */
public final class WebhookApi {
    private static final int LONGEST_PAGE = 200;
    private static final int USUAL_PAGE = 50;
    private static final Set<String> STATES = Set.of(Delivery.PENDING, Delivery.DELIVERED, Delivery.UNREADABLE);

    private static final Problem READS_ONLY = Problem.of(
            403,
            "read-only",
            "This token only reads",
            "Who changes webhooks needs a token for all rooms that may end them: the operator makes one with token --audit"
                    + " --erase.");

    private static final Problem UNKNOWN = Problem.of(
            404, "unknown-webhook", "There is no such webhook", "GET /v1/webhooks lists those that there are.");

    private static final Problem UNKNOWN_DELIVERY = Problem.of(
            404,
            "unknown-delivery",
            "There is no such delivery",
            "The log of deliveries lists those that there are; old ones leave it, and those of erased rooms.");

    private static final Problem CONFIGURED = Problem.of(
            409,
            "configured",
            "This webhook is in the server's configuration",
            "Change it there, and start the server again. Here it can be switched off and on.");

    private static final Problem TOO_MANY = Problem.of(
            409,
            "limit",
            "There are too many webhooks",
            "There can be %d; delete one that is not needed.".formatted(WebhookDesk.MOST));

    private static final Problem NOT_NOW =
            Problem.of(new Refusal(RefusalCode.UNAVAILABLE, "The store could not be reached. Try again in a moment."));

    private static final Logger LOG = LoggerFactory.getLogger(WebhookApi.class);

    private final WebhookDesk desk;
    private final AuditGate gate;

    private WebhookApi(WebhookDesk desk, AuditGate gate) {
        this.desk = desk;
        this.gate = gate;
    }

    public static WebhookApi create(WebhookDesk desk, AuditGate gate) {
        return new WebhookApi(desk, gate);
    }

    public Route route() {
        PathMatcher0 all = segment("v1").slash("webhooks");
        return concat(
                path(
                        all,
                        () -> concat(
                                get(() -> reading(request -> Replies.now(list()))),
                                post(() -> changing(this::create)))),
                path(
                        all.slash(segment()),
                        id -> concat(
                                get(() -> reading(request -> Replies.now(one(id)))),
                                patch(() -> changing(body -> change(id, body))),
                                delete(() -> changing(() -> remove(id))))),
                path(
                        all.slash(segment()).slash("deliveries"),
                        id -> get(() -> reading(request -> deliveries(id, request)))),
                path(
                        all.slash(segment())
                                .slash("deliveries")
                                .slash(segment())
                                .slash("replay"),
                        (id, delivery) -> post(() -> changing(() -> replay(id, delivery)))));
    }

    private Route reading(Function<HttpRequest, CompletionStage<HttpResponse>> inner) {
        return extractRequest(request -> gate.ofAll("webhooks", request, granted -> inner.apply(request)));
    }

    private Route changing(Function<WebhookBodies.Wanted, CompletionStage<HttpResponse>> inner) {
        return extractRequest(request -> extractMaterializer(materializer -> gate.ofAll(
                "webhooks",
                request,
                granted -> mayChange(
                        granted, () -> Bodies.json(request, materializer, WebhookBodies.Wanted.class, inner)))));
    }

    private Route changing(Work work) {
        return extractRequest(request -> gate.ofAll("webhooks", request, granted -> mayChange(granted, work)));
    }

    private interface Work {
        CompletionStage<HttpResponse> begin();
    }

    private static CompletionStage<HttpResponse> mayChange(AccessTokens.Granted granted, Work work) {
        return granted.scope().mayEnd() ? work.begin() : Replies.now(READS_ONLY.response());
    }

    private HttpResponse list() {
        return Json.response(
                        200,
                        new WebhookBodies.Listed(desk.list().stream()
                                .map(endpoint -> WebhookBodies.Described.of(endpoint, null))
                                .toList()))
                .addHeader(Replies.NOT_STORED);
    }

    private HttpResponse one(String id) {
        return desk.find(id).map(endpoint -> described(200, endpoint, null)).orElseGet(UNKNOWN::response);
    }

    private static HttpResponse described(int status, Endpoint endpoint, @Nullable String secret) {
        return Json.response(status, WebhookBodies.Described.of(endpoint, secret))
                .addHeader(Replies.NOT_STORED);
    }

    private CompletionStage<HttpResponse> create(WebhookBodies.Wanted wanted) {
        if (wanted.url() == null) {
            return Replies.now(Problem.invalid("url", "url is missing.").response());
        }
        if (wanted.enabled() != null || wanted.rotate() != null) {
            String field = wanted.enabled() == null ? "rotate" : "enabled";
            return Replies.now(Problem.invalid(field, field + " is for a webhook that there is already.")
                    .response());
        }
        if (desk.list().size() >= WebhookDesk.MOST) {
            return Replies.now(TOO_MANY.response());
        }
        return answering(desk.create(wanted.url(), wanted.events(Set.of()), wanted.rooms(Set.of()), wanted.texts(false))
                .thenApply(made -> described(201, made.endpoint(), made.secret())
                        .addHeader(RawHeader.create(
                                "Location", "/v1/webhooks/" + made.endpoint().id()))));
    }

    /** First what it is, then whether it is on, then its secret. */
    private CompletionStage<HttpResponse> change(String id, WebhookBodies.Wanted wanted) {
        Optional<Endpoint> found = desk.find(id);
        if (found.isEmpty()) {
            return Replies.now(UNKNOWN.response());
        }
        Endpoint before = found.get();
        boolean changesMore = wanted.url() != null
                || wanted.events() != null
                || wanted.rooms() != null
                || wanted.texts() != null
                || isTrue(wanted.rotate());
        if (before.isConfigured() && changesMore) {
            return Replies.now(CONFIGURED.response());
        }
        CompletionStage<Optional<Endpoint>> changed = changesMore
                ? desk.change(
                        id,
                        wanted.url() == null ? before.url() : wanted.url(),
                        wanted.events(before.events()),
                        wanted.rooms(before.rooms()),
                        wanted.texts(before.texts()))
                : CompletableFuture.completedFuture(found);
        if (wanted.enabled() != null) {
            boolean isOn = wanted.enabled();
            changed = changed.thenCompose(done -> desk.switchOn(id, isOn));
        }
        return answering(
                isTrue(wanted.rotate())
                        ? changed.thenCompose(done -> desk.rotate(id))
                                .thenApply(made -> made.map(some -> described(200, some.endpoint(), some.secret()))
                                        .orElseGet(UNKNOWN::response))
                        : changed.thenApply(done -> one(id)));
    }

    private static boolean isTrue(@Nullable Boolean value) {
        return value != null && value;
    }

    private CompletionStage<HttpResponse> remove(String id) {
        Optional<Endpoint> found = desk.find(id);
        if (found.isEmpty() || found.get().isConfigured()) {
            return Replies.now((found.isEmpty() ? UNKNOWN : CONFIGURED).response());
        }
        return answering(desk.delete(id).thenApply(done -> HttpResponse.create().withStatus(204)));
    }

    private CompletionStage<HttpResponse> deliveries(String id, HttpRequest request) {
        Parameters parameters = Parameters.of(request);
        Optional<String> state = parameters.read(
                "state", text -> Optional.of(text).filter(STATES::contains), "pending, delivered or unreadable");
        Optional<RoomCode> room = parameters.read("room", RoomCode::parse, "a room's code");
        Optional<Long> after =
                parameters.read("after", Parameters.number(1, Long.MAX_VALUE), "what an answer had as next");
        Optional<Long> limit = parameters.read("limit", Parameters.number(1, LONGEST_PAGE), "1 to " + LONGEST_PAGE);
        if (parameters.fault().isPresent()) {
            return Replies.now(parameters.fault().get().response());
        }
        if (desk.find(id).isEmpty()) {
            return Replies.now(UNKNOWN.response());
        }
        int most = limit.orElse((long) USUAL_PAGE).intValue();
        return answering(desk.deliveries(id, state, room, after.orElse(Long.MAX_VALUE), most + 1)
                .thenApply(found -> page(found, most)));
    }

    private static HttpResponse page(List<Delivery> found, int most) {
        List<Delivery> shown = found.subList(0, Math.min(most, found.size()));
        String next = found.size() > most ? Long.toString(shown.get(most - 1).id()) : null;
        return Json.response(
                        200,
                        new WebhookBodies.Deliveries(
                                shown.stream().map(WebhookBodies.Logged::of).toList(), next))
                .addHeader(Replies.NOT_STORED);
    }

    private CompletionStage<HttpResponse> replay(String id, String delivery) {
        if (desk.find(id).isEmpty()) {
            return Replies.now(UNKNOWN.response());
        }
        if (!Parameters.isNumber(delivery)) {
            return Replies.now(UNKNOWN_DELIVERY.response());
        }
        return answering(desk.replay(id, Long.parseLong(delivery))
                .thenApply(found -> found.map(
                                again -> Json.response(202, new WebhookBodies.Replayed(again.messageId())))
                        .orElseGet(UNKNOWN_DELIVERY::response)));
    }

    private static CompletionStage<HttpResponse> answering(CompletionStage<HttpResponse> response) {
        return response.exceptionally(failure -> {
            LOG.warn("Webhooks could not be read or changed: {}", failure.toString());
            return NOT_NOW.response();
        });
    }
}
