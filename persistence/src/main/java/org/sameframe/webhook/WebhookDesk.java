package org.sameframe.webhook;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.sameframe.history.DirectoryStore;
import org.sameframe.room.RoomCode;

/** Endpoints and their deliveries, for those who manage them [WH8]. */
public final class WebhookDesk {
    /** Endpoints that may be made: each costs a look at every entry. */
    public static final int MOST = 100;

    private static final int ID_BYTES = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final DirectoryStore store;
    private final Endpoints endpoints;
    private final WebhookSettings settings;

    WebhookDesk(DirectoryStore store, Endpoints endpoints, WebhookSettings settings) {
        this.store = store;
        this.endpoints = endpoints;
        this.settings = settings;
    }

    public List<Endpoint> list() {
        return endpoints.known();
    }

    public Optional<Endpoint> find(String id) {
        return endpoints.find(id);
    }

    /** An endpoint, and the secret that is told now and never again. */
    public record Made(Endpoint endpoint, String secret) {}

    public CompletionStage<Made> create(String url, Set<WebhookEvent> events, Set<RoomCode> rooms, boolean texts) {
        byte[] id = new byte[ID_BYTES];
        RANDOM.nextBytes(id);
        Secret secret = endpoints.newSecret();
        Endpoint endpoint = new Endpoint(
                "we_" + HexFormat.of().formatHex(id),
                url,
                events,
                rooms,
                texts,
                Endpoint.State.ON,
                false,
                endpoints.now(),
                List.of(secret),
                0,
                -1);
        return endpoints.put(endpoint).thenApply(done -> new Made(endpoint, secret.text()));
    }

    /** @return as it is then; empty: there is none any more */
    public CompletionStage<Optional<Endpoint>> change(
            String id, String url, Set<WebhookEvent> events, Set<RoomCode> rooms, boolean texts) {
        return endpoints.change(id, old -> old.told(url, events, rooms, texts));
    }

    public CompletionStage<Optional<Endpoint>> switchOn(String id, boolean isOn) {
        return endpoints.switchTo(id, isOn ? Endpoint.State.ON : Endpoint.State.OFF);
    }

    /** A new secret; the one before signs as well for a while [WH3]. */
    public CompletionStage<Optional<Made>> rotate(String id) {
        Secret secret = endpoints.newSecret();
        long until = endpoints.now()
                + TimeUnit.MILLISECONDS.toMicros(settings.formerSecret().toMillis());
        return endpoints
                .change(
                        id,
                        old -> old.with(
                                old.secrets().isEmpty()
                                        ? List.of(secret)
                                        : List.of(secret, old.secrets().get(0)),
                                until))
                .thenApply(changed -> changed.map(endpoint -> new Made(endpoint, secret.text())));
    }

    /** With all that was and is to be told to it. */
    public CompletionStage<Void> delete(String id) {
        return endpoints.delete(id);
    }

    /** The latest first. */
    public CompletionStage<List<Delivery>> deliveries(
            String endpoint, Optional<String> state, Optional<RoomCode> room, long before, int limit) {
        return store.read(connection -> new DeliveryTable(connection).list(endpoint, state, room, before, limit));
    }

    /** Sends a message again, beside the others. @return empty: there is no such message */
    public CompletionStage<Optional<Delivery>> replay(String endpoint, long id) {
        return store.<Optional<Delivery>>read(connection -> new DeliveryTable(connection).find(endpoint, id))
                .thenCompose(found -> store.write(connection -> {
                            if (found.isPresent()) {
                                Delivery old = found.get();
                                new DeliveryTable(connection)
                                        .insert(
                                                endpoint,
                                                old.room(),
                                                old.seq(),
                                                new Happening(old.event(), old.place()),
                                                true,
                                                endpoints.now());
                            }
                        })
                        .thenApply(done -> found));
    }
}
