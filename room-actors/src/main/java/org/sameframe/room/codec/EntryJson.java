package org.sameframe.room.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.util.List;
import java.util.Optional;
import org.sameframe.schema.v1.EntryBody;
import org.sameframe.schema.v1.RoomEvent;

/** What of an entry that is given as JSON ({@link SchemaJson}) a row's stored bytes bear out [LP2]. */
public final class EntryJson {
    private static final JsonFormat.Parser PARSER = JsonFormat.parser();

    private EntryJson() {}

    /** What came of holding an entry that is given as JSON against a row. */
    public sealed interface Comparison {}

    /** @param why the end of a sentence that begins "Entry 17: " */
    public record Differs(String why) implements Comparison {}

    /** @param text what vouches for what is personal in it */
    public record Agrees(Text text) implements Comparison {}

    /** What vouches for the names and texts of an entry. */
    public enum Text {
        /** There are none, and none are sealed. */
        NONE,
        /** The body, which commits to them. */
        BOUND,
        /** Nothing in the body, which is from before commitments were made. */
        UNBOUND,
        /** There are none, though some are sealed: the room was erased. */
        ABSENT
    }

    /**
     * Compares an entry that is given as JSON with a row's body.
     *
     * <p>All that stands open in the body has to be the same. What is personal has to be what the body commits to. Where it
     * commits to nothing there may be something personal only if something is sealed, and what that is can be compared with
     * nothing.
     *
     * @param json strictly read before: without a repeated key, and nothing behind it
     * @param personal the serialized SealedEvents that stand beside it
     */
    public static Comparison compare(LedgerRow row, String json, Optional<ByteString> personal) {
        org.sameframe.schema.v1.Entry.Builder read = org.sameframe.schema.v1.Entry.newBuilder();
        EntryBody body;
        try {
            PARSER.merge(json, read);
        } catch (InvalidProtocolBufferException e) {
            return new Differs("its readable part is not in the form that it should have");
        }
        try {
            body = EntryBody.parseFrom(row.body());
        } catch (InvalidProtocolBufferException e) {
            return new Differs("its body is not in the form that it should have");
        }
        List<Redaction.Parts<RoomEvent>> events =
                read.getEventsList().stream().map(Redaction::part).toList();
        boolean isSame = Integer.toUnsignedLong(read.getSeq()) == row.seq()
                && read.getAt() == body.getAt()
                && read.getParticipant() == body.getParticipant()
                && read.getInstance().equals(body.getInstance())
                && read.getOp() == body.getOp()
                && read.getBase() == body.getBase()
                && events.stream().map(Redaction.Parts::open).toList().equals(body.getEventsList());
        if (!isSame) {
            return new Differs("its readable part says something else than its body");
        }
        boolean hasText = events.stream().anyMatch(Redaction.Parts::hasPersonal);
        return body.getCommitment().isEmpty()
                ? uncommitted(body, hasText, personal)
                : committed(body, read.getEventsList(), hasText, personal);
    }

    private static Comparison uncommitted(EntryBody body, boolean hasText, Optional<ByteString> personal) {
        if (personal.isPresent()) {
            return new Differs("it has a field personal, but its body commits to nothing");
        }
        if (body.getSealed().isEmpty()) {
            return hasText
                    ? new Differs("its readable part has something personal, but nothing is sealed in its body")
                    : new Agrees(Text.NONE);
        }
        return new Agrees(hasText ? Text.UNBOUND : Text.ABSENT);
    }

    private static Comparison committed(
            EntryBody body, List<RoomEvent> read, boolean hasText, Optional<ByteString> personal) {
        if (body.getSealed().isEmpty()) {
            return new Differs("its body commits to something personal that is not sealed in it");
        }
        if (personal.isEmpty()) {
            return hasText
                    ? new Differs(
                            "its readable part has something personal, but the field personal that proves it is missing")
                    : new Agrees(Text.ABSENT);
        }
        if (!PersonalPart.commitment(personal.get()).equals(body.getCommitment())) {
            return new Differs("what is personal in it is not what its body commits to");
        }
        try {
            return Redaction.join(body, personal.get()).equals(read)
                    ? new Agrees(Text.BOUND)
                    : new Differs("its readable part says something else than what is personal in it");
        } catch (InvalidProtocolBufferException | IllegalArgumentException e) {
            return new Differs("what is personal in it is not in the form that it should have");
        }
    }
}
