package org.sameframe.room.codec;

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

    /**
     * In what an entry that is given as JSON differs from a row's body, if in anything.
     *
     * <p>All that stands open in the body has to be the same. What is personal can be compared with nothing, since the body
     * has it sealed; but there may be something personal only where something is sealed.
     *
     * @param json strictly read before: without a repeated key, and nothing behind it
     * @return the end of a sentence that begins "Entry 17: "
     */
    public static Optional<String> problem(LedgerRow row, String json) {
        org.sameframe.schema.v1.Entry.Builder read = org.sameframe.schema.v1.Entry.newBuilder();
        EntryBody body;
        try {
            PARSER.merge(json, read);
        } catch (InvalidProtocolBufferException e) {
            return Optional.of("its readable part is not in the form that it should have");
        }
        try {
            body = EntryBody.parseFrom(row.body());
        } catch (InvalidProtocolBufferException e) {
            return Optional.of("its body is not in the form that it should have");
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
            return Optional.of("its readable part says something else than its body");
        }
        return body.getSealed().isEmpty() && events.stream().anyMatch(Redaction.Parts::hasPersonal)
                ? Optional.of("its readable part has something personal, but nothing is sealed in its body")
                : Optional.empty();
    }
}
