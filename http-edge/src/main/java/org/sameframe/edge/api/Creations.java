package org.sameframe.edge.api;

import java.net.InetAddress;
import java.util.Optional;
import org.sameframe.edge.auth.Grant;
import org.sameframe.edge.auth.Pass;
import org.sameframe.edge.auth.RateLimits;

/**
 * Budgets of rooms made [RE8] [RE10].
 *
 * @param byAddress of who brings no token that grants it
 * @param byAccount of who does: all of a platform's rooms are made from the few addresses of its backend
 */
public record Creations(RateLimits byAddress, RateLimits byAccount) {
    /**
     * Takes one from a budget. On the server's own machine an address has more than an account has anywhere, and keeps that.
     *
     * @return 0 if it was there; else after how many seconds there is one again
     */
    int secondsToWait(InetAddress address, Optional<Pass> pass) {
        return address.isLoopbackAddress()
                ? byAddress.secondsToWait(address)
                : pass.filter(some -> some.grants(Grant.CREATE))
                        .map(some -> byAccount.secondsToWait(some.account()))
                        .orElseGet(() -> byAddress.secondsToWait(address));
    }
}
