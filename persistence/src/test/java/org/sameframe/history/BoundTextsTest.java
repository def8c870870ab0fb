package org.sameframe.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.history.export.ExportKey;
import org.sameframe.history.export.Forger;
import org.sameframe.history.export.Heads;
import org.sameframe.history.export.Sessions;
import org.sameframe.history.export.WitnessLine;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;

/** Whoever has the key of exports, and changes what people wrote. */
class BoundTextsTest {
    private static final List<LedgerRow> ROWS = Exported.rows(Exported.ENTRIES);
    private static final LedgerRow HEAD = ROWS.get(ROWS.size() - 1);
    private static final String EXPORT = Exported.of(ROWS, Exported.KEY);
    private static final String ERASED = Exported.of(ROWS, Exported.KEY, RoomCodec.erased(Sessions.CODE));
    private static final Pattern PERSONAL = Pattern.compile(",\"personal\":\"([^\"]*)\"");
    private static final Pattern TEXT = Pattern.compile("\"(name|title|text)\":\"([^\"\\\\]+)\"");
    private static final Witnesses WITNESSES = Witnesses.of(ROWS.stream()
            .map(row -> "{\"room\":\"%s\",\"seq\":%d,\"hash\":\"%s\"}"
                    .formatted(Sessions.CODE, row.seq(), WitnessLine.hex(row.hash())))
            .toList());

    /** Of lines that have a personal part, from 0. */
    private static List<Integer> bound(List<String> lines) {
        List<Integer> bound = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (PERSONAL.matcher(lines.get(i)).find()) {
                bound.add(i);
            }
        }
        return bound;
    }

    private static String personal(String line) {
        return PERSONAL.matcher(line).results().findFirst().orElseThrow().group();
    }

    static Stream<Arguments> forgeries() {
        int first = bound(ForgedTexts.lines(EXPORT)).get(0);
        int second = bound(ForgedTexts.lines(EXPORT)).get(1);
        List<String> erased = ForgedTexts.lines(ERASED);
        return Stream.of(
                forgery("another name", "something else than what is personal", lines -> {
                    lines.replaceAll(line -> line.replace("Patty", "Betty"));
                    return lines;
                }),
                forgery("what proves another line", "what is personal in it is not what its body commits to", lines -> {
                    lines.set(first, lines.get(first).replace(personal(lines.get(first)), personal(lines.get(second))));
                    return lines;
                }),
                forgery("nothing that proves it", "field personal that proves it is missing", lines -> {
                    lines.set(first, lines.get(first).replace(personal(lines.get(first)), ""));
                    return lines;
                }),
                forgery("a text left out", "some of what is personal was left out", lines -> {
                    lines.set(second, erased.get(second));
                    return lines;
                }),
                forgery("the first text left out", "some of what is personal was left out", lines -> {
                    lines.set(first, erased.get(first));
                    return lines;
                }),
                forgery("a text of an erased room put back", "some of what is personal was left out", lines -> {
                    String bound = lines.get(second);
                    lines.clear();
                    lines.addAll(erased);
                    lines.set(second, bound);
                    return lines;
                }),
                forgery("a proof of nothing", "its body commits to nothing", lines -> {
                    int open = Stream.iterate(0, i -> i + 1)
                            .filter(i -> !PERSONAL.matcher(lines.get(i)).find())
                            .findFirst()
                            .orElseThrow();
                    lines.set(open, lines.get(open).replaceFirst("\\}$", ",\"personal\":\"\"}"));
                    return lines;
                }));
    }

    private static Arguments forgery(String what, String why, UnaryOperator<List<String>> change) {
        return arguments(what, why, change);
    }

    @ParameterizedTest(name = "[LP11] {0}")
    @MethodSource("forgeries")
    @DisplayName(
            "[LP11] what people wrote cannot be changed, exchanged or left out, though the key's owner signs it again")
    void forged(String what, String why, UnaryOperator<List<String>> change) {
        String forged = ForgedTexts.sign(change.apply(ForgedTexts.lines(EXPORT)));

        assertThat(Exported.verdict(forged))
                .as(what)
                .isInstanceOfSatisfying(
                        Verdict.Wrong.class, wrong -> assertThat(wrong.why()).contains(why));
    }

    @Test
    @DisplayName(
            "[LP5][LP11] who changes a text, what proves it and all hashes, and signs it, is found out by a witness")
    void throughout() throws Exception {
        String forged = ForgedTexts.throughout(EXPORT, "Patty", "Betty");

        assertThat(forged).contains("Betty").doesNotContain("Patty");
        assertThat(Exported.verdict(forged)).isInstanceOf(Verdict.Sound.class);
        assertThat(Exported.verdict(forged.getBytes(UTF_8), WITNESSES))
                .isInstanceOfSatisfying(
                        Verdict.Wrong.class, wrong -> assertThat(wrong.code()).isEqualTo(Verdict.Code.REWRITTEN));
        assertThat(Exported.verdict(EXPORT.getBytes(UTF_8), WITNESSES)).isInstanceOf(Verdict.Sound.class);
    }

    @Test
    @DisplayName(
            "[LP11] nor is one of 2,000 edits of texts and of what proves them taken for sound, though they are signed again")
    void edits() {
        List<Integer> bound = bound(ForgedTexts.lines(EXPORT));
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            List<String> lines = ForgedTexts.lines(EXPORT);
            int at = bound.get(random.nextInt(bound.size()));
            List<MatchResult> texts = (random.nextBoolean() ? TEXT : PERSONAL)
                    .matcher(lines.get(at))
                    .results()
                    .toList();
            if (texts.isEmpty()) {
                continue;
            }
            MatchResult text = texts.get(random.nextInt(texts.size()));
            int place = text.start(text.groupCount())
                    + random.nextInt(text.group(text.groupCount()).length());
            StringBuilder edited = new StringBuilder(lines.get(at));
            edited.setCharAt(place, edited.charAt(place) == 'x' ? 'y' : 'x');
            lines.set(at, edited.toString());

            assertThat(Exported.verdict(Forger.sign(String.join("\n", lines) + "\n", HEAD, Exported.KEY)))
                    .as("seed %d", seed)
                    .isInstanceOfSatisfying(
                            Verdict.Wrong.class,
                            wrong -> assertThat(wrong.line()).isEqualTo(at + 1));
        }
    }

    @Test
    @DisplayName("[LP11] an erased room's export is sound without texts, and it is said how many entries have none")
    void erased() {
        assertThat(Exported.verdict(ERASED))
                .isInstanceOfSatisfying(
                        Verdict.Sound.class,
                        sound -> assertThat(sound.texts())
                                .isEqualTo(new Texts(
                                        0, 0, bound(ForgedTexts.lines(EXPORT)).size())));
    }

    @Test
    @DisplayName(
            "[LP12] texts of entries from before commitments are held by the signature alone, and it is said how many they are")
    void before() {
        String export = Exported.before(Exported.KEY, text -> text);
        String forged = Exported.before(Exported.KEY, text -> text.replace("Tuesday", "Someday"));

        assertThat(forged).isNotEqualTo(export);
        assertThat(List.of(export, forged))
                .allSatisfy(text -> assertThat(Exported.verdict(text))
                        .isInstanceOfSatisfying(
                                Verdict.Sound.class,
                                sound -> assertThat(sound.texts()).isEqualTo(new Texts(0, 11, 0))));
    }

    @Test
    @DisplayName(
            "[LP8][LP12] who changes such a text and signs with a key of their own is found out by a head that the server signed")
    void beforeOtherSigner() {
        ExportKey stranger = ExportKey.random();
        byte[] forged = Exported.before(stranger, text -> text.replace("Tuesday", "Someday"))
                .getBytes(UTF_8);
        Witnesses seen = Witnesses.of(List.of(Heads.line(Exported.KEY, Exported.lastBefore())));

        assertThat(Exported.verdict(forged, Witnesses.NONE, Set.of())).isInstanceOf(Verdict.Sound.class);
        assertThat(Exported.verdict(forged, seen, Set.of())).isInstanceOfSatisfying(Verdict.Wrong.class, wrong -> {
            assertThat(wrong.code()).isEqualTo(Verdict.Code.OTHER_WITNESSED_SIGNER);
            assertThat(wrong.why()).contains(stranger.fingerprint(), Exported.KEY.fingerprint());
        });
    }
}
