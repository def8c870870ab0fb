package org.sameframe.history.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.room.Agreement;
import org.sameframe.room.Annotation;
import org.sameframe.room.LoopMode;
import org.sameframe.room.Note;
import org.sameframe.room.NoteStatus;
import org.sameframe.room.Playback;
import org.sameframe.room.Presence;
import org.sameframe.room.Role;
import org.sameframe.room.RoomCard;
import org.sameframe.room.Shape;
import org.sameframe.room.ShapeKind;
import org.sameframe.room.Shot;
import org.sameframe.room.ShotStatus;
import org.sameframe.still.Pictures;
import org.sameframe.still.Still;

/** What reports look like, kept as files. {@code -Dgolden.write=true} writes them anew, to be looked at. */
class GoldenReportTest {
    private static final Path FOLDER = Path.of("src/test/resources/golden-report");
    private static final Times BERLIN = new Times(ZoneId.of("Europe/Berlin"), Language.ENGLISH);
    private static final Times GERMAN = new Times(ZoneId.of("Europe/Berlin"), Language.GERMAN);
    private static final Still STILL = Pictures.png(64, 36, "pixels");
    private static final Agreement.Names NOBODY =
            new Agreement.Names(List.of(), List.of(), List.of(), List.of(), List.of());

    static Stream<Arguments> reports() throws IOException {
        Report report = dailies().report();
        return Stream.of(
                arguments("[RP7] report.json", "report.json", pretty(ReportJson.of(report, BERLIN))),
                arguments("[RP8] report.html", "report.html", page(report, Map.of(STILL.hash(), STILL))),
                arguments("[RP10] report.de.html", "report.de.html", page(report, GERMAN, Map.of())));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("reports")
    void golden(String rule, String file, String text) throws IOException {
        if (Boolean.getBoolean("golden.write")) {
            Files.createDirectories(FOLDER);
            Files.writeString(FOLDER.resolve(file), text);
        }
        assertThat(text).isEqualTo(Files.readString(FOLDER.resolve(file)));
    }

    @Test
    @DisplayName("[RP8] whatever people wrote is text on the page")
    void escaped() {
        String page = page(dailies().report(), Map.of());
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;more&quot;")
                .doesNotContain("<script")
                .doesNotContain("style=")
                .contains("The still of this note is not kept here.");
        assertThat(Html.escaped("<a href='x'>&\"")).isEqualTo("&lt;a href=&#39;x&#39;&gt;&amp;&quot;");
    }

    @Test
    @DisplayName("[RP5] who did not show the frame appears only where the policy had that kept")
    void kept() {
        Story story = Story.at("2026-03-28T12:00:00Z").here(1, 2);
        Agreement.Names names = new Agreement.Names(
                List.of(new Agreement.Shown(2, "m1", 8)), List.of(1), List.of(), List.of(), List.of());
        Agreement.Counts counts = new Agreement.Counts(0, 2, 0, 0, 0);
        story.put(0, new Agreement("m1", 7, story.now(), false, counts, NOBODY));
        assertThat(ReportJson.of(story.report(), BERLIN))
                .doesNotContain("\"shown\"")
                .contains("\"different\":2");
        assertThat(page(story.report(), Map.of())).doesNotContain("Quinn showed");

        story.put(0, new Agreement("m1", 9, story.now(), false, counts, names));
        assertThat(ReportJson.of(story.report(), BERLIN)).contains("\"shown\"").contains("\"silent\"");
        assertThat(page(story.report(), Map.of())).contains("Quinn showed 1009; Patty did not say");
    }

    @Test
    @DisplayName("[RP5] of one rest the last word counts: not agreed, and then agreed, is agreed once")
    void agreedLater() {
        Agreement.Counts counts = new Agreement.Counts(2, 0, 0, 0, 0);
        Agreements agreements = new Agreements();
        for (boolean agreed : new boolean[] {false, true}) {
            agreements.take(new Agreement("m1", 7, 100, agreed, counts, NOBODY));
        }
        agreements.take(new Agreement("m1", 7, 200, false, counts, NOBODY));
        agreements.take(new Agreement("m1", 7, 300, true, counts, NOBODY));
        assertThat(agreements.on("m1"))
                .extracting(Agreements.OfFrame::agreed, Agreements.OfFrame::not)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(2, 1));
    }

    @Test
    @DisplayName("[RP1] the report of an erased room says so, and that of a damaged one says where")
    void warnings() {
        Report report = dailies().report(true, Optional.of(new Report.Damaged(17, "its hash is another one")));
        assertThat(page(report, Map.of()))
                .contains("This room was erased")
                .contains("Entry 17 of this room is damaged: its hash is another one. This report tells what lies"
                        + " before.");
        assertThat(ReportJson.of(report, BERLIN)).contains("\"erased\":true").contains("\"seq\":17");
    }

    @Test
    @DisplayName("[HI18] the report of a room whose record is not what was seen of it says so, as JSON and as a page")
    void alarmed() {
        String sentence = "Entry 201 of this room is not what was seen of it earlier: it was seen.";
        Report report = dailies().report().alarmed(Optional.of(new Report.Alarmed(201, "it was seen", sentence)));

        assertThat(page(report, Map.of())).contains(sentence);
        assertThat(ReportJson.of(report, BERLIN))
                .contains("\"alarm\":{\"seq\":201,\"what\":\"it was seen\",\"warning\":\"" + sentence + "\"}");
        assertThat(page(dailies().report(), Map.of())).doesNotContain("seen of it earlier");
    }

    /** A night of dailies in which everything happens that a report tells. */
    private static Story dailies() {
        Story story = Story.at("2026-10-24T21:50:00Z");
        story.put(0, Story.medium("m2", "SH020 <v2>"));
        story.put(0, new Shot("s1", 1, List.of("m1"), "m1", ShotStatus.OPEN));
        story.put(0, new Shot("s2", 2, List.of("m2"), "m2", ShotStatus.OPEN));
        story.here(1, 2).leads(1).rests(7).after(90);
        story.put(0, agreement(story, 7, true, 2));
        story.put(1, new Playback("m1", true, 0, 0, story.now() + 60_000, 1_000, LoopMode.LOOP, 0, 99))
                .after(60);
        story.rests(42).after(125);
        String text = "Edge of the matte\nstill crawls <script>alert(1)</script> & \"more\"";
        story.put(1, note(story, "n1", "", 1, 42, 44, text, NoteStatus.OPEN, STILL.hash()));
        story.after(30).put(2, note(story, "n2", "n1", 2, 42, 44, "On it", NoteStatus.OPEN, ""));
        story.put(2, note(story, "n3", "", 2, 7, 7, "Too dark", NoteStatus.RESOLVED, ""));
        story.put(2, new Annotation("a1", 2, "m1", 42, 44, 0xFF8000FF, 600, new Shape(ShapeKind.ARROW, List.of(), "")));
        story.put(1, new Shot("s1", 1, List.of("m1"), "m1", ShotStatus.NEEDS_WORK));
        story.until("2026-10-24T22:10:00Z").put(1, Story.person(2, Presence.HERE, Role.HOST));
        story.until("2026-10-24T22:20:00Z").away(2).after(10).here(2).here(3);
        story.put(1, new Playback("m2", false, 0, 0, story.now(), 1_000, LoopMode.ONCE, 0, 99));
        story.until("2026-10-25T01:40:00Z").away(1).away(2).away(3);
        story.until("2026-10-26T09:00:00Z").here(1).after(120).away(1);
        return story.put(
                1,
                new RoomCard("Dailies, Saturday – “rough” & more", Story.micros("2026-10-24T21:50:00Z"), story.now()));
    }

    private static Agreement agreement(Story story, int frame, boolean agreed, int same) {
        return new Agreement("m1", frame, story.now(), agreed, new Agreement.Counts(same, 0, 0, 0, 0), NOBODY);
    }

    private static Note note(
            Story story,
            String id,
            String parent,
            int by,
            int first,
            int last,
            String text,
            NoteStatus status,
            String still) {
        return new Note(id, parent, by, "m1", first, last, text, status, story.now(), 0, still);
    }

    private static String page(Report report, Map<String, Still> stills) {
        return page(report, BERLIN, stills);
    }

    private static String page(Report report, Times times, Map<String, Still> stills) {
        return ReportHtml.of(report, times).stream()
                .map(piece -> piece instanceof ReportHtml.Place place
                        ? ReportHtml.picture(Optional.ofNullable(stills.get(place.hash())), times.language())
                        : ((ReportHtml.Markup) piece).html())
                .collect(Collectors.joining());
    }

    private static String pretty(String json) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(mapper.readTree(json)) + "\n";
    }
}
