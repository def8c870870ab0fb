package org.sameframe.edge.socket;

import io.github.bucket4j.Bucket;
import java.util.Optional;
import org.sameframe.room.RoomCode;

/** How much one connection may send: by its own budget and by that of its participant [FL1] [FL2]. Not safe for threads. */
final class Floods {
    private final Budget own;
    private final Bucket excess;
    private final ParticipantBudgets participants;
    private volatile Optional<Budget> shared = Optional.empty();

    private Floods(SocketSettings settings, ParticipantBudgets participants) {
        this.own = Budget.of(
                settings.commandsPerSecond(),
                settings.commandBurst(),
                settings.signalsPerSecond(),
                Budget.PINGS_PER_SECOND);
        // Whoever goes on for seconds at many times the allowed rate is not a client that was told to wait.
        this.excess = Budget.bucket(10 * settings.commandBurst(), settings.commandsPerSecond());
        this.participants = participants;
    }

    static Floods create(SocketSettings settings, ParticipantBudgets participants) {
        return new Floods(settings, participants);
    }

    /** It is known who that is: from now on the participant's budget counts too. From any thread, before it is let in. */
    void known(RoomCode room, int participant) {
        shared = Optional.of(participants.of(room, participant));
    }

    /**
     * Takes one of a kind.
     *
     * @return 0 if both budgets had it; else after how many milliseconds to try again, at least 1
     */
    long take(Budget.Kind kind) {
        long wait = own.take(kind);
        return wait > 0 ? wait : shared.map(budget -> budget.take(kind)).orElse(0L);
    }

    /** Whether what is above the budgets has become so much that the connection must end; counts one more. */
    boolean isFlood() {
        return !excess.tryConsume(1);
    }
}
