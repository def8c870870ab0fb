package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.persistence.HistoryFixture.get;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.history.Exports;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.Selection;
import org.sameframe.history.export.ExportKey;
import org.sameframe.room.RefusalCode;

/** Files that are held as a whole, of rooms that are too long for that. */
class ExportBoundsTest {
    private final HistoryFixture fixture;

    ExportBoundsTest(@TempDir Path folder) throws Exception {
        fixture = new HistoryFixture(TestStore.Kind.H2, folder);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @ParameterizedTest(name = "[HI11] of a room with as many entries {0}, as many bytes {1}: refused {2}")
    @CsvSource({"0, 0, false", "-1, 0, true", "0, -1, true"})
    void bounds(int entries, long bytes, boolean isRefused) throws Exception {
        long stored = fixture.all(fixture.room(), Selection.ALL, 100).stream()
                .mapToLong(entry -> entry.row().body().size())
                .sum();
        Exports exports = Exports.of(
                fixture.history, ExportKey.random(), new Exports.Most(fixture.entries() + entries, stored + bytes));

        HistoryReply reply = get(exports.session(fixture.room(), Optional.empty()));

        if (isRefused) {
            assertThat(reply)
                    .isInstanceOfSatisfying(
                            HistoryReply.Refused.class,
                            refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.LIMIT));
        } else {
            assertThat(reply).isInstanceOf(HistoryReply.Whole.class);
        }
    }
}
