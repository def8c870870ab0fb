package org.sameframe.edge.auth;

import com.typesafe.config.Config;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** How many commands somebody may give without a socket [CR4]: each participant of each room has a budget. */
public final class CommandBudget {
    /** Budgets remembered; the one that was used longest ago is forgotten first, and is full again. */
    private static final int REMEMBERED = 10_000;

    private final int burst;
    private final int perSecond;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    private CommandBudget(int burst, int perSecond) {
        this.burst = burst;
        this.perSecond = perSecond;
    }

    /** @throws com.typesafe.config.ConfigException if one of them is missing or below 1 */
    public static CommandBudget of(Config config) {
        return new CommandBudget(
                positive(config, "sameframe.commands.burst"), positive(config, "sameframe.commands.per-second"));
    }

    private static int positive(Config config, String key) {
        int value = config.getInt(key);
        if (value < 1) {
            throw new com.typesafe.config.ConfigException.BadValue(
                    config.getValue(key).origin(), key, value + " (expected: >= 1)");
        }
        return value;
    }

    /** Takes one from a participant's budget; false if it is used up. */
    public boolean tryTake(AccessTokens.Verified who) {
        return bucketOf(who.room().value() + "/" + who.participant()).tryConsume(1);
    }

    private synchronized Bucket bucketOf(String who) {
        return buckets.computeIfAbsent(
                who,
                any -> Bucket.builder()
                        .addLimit(limit -> limit.capacity(burst).refillGreedy(perSecond, Duration.ofSeconds(1)))
                        .build());
    }
}
