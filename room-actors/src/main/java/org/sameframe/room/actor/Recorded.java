package org.sameframe.room.actor;

import com.google.protobuf.ByteString;
import org.sameframe.room.Entry;

/** An entry as it stands in the ledger, with its hash. */
public record Recorded(Entry entry, ByteString hash) {
    Mark mark() {
        return new Mark(entry.seq(), hash);
    }
}
