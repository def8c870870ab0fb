package org.sameframe.history;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.history.export.ExportKey;
import org.sameframe.history.export.Heads;
import org.sameframe.history.export.WitnessLine;
import org.sameframe.room.RoomCode;
import org.sameframe.room.codec.LedgerRow;

class WitnessesTest {
    private static final List<LedgerRow> ROWS = Exported.rows(Exported.ENTRIES);
    private static final String EXPORT = Exported.of(ROWS, Exported.KEY);
    private static final LedgerRow HEAD = ROWS.get(ROWS.size() - 1);

    @Test
    @DisplayName("[LP5] who rewrites a ledger and has the key, too, is found out by who has seen it before")
    void witnessed() {
        String rewritten = Exported.of(Exported.rows(Exported.edited()), Exported.KEY);
        Witnesses witnesses = Witnesses.of(List.of(witness(ROWS.get(0)), "", witness(ROWS.get(9)), witness(HEAD)));

        assertThat(Exported.verdict(rewritten)).isInstanceOf(Verdict.Sound.class);
        assertThat(Exported.verdict(rewritten.getBytes(UTF_8), witnesses))
                .isInstanceOfSatisfying(Verdict.Wrong.class, wrong -> {
                    assertThat(wrong.line()).isEqualTo(1);
                    assertThat(wrong.why()).contains("rewritten", "entry 1");
                });
        assertThat(Exported.verdict(EXPORT.getBytes(UTF_8), witnesses)).isInstanceOf(Verdict.Sound.class);
    }

    @Test
    @DisplayName("[LP5] so is who cuts off its end, while a ledger that has grown since agrees with what was seen")
    void cutTail() {
        String shorter = Exported.of(ROWS.subList(0, 5), Exported.KEY);

        assertThat(Exported.verdict(shorter)).isInstanceOf(Verdict.Sound.class);
        assertThat(Exported.verdict(shorter.getBytes(UTF_8), Witnesses.of(List.of(witness(ROWS.get(5))))))
                .isInstanceOfSatisfying(
                        Verdict.Wrong.class,
                        wrong -> assertThat(wrong.why()).contains("cut off", "entry 6", "last one is 5"));
        assertThat(Exported.verdict(EXPORT.getBytes(UTF_8), Witnesses.of(List.of(witness(ROWS.get(4))))))
                .isInstanceOf(Verdict.Sound.class);
    }

    @Test
    @DisplayName(
            "[LP9] what was seen of other rooms says nothing of this one; beside lines of this one it does not count")
    void otherRoom() {
        String other = witness(ROWS.get(1)).replace("ABCD-2345", "ZZZZ-9999").replace("\"seq\":2", "\"seq\":999");
        String otherSigner = Heads.line(ExportKey.random(), new RoomCode("ZZZZ-9999"), ROWS.get(1));

        assertThat(Exported.verdict(EXPORT.getBytes(UTF_8), Witnesses.of(List.of(other, otherSigner))))
                .isEqualTo(new Verdict.Unwitnessed(Exported.CODEC.room()));
        assertThat(Exported.verdict(
                        EXPORT.getBytes(UTF_8),
                        Witnesses.of(List.of(other, otherSigner, witness(ROWS.get(4)), witness(HEAD)))))
                .isInstanceOfSatisfying(
                        Verdict.Sound.class,
                        sound -> assertThat(sound.witnesses()).isEqualTo(2));
    }

    @Test
    @DisplayName(
            "[LP9] no witness at all, where some are asked, is not sound; a ledger that is wrong in itself stays wrong")
    void nobody() {
        Witnesses nobody = Witnesses.of(List.of("", "  "));

        assertThat(Exported.verdict(EXPORT.getBytes(UTF_8), nobody))
                .isEqualTo(new Verdict.Unwitnessed(Exported.CODEC.room()));
        assertThat(Exported.verdict(EXPORT.replace("Patty", "Betty").getBytes(UTF_8), nobody))
                .isInstanceOf(Verdict.Wrong.class);
        assertThat(Exported.verdict(EXPORT)).isInstanceOf(Verdict.Sound.class);
    }

    @Test
    @DisplayName("[LP8] who signs with a key of their own is found out by a head that the server signed")
    void otherSigner() {
        ExportKey stranger = ExportKey.random();
        byte[] forged = Exported.of(ROWS, stranger).getBytes(UTF_8);
        Witnesses seen = Witnesses.of(List.of(witness(HEAD), Heads.line(Exported.KEY, ROWS.get(3))));

        assertThat(Exported.verdict(forged, Witnesses.NONE, Set.of())).isInstanceOf(Verdict.Sound.class);
        assertThat(Exported.verdict(forged, Witnesses.of(List.of(witness(HEAD))), Set.of()))
                .isInstanceOf(Verdict.Sound.class);
        assertThat(Exported.verdict(forged, seen, Set.of())).isInstanceOfSatisfying(Verdict.Wrong.class, wrong -> {
            assertThat(wrong.line()).isEqualTo(ROWS.size() + 1);
            assertThat(wrong.code()).isEqualTo(Verdict.Code.OTHER_WITNESSED_SIGNER);
            assertThat(wrong.why()).contains(stranger.fingerprint(), Exported.KEY.fingerprint(), "entry 4", "--key");
        });
    }

    @Test
    @DisplayName("[LP8] a server that has had another key is sound to who names both, and to nobody who names one")
    void newSigner() {
        ExportKey later = ExportKey.random();
        byte[] export = Exported.of(ROWS, later).getBytes(UTF_8);
        Witnesses seen = Witnesses.of(List.of(Heads.line(Exported.KEY, ROWS.get(3)), Heads.line(later, HEAD)));
        String before = Exported.KEY.fingerprint();

        assertThat(Exported.verdict(export, seen, Set.of(before, later.fingerprint())))
                .isInstanceOf(Verdict.Sound.class);
        assertThat(List.of(Set.<String>of(), Set.of(before), Set.of(later.fingerprint())))
                .allSatisfy(named ->
                        assertThat(Exported.verdict(export, seen, named)).isInstanceOf(Verdict.Wrong.class));
    }

    @Test
    @DisplayName("[WI7] a line that the server has signed counts as one that is not, if its signature is right")
    void signed() {
        String rewritten = Exported.of(Exported.rows(Exported.edited()), Exported.KEY);
        Witnesses witnesses = Witnesses.of(List.of(Heads.line(Exported.KEY, ROWS.get(3))));

        assertThat(witnesses.forged()).isEmpty();
        assertThat(Exported.verdict(rewritten.getBytes(UTF_8), witnesses))
                .isInstanceOfSatisfying(
                        Verdict.Wrong.class, wrong -> assertThat(wrong.why()).contains("rewritten", "entry 4"));
        assertThat(Exported.verdict(EXPORT.getBytes(UTF_8), witnesses)).isInstanceOf(Verdict.Sound.class);
    }

    static Stream<Arguments> forged() {
        String signed = Heads.line(Exported.KEY, ROWS.get(3));
        String other = Heads.line(ExportKey.random(), ROWS.get(3));
        String mark = ",\"publicKey\"";
        return Stream.of(
                arguments("another room", signed.replace("ABCD-2345", "ZZZZ-9999")),
                arguments("another sequence", signed.replace("\"seq\":4", "\"seq\":5")),
                arguments(
                        "another hash",
                        signed.replace(
                                WitnessLine.hex(ROWS.get(3).hash()),
                                WitnessLine.hex(ROWS.get(4).hash()))),
                arguments(
                        "another key",
                        signed.substring(0, signed.indexOf(mark))
                                + other.substring(other.indexOf(mark), other.indexOf(",\"signature\""))
                                + signed.substring(signed.indexOf(",\"signature\""))),
                arguments("no key", signed.replaceFirst("\"publicKey\":\"[^\"]+\"", "\"publicKey\":\"AAAA\"")));
    }

    @ParameterizedTest(name = "[WI7] with {0} it is forged, and named")
    @MethodSource("forged")
    void forged(String what, String line) {
        assertThat(Witnesses.of(List.of(witness(HEAD), "", line, line)).forged())
                .as(what)
                .hasValue(3);
    }

    @ParameterizedTest(name = "[LP5] {0} is no witness")
    @ValueSource(
            strings = {
                "x",
                "{}",
                "{\"room\":\"ABCD-2345\",\"seq\":1,\"hash\":\"00\",\"signature\":\"AAAA\"}",
                "{\"room\":\"ABCD-2345\",\"seq\":1,\"hash\":\"00\"}",
                "[1]"
            })
    void noWitness(String line) {
        assertThatThrownBy(() -> Witnesses.of(List.of(witness(HEAD), line)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Line 2");
    }

    private static String witness(LedgerRow row) {
        return "{\"room\":\"ABCD-2345\",\"seq\":%d,\"hash\":\"%s\"}".formatted(row.seq(), WitnessLine.hex(row.hash()));
    }
}
