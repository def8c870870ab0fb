package org.sameframe.edge.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sameframe.room.FrameRate;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;

/**
 * Pictures of a folder that are one medium, since their names differ in a frame number only [SQ]. It is written with its range:
 * {@code shot.[1001-1100].png} stands for {@code shot.1001.png} to {@code shot.1100.png}.
 *
 * @param stem what stands before the number, with the dot or underscore at its end
 * @param digits how many each number has
 * @param first number of the first picture
 * @param last number of the last picture, above {@code first}
 * @param ending of the names, without its dot
 */
record ImageSequence(String stem, int digits, int first, int last, String ending) {
    private static final String ENDINGS = "\\.((?i:png|jpe?g|webp))";
    private static final Pattern PICTURE = Pattern.compile("(.+[._])(\\d{1,9})" + ENDINGS);
    private static final Pattern SEQUENCE = Pattern.compile("(.+[._])\\[(\\d{1,9})-(\\d{1,9})]" + ENDINGS);

    private static final Map<String, String> TYPES =
            Map.of("png", "image/png", "jpg", "image/jpeg", "jpeg", "image/jpeg", "webp", "image/webp");

    /** Files do not say at how many a second they are to be shown; whoever adds them may say something else. */
    private static final FrameRate USUAL = new FrameRate(24, 1);

    /** As many frames as a medium may have [ME1]. */
    private static final int MOST = 1 << 24;

    /** What the pictures of a sequence have in common, and the number of one of them. */
    record Picture(String stem, int digits, String ending, int number) {
        /** The picture that has this file name; empty if it is named otherwise. */
        static Optional<Picture> parse(String file) {
            Matcher matcher = PICTURE.matcher(file);
            return matcher.matches() && isPlain(file)
                    ? Optional.of(new Picture(
                            matcher.group(1),
                            matcher.group(2).length(),
                            matcher.group(3),
                            Integer.parseInt(matcher.group(2))))
                    : Optional.empty();
        }
    }

    /** The sequence that is written so; empty if that is none. */
    static Optional<ImageSequence> parse(String name) {
        Matcher matcher = SEQUENCE.matcher(name);
        if (!matcher.matches() || !isPlain(name)) {
            return Optional.empty();
        }
        String from = matcher.group(2);
        String to = matcher.group(3);
        int first = Integer.parseInt(from);
        int last = Integer.parseInt(to);
        return from.length() == to.length() && first < last && last - first < MOST
                ? Optional.of(new ImageSequence(matcher.group(1), from.length(), first, last, matcher.group(4)))
                : Optional.empty();
    }

    private static boolean isPlain(String name) {
        return MediaLibrary.isPlain(name);
    }

    /** As it is written. */
    String name() {
        return stem + "[" + padded(first) + "-" + padded(last) + "]." + ending;
    }

    /** The name without its ending. */
    String title() {
        return stem + "[" + padded(first) + "-" + padded(last) + "]";
    }

    int frames() {
        return last - first + 1;
    }

    /** File name of the picture with this number; empty if the sequence has none. */
    Optional<String> fileOf(int number) {
        return number >= first && number <= last ? Optional.of(stem + padded(number) + "." + ending) : Optional.empty();
    }

    /** Of each picture. */
    String pictureType() {
        return Objects.requireNonNull(TYPES.get(ending.toLowerCase(Locale.ROOT)));
    }

    /** That of its pictures, with the range of their numbers as the parameter {@code sequence}. */
    String contentType() {
        return pictureType() + "; sequence=" + first + "-" + last;
    }

    /** The medium that it is, at the usual rate: its frames have the numbers of the files. */
    Medium describe(String location) {
        return new Medium(
                "", title(), USUAL, frames(), 0, first, 0, false, List.of(new MediaSource(location, contentType())));
    }

    private String padded(int number) {
        return String.format(Locale.ROOT, "%0" + digits + "d", number);
    }
}
