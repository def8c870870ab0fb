package org.sameframe.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation would notice: each of these bugs, put between the real parts, is caught, and by which check. */
class FaultTest {
    /** Most are caught by the first. */
    private static final int SEEDS = 200;

    @TempDir
    private static Path keys;

    private static Runs runs;

    @BeforeAll
    static void begin() {
        runs = new Runs(keys);
    }

    static Stream<Arguments> faults() {
        return Stream.of(
                arguments("[SI1] a snapshot lacks a key", Fault.SNAPSHOT_KEY_MISSING, Check.CONVERGENCE),
                arguments("[SI1] a room forgets who asked for what", Fault.WINDOW_FORGOTTEN, Check.CONVERGENCE),
                arguments("[SI2] the same, seen by those who ask again", Fault.WINDOW_FORGOTTEN, Check.ONE_EFFECT),
                arguments("[SI2] a command is not answered", Fault.SETTLEMENT_LOST, Check.ONE_EFFECT),
                arguments("[SI2] another connection is answered", Fault.SETTLEMENT_MISDIRECTED, Check.ONE_EFFECT),
                arguments("[SI2] an answer names another entry", Fault.SETTLED_WITH_OTHER_SEQ, Check.ONE_EFFECT),
                arguments("[SI2] a client does not ask again", Fault.CLIENT_FORGETS, Check.ONE_EFFECT),
                arguments("[SI2] a lost room leaves commands open", Fault.ROOM_LOSS_UNHEARD, Check.ONE_EFFECT),
                arguments("[SI3] two batches change places", Fault.PUBLISH_SWAPPED, Check.RANGES),
                arguments("[SI3] a batch is not told", Fault.PUBLISH_LOST, Check.RANGES),
                arguments("[SI3] a batch is told twice", Fault.PUBLISH_TWICE, Check.RANGES),
                arguments("[SI3] a batch is told last one first", Fault.BATCH_REVERSED, Check.RANGES),
                arguments("[SI3] an answer comes before its entry", Fault.SETTLED_FIRST, Check.RANGES),
                arguments("[SI3] entries come with another mark", Fault.WRONG_THROUGH, Check.RANGES),
                arguments("[SI3] who resumes is told an older mark", Fault.RESUME_STALE, Check.RANGES),
                arguments("[SI3] who resumes misses an entry", Fault.RESUME_SKIPS, Check.RANGES),
                arguments("[SI4] a mark has another entry's hash", Fault.WRONG_HASH, Check.RECORDED),
                arguments("[SI4] the newest row is lost", Fault.LAST_ROW_LOST, Check.RECORDED),
                arguments("[SI4] what is told was not written", Fault.WRITE_FORGOTTEN, Check.RECORDED),
                arguments("[SI4] unwanted categories are told", Fault.CATEGORIES_IGNORED, Check.RECORDED),
                arguments("[SI5] a signal comes back to its sender", Fault.SIGNAL_ECHOED, Check.SIGNALS),
                arguments("[SI6] a socket is not woken", Fault.WAKE_LOST, Check.REACHABLE),
                arguments("[SI6] a slow reader gets no snapshot", Fault.SNAPSHOT_LOST, Check.REACHABLE));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("faults")
    void caught(String name, Fault fault, Check check) {
        boolean isCaught = false;
        for (long seed = 1; seed <= SEEDS && !isCaught; seed++) {
            try {
                runs.run(seed, fault);
            } catch (FailedRun failed) {
                isCaught = failed.check().filter(check::equals).isPresent();
            }
        }
        assertThat(isCaught)
                .as("%s is caught by %s within %d seeds", fault, check, SEEDS)
                .isTrue();
    }

    @Test
    @DisplayName("[SI1] no fault is left out")
    void complete() {
        Set<Fault> tried = EnumSet.noneOf(Fault.class);
        faults().forEach(row -> tried.add((Fault) row.get()[1]));
        assertThat(tried).isEqualTo(EnumSet.allOf(Fault.class));
    }
}
