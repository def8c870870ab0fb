package org.sameframe.server;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.apache.pekko.Done;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.DispatcherSelector;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.pattern.Patterns;
import org.sameframe.edge.api.Callers;
import org.sameframe.edge.api.Clients;
import org.sameframe.edge.api.Door;
import org.sameframe.edge.api.KnockApi;
import org.sameframe.edge.api.PinApi;
import org.sameframe.edge.auth.EvenAnswers;
import org.sameframe.edge.auth.KnockBudget;
import org.sameframe.edge.auth.KnockTickets;
import org.sameframe.edge.auth.PinBudget;
import org.sameframe.edge.auth.PinGuard;
import org.sameframe.edge.auth.PinSettings;
import org.sameframe.edge.auth.RateLimits;
import org.sameframe.edge.auth.ServerKeys;
import org.sameframe.history.AccessLog;
import org.sameframe.persistence.Storage;
import org.sameframe.pin.Guesses;
import org.sameframe.room.actor.Rooms;

/** What stands between people and rooms, put together: codes, PINs, and knocking. */
record Doors(
        Door door,
        PinGuard guard,
        EvenAnswers even,
        Rooms rooms,
        KnockBudget knocks,
        KnockTickets tickets,
        Clients clients,
        InstantSource clock) {
    private static final String HASHING = "sameframe.pins.dispatcher";
    private static final Duration BETWEEN_SWEEPS = Duration.ofHours(1);

    static Doors create(
            ActorSystem<?> system,
            Storage storage,
            Rooms rooms,
            ServerKeys keys,
            Clients clients,
            RateLimits guesses,
            InstantSource clock) {
        PinSettings settings = PinSettings.of(system.settings().config());
        Guesses tried = storage.guesses(system, clock);
        PinBudget budget = PinBudget.create(tried, settings, keys, clock);
        Executor hashing = system.dispatchers().lookup(DispatcherSelector.fromConfig(HASHING));
        PinGuard guard = PinGuard.create(storage.pins(system), budget, settings, hashing);
        EvenAnswers even = EvenAnswers.create(
                System::nanoTime,
                time -> Patterns.after(time, system, () -> CompletableFuture.completedFuture(Done.done())));
        system.scheduler()
                .scheduleWithFixedDelay(
                        BETWEEN_SWEEPS, BETWEEN_SWEEPS, () -> budget.forget(), system.executionContext());
        return new Doors(
                Door.create(rooms, guesses, clients, guard, even),
                guard,
                even,
                rooms,
                KnockBudget.create(tried, clock),
                KnockTickets.create(keys, clock),
                clients,
                clock);
    }

    List<Route> routes(Callers callers, AccessLog accesses) {
        return List.of(
                PinApi.create(rooms, guard, callers.tokens(), accesses, clock).route(),
                KnockApi.create(rooms, callers, tickets, knocks, clients, even).route());
    }
}
