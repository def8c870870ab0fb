package org.sameframe.room.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCode;
import org.sameframe.schema.v1.EntryBody;
import org.sameframe.schema.v1.RoomEvent;
import org.sameframe.schema.v1.RoomMemory;

/** Turns one room's entries and snapshots into the rows that are stored, and back. */
public final class RoomCodec {
    private final RoomCode code;
    private final String room;
    private final Optional<RoomKey> key;

    private RoomCodec(RoomCode code, Optional<RoomKey> key) {
        this.code = code;
        this.room = code.value();
        this.key = key;
    }

    public static RoomCodec of(RoomCode room, RoomKey key) {
        return new RoomCodec(room, Optional.of(key));
    }

    /** Of a room whose key is destroyed: entries come without what was personal in them; nothing can be added [LE6]. */
    public static RoomCodec erased(RoomCode room) {
        return new RoomCodec(room, Optional.empty());
    }

    /** The room whose rows these are. */
    public RoomCode room() {
        return code;
    }

    /** Whether the room's key is destroyed, so that nothing personal opens. */
    public boolean isErased() {
        return key.isEmpty();
    }

    /** What the seal of a row says of the rows before it. */
    public enum Sealing {
        /** Nothing is sealed in it. */
        NONE,
        /** If it opens, they are those behind which it was made [LE10]. */
        BINDING,
        /** Nothing: it is from before commitments, or the row is not as any is written. */
        OTHER
    }

    /** How a row is sealed, as far as it says so itself: nothing is opened. */
    public static Sealing sealing(LedgerRow row) {
        try {
            EntryBody body = EntryBody.parseFrom(row.body());
            boolean isCommitted = !body.getCommitment().isEmpty();
            if (body.getSealed().isEmpty()) {
                return isCommitted ? Sealing.OTHER : Sealing.NONE;
            }
            return isCommitted ? Sealing.BINDING : Sealing.OTHER;
        } catch (InvalidProtocolBufferException e) {
            return Sealing.OTHER;
        }
    }

    /** The row for an entry, to be stored behind the row with the hash {@code previous}. */
    public LedgerRow seal(Entry entry, ByteString previous) {
        List<Redaction.Parts<RoomEvent>> events =
                ToSchema.events(entry.events()).stream().map(Redaction::part).toList();
        EntryBody.Builder body = EntryBody.newBuilder()
                .setAt(entry.at())
                .setParticipant(entry.origin().participant())
                .setInstance(entry.origin().instance())
                .setOp(ToSchema.unsigned(entry.origin().op()))
                .setBase(ToSchema.unsigned(entry.origin().base()));
        events.forEach(parts -> body.addEvents(parts.open()));
        ByteString bytes = events.stream().anyMatch(Redaction.Parts::hasPersonal)
                ? PersonalPart.close(
                        key(),
                        room,
                        entry.seq(),
                        previous,
                        body,
                        events.stream().map(Redaction.Parts::personal).toList())
                : body.build().toByteString();
        return new LedgerRow(entry.seq(), previous, bytes, LedgerHash.of(previous, entry.seq(), bytes));
    }

    /**
     * The entry of a row. The row's place in the chain is for {@link LedgerRow#verify} to check.
     *
     * @throws LedgerDamaged if it cannot be read, or does not fit what is sealed in it
     */
    public Entry open(LedgerRow row) {
        return read(row).entry();
    }

    /**
     * An entry, and what proves its personal part.
     *
     * @param personal the serialized SealedEvents that the row's body commits to; empty if it commits to nothing, or the room is
     *     erased
     */
    public record Opened(Entry entry, Optional<ByteString> personal) {}

    /**
     * The entry of a row as {@link #open} gives it, with what proves it to others.
     *
     * @throws LedgerDamaged as there
     */
    public Opened read(LedgerRow row) {
        return reading(row.seq(), () -> {
            EntryBody body = EntryBody.parseFrom(row.body());
            if (body.getSealed().isEmpty() && !body.getCommitment().isEmpty()) {
                throw new LedgerDamaged(room, row.seq(), "what was personal in it is missing");
            }
            Optional<ByteString> personal = key.isEmpty() || body.getSealed().isEmpty()
                    ? Optional.empty()
                    : Optional.of(PersonalPart.open(key(), room, row, body));
            Entry entry = new Entry(
                    row.seq(),
                    body.getAt(),
                    new Origin(
                            body.getParticipant(),
                            body.getInstance(),
                            Integer.toUnsignedLong(body.getOp()),
                            Integer.toUnsignedLong(body.getBase())),
                    FromSchema.events(
                            personal.isPresent() ? Redaction.join(body, personal.get()) : body.getEventsList()));
            return new Opened(
                    entry, personal.filter(given -> !body.getCommitment().isEmpty()));
        });
    }

    /** The snapshot of a room as it is after the entry {@code seq} with the hash {@code head} [LE5]. */
    public SealedSnapshot seal(Room state, long seq, ByteString head) {
        ByteString memory = ToSchema.memory(state).toByteString();
        return new SealedSnapshot(seq, head, Seal.close(key(), Seal.snapshot(room, seq, head), memory));
    }

    /** @throws LedgerDamaged if it cannot be read */
    public Room open(SealedSnapshot snapshot) {
        byte[] associated = Seal.snapshot(room, snapshot.seq(), snapshot.head());
        return reading(
                snapshot.seq(),
                () -> FromSchema.memory(RoomMemory.parseFrom(Seal.open(key(), associated, snapshot.sealed()))));
    }

    private RoomKey key() {
        return key.orElseThrow(() -> new IllegalStateException("the key of room " + room + " is destroyed"));
    }

    private interface Reading<T> {
        T read() throws GeneralSecurityException, InvalidProtocolBufferException;
    }

    private <T> T reading(long seq, Reading<T> reading) {
        try {
            return reading.read();
        } catch (GeneralSecurityException e) {
            throw new LedgerDamaged(room, seq, "what is personal in it does not open with the room's key");
        } catch (InvalidProtocolBufferException e) {
            throw new LedgerDamaged(room, seq, "it is not in the form that it should have");
        } catch (IllegalArgumentException e) {
            throw new LedgerDamaged(room, seq, "it cannot be read: " + e.getMessage());
        }
    }
}
