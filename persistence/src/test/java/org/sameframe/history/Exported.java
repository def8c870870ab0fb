package org.sameframe.history;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.sameframe.history.export.ExportKey;
import org.sameframe.history.export.ExportLine;
import org.sameframe.history.export.Forger;
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

    private static final List<String> BEFORE = linesBefore();

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

    /** Lines of entries that were made before bodies committed to texts, as they were exported; signed by whom one likes. */
    static String before(ExportKey key, UnaryOperator<String> change) {
        return Forger.sign(change.apply(String.join("\n", BEFORE) + "\n"), lastBefore(), key);
    }

    static LedgerRow lastBefore() {
        ExportLine line = ExportLine.read(BEFORE.get(BEFORE.size() - 1).getBytes(UTF_8));
        return ((ExportLine.OfEntry) line).row();
    }

    private static List<String> linesBefore() {
        try (InputStream lines = Exported.class.getResourceAsStream("/ledgers/before-commitments.ndjson")) {
            return new String(Objects.requireNonNull(lines).readAllBytes(), UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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
