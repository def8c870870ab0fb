package org.sameframe.history.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.room.NoteStatus;
import org.sameframe.room.Role;
import org.sameframe.room.ShapeKind;
import org.sameframe.room.ShotStatus;

class LanguageTest {
    private static final Times GERMAN = new Times(ZoneId.of("Europe/Berlin"), Language.GERMAN);

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[RP10] the language is the one that is liked best of those that there are, whatever its region")
    @CsvSource(
            delimiter = '|',
            value = {
                "de                       | de",
                "de-AT                    | de",
                "DE-ch                    | de",
                "en-GB,de;q=0.9           | en",
                "fr-FR,de;q=0.8,en;q=0.7  | de",
                "en;q=0.3, de;q=0.4       | de",
                "de;q=0, en               | en",
                "de;q=0                   | en",
                "fr,*;q=0.5               | en",
                "fr                       | en",
                "den                      | en",
                "''                       | en",
                "de;q=x                   | en",
                ";;,,                     | en"
            })
    void best(String accepted, String tag) {
        assertThat(Language.best(accepted).tag()).isEqualTo(tag);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[RP10] a language is named by its tag, and by nothing else")
    @CsvSource({"en, true", "de, true", "DE, false", "de-AT, false", "fr, false", "'', false"})
    void named(String tag, boolean is) {
        assertThat(Language.of(tag).map(Language::tag)).isEqualTo(is ? Optional.of(tag) : Optional.empty());
    }

    @Test
    @DisplayName("[RP10] days, instants, lengths and numbers are written as the language writes them")
    void written() {
        long begin = Story.micros("2026-03-04T21:05:00Z");
        long end = Story.micros("2026-03-04T23:05:00Z");

        assertThat(List.of(
                        GERMAN.day(begin),
                        GERMAN.date(begin),
                        GERMAN.span(begin, end, begin),
                        GERMAN.length(4_240_000),
                        GERMAN.length(3_723_000_000L),
                        GERMAN.texts().entries(12_345, "heute"),
                        GERMAN.texts().shorterRanges(1),
                        GERMAN.texts().showedIt(1, 1_200)))
                .containsExactly(
                        "Mittwoch, 4. März 2026",
                        "4. März 2026, 22:05:00 +01:00",
                        "22:05:00 bis 5. März 2026, 00:05:00 +01:00",
                        "4,2 s",
                        "1 h 02 min 03 s",
                        "12.345 Einträge, der letzte vom heute",
                        "1 kürzerer Bereich ist weggelassen.",
                        "1 zeigte es, 1.200 nicht");
        assertThat(Language.ENGLISH.texts().entries(12_345, "today"))
                .isEqualTo("12,345 entries, the last one of today");
        assertThat(GERMAN.iso(begin)).isEqualTo("2026-03-04T22:05:00.000+01:00");
    }

    @Test
    @DisplayName("[RP10] no constant is called as another one is, nor as in English where German has a word for it")
    void constants() {
        Texts english = Language.ENGLISH.texts();
        Texts german = Language.GERMAN.texts();

        assertThat(names(german::role, Role.values())).doesNotHaveDuplicates();
        assertThat(names(german::kind, ShapeKind.values())).doesNotHaveDuplicates();
        assertThat(names(german::status, ShotStatus.values()))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(names(english::status, ShotStatus.values()));
        assertThat(names(german::status, NoteStatus.values()))
                .doesNotHaveDuplicates()
                .doesNotContainAnyElementsOf(names(english::status, NoteStatus.values()));
    }

    @Test
    @DisplayName("[RP10] what is wrong with a record is told in English within the other language, and marked so")
    void warnings() {
        Report.Damaged damaged = new Report.Damaged(1_017, "its hash is <another> one");
        Report.Alarmed alarmed = new Report.Alarmed(0, "it was seen", "in English");
        Report report = Story.at("2026-03-28T12:00:00Z")
                .report(true, Optional.of(damaged))
                .alarmed(Optional.of(alarmed));

        assertThat(page(report))
                .contains("Eintrag 1.017 dieses Raums ist beschädigt: <span lang=\"en\">its hash is &lt;another&gt;"
                        + " one</span>. Dieser Bericht enthält, was davor liegt.")
                .contains("Der Schlüssel dieses Raums ist nicht, was früher davon gesehen wurde:"
                        + " <span lang=\"en\">it was seen</span>.</p>")
                .contains("Dieser Raum wurde gelöscht");
    }

    @Test
    @DisplayName("[RP10] a report in which nothing happened says so in its language")
    void nothing() {
        assertThat(page(ReportFold.of(Story.CODE).report(false, Optional.empty())))
                .contains("<html lang=\"de\">")
                .contains("<title>Bericht: Raum ABCD-2345</title>")
                .contains("Niemand war im Raum.", "Nichts war zu sehen.", "Niemand hat den Abspielkopf bewegt.");
    }

    private static <T> List<String> names(Function<T, String> name, T[] constants) {
        return Arrays.stream(constants).map(name).toList();
    }

    private static String page(Report report) {
        return String.join(
                "",
                ReportHtml.of(report, GERMAN).stream()
                        .flatMap(piece ->
                                piece instanceof ReportHtml.Markup markup ? Stream.of(markup.html()) : Stream.empty())
                        .toList());
    }
}
