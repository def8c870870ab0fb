package org.sameframe.history.report;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * Instants and lengths as people of a zone and a language read them; instants with their offset, since an hour may come twice [RP2].
 *
 * <p>All instants and lengths are in microseconds. What is for programs is the same in every language.
 */
public record Times(ZoneId zone, Language language) {
    private static final DateTimeFormatter ISO =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSxxx", Locale.ROOT);
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss xxx", Locale.ROOT);

    /** All that is said beside them. */
    Texts texts() {
        return language.texts();
    }

    /** For programs: {@code 2026-10-25T02:30:00.000+01:00}. */
    String iso(long at) {
        return ISO.format(in(at));
    }

    /** {@code Sunday 25 October 2026}. */
    String day(long at) {
        return formatted(texts().dayPattern(), at);
    }

    /** {@code 25 Oct 2026, 02:30:00 +01:00}. */
    String date(long at) {
        return formatted(texts().datePattern(), at);
    }

    private String formatted(String pattern, long at) {
        return DateTimeFormatter.ofPattern(pattern, language.locale()).format(in(at));
    }

    /** The time of day; with its date if that is another one than that of {@code begin}. */
    String clock(long at, long begin) {
        boolean isSameDay = in(at).toLocalDate().equals(in(begin).toLocalDate());
        return isSameDay ? CLOCK.format(in(at)) : date(at);
    }

    /** {@code 20:41:03 to 20:49:11 +01:00}: dates and the offset only where they are other ones than before. */
    String span(long begin, long end, long day) {
        String first = clock(begin, day);
        boolean isSameOffset = in(begin).getOffset().equals(in(end).getOffset());
        return texts().span(isSameOffset ? first.substring(0, first.lastIndexOf(' ')) : first, clock(end, begin));
    }

    private ZonedDateTime in(long at) {
        return Instant.EPOCH.plus(at, ChronoUnit.MICROS).atZone(zone);
    }

    /** Seconds with three places, for programs. */
    static double seconds(long length) {
        return Math.round(length / 1_000.0) / 1_000.0;
    }

    /** {@code 1 h 02 min 03 s}; below a minute with a tenth: {@code 4.2 s}. */
    String length(long length) {
        long tenths = Math.round(length / 100_000.0);
        if (tenths < 600) {
            return tenths / 10 + "" + texts().decimalSeparator() + tenths % 10 + " s";
        }
        long seconds = Math.round(length / 1_000_000.0);
        return seconds < 3_600
                ? String.format(Locale.ROOT, "%d min %02d s", seconds / 60, seconds % 60)
                : String.format(Locale.ROOT, "%d h %02d min %02d s", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }
}
