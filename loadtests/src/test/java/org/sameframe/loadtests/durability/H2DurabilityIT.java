package org.sameframe.loadtests.durability;

import static org.sameframe.loadtests.durability.Fault.KILL;
import static org.sameframe.loadtests.durability.Fault.KILL_TWICE;
import static org.sameframe.loadtests.durability.Fault.TERMINATE;

import java.util.List;
import org.sameframe.loadtests.server.Store;

/** On the H2 file that a server has by default. */
class H2DurabilityIT extends DurabilityContract {
    H2DurabilityIT() {
        super(Store.Kind.H2, List.of(KILL, KILL, TERMINATE, KILL, KILL_TWICE));
    }
}
