package org.sameframe.room.actor;

import com.typesafe.config.Config;
import java.time.Duration;
import org.sameframe.room.Policy;

/**
 * How rooms are kept on this server; the keys are described in {@code reference.conf}.
 *
 * @param snapshotEvery entries between two snapshots
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
        Config policy = room.getConfig("policy");
        return new RoomSettings(
                room.getInt("snapshot-every"),
                room.getInt("batch"),
                room.getInt("inbox"),
                room.getDuration("idle-after"),
                room.getDuration("reopen-min"),
                room.getDuration("reopen-max"),
                room.getDuration("ask-timeout"),
                new Policy(
                        policy.getInt("max-participants"),
                        millis(policy, "grace"),
                        millis(policy, "lead-min"),
                        millis(policy, "lead-max")));
    }

    private static int millis(Config config, String key) {
        return Math.toIntExact(config.getDuration(key).toMillis());
    }
}
