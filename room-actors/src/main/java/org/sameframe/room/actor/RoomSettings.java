package org.sameframe.room.actor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigValueType;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.Category;
import org.sameframe.room.Conflict;
import org.sameframe.room.Control;
import org.sameframe.room.Decision;
import org.sameframe.room.HostAbsence;
import org.sameframe.room.Policy;

/**
 * How rooms are kept on this server; the keys are described in {@code reference.conf}.
 *
 * @param snapshotEvery entries between two snapshots
 * @param snapshotsKept the newest so many stay; who looks at the past folds from the one before
 * @param batch commands that are recorded together, at most
 * @param inbox commands that may wait, at most
 * @param idleAfter how long a room without connections stays in memory
 * @param reopenMin first pause before a room is opened again after its journal failed; doubles each time
 * @param reopenMax longest such pause
 * @param askTimeout how long a caller waits for a room
 * @param policy of new rooms
 */
public record RoomSettings(
        int snapshotEvery,
        int snapshotsKept,
        int batch,
        int inbox,
        Duration idleAfter,
        Duration reopenMin,
        Duration reopenMax,
        Duration askTimeout,
        Policy policy) {

    /** @param root the whole configuration */
    public static RoomSettings of(Config root) {
        Config room = root.getConfig("sameframe.room");
        return new RoomSettings(
                room.getInt("snapshot-every"),
                room.getInt("snapshots-kept"),
                room.getInt("batch"),
                room.getInt("inbox"),
                room.getDuration("idle-after"),
                room.getDuration("reopen-min"),
                room.getDuration("reopen-max"),
                room.getDuration("ask-timeout"),
                policy(room.getConfig("policy")));
    }

    /** One that no room can have is refused here: else the server would run, and make no rooms [RM9]. */
    private static Policy policy(Config config) {
        Policy policy = read(config);
        policy.problem()
                .filter(Decision.Refused.class::isInstance)
                .map(problem -> ((Decision.Refused) problem).refusal().detail())
                .ifPresent(detail -> {
                    throw new ConfigException.BadValue(
                            "sameframe.room.policy", detail.substring(0, detail.length() - 1));
                });
        return policy;
    }

    private static Policy read(Config policy) {
        return new Policy(
                policy.getInt("max-participants"),
                millis(policy, "grace"),
                millis(policy, "lead-min"),
                millis(policy, "lead-max"),
                new Policy.Driving(
                        constant(Control.class, policy, "control"), constant(Conflict.class, policy, "conflict")),
                new Policy.Entrance(policy.getBoolean("waiting-room"), false, policy.getBoolean("lobby")),
                new Policy.Gates(millis(policy, "ready-gate"), millis(policy, "stall-gate")),
                new Policy.Hosting(constant(HostAbsence.class, policy, "host-absence"), millis(policy, "host-grace")),
                new Policy.Agreeing(
                        constant(AgreementRecord.class, policy, "agreement-record"),
                        millis(policy, "agreement-within")),
                off(policy));
    }

    /** A list, or its members with commas between them, as in an environment variable. */
    private static Set<Category> off(Config policy) {
        List<String> names = policy.getValue("off").valueType() == ConfigValueType.LIST
                ? policy.getStringList("off")
                : Arrays.asList(policy.getString("off").split("[,\\s]+"));
        return names.stream()
                .filter(name -> !name.isBlank())
                .map(name -> constant(Category.class, "off", name))
                .collect(Collectors.toUnmodifiableSet());
    }

    private static <E extends Enum<E>> E constant(Class<E> type, Config config, String key) {
        return constant(type, key, config.getString(key));
    }

    /** {@code host-wins} is HOST_WINS. */
    private static <E extends Enum<E>> E constant(Class<E> type, String key, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(some -> some.name().equals(name.toUpperCase(Locale.ROOT).replace('-', '_')))
                .findFirst()
                .orElseThrow(() -> new ConfigException.BadValue(
                        "sameframe.room.policy." + key,
                        "%s (expected: one of %s)"
                                .formatted(
                                        name,
                                        Arrays.stream(type.getEnumConstants())
                                                .map(some -> some.name()
                                                        .toLowerCase(Locale.ROOT)
                                                        .replace('_', '-'))
                                                .collect(Collectors.joining(", ")))));
    }

    private static int millis(Config config, String key) {
        long millis = config.getDuration(key).toMillis();
        if (millis != (int) millis) {
            throw new ConfigException.BadValue(
                    "sameframe.room.policy." + key, "%d ms (expected: less than a month)".formatted(millis));
        }
        return (int) millis;
    }
}
