package org.sameframe.history.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.room.Participant;
import org.sameframe.room.Presence;
import org.sameframe.room.Role;

/** Who was there, and in which sessions. */
class SittingTest {
    private static final String NOON = "2026-03-28T12:00:00Z";

    @Test
    @DisplayName(
            "[RP2] a session goes from the first arrival to the last departure; behind the grace time another begins")
    void sessions() {
        Report report = Story.at(NOON)
                .after(10)
                .here(1)
                .after(5)
                .here(2)
                .after(60)
                .away(1)
                .after(60)
                .away(2)
                .after(31)
                .here(1)
                .after(9)
                .away(1)
                .after(1)
                .rests(0)
                .report();

        assertThat(report.sittings()).extracting(Sitting::length).containsExactly(125_000_000L, 9_000_000L);
        assertThat(report.sittings().get(0).attendees())
                .extracting(Sitting.Attendee::participant, Sitting.Attendee::total)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, 65_000_000L),
                        org.assertj.core.groups.Tuple.tuple(2, 120_000_000L));
    }

    @Test
    @DisplayName("[RP2] [RP3] who reloads the page was not there meanwhile, and is in the same session")
    void reload() {
        Report report = Story.at(NOON)
                .here(1)
                .after(60)
                .away(1)
                .after(5)
                .here(1)
                .after(60)
                .away(1)
                .report();

        assertThat(report.sittings()).hasSize(1);
        Sitting.Attendee patty = report.sittings().get(0).attendees().get(0);
        assertThat(patty.stays()).extracting(Stay::length).containsExactly(60_000_000L, 60_000_000L);
        assertThat(patty.total()).isEqualTo(120_000_000);
    }

    @Test
    @DisplayName("[RP3] a restart notes afterwards who is away: only what lies before the entry before it counts")
    void restart() {
        Report report = Story.at(NOON)
                .here(1, 2)
                .after(600)
                .rests(7)
                .until("2026-03-31T09:00:00Z")
                .restarted(1, 2)
                .after(2)
                .here(2)
                .after(60)
                .away(2)
                .report();

        assertThat(report.sittings()).extracting(Sitting::length).containsExactly(600_000_000L, 60_000_000L);
        assertThat(report.sittings().get(1).attendees())
                .extracting(Sitting.Attendee::participant)
                .containsExactly(2);
        assertThat(report.attention().get(0).total()).isEqualTo(60_000_000);
    }

    @Test
    @DisplayName("[RP3] of each session it says which role somebody had from when to when, whatever they are later")
    void roles() {
        Story story = Story.at(NOON).here(1, 2).after(60);
        story.put(1, in(Role.VIEWER)).after(30);
        story.put(1, in(Role.HOST)).after(10).away(1).away(2);
        story.after(3_600).put(2, in(Role.VIEWER)).after(20).away(2).after(5).put(2, in(Role.VIEWER));
        Report report = story.after(15).away(2).report();

        long begin = report.sittings().get(0).begin();
        Sitting.Attendee first = report.sittings().get(0).attendees().get(1);
        assertThat(first.roles())
                .containsExactly(
                        new Stay.Held(Role.REVIEWER, begin, begin + 60_000_000),
                        new Stay.Held(Role.VIEWER, begin + 60_000_000, begin + 90_000_000),
                        new Stay.Held(Role.HOST, begin + 90_000_000, begin + 100_000_000));
        Sitting.Attendee second = report.sittings().get(1).attendees().get(0);
        assertThat(second.changes()).containsExactly(Role.VIEWER);
        assertThat(second.roles())
                .extracting(held -> held.end() - held.begin())
                .containsExactly(20_000_000L, 15_000_000L);
        assertThat(report.sittings().get(0).attendees().get(0).changes()).containsExactly(Role.HOST);
    }

    @Test
    @DisplayName("[RP3] a role that was given behind what counts of a stay is no part of it")
    void roleBehindTheEnd() {
        Visit visit = Visit.begin(Role.REVIEWER, 100)
                .as(Role.REVIEWER, 120)
                .as(Role.HOST, 150)
                .as(Role.VIEWER, 200);

        assertThat(visit.stay(1, 180, 180, false).roles())
                .containsExactly(new Stay.Held(Role.REVIEWER, 100, 150), new Stay.Held(Role.HOST, 150, 180));
        assertThat(visit.stay(1, 150, 150, false).roles()).containsExactly(new Stay.Held(Role.REVIEWER, 100, 150));
        assertThat(visit.stay(1, 100, 100, false).roles()).containsExactly(new Stay.Held(Role.REVIEWER, 100, 100));
    }

    private static Participant in(Role role) {
        return Story.person(2, Presence.HERE, role);
    }

    @Test
    @DisplayName("[RP1] [RP3] who is there at the last entry was there until then")
    void goesOn() {
        Sitting sitting =
                Story.at(NOON).here(1).after(60).rests(3).report().sittings().get(0);

        assertThat(sitting.open()).isTrue();
        assertThat(sitting.length()).isEqualTo(60_000_000);
    }

    @Test
    @DisplayName("[RP3] who waits to be let in, is expected or away is not there")
    void notThere() {
        Report report = Story.at(NOON)
                .put(0, Story.waiting(3))
                .put(0, Story.person(2, Presence.EXPECTED))
                .put(0, Story.person(1, Presence.AWAY))
                .after(60)
                .rests(3)
                .report();

        assertThat(report.sittings()).isEmpty();
        assertThat(report.attention()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1} to {2} is {3} to {4}, {5}")
    @DisplayName(
            "[RP2] a session across midnight, and across a change of the clocks, has the days and offsets of the zone")
    @CsvSource(delimiter = '|', textBlock = """
        UTC                 | 2026-03-28T23:30:00Z | 2026-03-29T01:30:00Z | Saturday 28 March 2026   | 2026-03-28T23:30:00.000+00:00 | 29 Mar 2026, 01:30:00 +00:00
        Europe/Berlin       | 2026-03-29T00:30:00Z | 2026-03-29T01:30:00Z | Sunday 29 March 2026     | 2026-03-29T01:30:00.000+01:00 | 03:30:00 +02:00
        Europe/Berlin       | 2026-10-25T00:30:00Z | 2026-10-25T01:30:00Z | Sunday 25 October 2026   | 2026-10-25T02:30:00.000+02:00 | 02:30:00 +01:00
        America/Los_Angeles | 2026-03-29T06:30:00Z | 2026-03-29T07:30:00Z | Saturday 28 March 2026   | 2026-03-28T23:30:00.000-07:00 | 29 Mar 2026, 00:30:00 -07:00
        Asia/Kathmandu      | 2026-03-28T18:00:00Z | 2026-03-28T18:30:00Z | Saturday 28 March 2026   | 2026-03-28T23:45:00.000+05:45 | 29 Mar 2026, 00:15:00 +05:45
        """)
    void zones(String zone, String from, String to, String day, String iso, String end) {
        Sitting sitting =
                Story.at(from).here(1).until(to).away(1).report().sittings().get(0);
        Times times = new Times(ZoneId.of(zone), Language.ENGLISH);

        assertThat(times.day(sitting.begin())).isEqualTo(day);
        assertThat(times.iso(sitting.begin())).isEqualTo(iso);
        assertThat(times.clock(sitting.end(), sitting.begin())).isEqualTo(end);
        assertThat(sitting.length()).isEqualTo(Story.micros(to) - Story.micros(from));
    }

    @ParameterizedTest(name = "{0} µs: {1}")
    @DisplayName("[RP8] lengths are read as people say them")
    @CsvSource({
        "0, 0.0 s",
        "49999, 0.0 s",
        "59949999, 59.9 s",
        "59960000, 1 min 00 s",
        "3599400000, 59 min 59 s",
        "3599600000, 1 h 00 min 00 s",
        "90061000000, 25 h 01 min 01 s"
    })
    void lengths(long micros, String text) {
        assertThat(new Times(ZoneId.of("UTC"), Language.ENGLISH).length(micros)).isEqualTo(text);
    }

    @Test
    @DisplayName("[RP6] who holds the lead counts while there, and each entry of theirs that moves the playhead")
    void drivers() {
        Report report = Story.at(NOON)
                .here(1, 2)
                .leads(1)
                .after(10)
                .rests(3)
                .rests(4)
                .after(10)
                .put(1, new org.sameframe.room.Lead(2, List.of()))
                .after(5)
                .away(2)
                .after(5)
                .here(2)
                .after(7)
                .rests(5)
                .report();

        assertThat(report.drivers())
                .containsExactly(new Driving.Driver(1, 3, 20_000_000), new Driving.Driver(2, 0, 12_000_000));
    }

    @Test
    @DisplayName("[RP1] a room of which nothing can be read has a report that says so")
    void nothing() {
        Report report =
                ReportFold.of(Story.CODE).report(false, Optional.of(new Report.Damaged(1, "its hash is another one")));

        assertThat(report.card()).isEmpty();
        assertThat(report.sittings()).isEmpty();
        assertThat(report.nameOf(4, Language.ENGLISH.texts())).isEqualTo("Participant 4");
        assertThat(ReportJson.of(report, new Times(ZoneId.of("UTC"), Language.ENGLISH)))
                .contains("Entry 1 of this room is damaged");
        assertThat(Role.values()).hasSize(3);
    }

    @Test
    @DisplayName("[RP1] a million entries are taken in without being kept")
    void million() {
        ReportFold fold = ReportFold.of(Story.CODE);
        Story begin = Story.at(NOON).here(1);
        begin.entries().forEach(fold::take);
        long at = begin.now();
        for (int i = 0; i < 1_000_000; i++) {
            at += 1_000_000;
            long seq = i + 4L;
            fold.take(Story.resting(seq, at, i % 100));
        }
        Report report = fold.report(false, Optional.empty());
        assertThat(report.attention().get(0).total()).isEqualTo(999_999_000_000L);
        assertThat(report.attention().get(0).ranges()).hasSize(1);
        assertThat(report.drivers()).containsExactly(new Driving.Driver(1, 1_000_000, 0));
    }
}
