package org.sameframe.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.sameframe.edge.socket.SimulatedSocket;
import org.sameframe.room.actor.SimulatedJournal;

/** What people and machines do, as a seed has it: each run has its own mixture, calm or stormy. */
final class Deeds {
    private static final int MOST_PENDING = 8;

    private final Simulation simulation;
    private final RandomGenerator random;
    private final List<Deed> deeds = new ArrayList<>();
    private int weights;

    private record Deed(String name, int weight, Runnable action) {}

    Deeds(Simulation simulation, RandomGenerator random) {
        this.simulation = simulation;
        this.random = random;
        int storm = random.nextInt(1, 5);
        add("command", 60, this::command);
        add("come back", 14, this::comeBack);
        add("send again", 6, () -> anybody().sendUnavailable());
        add("signal", 16, this::signal);
        add("ping", 3, () -> anybody().ping());
        add("repeat", random.nextInt(4), () -> anybody().repeat());
        add("cut", random.nextInt(3 * storm), this::cut);
        add("stall", random.nextInt(2 * storm), () -> anybody().socket().ifPresent(socket -> socket.stall(true)));
        add("read on", 4, () -> anybody().socket().ifPresent(socket -> socket.stall(false)));
        add("time", 6, this::time);
        add("crash", random.nextInt(storm), simulation.room()::crash);
        add("stop", random.nextInt(2), simulation.room()::stop);
        add("journal", random.nextInt(storm), this::failJournal);
        add("close", 1, () -> anybody().socket().ifPresent(SimulatedSocket::closeTimeout));
        add("leave", random.nextInt(2), () -> anybody().leave());
        add("replace", 2, this::replace);
        add("quiet", 0, simulation::quiet);
    }

    private void add(String name, int weight, Runnable action) {
        deeds.add(new Deed(name, weight, action));
        weights += weight;
    }

    void next() {
        int chosen = random.nextInt(weights);
        for (Deed deed : deeds) {
            chosen -= deed.weight();
            if (chosen < 0) {
                simulation.trace().add("deed", deed.name());
                deed.action().run();
                return;
            }
        }
    }

    private SimulatedClient anybody() {
        List<SimulatedClient> clients = simulation.clients();
        return clients.get(random.nextInt(clients.size()));
    }

    private void command() {
        SimulatedClient client = anybody();
        if (client.state() != SimulatedClient.State.OVER && client.pending().size() < MOST_PENDING) {
            client.give(RandomCommands.next(random, client.fold().values()));
        }
    }

    private void signal() {
        SimulatedClient client = anybody();
        client.signal(RandomSignals.next(
                random, client.fold().values(), client.fold().through().getSeq()));
    }

    private void comeBack() {
        simulation.clients().stream()
                .filter(client -> client.state() == SimulatedClient.State.OFFLINE)
                .findFirst()
                .ifPresent(SimulatedClient::connect);
    }

    private void cut() {
        SimulatedClient client = anybody();
        client.cut();
        if (random.nextBoolean() && client.state() == SimulatedClient.State.OFFLINE) {
            client.connect();
        }
    }

    /** From less than a lead to more than a grace time. */
    private void time() {
        simulation.pass(1_000L << random.nextInt(16));
    }

    private void failJournal() {
        SimulatedJournal.Failure[] failures = SimulatedJournal.Failure.values();
        simulation.journal().fail(failures[random.nextInt(failures.length)]);
    }

    private void replace() {
        simulation.clients().stream()
                .filter(client -> client.state() == SimulatedClient.State.OVER)
                .findFirst()
                .ifPresent(simulation::replace);
    }
}
