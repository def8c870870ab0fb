package org.sameframe.history;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.schema.v1.EntryBody;

class LastSealTest {
    private static final ByteString SOME = ByteString.copyFromUtf8("some");

    @ParameterizedTest(name = "{0}: from behind {1} on, one alone: {2}")
    @DisplayName(
            "[HI8] what has to be opened: the last seal that binds, and all from there on if another one is behind it")
    @CsvSource({
        "-,     0, false",
        "---,   0, false",
        "b,     0, true",
        "bb,    1, true",
        "bb--,  1, true",
        "-b-b-, 3, true",
        "oo,    0, false",
        "oob,   2, true",
        "bo,    0, false",
        "b-o-,  0, false",
        "bbc,   1, false",
        "bb?-,  1, false",
        "bo-b-, 3, true",
    })
    void lastSeal(String kinds, long before, boolean isAlone) {
        List<LedgerRow> rows = new ArrayList<>();
        for (int i = 0; i < kinds.length(); i++) {
            rows.add(row(i + 1, kinds.charAt(i)));
        }
        for (int size = 1; size <= rows.size(); size++) {
            LastSeal last = LastSeal.NONE;
            for (int from = 0; from < rows.size(); from += size) {
                last = last.or(rows.subList(from, Math.min(rows.size(), from + size)));
            }
            assertThat(last.before().seq()).as("read %d at a time", size).isEqualTo(before);
            assertThat(last.isAlone()).as("read %d at a time", size).isEqualTo(isAlone);
        }
    }

    /** b: sealed with a commitment; o: sealed as in old versions; c: committed, and not sealed; -: open; ?: nothing that can be read. */
    private static LedgerRow row(int seq, char kind) {
        ByteString body = switch (kind) {
            case 'b' ->
                EntryBody.newBuilder()
                        .setCommitment(SOME)
                        .setSealed(SOME)
                        .build()
                        .toByteString();
            case 'o' -> EntryBody.newBuilder().setSealed(SOME).build().toByteString();
            case 'c' -> EntryBody.newBuilder().setCommitment(SOME).build().toByteString();
            case '?' -> ByteString.copyFrom(new byte[] {-1});
            default -> EntryBody.newBuilder().setAt(seq).build().toByteString();
        };
        return new LedgerRow(seq, SOME, body, SOME);
    }
}
