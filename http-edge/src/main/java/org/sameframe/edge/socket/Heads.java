package org.sameframe.edge.socket;

import com.google.protobuf.ByteString;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.sameframe.history.History;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.export.ExportKey;
import org.sameframe.history.export.SignedHead;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Signs the heads of the rooms whose connections are on this node, and hands them to their clients [WI1]. It signs and reads
 * on a thread of the executor, never on one of a room's.
 */
public final class Heads {
    private static final Logger LOG = LoggerFactory.getLogger(Heads.class);

    private final ExportKey key;
    private final Executor executor;
    private final Ledgers ledgers;
    /** Of this interval. */
    private final Map<RoomCode, SignedHead> latest = new ConcurrentHashMap<>();

    /** What the store has. */
    interface Ledgers {
        /** As {@link History#mark}. */
        CompletionStage<HistoryReply> mark(RoomCode room, long seq);
    }

    /** @param executor for signatures */
    public static Heads of(ExportKey key, Executor executor, History history) {
        return new Heads(key, executor, history::mark);
    }

    Heads(ExportKey key, Executor executor, Ledgers ledgers) {
        this.key = key;
        this.executor = executor;
        this.ledgers = ledgers;
    }

    /** With which it signs, as a SubjectPublicKeyInfo in DER. */
    ByteString publicKey() {
        return key.publicKey();
    }

    /**
     * A frame was sent to a connection: the first that leads anywhere is followed by a head, the one that was signed in this
     * interval or one of where it leads to.
     */
    void sent(Outbox outbox) {
        outbox.newcomer().ifPresent(place -> {
            executor.execute(() -> outbox.head(
                    latest.computeIfAbsent(place.room(), room -> SignedHead.sign(key, room, place.mark()))));
            if (place.asked() > 0) {
                answer(outbox, place);
            }
        });
    }

    /** Signs each room's head once, and tells it all connections that do not have it. */
    void round(Collection<Outbox> outboxes) {
        Map<RoomCode, Mark> heads = new HashMap<>();
        outboxes.forEach(
                outbox -> outbox.place().ifPresent(place -> heads.merge(place.room(), place.mark(), Heads::later)));
        latest.clear();
        outboxes.forEach(outbox -> outbox.place().ifPresent(place -> {
            Mark head = heads.getOrDefault(place.room(), place.mark());
            if (!place.head().equals(Optional.of(head))) {
                outbox.head(latest.computeIfAbsent(place.room(), room -> SignedHead.sign(key, room, head)));
            }
        }));
    }

    private static Mark later(Mark one, Mark other) {
        return one.seq() < other.seq() ? other : one;
    }

    /** What cannot be read now is not answered: the client asks again when it connects again. */
    private void answer(Outbox outbox, Vouching.Place place) {
        ledgers.mark(place.room(), place.asked()).whenComplete((reply, failure) -> {
            if (reply instanceof HistoryReply.At entry) {
                SignedHead head = SignedHead.sign(key, place.room(), entry.mark());
                outbox.witnessed(ServerMessages.witnessed(place.asked(), Optional.of(head)));
            } else if (reply instanceof HistoryReply.Beyond) {
                outbox.witnessed(ServerMessages.witnessed(place.asked(), Optional.empty()));
            } else {
                LOG.warn("Entry {} of room {} cannot be read for a witness", place.asked(), place.room(), failure);
            }
        });
    }
}
