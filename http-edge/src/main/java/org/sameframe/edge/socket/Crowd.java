package org.sameframe.edge.socket;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sameframe.edge.auth.RateLimits;

/** How many sockets an address has open, and how often it opens one [FL4]. Safe for threads. */
final class Crowd {
    /** When somebody may have closed one; nobody knows. */
    private static final int SECONDS_TO_WAIT = 10;

    private final int atATime;
    private final RateLimits connects;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    private Crowd(int atATime, RateLimits connects) {
        this.atATime = atATime;
        this.connects = connects;
    }

    static Crowd create(FloodSettings settings) {
        return new Crowd(
                settings.socketsPerAddress(), RateLimits.perMinute(settings.connectsPerAddress(), Integer.MAX_VALUE));
    }

    /** @return 0 if one more socket may be opened from there; else the seconds after which to try again */
    int secondsToWait(InetAddress address) {
        long most = (long) atATime * RateLimits.factor(address);
        return open.getOrDefault(RateLimits.network(address), 0) >= most
                ? SECONDS_TO_WAIT
                : connects.secondsToWait(address);
    }

    void enter(InetAddress address) {
        open.merge(RateLimits.network(address), 1, Integer::sum);
    }

    void leave(InetAddress address) {
        open.computeIfPresent(RateLimits.network(address), (network, count) -> count > 1 ? count - 1 : null);
    }
}
