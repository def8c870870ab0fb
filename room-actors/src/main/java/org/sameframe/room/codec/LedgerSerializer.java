package org.sameframe.room.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.io.NotSerializableException;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.sameframe.schema.v1.LedgerEntry;
import org.sameframe.schema.v1.LedgerSnapshot;

/** How Pekko stores ledger rows and snapshots. Identifier and manifests stand in every journal: they never change. */
public final class LedgerSerializer extends SerializerWithStringManifest {
    private static final int IDENTIFIER = 53_460_001;
    private static final String ROW = "ledger-entry-1";
    private static final String SNAPSHOT = "snapshot-1";

    @Override
    public int identifier() {
        return IDENTIFIER;
    }

    @Override
    public String manifest(Object stored) {
        if (stored instanceof LedgerRow) {
            return ROW;
        }
        if (stored instanceof SealedSnapshot) {
            return SNAPSHOT;
        }
        throw new IllegalArgumentException("not stored in a ledger: " + stored.getClass());
    }

    @Override
    public byte[] toBinary(Object stored) {
        if (stored instanceof LedgerRow row) {
            return LedgerEntry.newBuilder()
                    .setSeq(ToSchema.unsigned(row.seq()))
                    .setPrevious(row.previous())
                    .setBody(row.body())
                    .setHash(row.hash())
                    .build()
                    .toByteArray();
        }
        if (stored instanceof SealedSnapshot snapshot) {
            return LedgerSnapshot.newBuilder()
                    .setSeq(ToSchema.unsigned(snapshot.seq()))
                    .setHead(snapshot.head())
                    .setSealed(snapshot.sealed())
                    .build()
                    .toByteArray();
        }
        throw new IllegalArgumentException("not stored in a ledger: " + stored.getClass());
    }

    /** Bytes that are no row or snapshot become one that does not verify: only the reader knows room and place [LE3]. */
    @Override
    public Object fromBinary(byte[] bytes, String manifest) throws NotSerializableException {
        return switch (manifest) {
            case ROW -> row(bytes);
            case SNAPSHOT -> snapshot(bytes);
            default -> throw new NotSerializableException("unknown manifest " + manifest + ", of a newer version?");
        };
    }

    private static LedgerRow row(byte[] bytes) {
        try {
            LedgerEntry entry = LedgerEntry.parseFrom(bytes);
            return new LedgerRow(
                    Integer.toUnsignedLong(entry.getSeq()), entry.getPrevious(), entry.getBody(), entry.getHash());
        } catch (InvalidProtocolBufferException e) {
            return LedgerRow.unreadable(ByteString.copyFrom(bytes));
        }
    }

    private static SealedSnapshot snapshot(byte[] bytes) {
        try {
            LedgerSnapshot snapshot = LedgerSnapshot.parseFrom(bytes);
            return new SealedSnapshot(
                    Integer.toUnsignedLong(snapshot.getSeq()), snapshot.getHead(), snapshot.getSealed());
        } catch (InvalidProtocolBufferException e) {
            return SealedSnapshot.UNREADABLE;
        }
    }
}
