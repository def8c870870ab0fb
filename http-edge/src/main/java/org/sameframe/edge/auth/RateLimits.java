package org.sameframe.edge.auth;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.sameframe.room.Account;

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
        return secondsToWait(address) == 0;
    }

    /**
     * Takes one from the budget of {@code address}.
     *
     * @return 0 if it was there; else after how many seconds there is one again, at least 1
     */
    public int secondsToWait(InetAddress address) {
        int seconds = take(bucketOf(address));
        return seconds > 0 || address.isLoopbackAddress() ? seconds : take(all);
    }

    private static int take(Bucket bucket) {
        ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
        return probe.isConsumed()
                ? 0
                : Math.toIntExact(TimeUnit.NANOSECONDS.toSeconds(probe.getNanosToWaitForRefill()) + 1);
    }

    /**
     * Takes one from the budget of {@code account}, which is the same wherever it asks from, and apart from all addresses'.
     *
     * @return 0 if it was there; else after how many seconds there is one again, at least 1
     */
    public int secondsToWait(Account account) {
        return take(bucketOf(account));
    }

    /**
     * Takes one from the budget of who is vouched for, else from that of an address: what guests use up is theirs alone. On the
     * server's own machine the address counts, which has more.
     *
     * @return 0 if it was there; else after how many seconds there is one again, at least 1
     */
    public int secondsToWait(InetAddress address, Optional<Account> vouched) {
        return vouched.isPresent() && !address.isLoopbackAddress()
                ? secondsToWait(vouched.get())
                : secondsToWait(address);
    }

    /** Gives one back, for a guess that was none. */
    public void giveBack(InetAddress address, Optional<Account> vouched) {
        if (vouched.isPresent() && !address.isLoopbackAddress()) {
            bucketOf(vouched.get()).addTokens(1);
        } else {
            giveBack(address);
        }
    }

    /** Gives one back, for a guess that was none. */
    public void giveBack(InetAddress address) {
        bucketOf(address).addTokens(1);
        if (!address.isLoopbackAddress()) {
            all.addTokens(1);
        }
    }

    private Bucket bucketOf(Account account) {
        return bucketOf("account " + account.subject(), perMinute);
    }

    private Bucket bucketOf(InetAddress address) {
        return bucketOf(network(address), (long) perMinute * factor(address));
    }

    private synchronized Bucket bucketOf(String who, long budget) {
        return buckets.computeIfAbsent(who, any -> bucket(budget));
    }

    /** By how much more an address may do than others. */
    public static int factor(InetAddress address) {
        return address.isLoopbackAddress() ? LOOPBACK_FACTOR : 1;
    }

    /** Somebody with IPv6 has 2^64 addresses: their network counts as one. */
    public static String network(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, 8) : bytes);
    }

    private static Bucket bucket(long perMinute) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(perMinute).refillGreedy(perMinute, Duration.ofMinutes(1)))
                .build();
    }
}
