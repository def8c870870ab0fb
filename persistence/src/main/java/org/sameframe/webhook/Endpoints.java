package org.sameframe.webhook;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import org.sameframe.history.DirectoryStore;
import org.sameframe.persistence.SealedSecrets;
import org.sameframe.room.actor.MicroClock;

/** All endpoints: kept in the database, and in memory as they are there. */
final class Endpoints {
    private final DirectoryStore store;
    private final SealedSecrets sealing;
    private final Map<String, Endpoint> configured;
    private final MicroClock clock;
    private final SecureRandom random = new SecureRandom();
    private volatile List<Endpoint> known = List.of();

    /** @param configured by the server's configuration, with their secrets */
    Endpoints(DirectoryStore store, SealedSecrets sealing, Map<String, Endpoint> configured, MicroClock clock) {
        this.store = store;
        this.sealing = sealing;
        this.configured = Map.copyOf(configured);
        this.clock = clock;
    }

    List<Endpoint> known() {
        return known;
    }

    Optional<Endpoint> find(String id) {
        return known.stream().filter(some -> some.id().equals(id)).findFirst();
    }

    Secret newSecret() {
        return Secret.random(random);
    }

    /** Those of the configuration come and go with it; what became of one that stays is kept. */
    CompletionStage<Void> open() {
        return changing(table -> {
            List<Endpoint> before = table.list();
            for (Endpoint stored : before) {
                if (stored.isConfigured() && !configured.containsKey(stored.id())) {
                    table.delete(stored.id());
                }
            }
            for (Endpoint wanted : configured.values()) {
                Optional<Endpoint> old = before.stream()
                        .filter(some -> some.id().equals(wanted.id()))
                        .findFirst();
                table.put(old.map(some -> some.told(wanted.url(), wanted.events(), wanted.rooms(), wanted.texts()))
                        .orElse(wanted));
            }
        });
    }

    CompletionStage<Void> put(Endpoint endpoint) {
        return changing(table -> table.put(endpoint));
    }

    CompletionStage<Void> delete(String id) {
        return changing(table -> table.delete(id));
    }

    /** @return as it is then; empty: there is none */
    CompletionStage<Optional<Endpoint>> change(String id, UnaryOperator<Endpoint> change) {
        return changing(table -> {
                    for (Endpoint stored : table.list()) {
                        if (stored.id().equals(id)) {
                            table.put(change.apply(stored));
                        }
                    }
                })
                .thenApply(done -> find(id));
    }

    /** What it is not told from now on, it is told once it is on again; what waited for it is then tried at once. */
    CompletionStage<Optional<Endpoint>> switchTo(String id, Endpoint.State state) {
        return changing(table -> {
                    for (Endpoint stored : table.list()) {
                        if (stored.id().equals(id)) {
                            boolean isBehind = stored.behind() >= 0 || state == Endpoint.State.ON;
                            table.put(stored.with(state, isBehind ? stored.behind() : table.mark()));
                            if (state == Endpoint.State.ON && !stored.isOn()) {
                                table.tryAnew(id, now());
                            }
                        }
                    }
                })
                .thenApply(done -> find(id));
    }

    interface Change {
        void with(EndpointTable table) throws java.sql.SQLException;
    }

    CompletionStage<Void> changing(Change change) {
        AtomicReference<List<Endpoint>> now = new AtomicReference<>(List.of());
        return store.write(connection -> {
                    EndpointTable table = new EndpointTable(connection, sealing);
                    change.with(table);
                    now.set(table.list());
                })
                .thenAccept(done -> remember(Objects.requireNonNull(now.get())));
    }

    /** Somebody else may have changed them. */
    CompletionStage<Void> refresh() {
        return store.<List<Endpoint>>read(connection -> new EndpointTable(connection, sealing).list())
                .thenCompose(all -> {
                    remember(all);
                    return CompletableFuture.completedFuture(null);
                });
    }

    private void remember(List<Endpoint> stored) {
        List<Endpoint> all = new ArrayList<>();
        for (Endpoint endpoint : stored) {
            Endpoint own = configured.get(endpoint.id());
            all.add(own == null ? endpoint : endpoint.with(own.secrets(), own.formerUntil()));
        }
        known = List.copyOf(all);
    }

    long now() {
        return clock.now();
    }
}
