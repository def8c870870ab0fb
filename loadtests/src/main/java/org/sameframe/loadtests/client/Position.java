package org.sameframe.loadtests.client;

import com.google.protobuf.ByteString;
import org.sameframe.schema.v1.Mark;

/** A place in a room's ledger: a sequence, and the hash of the entry there. */
public record Position(long seq, ByteString hash) {
    /** Before the first entry. */
    public static final Position START = new Position(0, ByteString.copyFrom(new byte[32]));

    static Position of(Mark mark) {
        return new Position(Integer.toUnsignedLong(mark.getSeq()), mark.getHash());
    }

    Mark toMark() {
        return Mark.newBuilder().setSeq((int) seq).setHash(hash).build();
    }

    @Override
    public String toString() {
        return seq
                + (hash.isEmpty()
                        ? ""
                        : "/%08x".formatted(hash.asReadOnlyByteBuffer().getInt(0)));
    }
}
