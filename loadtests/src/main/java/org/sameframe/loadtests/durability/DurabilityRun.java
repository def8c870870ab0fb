package org.sameframe.loadtests.durability;

import static java.util.stream.Collectors.groupingBy;
import static org.sameframe.loadtests.durability.Findings.Rule.DU4;
import static org.sameframe.loadtests.durability.Findings.Rule.DU5;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.sameframe.loadtests.Deadline;
import org.sameframe.loadtests.client.Evidence;
import org.sameframe.loadtests.client.Position;
import org.sameframe.loadtests.server.Journal;
import org.sameframe.loadtests.server.PostgresStore;
import org.sameframe.loadtests.server.ServerProcess;
import org.sameframe.loadtests.server.Store;

/** One crowd in one store, and the faults that it goes through. Not safe for threads. */
public final class DurabilityRun implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** The most commands between the start of work and a fault; the least is one. */
    private static final int COMMANDS_BEFORE_FAULT = 1_500;

    private static final int BACKENDS_TO_CUT = 5;
    private static final int SHUTDOWN = 3001;

    private final Store store;
    private final ServerProcess.Launch launch;
    private final Random random;
    private final Findings findings = new Findings();
    private final Map<String, Position> heads = new HashMap<>();
    private final List<Double> secondsToReturn = new ArrayList<>();
    private final List<Evidence> uncompared = new ArrayList<>();
    private final Crowd crowd;
    private ServerProcess server;

    private DurabilityRun(Store store, ServerProcess.Launch launch, Random random, Crowd crowd, ServerProcess server) {
        this.store = store;
        this.launch = launch;
        this.random = random;
        this.crowd = crowd;
        this.server = server;
    }

    /**
     * Starts a server and brings people in.
     *
     * @param store is not closed with the run
     * @param people in each room
     */
    public static DurabilityRun start(Store store, Path jar, Path data, int rooms, int people, long seed)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(store.environment());
        // as fast as they can, not as fast as people may
        environment.put("SAMEFRAME_COMMANDS_PER_SECOND", "100000");
        environment.put("SAMEFRAME_COMMAND_BURST", "100000");
        environment.put("SAMEFRAME_COMMANDS_PER_PARTICIPANT", "100000");
        environment.put("SAMEFRAME_COMMAND_BURST_PER_PARTICIPANT", "100000");
        List<String> options = List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto");
        ServerProcess.Launch launch = ServerProcess.Launch.of(jar, data, environment, options);
        ServerProcess server = ServerProcess.start(launch);
        try {
            URI address = server.awaitReady(PATIENCE);
            Crowd crowd = Crowd.gather(address, rooms, people, seed);
            DurabilityRun run = new DurabilityRun(store, launch, new Random(seed), crowd, server);
            crowd.connectTo(address);
            crowd.awaitQuiet(PATIENCE);
            return run;
        } catch (IOException | InterruptedException | RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** People work, the fault happens, and everything is looked at. */
    public void round(Fault fault) throws IOException, InterruptedException, SQLException {
        crowd.work(true);
        crowd.awaitSent(1 + random.nextInt(COMMANDS_BEFORE_FAULT), PATIENCE);
        switch (fault) {
            case KILL -> killAndReturn();
            case KILL_TWICE -> {
                kill();
                restart();
                crowd.awaitSent(random.nextInt(50), PATIENCE);
                killAndReturn();
            }
            case TERMINATE -> terminate();
            case CUT_BACKENDS -> cutBackends();
            case CRASH_DATABASE -> crashDatabase();
        }
    }

    /** The last look: a quiet room is the same before and after {@code kill -9}. */
    public Findings finish() throws IOException, InterruptedException, SQLException {
        Map<String, RoomCheck.Quiet> before = new HashMap<>();
        quiet().forEach((room, clients) -> before.put(room, RoomCheck.Quiet.of(clients.get(0))));
        kill();
        Journal journal = store.journal();
        before.forEach(
                (room, quiet) -> new LedgerCheck(findings, room, journal).checkState(quiet.position(), quiet.values()));
        restart();
        RoomCheck check = new RoomCheck(findings);
        quiet().forEach((room, clients) ->
                check.checkKept(clients, java.util.Objects.requireNonNull(before.get(room))));
        return findings;
    }

    public Findings findings() {
        return findings;
    }

    /** From the start of the killed server's successor until everybody was back and every operation settled. */
    public List<Double> secondsToReturn() {
        return List.copyOf(secondsToReturn);
    }

    /** Commands that people gave. */
    public long commands() {
        return crowd.sent();
    }

    private void killAndReturn() throws IOException, InterruptedException, SQLException {
        kill();
        long start = System.nanoTime();
        restart();
        quiet();
        secondsToReturn.add((System.nanoTime() - start) / 1e9);
    }

    private void kill() throws IOException, InterruptedException, SQLException {
        server.kill();
        crowd.connectTo(null);
        collect();
        compare();
    }

    private void terminate() throws IOException, InterruptedException, SQLException {
        crowd.awaitLive(PATIENCE);
        server.terminate(PATIENCE);
        crowd.connectTo(null);
        for (Evidence evidence : collect()) {
            if (!evidence.byes().contains(SHUTDOWN)) {
                findings.violated(
                        DU4,
                        "%s, participant %d was told %s"
                                .formatted(
                                        evidence.admission().code(),
                                        evidence.admission().participant(),
                                        evidence.byes()));
            }
        }
        compare();
        restart();
        quiet();
    }

    private void cutBackends() throws IOException, SQLException {
        PostgresStore postgres = postgres();
        for (int cut = 0; cut < BACKENDS_TO_CUT; cut++) {
            if (!postgres.cutBackend()) {
                throw new IOException("PostgreSQL has no connection to cut");
            }
            crowd.awaitSent(random.nextInt(COMMANDS_BEFORE_FAULT / 5), PATIENCE);
        }
        goOn();
    }

    private void crashDatabase() throws IOException, SQLException {
        PostgresStore postgres = postgres();
        postgres.crash();
        try {
            crowd.awaitRefusals(PATIENCE);
        } catch (Deadline.Missed e) {
            findings.violated(DU5, String.valueOf(e.getMessage()));
        } finally {
            postgres.restart();
        }
        goOn();
    }

    /** The server was never gone: the rooms go on by themselves. */
    private void goOn() throws IOException, SQLException {
        quiet();
        compare();
    }

    private void restart() throws IOException, InterruptedException {
        server = ServerProcess.start(launch);
        crowd.connectTo(server.awaitReady(PATIENCE));
    }

    /** Everybody rests; all are compared with each other. */
    private Map<String, List<Evidence>> quiet() {
        crowd.work(false);
        crowd.awaitQuiet(PATIENCE);
        Map<String, List<Evidence>> rooms = collect().stream()
                .collect(groupingBy(evidence -> evidence.admission().code()));
        rooms.values().forEach(new RoomCheck(findings)::check);
        return rooms;
    }

    private List<Evidence> collect() {
        List<Evidence> told = crowd.drain();
        uncompared.addAll(told);
        return told;
    }

    /** What clients were told with what is stored. With H2 the server must be down. */
    private void compare() throws IOException, SQLException {
        Journal journal = store.journal();
        Map<String, LedgerCheck> checks = new HashMap<>();
        for (Evidence evidence : uncompared) {
            String room = evidence.admission().code();
            checks.computeIfAbsent(room, first -> new LedgerCheck(findings, room, journal))
                    .check(evidence);
            findings.looked(
                    evidence.settlements().size(),
                    evidence.entries().size(),
                    evidence.resumes(),
                    evidence.snapshots(),
                    evidence.unavailable());
        }
        uncompared.clear();
        checks.forEach((room, check) -> {
            check.checkFollows(heads.getOrDefault(room, Position.START));
            heads.put(room, check.head());
        });
    }

    private PostgresStore postgres() {
        if (store instanceof PostgresStore postgres) {
            return postgres;
        }
        throw new IllegalArgumentException("this fault needs PostgreSQL");
    }

    @Override
    public void close() {
        crowd.close();
        server.close();
    }
}
