package org.sameframe.loadtests.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.loadtests.durability.Findings.Rule.DU1;
import static org.sameframe.loadtests.durability.Findings.Rule.DU2;
import static org.sameframe.loadtests.durability.Findings.Rule.DU3;
import static org.sameframe.loadtests.durability.Findings.Rule.DU4;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.sameframe.loadtests.Common;
import org.sameframe.loadtests.server.Store;

/** People work in a few rooms, the real server goes through faults, and then each rule is looked at. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DurabilityContract {
    private static final int ROOMS = 3;
    private static final int PEOPLE = 3;

    private final Store.Kind kind;
    private final List<Fault> faults;
    private Findings findings = new Findings();

    DurabilityContract(Store.Kind kind, List<Fault> faults) {
        this.kind = kind;
        this.faults = faults;
    }

    @BeforeAll
    void goThroughFaults() throws Exception {
        Path jar = Path.of(Objects.requireNonNull(System.getProperty("sameframe.jar"), "sameframe.jar"));
        long seed = Long.getLong("sameframe.seed", System.nanoTime() % 1_000_000);
        System.out.printf("%s: -Dsameframe.seed=%d repeats this run's choices%n", kind, seed);
        Common.withStore(kind, (store, data) -> {
            try (DurabilityRun run = DurabilityRun.start(store, jar, data, ROOMS, PEOPLE, seed)) {
                for (Fault fault : faults) {
                    run.round(fault);
                }
                findings = run.finish();
            }
        });
    }

    @Test
    @DisplayName("[DU1] no acknowledged command is lost over kill -9")
    void nothingLost() {
        assertThat(findings.acknowledged()).isGreaterThan(faults.size());
        assertThat(findings.violations(DU1)).isEmpty();
    }

    @Test
    @DisplayName("[DU2] what is sent again has one effect, what is refused none")
    void exactlyOnce() {
        assertThat(findings.violations(DU2)).isEmpty();
    }

    @Test
    @DisplayName("[DU3] the room is the same after a restart, and everybody goes on from where they were")
    void sameRoom() {
        assertThat(findings.resumes()).isPositive();
        assertThat(findings.violations(DU3)).isEmpty();
    }

    @Test
    @DisplayName("[DU4] a graceful stop tells every client")
    void farewell() {
        assertThat(faults).contains(Fault.TERMINATE);
        assertThat(findings.violations(DU4)).isEmpty();
    }

    final Findings findings() {
        return findings;
    }
}
