package org.sameframe.edge.socket;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.util.ByteString;
import org.sameframe.room.actor.Mark;

/**
 * What waits to be sent on one connection, bounded in bytes [FO2]. Not safe for threads; its {@link Outbox} has the lock.
 *
 * <p>Of signals only the latest of each kind and sender is kept. Over the bound everything is discarded but what must not
 * be lost, and the connection has to be told where it stands with a snapshot.
 */
final class Backlog {
    private final int bound;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final Map<String, ByteString> signals = new LinkedHashMap<>();
    private long bytes;

    /**
     * @param through how far it takes the connection; empty: no progress
     * @param isLasting stays when the rest is discarded
     */
    private record Part(ByteString encoded, Optional<Mark> through, boolean isLasting) {}

    /** All that was waiting. */
    record Drained(List<ByteString> parts, Optional<Mark> through) {}

    /** @param bound in bytes */
    Backlog(int bound) {
        this.bound = bound;
    }

    boolean isEmpty() {
        return parts.isEmpty() && signals.isEmpty();
    }

    /** @return false if the bound is passed, and all was discarded that may be */
    boolean add(ByteString encoded, Optional<Mark> through) {
        if (bytes + encoded.size() > bound) {
            discard();
            return false;
        }
        parts.add(new Part(encoded, through, false));
        bytes += encoded.size();
        return true;
    }

    /** Something that each command or connection has at most one of, and that must arrive. */
    void addLasting(ByteString encoded) {
        parts.add(new Part(encoded, Optional.empty(), true));
    }

    void addSignal(String kindAndSender, ByteString encoded) {
        signals.put(kindAndSender, encoded);
    }

    /** Puts a snapshot in the place of what was to be told; it comes before what lasts. */
    void replace(ByteString encoded, Mark through) {
        discard();
        parts.addFirst(new Part(encoded, Optional.of(through), false));
    }

    void discard() {
        parts.removeIf(part -> !part.isLasting());
        signals.clear();
        bytes = 0;
    }

    Drained drain() {
        List<ByteString> drained = new ArrayList<>(parts.size() + signals.size());
        Optional<Mark> through = Optional.empty();
        for (Part part : parts) {
            drained.add(part.encoded());
            through = part.through().isPresent() ? part.through() : through;
        }
        drained.addAll(signals.values());
        parts.clear();
        signals.clear();
        bytes = 0;
        return new Drained(drained, through);
    }
}
