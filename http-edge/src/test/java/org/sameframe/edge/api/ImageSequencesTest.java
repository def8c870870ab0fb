package org.sameframe.edge.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImageSequencesTest {
    static Stream<Arguments> folders() {
        return Stream.of(
                arguments("a dot", List.of("a.1001.png", "a.1002.png"), List.of("a.[1001-1002].png")),
                arguments("an underscore", List.of("a_09.jpg", "a_10.jpg", "a_11.jpg"), List.of("a_[09-11].jpg")),
                arguments(
                        "each ending",
                        List.of("a.1.png", "a.2.png", "a.1.jpeg", "a.2.jpeg", "a.1.webp", "a.2.webp"),
                        List.of("a.[1-2].jpeg", "a.[1-2].png", "a.[1-2].webp")),
                arguments("zeros before", List.of("a.0000.PNG", "a.0001.PNG"), List.of("a.[0000-0001].PNG")),
                arguments(
                        "a missing number: two of them",
                        List.of("a.1.png", "a.2.png", "a.4.png", "a.5.png", "a.6.png"),
                        List.of("a.[1-2].png", "a.[4-6].png")),
                arguments("a single one beside", List.of("a.1.png", "a.2.png", "a.4.png"), List.of("a.[1-2].png")),
                arguments(
                        "another number of digits",
                        List.of("a.8.png", "a.9.png", "a.10.png", "a.11.png"),
                        List.of("a.[10-11].png", "a.[8-9].png")),
                arguments("another ending", List.of("a.1.png", "a.2.PNG"), List.of()),
                arguments("another name", List.of("a.1.png", "b.2.png"), List.of()),
                arguments("another sign", List.of("a.1.png", "a_2.png"), List.of()),
                arguments("numbers in the name", List.of("a.1.7.png", "a.1.8.png"), List.of("a.1.[7-8].png")),
                arguments(
                        "a name like a sequence's",
                        List.of("a.[1-2].0001.png", "a.[1-2].0002.png"),
                        List.of("a.[1-2].[0001-0002].png")),
                arguments("letters of any script", List.of("ü 1%+.1.png", "ü 1%+.2.png"), List.of("ü 1%+.[1-2].png")),
                arguments("no sign before the number", List.of("a1.png", "a2.png"), List.of()),
                arguments("no name", List.of(".1.png", ".2.png"), List.of()),
                arguments("hidden", List.of(".a.1.png", ".a.2.png"), List.of()),
                arguments("too many digits", List.of("a.2026010112.png", "a.2026010113.png"), List.of()),
                arguments(
                        "the highest numbers",
                        List.of("a.999999998.png", "a.999999999.png"),
                        List.of("a.[999999998-999999999].png")),
                arguments("formats that browsers do not show", List.of("a.1.exr", "a.2.exr"), List.of()));
    }

    @ParameterizedTest(name = "[SQ1] {0}: {2}")
    @MethodSource("folders")
    void groups(String what, List<String> files, List<String> expected, @TempDir Path folder) throws Exception {
        for (String file : files) {
            Files.createFile(folder.resolve(file));
        }

        assertThat(listed(folder)).containsExactlyElementsOf(expected);
    }

    @Test
    @DisplayName("[SQ1] a picture that is no file, or a link that leads out of the folder, makes no sequence begin")
    void notFiles(@TempDir Path parent) throws Exception {
        Path folder = Files.createDirectory(parent.resolve("media"));
        Files.createFile(parent.resolve("outside.png"));
        Files.createSymbolicLink(folder.resolve("out.1.png"), parent.resolve("outside.png"));
        Files.createFile(folder.resolve("out.2.png"));
        Files.createDirectory(folder.resolve("sub.1.png"));
        Files.createFile(folder.resolve("sub.2.png"));

        assertThat(listed(folder)).isEmpty();
    }

    @Test
    @DisplayName("[SQ2] a sequence takes one place of the listing, however many pictures it has")
    void listing(@TempDir Path folder) throws Exception {
        for (int sequence = 0; sequence < 1100; sequence++) {
            for (int number = 1; number <= 2; number++) {
                Files.createFile(folder.resolve("s%04d.%d.png".formatted(sequence, number)));
            }
        }

        List<String> listed = listed(folder);

        assertThat(listed).hasSize(1000);
        assertThat(listed.get(999)).isEqualTo("s0999.[1-2].png");
    }

    @Test
    @DisplayName(
            "[SQ2] of more names than are kept, the first ones are grouped, in whatever order the folder tells them")
    void stemsAreBounded() {
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, 2 * (ImageSequences.STEMS + 50)).boxed().toList());
        Collections.shuffle(order, new Random(7));
        ImageSequences sequences = new ImageSequences();
        for (int each : order) {
            String file = String.format(Locale.ROOT, "s%06d.%d.png", each / 2, each % 2);
            sequences.add(ImageSequence.Picture.parse(file).orElseThrow());
        }
        List<String> found = new ArrayList<>();
        sequences.forEach(it -> found.add(it.name()));

        assertThat(found)
                .hasSize(ImageSequences.STEMS)
                .startsWith("s000000.[0-1].png")
                .endsWith("s009999.[0-1].png");
    }

    @Test
    @DisplayName("[SQ2] it says what its pictures are, which numbers they have, how many there are, and 24 a second")
    void description() {
        ImageSequence sequence = ImageSequence.parse("shot.[0990-1100].jpg").orElseThrow();
        var medium = sequence.describe("media:" + sequence.name());

        assertThat(sequence.contentType()).isEqualTo("image/jpeg; sequence=990-1100");
        assertThat(medium.title()).isEqualTo("shot.[0990-1100]");
        assertThat(medium.frames()).isEqualTo(111);
        assertThat(medium.firstFrameNumber()).isEqualTo(990);
        assertThat(medium.rate().toString()).contains("24");
        assertThat(medium.sources().get(0).location()).isEqualTo("media:shot.[0990-1100].jpg");
    }

    @ParameterizedTest(name = "[SQ1] {0} is no sequence")
    @ValueSource(
            strings = {
                "a.png",
                "a.1001.png",
                "a.[1001].png",
                "a.[1001-1001].png",
                "a.[1002-1001].png",
                "a.[1-10].png",
                "a.[1-2].mp4",
                "a[1-2].png",
                "[1-2].png",
                ".a.[1-2].png",
                "../a.[1-2].png",
                "b\\a.[1-2].png",
                "a\u0000.[1-2].png",
                "a.[-1-2].png",
                "a.[000000000-999999999].png",
                "a.[0000000000-0000000001].png",
                "a.[1-2].png/1",
            })
    void isNone(String name) {
        assertThat(ImageSequence.parse(name)).isEmpty();
    }

    @Test
    @DisplayName("[SQ1] what is written is read as the same sequence, and names its pictures")
    void names() {
        ImageSequence sequence = ImageSequence.parse("a_[0099-0101].webp").orElseThrow();

        assertThat(sequence.name()).isEqualTo("a_[0099-0101].webp");
        assertThat(sequence.fileOf(99)).hasValue("a_0099.webp");
        assertThat(sequence.fileOf(101)).hasValue("a_0101.webp");
        assertThat(sequence.fileOf(98)).isEmpty();
        assertThat(sequence.fileOf(102)).isEmpty();
    }

    private static List<String> listed(Path folder) throws Exception {
        MediaLibrary library = MediaLibrary.open(Optional.of(folder));
        int clips = BundledClips.files().size();
        return library.list().stream().skip(clips).map(MediaLibrary.Held::name).toList();
    }
}
