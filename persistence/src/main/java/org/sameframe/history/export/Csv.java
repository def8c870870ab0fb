package org.sameframe.history.export;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Comma-separated values as in RFC 4180, in UTF-8 without a mark of the byte order [EX4].
 *
 * <p>Spreadsheets take a cell that begins with {@code =}, {@code +}, {@code -} or {@code @} for a formula, also where it is
 * quoted, and whoever writes a note could have it carried out. Such texts get an apostrophe in front.
 */
final class Csv {
    private static final String NEWLINE = "\r\n";
    /** Those that begin a formula, also in full width, and those that a spreadsheet may skip to find one. */
    private static final String DANGEROUS = "=+-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20";

    private Csv() {}

    static String line(List<String> cells) {
        return cells.stream().collect(Collectors.joining(",", "", NEWLINE));
    }

    /** A cell for what people wrote. */
    static String text(String text) {
        boolean isDangerous = !text.isEmpty() && DANGEROUS.indexOf(text.charAt(0)) >= 0;
        String harmless = isDangerous ? "'" + text : text;
        return harmless.chars().anyMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n')
                ? '"' + harmless.replace("\"", "\"\"") + '"'
                : harmless;
    }

    /** A cell for a number, which may be negative. */
    static String number(long number) {
        return Long.toString(number);
    }
}
