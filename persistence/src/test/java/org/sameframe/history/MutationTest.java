package org.sameframe.history;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.history.export.ExportLine;
import org.sameframe.history.export.Forger;
import org.sameframe.history.export.Sessions;
import org.sameframe.room.Entry;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;

/** Whatever is done to an export, the verifier notices. Mutations come from a seed: a failure names it. */
class MutationTest {
    private static final int MUTATIONS = 10_000;
    private static final int KINDS = 9;
    /** Enough for a line of each kind. */
    private static final List<LedgerRow> ROWS = Exported.rows(Exported.ENTRIES.subList(0, 10));

    private static final byte[] EXPORT = Exported.of(ROWS, Exported.KEY).getBytes(UTF_8);

    @Test
    @DisplayName("[LP4] of 10,000 mutations of an export not one is taken for sound")
    void mutations() {
        Map<String, Integer> caught = new TreeMap<>();
        for (int seed = 0; seed < MUTATIONS; seed++) {
            Mutation mutation = mutate(new Random(seed));
            Verdict verdict = Exported.verdict(mutation.bytes(), Witnesses.NONE);
            assertThat(verdict).as("seed %d, %s", seed, mutation.what()).isInstanceOf(Verdict.Wrong.class);
            caught.merge(mutation.what(), 1, Integer::sum);
        }
        assertThat(caught)
                .hasSize(KINDS)
                .allSatisfy((what, times) -> assertThat(times).isGreaterThan(500));
    }

    private record Mutation(String what, byte[] bytes) {}

    /** Never the same bytes. */
    private static Mutation mutate(Random random) {
        List<String> lines = new ArrayList<>(List.of(new String(EXPORT, ISO_8859_1).split("(?<=\n)")));
        int line = random.nextInt(lines.size());
        int other = (line + 1 + random.nextInt(lines.size() - 1)) % lines.size();
        switch (random.nextInt(KINDS)) {
            case 0 -> {
                byte[] edited = EXPORT.clone();
                edited[random.nextInt(edited.length)] ^= (byte) (1 + random.nextInt(255));
                return new Mutation("edit", edited);
            }
            case 1 -> {
                byte[] flipped = EXPORT.clone();
                flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
                return new Mutation("flip", flipped);
            }
            case 2 -> {
                lines.remove(line);
                return joined("delete", lines);
            }
            case 3 -> {
                String moved = lines.set(line, lines.get(other));
                lines.set(other, moved);
                return joined("swap", lines);
            }
            case 4 -> {
                lines.add(line, "{\"seq\":%d}\n".formatted(random.nextInt()));
                return joined("insert", lines);
            }
            case 5 -> {
                lines.add(other, lines.get(line));
                return joined("duplicate", lines);
            }
            case 6 -> {
                lines.add(line, plausible(line, random));
                return joined("insert an entry", lines);
            }
            case 7 -> {
                lines.set(line, plausible(line, random));
                return joined("replace by an entry", lines);
            }
            default -> {
                return joined("truncate", List.of(new String(EXPORT, 0, random.nextInt(EXPORT.length), ISO_8859_1)));
            }
        }
    }

    /** The line of an entry that could stand there: behind the one before, with a hash of its own, and readable. */
    private static String plausible(int place, Random random) {
        Entry real = Exported.ENTRIES.get(place);
        RoomCodec codec = random.nextBoolean() ? Exported.CODEC : RoomCodec.of(Sessions.CODE, RoomKey.random());
        LedgerRow row = codec.seal(
                new Entry(place + 1, real.at() + 1 + random.nextInt(1_000), real.origin(), real.events()),
                place == 0 ? LedgerHash.NONE : ROWS.get(place - 1).hash());
        // the other bytes are in Latin-1 here, too
        return new String(ExportLine.of(codec, row).getBytes(UTF_8), ISO_8859_1);
    }

    private static Mutation joined(String what, List<String> lines) {
        return new Mutation(what, String.join("", lines).getBytes(ISO_8859_1));
    }

    @Test
    @DisplayName("[LP2] nor is one of 1,000 edits of what stands open, though the key's owner signs it again")
    void signedAgain() {
        String export = new String(EXPORT, UTF_8);
        String lines = export.substring(0, export.lastIndexOf("{\"format"));
        LedgerRow last = ROWS.get(ROWS.size() - 1);
        List<Integer> digits = new ArrayList<>();
        for (int i = 0; i < lines.length(); i++) {
            if (Character.isDigit(lines.charAt(i)) && isInOpenNumber(lines, i)) {
                digits.add(i);
            }
        }
        for (int seed = 0; seed < 1_000; seed++) {
            Random random = new Random(seed);
            int at = digits.get(random.nextInt(digits.size()));
            char digit = (char) ('0' + (lines.charAt(at) - '0' + 1 + random.nextInt(9)) % 10);
            String edited = lines.substring(0, at) + digit + lines.substring(at + 1);
            assertThat(Exported.verdict(Forger.sign(edited, last, Exported.KEY)))
                    .as("seed %d", seed)
                    .isInstanceOfSatisfying(
                            Verdict.Wrong.class,
                            wrong -> assertThat(wrong.line()).isLessThanOrEqualTo(ROWS.size()));
        }
    }

    /** One of a field that the schema does not seal. */
    private static boolean isInOpenNumber(String lines, int at) {
        int start = lines.lastIndexOf('"', at);
        int before = lines.lastIndexOf(',', at);
        return start > before
                && lines.substring(Math.max(0, start - 24), at)
                        .matches(".*\"(frame|firstFrame|lastFrame|frames|base|op)\":\\d*");
    }
}
