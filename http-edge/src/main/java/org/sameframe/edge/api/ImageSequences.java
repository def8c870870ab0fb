package org.sameframe.edge.api;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Finds the sequences among the names of a folder's pictures [SQ1], in any order, in bounded memory: four bytes for a picture, and
 * some for each of what names have in common.
 */
final class ImageSequences {
    /** Of what names may have in common, so much is kept, the first by name. */
    static final int STEMS = 10_000;

    /** Pictures that are looked at; what a folder has beyond that is left out. */
    static final int PICTURES = 2_000_000;

    /** What the pictures of one sequence have in common. */
    private record Stem(String stem, int digits, String ending) {
        static final Comparator<Stem> ORDER =
                Comparator.comparing(Stem::stem).thenComparing(Stem::ending).thenComparingInt(Stem::digits);
    }

    private final TreeMap<Stem, Numbers> stems = new TreeMap<>(Stem.ORDER);
    private int pictures;

    /** Takes in the name of a picture. */
    void add(ImageSequence.Picture picture) {
        if (pictures < PICTURES) {
            pictures++;
            stems.computeIfAbsent(new Stem(picture.stem(), picture.digits(), picture.ending()), stem -> new Numbers())
                    .add(picture.number());
            if (stems.size() > STEMS) {
                pictures -= Objects.requireNonNull(stems.pollLastEntry()).getValue().size;
            }
        }
    }

    /** Tells each run of at least two consecutive numbers. */
    void forEach(Consumer<ImageSequence> found) {
        stems.forEach((stem, numbers) -> numbers.runs((first, last) ->
                found.accept(new ImageSequence(stem.stem(), stem.digits(), first, last, stem.ending()))));
    }

    @FunctionalInterface
    private interface Run {
        void accept(int first, int last);
    }

    private static final class Numbers {
        private int[] all = new int[4];
        private int size;

        void add(int number) {
            if (size == all.length) {
                all = Arrays.copyOf(all, 2 * size);
            }
            all[size++] = number;
        }

        void runs(Run run) {
            Arrays.sort(all, 0, size);
            int from = 0;
            for (int at = 1; at <= size; at++) {
                if (at == size || all[at] != all[at - 1] + 1) {
                    if (at - from > 1) {
                        run.accept(all[from], all[at - 1]);
                    }
                    from = at;
                }
            }
        }
    }
}
