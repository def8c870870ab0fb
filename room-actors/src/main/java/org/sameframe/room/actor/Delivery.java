package org.sameframe.room.actor;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Messages on their way to one or many connections, and how far they take them. It keeps its encodings: who needs one
 * first makes it, for everybody.
 */
public final class Delivery {
    /** Wire formats that a delivery can be kept in. */
    public static final int FORMATS = 2;

    private final List<RoomMessage> messages;
    private final Optional<Mark> through;
    private final AtomicReferenceArray<@Nullable Object> encodings = new AtomicReferenceArray<>(FORMATS);

    private Delivery(List<RoomMessage> messages, Optional<Mark> through) {
        this.messages = List.copyOf(messages);
        this.through = through;
    }

    /** Makes progress in the ledger, even without a message: what is absent was not for this connection. */
    public static Delivery through(Mark mark, List<? extends RoomMessage> messages) {
        return new Delivery(List.copyOf(messages), Optional.of(mark));
    }

    /** Makes no progress. */
    public static Delivery of(RoomMessage message) {
        return new Delivery(List.of(message), Optional.empty());
    }

    public List<RoomMessage> messages() {
        return messages;
    }

    public Optional<Mark> through() {
        return through;
    }

    /**
     * Its form in a format.
     *
     * @param format 0 to {@link #FORMATS} - 1; always with the same {@code encode}
     */
    public <T> T encoded(int format, Class<T> type, Function<List<RoomMessage>, T> encode) {
        Object known = encodings.get(format);
        if (known == null) {
            // Two threads may both make it: cheaper than a lock.
            known = encode.apply(messages);
            encodings.set(format, known);
        }
        return type.cast(known);
    }
}
