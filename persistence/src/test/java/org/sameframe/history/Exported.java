package org.sameframe.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.sameframe.history.export.ExportKey;
import org.sameframe.history.export.LedgerExport;
import org.sameframe.history.export.Sessions;
import org.sameframe.room.Entry;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;

/** An exported ledger, whole, and as somebody might have changed it. */
final class Exported {
    static final ExportKey KEY = ExportKey.random();
    static final RoomCodec CODEC = RoomCodec.of(Sessions.CODE, RoomKey.random());
    static final List<Entry> ENTRIES = Sessions.dailies().entries();

    private Exported() {}

    /** The first entry says something else. */
    static List<Entry> edited() {
        List<Entry> entries = new ArrayList<>(ENTRIES);
        Entry first = entries.get(0);
        entries.set(
                0,
                new Entry(
                        1,
                        first.at(),
                        first.origin(),
                        List.of(new RoomEvent.Put(new RoomCard("Never happened", first.at(), 0)))));
        return entries;
    }

    static List<LedgerRow> rows(List<Entry> entries) {
        List<LedgerRow> rows = new ArrayList<>();
        ByteString head = LedgerHash.NONE;
        for (Entry entry : entries) {
            LedgerRow row = CODEC.seal(entry, head);
            rows.add(row);
            head = row.hash();
        }
        return rows;
    }

    static String of(List<LedgerRow> rows, ExportKey key) {
        return of(rows, key, CODEC);
    }

    static String of(List<LedgerRow> rows, ExportKey key, RoomCodec codec) {
        LedgerExport export = LedgerExport.of(codec);
        StringBuilder text = new StringBuilder();
        rows.forEach(row -> text.append(export.line(row)));
        return text.append(export.proof(key)).toString();
    }

    static Verdict verdict(String export) {
        return verdict(export.getBytes(UTF_8), Witnesses.NONE);
    }

    static Verdict verdict(byte[] export, Witnesses witnesses) {
        return verdict(export, witnesses, Set.of(KEY.fingerprint()));
    }

    static Verdict verdict(byte[] export, Witnesses witnesses, Set<String> signers) {
        try {
            return LedgerVerifier.of(signers, witnesses).verify(new ByteArrayInputStream(export));
        } catch (IOException e) {
            throw new AssertionError("bytes can be read", e);
        }
    }
}
