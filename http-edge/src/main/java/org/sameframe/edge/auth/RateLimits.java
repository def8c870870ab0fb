package org.sameframe.edge.auth;

import io.github.bucket4j.Bucket;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A budget per address and one for all addresses together [RE]. A code of eight symbols out of 32 with 10,000 open rooms
 * falls to 100 guesses a second after 12.7 days on average: so guesses are counted, from one address and from many.
 */
public final class RateLimits {
    /** Addresses remembered; the one that was seen longest ago is forgotten first. About 300 bytes each. */
    private static final int ADDRESSES = 10_000;

    /** Programs on the same machine are the operator's own: tests, gateways, load generators. */
    private static final int LOOPBACK_FACTOR = 1000;

    private final int perMinute;
    private final Bucket all;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES;
        }
    };

    private RateLimits(int perMinute, Bucket all) {
        this.perMinute = perMinute;
        this.all = all;
    }

    /** At most so many a minute from one address, and from all of them; a whole minute's may come at once. */
    public static RateLimits perMinute(int perAddress, int allAddresses) {
        return new RateLimits(perAddress, bucket(allAddresses));
    }

    /** Takes one from the budget of {@code address}; false if it is used up. */
    public boolean tryTake(InetAddress address) {
        return address.isLoopbackAddress()
                ? bucketOf(address).tryConsume(1)
                : bucketOf(address).tryConsume(1) && all.tryConsume(1);
    }

    /** Gives one back, for a guess that was none. */
    public void giveBack(InetAddress address) {
        bucketOf(address).addTokens(1);
        if (!address.isLoopbackAddress()) {
            all.addTokens(1);
        }
    }

    private synchronized Bucket bucketOf(InetAddress address) {
        int budget = address.isLoopbackAddress() ? perMinute * LOOPBACK_FACTOR : perMinute;
        return buckets.computeIfAbsent(network(address), any -> bucket(budget));
    }

    /** Somebody with IPv6 has 2^64 addresses: their network counts as one. */
    static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
    }

    private static Bucket bucket(int perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
