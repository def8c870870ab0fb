package org.sameframe.edge.socket;

import java.util.LinkedHashMap;
import java.util.Map;
import org.sameframe.room.RoomCode;

/**
 * One budget for each participant, whatever the number of their connections [FL2]. It outlives them: who connects anew
 * does not begin with a full one. Safe for threads.
 */
final class ParticipantBudgets {
    /** Participants remembered; the one that was heard longest ago is forgotten first. About 600 bytes each. */
    private static final int PARTICIPANTS = 20_000;

    /** Tabs and devices that one person has open at a time; each keeps its own clock. */
    private static final int USUAL_CONNECTIONS = 4;

    private final FloodSettings settings;
    private final Map<Key, Budget> budgets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Budget> eldest) {
            return size() > PARTICIPANTS;
        }
    };

    private record Key(RoomCode room, int participant) {}

    private ParticipantBudgets(FloodSettings settings) {
        this.settings = settings;
    }

    static ParticipantBudgets create(FloodSettings settings) {
        return new ParticipantBudgets(settings);
    }

    synchronized Budget of(RoomCode room, int participant) {
        return budgets.computeIfAbsent(
                new Key(room, participant),
                any -> Budget.of(
                        settings.commandsPerSecond(),
                        settings.commandBurst(),
                        settings.signalsPerSecond(),
                        USUAL_CONNECTIONS * Budget.PINGS_PER_SECOND));
    }
}
