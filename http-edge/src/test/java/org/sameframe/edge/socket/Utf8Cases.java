package org.sameframe.edge.socket;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Texts in UTF-8, and what only resembles it, within a JSON string. A text is {@code ok}, not UTF-8 ({@code close:1007}),
 * or UTF-8 and no JSON, as bare control characters.
 */
final class Utf8Cases {
    private static final String NO_TEXT = "close:1007";
    private static final String KOSME = "cebae1bdb9cf83cebcceb5";
    private static final String LATIN = "48656c6c6f2dc2b540c39fc3b6c3a4c3bcc3a0c3a12d";
    private static final byte[] PREFIX = "{\"x\":\"".getBytes(StandardCharsets.UTF_8);
    private static final byte[] SUFFIX = "\",\"ping\":{\"t1\":\"1\"}}".getBytes(StandardCharsets.UTF_8);
    private static final int WHOLE = 0;

    private Utf8Cases() {}

    private static byte[] message(String hex) {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes(PREFIX);
        message.writeBytes(HexFormat.of().parseHex(hex.replace(" ", "")));
        message.writeBytes(SUFFIX);
        return message.toByteArray();
    }

    /** In one frame, and in fragments of one byte: what is text does not depend on it. */
    private static Stream<FrameCases.Case> both(String id, String hex, String answers) {
        return Stream.of(line(id, hex, answers, WHOLE), line(id, hex, answers, 1));
    }

    private static FrameCases.Case line(String id, String hex, String answers, int size) {
        byte[] message = message(hex);
        byte[] frames =
                FrameCases.joined(FrameCases.parts(RawSocket.TEXT, message, size == WHOLE ? message.length : size));
        return new FrameCases.Case(
                id,
                (hex.length() > 40 ? hex.substring(0, 40) + "..." : hex)
                        + (size == WHOLE ? "" : " in parts of " + size),
                FrameFormat.JSON,
                answers,
                raw -> HostileFrames.flood(raw, frames, 1));
    }

    private static String ok() {
        return "ok:1 " + FrameCases.ALIVE;
    }

    static Stream<FrameCases.Case> all() {
        List<FrameCases.Case> cases = new ArrayList<>();
        valid().forEach(line -> both(line[0], line[1], ok()).forEach(cases::add));
        invalid().forEach(line -> both(line[0], line[1], NO_TEXT).forEach(cases::add));
        both("6.7.1", "00", FrameCases.REFUSED).forEach(cases::add);
        both("6.23", "1f", FrameCases.REFUSED).forEach(cases::add);
        both("6.2", LATIN + KOSME, ok()).forEach(cases::add);
        cases.add(split("6.2.2", "between two characters", List.of(LATIN, KOSME), ok()));
        cases.add(split("6.2.2", "between all characters", List.of("ceba", "e1bdb9", "cf83", "cebc", "ceb5"), ok()));
        for (int size : new int[] {2, 3, 4, 5, 6, 7}) {
            cases.add(line("6.2", LATIN + KOSME, ok(), size));
            cases.add(line("6.4", KOSME + "f4908080656469746564", NO_TEXT, size));
        }
        cases.addAll(early());
        cases.addAll(empties());
        cases.addAll(prefixes());
        return cases.stream();
    }

    /** A text in fragments that end where it is said. */
    private static FrameCases.Case split(String id, String what, List<String> hex, String answers) {
        return new FrameCases.Case(id, what, FrameFormat.JSON, answers, raw -> {
            raw.write(RawSocket.frame(RawSocket.TEXT, PREFIX));
            for (String part : hex) {
                raw.write(RawSocket.frame(RawSocket.CONTINUATION, HexFormat.of().parseHex(part)));
            }
            raw.write(RawSocket.frame(RawSocket.FIN | RawSocket.CONTINUATION, SUFFIX));
        });
    }

    /** What can become no text any more is closed before the rest of it comes: there is none. */
    private static List<FrameCases.Case> early() {
        List<FrameCases.Case> cases = new ArrayList<>();
        for (String bad : List.of("f4908080", "f490", "eda0", "c0", "f8")) {
            byte[] part = HexFormat.of().parseHex(KOSME + bad);
            cases.add(new FrameCases.Case(
                    "6.4.1", bad + " in a fragment, the last one does not come", FrameFormat.JSON, NO_TEXT, raw -> {
                        raw.write(RawSocket.frame(RawSocket.TEXT, PREFIX));
                        raw.write(RawSocket.frame(RawSocket.CONTINUATION, part));
                    }));
            byte[] whole = RawSocket.frame(RawSocket.FIN | RawSocket.TEXT, message(KOSME + bad + "64".repeat(100)));
            int comes = whole.length - 100 - SUFFIX.length;
            cases.add(new FrameCases.Case(
                    "6.4.3",
                    bad + " within a frame, the rest does not come",
                    FrameFormat.JSON,
                    NO_TEXT,
                    raw -> raw.write(java.util.Arrays.copyOf(whole, comes))));
        }
        return cases;
    }

    /** Fragments without a byte. */
    private static List<FrameCases.Case> empties() {
        byte[] none = RawSocket.frame(RawSocket.CONTINUATION);
        byte[] message = message(KOSME);
        return List.of(
                new FrameCases.Case("6.1.2", "three empty fragments", FrameFormat.JSON, FrameCases.REFUSED, raw -> {
                    raw.write(RawSocket.frame(RawSocket.TEXT));
                    raw.write(none);
                    raw.write(RawSocket.frame(RawSocket.FIN | RawSocket.CONTINUATION));
                }),
                new FrameCases.Case("6.1.3", "a text between empty fragments", FrameFormat.JSON, ok(), raw -> {
                    raw.write(RawSocket.frame(RawSocket.TEXT));
                    raw.write(RawSocket.frame(RawSocket.CONTINUATION, message));
                    raw.write(RawSocket.frame(RawSocket.FIN | RawSocket.CONTINUATION));
                }));
    }

    /** The word cut behind each of its bytes: text only between characters. */
    private static List<FrameCases.Case> prefixes() {
        List<Integer> boundaries = List.of(2, 5, 7, 9, 11);
        List<FrameCases.Case> cases = new ArrayList<>();
        for (int bytes = 1; bytes <= 11; bytes++) {
            cases.add(line(
                    "6.6." + bytes, KOSME.substring(0, 2 * bytes), boundaries.contains(bytes) ? ok() : NO_TEXT, WHOLE));
        }
        return cases;
    }

    private static Stream<String[]> valid() {
        List<String[]> lines = new ArrayList<>(List.of(
                row("6.5.1", "68656c6c6f24776f726c64"),
                row("6.5.2", "68656c6c6fc2a2776f726c64"),
                row("6.5.3", "68656c6c6fe282ac776f726c64"),
                row("6.5.4", "68656c6c6ff0a4ada2776f726c64"),
                row("6.5.5", KOSME),
                row("6.7.2", "c280"),
                row("6.7.3", "e0a080"),
                row("6.7.4", "f0908080"),
                row("6.9.1", "7f"),
                row("6.9.2", "dfbf"),
                row("6.9.3", "efbfbf"),
                row("6.9.4", "f48fbfbf"),
                row("6.11.1", "ed9fbf"),
                row("6.11.2", "ee8080"),
                row("6.11.3", "efbfbd"),
                row("6.11.4", "f48fbfbf"),
                row("6.23.1", "efbfb9"),
                row("6.23.2", "efbfba"),
                row("6.23.3", "efbfbb"),
                row("6.23.4", "efbfbc"),
                row("6.23.5", "efbfbd"),
                row("6.23.6", "efbfbe"),
                row("6.23.7", "efbfbf")));
        // Code points that are for nobody's use: text all the same, the last two of each plane.
        for (int plane = 0; plane <= 16; plane++) {
            for (int last : new int[] {0xFFFE, 0xFFFF}) {
                String character = Character.toString((plane << 16) | last);
                lines.add(row("6.22", HexFormat.of().formatHex(character.getBytes(StandardCharsets.UTF_8))));
            }
        }
        return lines.stream();
    }

    private static Stream<String[]> invalid() {
        List<String[]> lines = new ArrayList<>(List.of(
                row("6.3", KOSME + "eda080656469746564"),
                row("6.8.1", "f888808080"),
                row("6.8.2", "fc8480808080"),
                row("6.10.1", "f7bfbfbf"),
                row("6.10.2", "fbbfbfbfbf"),
                row("6.10.3", "fdbfbfbfbfbf"),
                row("6.11.5", "f4908080"),
                row("6.16.1", "fe"),
                row("6.16.2", "ff"),
                row("6.16.3", "fefeffff"),
                row("6.15", "c0 e080 f08080 f8808080 fc80808080 df efbf f7bfbf fbbfbfbf fdbfbfbfbf"),
                row("6.17.1", "c0af"),
                row("6.17.2", "e080af"),
                row("6.17.3", "f08080af"),
                row("6.17.4", "f8808080af"),
                row("6.17.5", "fc80808080af"),
                row("6.18.1", "c1bf"),
                row("6.18.2", "e09fbf"),
                row("6.18.3", "f08fbfbf"),
                row("6.18.4", "f887bfbfbf"),
                row("6.18.5", "fc83bfbfbfbf"),
                row("6.19.1", "c080"),
                row("6.19.2", "e08080"),
                row("6.19.3", "f0808080"),
                row("6.19.4", "f880808080"),
                row("6.19.5", "fc8080808080")));
        for (String continuation : List.of("80", "bf")) {
            lines.add(row("6.12", continuation));
        }
        for (int many = 2; many <= 7; many++) {
            lines.add(row("6.12." + (many + 1), "80bf80bf80bf80".substring(0, 2 * many)));
        }
        StringBuilder all = new StringBuilder();
        for (int unit = 0x80; unit <= 0xBF; unit++) {
            all.append(String.format(Locale.ROOT, "%02x", unit));
        }
        lines.add(row("6.12.9", all.toString()));
        // Starts of two to six bytes, alone, each before a space.
        for (int[] range : new int[][] {{0xC0, 0xDF}, {0xE0, 0xEF}, {0xF0, 0xF7}, {0xF8, 0xFB}, {0xFC, 0xFD}}) {
            StringBuilder starts = new StringBuilder();
            for (int unit = range[0]; unit <= range[1]; unit++) {
                starts.append(String.format(Locale.ROOT, "%02x20", unit));
            }
            lines.add(row("6.13", starts.toString()));
        }
        for (String incomplete : List.of(
                "c0", "e080", "f08080", "f8808080", "fc80808080", "df", "efbf", "f7bfbf", "fbbfbfbf", "fdbfbfbfbf")) {
            lines.add(row("6.14", incomplete));
        }
        for (String surrogate : List.of("eda080", "edadbf", "edae80", "edafbf", "edb080", "edbe80", "edbfbf")) {
            lines.add(row("6.20", surrogate));
        }
        for (String first : List.of("eda080", "edadbf", "edae80", "edafbf")) {
            lines.add(row("6.21", first + "edb080"));
            lines.add(row("6.21", first + "edbfbf"));
        }
        return lines.stream();
    }

    private static String[] row(String id, String hex) {
        return new String[] {id, hex};
    }
}
