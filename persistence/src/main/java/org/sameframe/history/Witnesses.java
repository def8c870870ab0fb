package org.sameframe.history;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.sameframe.history.export.WitnessLine;

/** Who has seen a ledger before: sequences with the hashes that they had then, of any rooms [LP5]. */
public final class Witnesses {
    /** Nobody is asked. */
    public static final Witnesses NONE = new Witnesses(false, List.of(), OptionalInt.empty());

    private final boolean areAsked;
    private final List<WitnessLine> all;
    private final OptionalInt forged;
    private final Set<Long> sequences = new HashSet<>();

    private Witnesses(boolean areAsked, List<WitnessLine> all, OptionalInt forged) {
        this.areAsked = areAsked;
        this.all = all;
        this.forged = forged;
        all.forEach(witness -> sequences.add(witness.seq()));
    }

    /**
     * Reads a file of witnesses; empty lines are passed over.
     *
     * @throws IllegalArgumentException if a line is none; the message is a sentence
     */
    public static Witnesses of(List<String> lines) {
        List<WitnessLine> all = new ArrayList<>();
        OptionalInt forged = OptionalInt.empty();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int number = i + 1;
            if (!line.isBlank()) {
                WitnessLine witness = WitnessLine.read(line)
                        .orElseThrow(() -> new IllegalArgumentException("Line " + number
                                + " is no witness (expected: {\"room\":\"ABCD-2345\",\"seq\":17,\"hash\":\"…\"})."));
                forged = forged.isEmpty() && witness.isForged() ? OptionalInt.of(number) : forged;
                all.add(witness);
            }
        }
        return new Witnesses(true, List.copyOf(all), forged);
    }

    /** The first line whose signature is not one by its key: such a file says nothing [WI7]. */
    public OptionalInt forged() {
        return forged;
    }

    /** Whether a ledger is to be compared with what somebody has seen: then nobody of its room is not enough [LP9]. */
    boolean areAsked() {
        return areAsked;
    }

    /** Whether somebody has seen this sequence, in whatever room. */
    boolean hasSeen(long seq) {
        return sequences.contains(seq);
    }

    /** Of one room, the earliest first. */
    List<WitnessLine> of(String room) {
        return all.stream()
                .filter(witness -> witness.room().equals(room))
                .sorted((one, other) -> Long.compare(one.seq(), other.seq()))
                .toList();
    }

    /** For a sentence. */
    static String shown(ByteString hash) {
        return WitnessLine.hex(hash);
    }
}
