package org.sameframe.loadtests.durability;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.sameframe.loadtests.Common;
import org.sameframe.loadtests.Figures;
import org.sameframe.loadtests.server.Store;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Faults under load, and what is left: 0 violations, or exit code 1. */
@Command(
        name = "durability",
        description = "Breaks server and database under load and compares what clients were told with the journal.",
        mixinStandardHelpOptions = true)
public final class Durability implements Callable<Integer> {
    @Mixin
    private Common common = new Common();

    @Option(names = "--rounds", description = "Faults in each store (default: ${DEFAULT-VALUE}).")
    private int rounds = 5;

    @Option(
            names = "--faults",
            split = ",",
            description = "They take turns: ${COMPLETION-CANDIDATES} (default: three of four times kill, then"
                    + " kill_twice).")
    private List<Fault> faults = List.of(Fault.KILL, Fault.KILL, Fault.KILL, Fault.KILL_TWICE);

    @Option(names = "--rooms", description = "Rooms (default: ${DEFAULT-VALUE}).")
    private int rooms = 4;

    @Option(names = "--people", description = "In each room (default: ${DEFAULT-VALUE}).")
    private int people = 4;

    @Option(names = "--seed", description = "Of everything that is random here (default: a new one).")
    private long seed = new Random().nextInt(1_000_000);

    @Override
    public Integer call() throws IOException, InterruptedException, SQLException {
        AtomicBoolean isSound = new AtomicBoolean(true);
        common.measure((store, data, figures) -> {
            if (!run(store, data, figures)) {
                isSound.set(false);
            }
        });
        return isSound.get() ? 0 : 1;
    }

    private boolean run(Store store, Path data, Figures figures)
            throws IOException, InterruptedException, SQLException {
        Map<String, Object> conditions = new LinkedHashMap<>();
        conditions.put("storage", store.kind().label());
        conditions.put("rounds", rounds);
        conditions.put("rooms", rooms);
        conditions.put("people", people);
        conditions.put("seed", seed);
        try (DurabilityRun run = DurabilityRun.start(store, common.jar(), data, rooms, people, seed)) {
            for (int round = 0; round < rounds; round++) {
                Fault fault = faults.get(round % faults.size());
                run.round(fault);
                System.err.printf(
                        "%s, round %d of %d: %s; so far %d commands, %d violations%n",
                        store.kind().label(),
                        round + 1,
                        rounds,
                        fault,
                        run.commands(),
                        run.findings().violations());
            }
            Findings findings = run.finish();
            figures.add("commands given", run.commands(), "", conditions);
            figures.add("operations settled and compared", findings.acknowledged(), "", conditions);
            figures.add("entries told and compared", findings.entries(), "", conditions);
            figures.add("connections that resumed", findings.resumes(), "", conditions);
            figures.add("connections that got a snapshot", findings.snapshots(), "", conditions);
            figures.add("operations answered unavailable", findings.unavailable(), "", conditions);
            if (!run.secondsToReturn().isEmpty()) {
                figures.add("longest return after a kill", Collections.max(run.secondsToReturn()), "s", conditions);
            }
            boolean isSound = true;
            for (Findings.Rule rule : Findings.Rule.values()) {
                List<String> violations = findings.violations(rule);
                figures.add("violations of " + rule, violations.size(), "", conditions);
                violations.stream().limit(20).forEach(violation -> System.err.println(rule + ": " + violation));
                isSound &= violations.isEmpty();
            }
            return isSound;
        }
    }
}
