package org.sameframe.room.actor;

import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.sameframe.room.Entry;
import org.sameframe.room.Refusal;

/** Who wants to hear what became of a command. */
sealed interface Asker {
    /** Whether a person, or a program, gave the command: not the room itself, and not somebody's coming in. */
    default boolean gaveCommand() {
        return this instanceof Caller || this instanceof Connection;
    }

    /** A call from outside, by itself. */
    record Caller(ActorRef<Answer> replyTo) implements Asker {}

    /** A connection that is in the room. */
    record Connection(Seat seat, long op) implements Asker {}

    /** A connection on its way in: what is decided is its arrival. */
    record Newcomer(Seat seat, Mark resume) implements Asker {}

    /** The room itself. */
    record Nobody() implements Asker {}

    /**
     * What a caller is told: the entry, a refusal, or neither if there was nothing to change.
     *
     * @param seq of the entry, also of one that the same operation became before; else of the last one when it was decided
     */
    record Answer(Optional<Entry> entry, Optional<Refusal> refusal, long seq) {}
}
