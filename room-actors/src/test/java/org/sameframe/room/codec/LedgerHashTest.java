package org.sameframe.room.codec;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.HexFormat;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LedgerHashTest {
    /** Calculated with another program from the description in docs/ledger.md. */
    @ParameterizedTest(name = "[LE1] entry {0}")
    @DisplayName("[LE1] the hash covers label, previous hash, sequence and body")
    @CsvSource({
        "1, 0000000000000000000000000000000000000000000000000000000000000000, 616263, 8fac67643c1aa220f8b26f4ba4cd734447b08c4d5fee8f7dc632bea5491dfdb1",
        "4294967295, 8fac67643c1aa220f8b26f4ba4cd734447b08c4d5fee8f7dc632bea5491dfdb1, '', 646013532735abd634e8f556242deeb671391f6fda065811268bd271b0852f35"
    })
    void hash(long seq, String previous, String body, String expected) {
        assertThat(HexFormat.of()
                        .formatHex(
                                LedgerHash.of(bytes(previous), seq, bytes(body)).toByteArray()))
                .isEqualTo(expected);
    }

    private static ByteString bytes(String hex) {
        return ByteString.copyFrom(HexFormat.of().parseHex(hex));
    }
}
