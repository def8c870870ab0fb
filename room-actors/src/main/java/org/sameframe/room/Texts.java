package org.sameframe.room;

import java.util.Optional;

/** Reads what people typed. */
final class Texts {
    private Texts() {}

    /**
     * What is wrong with a text, if anything [LI1]. Control characters and those that turn the direction of a line are
     * refused: they let a name pose as another [LI2].
     */
    static Optional<Decision> problem(String what, String text, int shortest, int longest) {
        return problem(what, text, text.codePoints().anyMatch(Texts::isHidden), shortest, longest);
    }

    /** The same for what people write in several lines. */
    static Optional<Decision> linesProblem(String what, String text, int shortest, int longest) {
        boolean isHidden = text.codePoints().anyMatch(c -> c != '\n' && isHidden(c));
        return problem(what, text, isHidden, shortest, longest);
    }

    private static Optional<Decision> problem(String what, String text, boolean isHidden, int shortest, int longest) {
        int length = text.codePointCount(0, text.length());
        if (length < shortest || length > longest) {
            return Optional.of(Decision.invalid(
                    "The %s has %d characters (expected: %d to %d).".formatted(what, length, shortest, longest)));
        }
        if (isHidden) {
            return Optional.of(Decision.invalid(
                    "The %s contains control characters; use letters, digits and punctuation.".formatted(what)));
        }
        if (shortest > 0 && text.codePoints().noneMatch(Texts::isVisible)) {
            return Optional.of(
                    Decision.invalid("The %s shows nothing; use letters, digits and punctuation.".formatted(what)));
        }
        return Optional.empty();
    }

    private static boolean isVisible(int c) {
        return !Character.isSpaceChar(c) && c != '\n' && Character.getType(c) != Character.FORMAT;
    }

    private static boolean isHidden(int c) {
        return Character.isISOControl(c)
                || (c >= 0x200E && c <= 0x200F)
                || (c >= 0x2028 && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069)
                || c == 0x061C
                || c == 0xFEFF
                || Character.getType(c) == Character.SURROGATE;
    }
}
