package org.sameframe.history;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.sameframe.room.actor.Mark;

/**
 * Behind which entry to read on: its sequence, and the beginning of its hash, so that a position in another ledger (one
 * that was put back from a backup) is noticed.
 *
 * @param seq 0: before the first entry
 * @param witness 16 digits in hexadecimal; empty: any entry will do
 */
public record Cursor(long seq, String witness) {
    private static final int WITNESS = 8;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,10})(?:-([0-9a-f]{16}))?");

    /** Before the first entry. */
    public static final Cursor START = new Cursor(0, "");

    /** Reads what {@link #text} gives, or a sequence alone; empty if it is neither. */
    public static Optional<Cursor> parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        return matcher.matches()
                ? Optional.of(new Cursor(
                        Long.parseLong(matcher.group(1)),
                        Optional.ofNullable(matcher.group(2)).orElse("")))
                : Optional.empty();
    }

    /** The position behind an entry. */
    public static Cursor behind(Mark mark) {
        return new Cursor(mark.seq(), witness(mark));
    }

    public String text() {
        return witness.isEmpty() ? Long.toString(seq) : seq + "-" + witness;
    }

    boolean agreesWith(Mark mark) {
        return witness.isEmpty() || witness.equals(witness(mark));
    }

    private static String witness(Mark mark) {
        return HexFormat.of().formatHex(mark.hash().substring(0, WITNESS).toByteArray());
    }
}
