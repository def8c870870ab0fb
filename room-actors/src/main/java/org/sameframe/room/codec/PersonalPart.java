package org.sameframe.room.codec;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.List;
import org.sameframe.schema.v1.EntryBody;
import org.sameframe.schema.v1.RoomEvent;
import org.sameframe.schema.v1.SealedEvents;

/**
 * What is personal in an entry: the body commits to it [LE9], and its seal opens only beside the open part that it was made
 * with and behind the entries that came before [LE10]. Entries from before commitments were made are opened as ever.
 */
final class PersonalPart {
    private static final byte[] LABEL = "sameframe-personal-1".getBytes(US_ASCII);
    private static final int SALT = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private PersonalPart() {}

    /** What a body says of the serialized SealedEvents, which nobody can guess without their salt. */
    static ByteString commitment(ByteString personal) {
        return LedgerHash.sha256(LABEL, personal);
    }

    /**
     * Puts what is personal into a body.
     *
     * @param body with everything that stands open
     * @param previous hash of the row before
     * @return the body's bytes
     */
    static ByteString close(
            RoomKey key, String room, long seq, ByteString previous, EntryBody.Builder body, List<RoomEvent> personal) {
        byte[] salt = new byte[SALT];
        RANDOM.nextBytes(salt);
        ByteString plain = SealedEvents.newBuilder()
                .addAllEvents(personal)
                .setSalt(ByteString.copyFrom(salt))
                .build()
                .toByteString();
        body.setCommitment(commitment(plain));
        ByteString open = body.build().toByteString();
        return body.setSealed(Seal.close(key, Seal.entry(room, seq, previous, open), plain))
                .build()
                .toByteString();
    }

    /**
     * The serialized SealedEvents of a body that has something sealed.
     *
     * @throws LedgerDamaged if they are not those that the body commits to
     * @throws GeneralSecurityException if they do not open
     */
    static ByteString open(RoomKey key, String room, LedgerRow row, EntryBody body) throws GeneralSecurityException {
        if (body.getCommitment().isEmpty()) {
            return Seal.open(key, Seal.entry(room, row.seq()), body.getSealed());
        }
        ByteString plain;
        try {
            byte[] associated = Seal.entry(room, row.seq(), row.previous(), withoutSealed(row.body()));
            plain = Seal.open(key, associated, body.getSealed());
        } catch (GeneralSecurityException e) {
            throw new LedgerDamaged(
                    room, row.seq(), "its seal does not open: the entry, or one before it, is not what it was");
        }
        if (!body.getCommitment().equals(commitment(plain))) {
            throw new LedgerDamaged(room, row.seq(), "what is personal in it is not what its body commits to");
        }
        return plain;
    }

    /** The bytes of a body without those of the field {@code sealed}: nothing is serialized again. */
    static ByteString withoutSealed(ByteString body) {
        try {
            CodedInputStream in = body.newCodedInput();
            ByteString open = ByteString.EMPTY;
            int kept = 0;
            int start = 0;
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                in.skipField(tag);
                int end = in.getTotalBytesRead();
                if (WireFormat.getTagFieldNumber(tag) == EntryBody.SEALED_FIELD_NUMBER) {
                    open = open.concat(body.substring(kept, start));
                    kept = end;
                }
                start = end;
            }
            return open.concat(body.substring(kept));
        } catch (IOException e) {
            throw new IllegalArgumentException("no message", e);
        }
    }
}
