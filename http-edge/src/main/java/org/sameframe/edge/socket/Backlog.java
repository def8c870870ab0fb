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
import org.sameframe.room.actor.RoomMessage;

/**
 * What waits to be sent on one connection, bounded in bytes [FO2]. Not safe for threads; its {@link Outbox} has the lock.
 *
 * <p>Of signals only the latest of each kind and sender is kept. Over the bound everything is discarded but what must not
 * be lost, and nothing is given out until a snapshot has come in its place: what settles a command comes after what it
 * settled. The snapshot is to be asked for when the reader has room again, and once.
 */
final class Backlog {
    private final int bound;
    private final Deque<Part> parts = new ArrayDeque<>();
    private final Map<Sender, ByteString> signals = new LinkedHashMap<>();
    private long bytes;
    private long lastingBytes;
    private Sync sync = Sync.LIVE;

    private enum Sync {
        LIVE,
        /** Has discarded; a snapshot is to be asked for. */
        BEHIND,
        /** It was asked for. */
        CATCHING_UP
    }

    /**
     * @param through how far it takes the connection; empty: no progress
     * @param isLasting stays when the rest is discarded
     */
    private record Part(ByteString encoded, Optional<Mark> through, boolean isLasting) {}

    /** Whose signals replace each other: those of one kind from one client instance. */
    record Sender(int participant, String instance, Class<?> kind) {
        static Sender of(RoomMessage.SignalFrom from) {
            return new Sender(from.participant(), from.instance(), from.signal().getClass());
        }
    }

    /** All that was waiting. */
    record Drained(List<ByteString> parts, Optional<Mark> through) {}

    /** @param bound in bytes, of what may be discarded, and as much again of what may not */
    Backlog(int bound) {
        this.bound = bound;
    }

    /** Whether there is nothing to be given out just now. */
    boolean isEmpty() {
        return sync != Sync.LIVE || (parts.isEmpty() && signals.isEmpty());
    }

    /** Whether there is nothing but signals to be given out, or nothing at all. */
    boolean hasOnlySignals() {
        return sync != Sync.LIVE || parts.isEmpty();
    }

    /** Whether entries and signals count; else the snapshot will have them. */
    boolean isLive() {
        return sync == Sync.LIVE;
    }

    /** Whether it has discarded and there is no snapshot yet. */
    boolean lacksSnapshot() {
        return sync != Sync.LIVE;
    }

    boolean isBehind() {
        return sync == Sync.BEHIND;
    }

    /** @return whether a snapshot is to be asked for now: once */
    boolean catchUp() {
        boolean isToAsk = isBehind();
        sync = isToAsk ? Sync.CATCHING_UP : sync;
        return isToAsk;
    }

    /** @return false if it is over the bound, and everything was discarded just now */
    boolean add(ByteString encoded, Optional<Mark> through) {
        if (sync != Sync.LIVE) {
            return true;
        }
        if (bytes + encoded.size() > bound) {
            discard();
            sync = Sync.BEHIND;
            return false;
        }
        parts.add(new Part(encoded, through, false));
        bytes += encoded.size();
        return true;
    }

    /** What waits, in bytes, without signals. */
    long bytes() {
        return bytes + lastingBytes;
    }

    /**
     * Something that must arrive.
     *
     * @return false if even of this there is too much
     */
    boolean addLasting(ByteString encoded) {
        parts.add(new Part(encoded, Optional.empty(), true));
        lastingBytes += encoded.size();
        return lastingBytes <= bound;
    }

    void addSignal(Sender sender, ByteString encoded) {
        if (sync == Sync.LIVE) {
            signals.put(sender, encoded);
        }
    }

    /** Puts a snapshot in the place of what was to be told; it comes before what lasts. */
    void replace(ByteString encoded, Mark through) {
        discard();
        parts.addFirst(new Part(encoded, Optional.of(through), false));
        sync = Sync.LIVE;
    }

    private void discard() {
        parts.removeIf(part -> !part.isLasting());
        signals.clear();
        bytes = 0;
    }

    /** Takes all; nothing while a snapshot is missing. */
    Drained drain() {
        if (sync != Sync.LIVE) {
            return new Drained(List.of(), Optional.empty());
        }
        List<ByteString> drained = new ArrayList<>(parts.size() + signals.size());
        Optional<Mark> through = Optional.empty();
        for (Part part : parts) {
            drained.add(part.encoded());
            through = part.through().isPresent() ? part.through() : through;
        }
        drained.addAll(signals.values());
        clear();
        return new Drained(drained, through);
    }

    /** Nobody will take anything any more. */
    void clear() {
        parts.clear();
        signals.clear();
        bytes = 0;
        lastingBytes = 0;
    }
}
