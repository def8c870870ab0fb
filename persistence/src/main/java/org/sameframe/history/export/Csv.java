package org.sameframe.history.export;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Comma-separated values as in RFC 4180, in UTF-8 without a mark of the byte order [EX4].
 *
 * <p>Spreadsheets take a cell that begins with {@code =}, {@code +}, {@code -} or {@code @} for a formula, also where it is
 * quoted or blanks are before it, and whoever writes a note could have it carried out. Such texts get an apostrophe in front. Where
 * a spreadsheet has semicolons between cells, as in many countries, a cell may begin behind one, and behind a line break as well: what
 * is quoted for commas begins in the middle of a cell there, where a quote means nothing. Behind a tab it is alike.
 */
final class Csv {
    private static final String NEWLINE = "\r\n";

    /**
     * What begins a formula, also in full width, behind whatever a spreadsheet may skip to find it. Blanks are those of Unicode, marks
     * without a width, and controls.
     */
    private static final String FORMULA = "(?=[\\s\\p{Z}\\p{Cc}\\p{Cf}\"]*[=+\\-@\uFF1D\uFF0B\uFF0D\uFF20])";

    /** Where a cell may begin within a text. */
    private static final Pattern WITHIN =
            Pattern.compile("(;|[\\t\\r\\n]+)" + FORMULA, Pattern.UNICODE_CHARACTER_CLASS);

    /** A tab or a line break alone is alike. */
    private static final Pattern AT_THE_START =
            Pattern.compile("^" + FORMULA + "|^(?=[\\t\\r\\n])", Pattern.UNICODE_CHARACTER_CLASS);

    private static final Pattern QUOTED = Pattern.compile("[\",;\\t\\r\\n]");

    private Csv() {}

    static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(",", "", NEWLINE));
    }

    /** A cell for what people wrote. */
    static String text(String text) {
        String within = WITHIN.matcher(text).replaceAll("$1'");
        String harmless = AT_THE_START.matcher(within).replaceFirst("'");
        return QUOTED.matcher(harmless).find() ? '"' + harmless.replace("\"", "\"\"") + '"' : harmless;
    }

    /** A cell for a number, which may be negative. */
    static String number(long number) {
        return Long.toString(number);
    }
}
