package org.sameframe.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The corpus, with what was ever found, and seeded changes of it. */
class FuzzTest {
    private static final Path CORPUS = Path.of("src/test/resources/fuzz");

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("[FZ1] what is in the corpus is read or refused")
    void corpus(FuzzTarget target) throws IOException {
        List<byte[]> corpus = corpusOf(target);

        assertThat(corpus).isNotEmpty();
        corpus.forEach(data -> check(target, data));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource
    @DisplayName("[FZ1] so is what seeded changes make of it")
    void changed(FuzzTarget target) throws IOException {
        List<byte[]> corpus = corpusOf(target);
        Random random = new Random(target.ordinal());
        for (int run = 0; run < target.runs(); run++) {
            byte[] data = corpus.get(random.nextInt(corpus.size()));
            for (int change = random.nextInt(4); change >= 0; change--) {
                data = changed(data, corpus.get(random.nextInt(corpus.size())), random);
            }
            check(target, data);
        }
    }

    private static void check(FuzzTarget target, byte[] data) {
        assertThatCode(() -> target.check(data))
                .as(() -> HexFormat.of().formatHex(data))
                .doesNotThrowAnyException();
    }

    private static List<byte[]> corpusOf(FuzzTarget target) throws IOException {
        List<byte[]> corpus = new ArrayList<>();
        try (Stream<Path> files = Files.list(CORPUS.resolve(target.folder()))) {
            for (Path file : files.sorted().toList()) {
                corpus.add(Files.readAllBytes(file));
            }
        }
        return corpus;
    }

    /** A bit turned, a byte set to an end of its range, a piece left out, doubled, or taken from another. */
    private static byte[] changed(byte[] data, byte[] other, Random random) {
        if (data.length == 0) {
            return other;
        }
        int at = random.nextInt(data.length);
        int length = 1 + random.nextInt(Math.min(16, data.length - at));
        byte[] same = data.clone();
        switch (random.nextInt(6)) {
            case 0 -> same[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> same[at] = (byte) new int[] {0, 0x7F, 0x80, 0xFF, '"', '{'}[random.nextInt(6)];
            case 2 -> same = joined(Arrays.copyOf(data, at), Arrays.copyOfRange(data, at + length, data.length));
            case 3 -> same = joined(Arrays.copyOf(data, at + length), Arrays.copyOfRange(data, at, data.length));
            case 4 -> same = Arrays.copyOf(data, at);
            default ->
                same = joined(
                        Arrays.copyOf(data, at),
                        Arrays.copyOfRange(other, other.length == 0 ? 0 : random.nextInt(other.length), other.length));
        }
        return same;
    }

    private static byte[] joined(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
