package org.sameframe.loadtests.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.loadtests.durability.Fault.CRASH_DATABASE;
import static org.sameframe.loadtests.durability.Fault.CUT_BACKENDS;
import static org.sameframe.loadtests.durability.Fault.KILL;
import static org.sameframe.loadtests.durability.Fault.KILL_TWICE;
import static org.sameframe.loadtests.durability.Fault.TERMINATE;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.loadtests.server.Store;

/** On a PostgreSQL server, which has faults of its own. */
class PostgresDurabilityIT extends DurabilityContract {
    PostgresDurabilityIT() {
        super(Store.Kind.POSTGRESQL, List.of(KILL, CUT_BACKENDS, KILL, CRASH_DATABASE, TERMINATE, KILL, KILL_TWICE));
    }

    @Test
    @DisplayName("[DU5] rooms say that they are unavailable while the database is down, and go on when it is back")
    void outage() {
        assertThat(findings().unavailable()).isPositive();
        assertThat(findings().violations(Findings.Rule.DU5)).isEmpty();
    }
}
