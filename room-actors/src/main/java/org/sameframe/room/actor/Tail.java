package org.sameframe.room.actor;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The latest entries of a ledger, for those who were away for a moment [RS2].
 *
 * <p>Immutable: a chain from the newest entry back. When it is twice as long as need be, its newer half is copied, so
 * that an entry costs constant time on average.
 */
final class Tail {
    /** Entries that are surely kept: at 25 commands a second, an outage of 20 s. Longer ones get a snapshot. */
    static final int KEPT = 512;

    private final Mark before;
    private final @Nullable Link newest;
    private final int length;

    private record Link(Recorded recorded, @Nullable Link older) {}

    private Tail(Mark before, @Nullable Link newest, int length) {
        this.before = before;
        this.newest = newest;
        this.length = length;
    }

    static Tail after(Mark before) {
        return new Tail(before, null, 0);
    }

    Tail append(Recorded recorded) {
        Tail longer = new Tail(before, new Link(recorded, newest), length + 1);
        return longer.length < 2 * KEPT ? longer : longer.shortened();
    }

    /** The entries after a position, in order; empty if the position is not in this tail, or on another branch. */
    Optional<List<Recorded>> since(Mark mark) {
        Deque<Recorded> found = new ArrayDeque<>();
        for (Link link = newest; link != null; link = link.older()) {
            if (link.recorded().entry().seq() <= mark.seq()) {
                return link.recorded().mark().equals(mark) ? Optional.of(List.copyOf(found)) : Optional.empty();
            }
            found.addFirst(link.recorded());
        }
        return before.equals(mark) ? Optional.of(List.copyOf(found)) : Optional.empty();
    }

    private Tail shortened() {
        Deque<Recorded> kept = new ArrayDeque<>(KEPT);
        Link link = newest;
        for (; link != null && kept.size() < KEPT; link = link.older()) {
            kept.addFirst(link.recorded());
        }
        Tail tail = Tail.after(link == null ? before : link.recorded().mark());
        for (Recorded recorded : kept) {
            tail = tail.append(recorded);
        }
        return tail;
    }
}
