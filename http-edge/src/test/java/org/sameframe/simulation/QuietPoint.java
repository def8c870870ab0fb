package org.sameframe.simulation;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.sameframe.room.Category;
import org.sameframe.room.Participant;
import org.sameframe.room.Room;
import org.sameframe.room.actor.SimulatedRoom;
import org.sameframe.schema.v1.Value;

/** When everything has arrived and everybody is there: all must agree with the journal. */
final class QuietPoint {
    /** Half seconds after which everybody must be in: longer than any pause between tries. */
    private static final int PATIENCE = 120;

    private final History history;
    private final SimulatedRoom room;
    private final List<SimulatedClient> clients;
    private final List<SimulatedClient> former;

    QuietPoint(History history, SimulatedRoom room, List<SimulatedClient> clients, List<SimulatedClient> former) {
        this.history = history;
        this.room = room;
        this.clients = clients;
        this.former = former;
    }

    /**
     * Gets there, and checks.
     *
     * @param settle lets everything arrive
     * @param pass lets time go on
     */
    void reach(Runnable settle, LongConsumer pass) {
        clients.forEach(client -> client.socket().ifPresent(socket -> socket.stall(false)));
        boolean isQuiet = false;
        for (int i = 0; i < PATIENCE && !isQuiet; i++) {
            settle.run();
            isQuiet = clients.stream().allMatch(client -> client.isQuiet(history.mark()));
            if (!isQuiet) {
                clients.stream()
                        .filter(client -> client.state() == SimulatedClient.State.OFFLINE)
                        .forEach(SimulatedClient::connect);
                clients.forEach(SimulatedClient::sendUnavailable);
                settle.run();
                pass.accept(500_000);
            }
        }
        clients.forEach(this::arrived);
        clients.stream()
                .filter(client -> client.state() == SimulatedClient.State.LIVE)
                .forEach(this::agrees);
        clients.forEach(this::operations);
        former.forEach(this::operations);
        Optional<Room> state = room.state();
        Check.CONVERGENCE.that(
                state.isEmpty() || state.get().equals(history.room()),
                "the room is %s, and its ledger says %s",
                state,
                history.room());
    }

    private void arrived(SimulatedClient client) {
        if (client.state() == SimulatedClient.State.WAITING) {
            Check.REACHABLE.that(
                    history.room()
                            .participant(client.participant())
                            .filter(Participant::isWaiting)
                            .isPresent(),
                    "waits, and has been let in: %s",
                    client);
        } else if (client.state() != SimulatedClient.State.OVER) {
            Check.REACHABLE.that(client.state() == SimulatedClient.State.LIVE, "does not get in: %s", client);
            Check.ONE_EFFECT.that(client.pending().size() == 0, "is not answered: %s", client);
        }
    }

    private void agrees(SimulatedClient client) {
        Check.RANGES.that(
                client.fold().through().equals(history.mark()),
                "is at %s and the room at %s: %s",
                client.fold().through(),
                history.mark(),
                client);
        Set<Category> categories = EnumSet.copyOf(client.wanted());
        categories.retainAll(history.room().subscription(client.participant()));
        Map<String, Value> expected = history.fold(categories);
        Map<String, Value> shown = client.fold().of(categories);
        Check.CONVERGENCE.that(shown.equals(expected), "%s shows %s, not %s", client, shown, expected);
        client.quiet();
        client.transcript().state(expected);
    }

    private void operations(SimulatedClient client) {
        PendingOperations operations = client.pending();
        operations.echoes().forEach((op, seq) -> {
            Optional<Long> entry = entry(client, op);
            Check.RECORDED.that(
                    entry.filter(some -> some == (long) seq).isPresent(),
                    "operation %d of %s was told as entry %d and is %s",
                    op,
                    client,
                    seq,
                    entry);
        });
        operations.accepted().forEach((op, seq) -> {
            Optional<Long> entry = entry(client, op);
            Check.ONE_EFFECT.that(
                    entry.isEmpty() || entry.get() == (long) seq || !operations.wasSentOnce(op),
                    "operation %d of %s was settled as %d and is %s",
                    op,
                    client,
                    seq,
                    entry);
        });
        for (int op : operations.refused()) {
            Check.ONE_EFFECT.that(
                    entry(client, op).isEmpty(), "operation %d of %s was refused and is recorded", op, client);
        }
    }

    private Optional<Long> entry(SimulatedClient client, int op) {
        return history.entryOf(client.participant(), client.instance(), op);
    }
}
