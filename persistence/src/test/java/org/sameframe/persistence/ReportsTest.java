package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.Reports;
import org.sameframe.history.report.Language;
import org.sameframe.history.report.Report;
import org.sameframe.history.report.Times;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.RoomCode;
import org.sameframe.still.StillLimits;

/** Reports of the room of the golden journal, on every store. */
@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class ReportsTest {
    private static final Times UTC = new Times(ZoneId.of("UTC"), Language.ENGLISH);

    private final HistoryFixture fixture;
    private final Reports reports;

    ReportsTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        fixture = new HistoryFixture(kind, folder);
        reports = Reports.of(
                fixture.history,
                fixture.running
                        .storage()
                        .stills(fixture.running.pekko().system(), new StillLimits(1 << 20, 10, 1 << 20)));
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    @DisplayName("[RP1] a room's report is made of all of its entries")
    void whole() throws Exception {
        Report report = first(reporting().report());

        assertThat(report.through()).isEqualTo(fixture.entries());
        assertThat(report.erased()).isFalse();
        assertThat(report.damage()).isEmpty();
        assertThat(report.sittings()).isNotEmpty();
        assertThat(report.people())
                .isNotEmpty()
                .noneMatch(person -> person.name().isEmpty());
        assertThat(first(reports.json(reporting(), UTC))).startsWith("{\"code\":\"" + fixture.room());
        assertThat(first(reports.html(reporting(), UTC))).startsWith("<!doctype html>");
    }

    @Test
    @DisplayName("[RP1] without the room's key the report comes without names, and says so")
    void erased() throws Exception {
        Report before = first(reporting().report());
        fixture.store.execute("DELETE FROM room_key");
        Report report = first(reporting().report());

        assertThat(report.erased()).isTrue();
        assertThat(report.people())
                .isNotEmpty()
                .allMatch(person -> person.name().isEmpty());
        assertThat(report.sittings()).isEqualTo(before.sittings());
        assertThat(report.attention()).isEqualTo(before.attention());
    }

    @Test
    @DisplayName("[RP1] the report of a damaged ledger ends before the damage, and says where that is")
    void damaged() throws Exception {
        fixture.execute("DELETE FROM \"event_journal\" WHERE \"sequence_number\" = 40 AND \"persistence_id\" = ROOM");
        Report report = first(reporting().report());

        assertThat(report.through()).isEqualTo(39);
        assertThat(report.damage())
                .hasValueSatisfying(damage -> assertThat(damage.seq()).isEqualTo(40));
    }

    @Test
    @DisplayName("[RP1] a room that never was has no report")
    void unknown() throws Exception {
        assertThat(HistoryFixture.get(reports.report(new RoomCode("ZZZZ-2345"), Optional.empty())))
                .isInstanceOfSatisfying(
                        HistoryReply.Refused.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo(RefusalCode.UNKNOWN_ROOM));
    }

    private HistoryReply.Reporting reporting() throws Exception {
        return (HistoryReply.Reporting) HistoryFixture.get(reports.report(fixture.room(), Optional.empty()));
    }

    private <T> T first(Source<T, ?> source) throws Exception {
        return HistoryFixture.get(
                source.runWith(Sink.head(), fixture.running.pekko().system()));
    }
}
