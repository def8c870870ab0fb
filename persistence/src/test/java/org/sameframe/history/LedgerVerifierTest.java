package org.sameframe.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.history.export.ExportKey;
import org.sameframe.history.export.Forger;
import org.sameframe.history.export.LedgerExport;
import org.sameframe.history.export.Sessions;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;

class LedgerVerifierTest {
    private static final List<LedgerRow> ROWS = Exported.rows(Exported.ENTRIES);
    private static final String EXPORT = Exported.of(ROWS, Exported.KEY);
    private static final int LAST = ROWS.size();
    private static final Texts TEXTS = new Texts(EXPORT.split("\"personal\":", -1).length - 1, 0, 0);
    private static final LedgerRow HEAD = ROWS.get(LAST - 1);

    @Test
    @DisplayName("[LP4] an export as it was made is sound: its room, its entries, its head, and who signed it")
    void sound() {
        assertThat(Exported.verdict(EXPORT))
                .isEqualTo(new Verdict.Sound(Sessions.CODE, LAST, HEAD.hash(), Exported.KEY.fingerprint(), 0, TEXTS));
    }

    @Test
    @DisplayName("[LP1] a line is an entry with what people read of it, names and texts too")
    void readable() {
        assertThat(EXPORT.lines().toList())
                .hasSize(LAST + 1)
                .allSatisfy(line -> assertThat(line).startsWith("{").endsWith("}"));
        assertThat(EXPORT)
                .contains("Patty Ødegård", "On it 🎬", "\"key\":\"medium/m1\"")
                .endsWith("}\n");
    }

    @Test
    @DisplayName("[LP1] of an erased room the entries stand there without what was personal, and verify")
    void erased() {
        String export = Exported.of(ROWS, Exported.KEY, RoomCodec.erased(Sessions.CODE));

        assertThat(export).contains("\"key\":\"medium/m1\"").doesNotContain("Patty", "SH010");
        assertThat(Exported.verdict(export)).isInstanceOf(Verdict.Sound.class);
    }

    @Test
    @DisplayName("[LP1] what is damaged, or out of order, is not exported")
    void damaged() {
        LedgerExport export = LedgerExport.of(Exported.CODEC);
        export.line(ROWS.get(0));

        assertThatThrownBy(() -> export.line(ROWS.get(2))).isInstanceOf(LedgerDamaged.class);
        assertThatThrownBy(() -> LedgerExport.of(Exported.CODEC).proof(Exported.KEY))
                .isInstanceOf(IllegalStateException.class);
    }

    static Stream<Arguments> changes() {
        return Stream.of(
                change("a name", 1, "what is personal", text -> text.replace("Patty", "Betty")),
                change(
                        "a frame that is read",
                        6 + 1,
                        "readable part",
                        text -> text.replace("frame\":41", "frame\":42")),
                change("an instant that is read", 3, "readable part", inLine(3, "\"at\":\"1", "\"at\":\"2")),
                change("a field twice", 3, "no JSON object", inLine(3, "\\{\"seq\":3", "{\"seq\":3,\"seq\":3")),
                change("a further field", 3, "fields", inLine(3, "\\{\"seq\":3", "{\"x\":1,\"seq\":3")),
                change("a further field in an entry", 3, "form", inLine(3, "\"entry\":\\{", "\"entry\":{\"x\":1,")),
                change("no entry to read", 3, "form", inLine(3, "\"entry\":\\{.*", "\"entry\":[]}")),
                change("text behind", 3, "no JSON object", inLine(3, "\\}$", "}{}")),
                change("a space behind", LAST + 1, "digest", inLine(3, "\\}$", "} ")),
                change(
                        "another hash",
                        4,
                        "hash differs",
                        inLine(4, "\"hash\":\".{64}", "\"hash\":\"" + "0".repeat(64))),
                change(
                        "another previous hash",
                        4,
                        "follow",
                        inLine(4, "\"previous\":\".{64}", "\"previous\":\"" + "0".repeat(64))),
                change("another body", 4, "hash differs", inLine(4, "\"body\":\"....", "\"body\":\"AAAA")),
                change("Base64 of another kind", 4, "Base64", inLine(4, "\"body\":\".", "\"body\":\"-")),
                change("no hash", 4, "SHA-256", inLine(4, "\"hash\":\".", "\"hash\":\"G")),
                change("a sequence that is none", 4, "whole number", inLine(4, "\"seq\":4,\"p", "\"seq\":-4,\"p")),
                change("a sequence that is a text", 4, "whole number", inLine(4, "\"seq\":4,\"p", "\"seq\":\"4\",\"p")),
                change("no entries", 1, "no entry before", text -> text.substring(text.lastIndexOf("{\"format"))),
                change("nothing", 1, "missing", text -> ""),
                change("no last line", LAST + 1, "missing", text -> text.substring(0, text.lastIndexOf("{\"format"))),
                change("an entry less", LAST, "another ledger", LedgerVerifierTest::withoutLastEntry),
                change(
                        "the last line twice",
                        LAST + 2,
                        "behind the last",
                        text -> text + text.substring(text.lastIndexOf("{\"format"))),
                change("no newline at the end", LAST + 1, "cut off", text -> text.substring(0, text.length() - 1)),
                change("another format", LAST + 1, "newer version", text -> text.replace("export-1", "export-2")),
                change("another room", LAST + 1, "signature", text -> text.replace("ABCD-2345", "ABCD-2346")),
                change(
                        "a space in the last line",
                        LAST + 1,
                        "spaces",
                        text -> text.replace("\"lines\":", "\"lines\": ")),
                change("another count", LAST + 1, "another ledger", text -> text.replace("\"lines\":", "\"lines\":1")),
                change("something behind", LAST + 2, "behind the last", text -> text + "\n"));
    }

    private static Arguments change(String what, long line, String why, UnaryOperator<String> change) {
        return arguments(what, line, why, change);
    }

    private static UnaryOperator<String> inLine(int number, String... replacements) {
        return text -> {
            List<String> lines = new ArrayList<>(text.lines().toList());
            for (int i = 0; i < replacements.length; i += 2) {
                lines.set(number - 1, lines.get(number - 1).replaceFirst(replacements[i], replacements[i + 1]));
            }
            return String.join("\n", lines) + "\n";
        };
    }

    private static String withoutLastEntry(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.remove(LAST - 1);
        return String.join("\n", lines) + "\n";
    }

    @ParameterizedTest(name = "[LP4] {0}: line {1}")
    @MethodSource("changes")
    void changed(String what, long line, String why, UnaryOperator<String> change) {
        String changed = change.apply(EXPORT);

        assertThat(changed).isNotEqualTo(EXPORT);
        assertThat(Exported.verdict(changed)).isInstanceOfSatisfying(Verdict.Wrong.class, wrong -> {
            assertThat(wrong.why()).contains(why);
            assertThat(wrong.line()).as(wrong.why()).isEqualTo(line);
        });
    }

    @Test
    @DisplayName("[LP2] the readable part of a line that the key's owner signed still has to say what its body says")
    void readableIsCompared() {
        String lines = EXPORT.substring(0, EXPORT.lastIndexOf("{\"format"));

        assertThat(Exported.verdict(Forger.sign(lines.replace("frame\":41", "frame\":42"), HEAD, Exported.KEY)))
                .isInstanceOfSatisfying(
                        Verdict.Wrong.class, wrong -> assertThat(wrong.why()).contains("readable part"));
        assertThat(Exported.verdict(Forger.sign(
                        lines.replace("\"put\":{\"key\":\"shot/s2\"", "\"put\":{\"key\":\"card\""),
                        HEAD,
                        Exported.KEY)))
                .isInstanceOf(Verdict.Wrong.class);
    }

    @Test
    @DisplayName("[LP2] something personal cannot stand where nothing is sealed")
    void personal() {
        Entry untitled = new Entry(1, 1, Origin.ROOM, List.of(new RoomEvent.Put(new RoomCard("", 1, 0))));
        List<LedgerRow> rows = Exported.rows(List.of(untitled));
        String line = Exported.of(rows, Exported.KEY).lines().findFirst().orElseThrow() + "\n";
        String invented = line.replace("\"card\":{", "\"card\":{\"title\":\"Invented\",");

        assertThat(Exported.verdict(Forger.sign(line, rows.get(0), Exported.KEY)))
                .isInstanceOf(Verdict.Sound.class);
        assertThat(Exported.verdict(Forger.sign(invented, rows.get(0), Exported.KEY)))
                .isInstanceOfSatisfying(
                        Verdict.Wrong.class, wrong -> assertThat(wrong.why()).contains("nothing is sealed"));
    }

    @Test
    @DisplayName("[LP3] who rewrites an entry and the chain behind it has no signature for it")
    void rewritten() {
        ExportKey own = ExportKey.random();
        String rewritten = Exported.of(Exported.rows(Exported.edited()), own);
        String asIfSigned = withProofOf(rewritten, EXPORT);

        assertThat(Exported.verdict(rewritten))
                .isInstanceOfSatisfying(
                        Verdict.Wrong.class,
                        wrong -> assertThat(wrong.why()).contains("another key", own.fingerprint()));
        assertThat(Exported.verdict(asIfSigned))
                .isInstanceOfSatisfying(
                        Verdict.Wrong.class, wrong -> assertThat(wrong.why()).contains("signature"));
    }

    /** Key and signature of another export. */
    private static String withProofOf(String export, String other) {
        String mark = "\"publicKey\":";
        return export.substring(0, export.lastIndexOf(mark)) + other.substring(other.lastIndexOf(mark));
    }

    @Test
    @DisplayName("[LP4] a line without an end is given up after 16 MiB, however much more there is")
    void endless() throws IOException {
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                return ' ';
            }

            @Override
            public int read(byte[] bytes, int from, int length) {
                Arrays.fill(bytes, from, from + length, (byte) ' ');
                return length;
            }
        };

        assertThat(LedgerVerifier.of(Set.of(), Witnesses.NONE).verify(endless))
                .isEqualTo(new Verdict.Wrong(1, Verdict.Code.ALTERED, "it is cut off, or longer than a line can be"));
    }

    @Test
    @DisplayName("[LP4] without a key that is expected, any that signed will do, and is named")
    void anySigner() throws IOException {
        ExportKey own = ExportKey.random();
        byte[] export = Exported.of(ROWS, own).getBytes(UTF_8);

        assertThat(LedgerVerifier.of(Set.of(), Witnesses.NONE).verify(new ByteArrayInputStream(export)))
                .isEqualTo(new Verdict.Sound(Sessions.CODE, LAST, HEAD.hash(), own.fingerprint(), 0, TEXTS));
    }

    @Test
    @DisplayName("[LP3] a key that is kept is the same afterwards; one that is none is refused, and none is ever shown")
    void keys() {
        ExportKey kept =
                ExportKey.of(Exported.KEY.secret(), Exported.KEY.publicKey().toByteArray());

        assertThat(kept.fingerprint()).isEqualTo(Exported.KEY.fingerprint());
        assertThat(kept).hasToString("ExportKey(" + kept.fingerprint() + ")");
        byte[] others = ExportKey.random().publicKey().toByteArray();
        assertThatThrownBy(() -> ExportKey.of(kept.secret(), others)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExportKey.of(new byte[3], others)).isInstanceOf(IllegalArgumentException.class);
    }
}
