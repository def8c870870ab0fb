package org.sameframe.history;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.sameframe.history.export.WitnessLine;

/** Who has seen a ledger before: sequences with the hashes that they had then, of any rooms [LP5]. */
public final class Witnesses {
    /** Nobody. */
    public static final Witnesses NONE = new Witnesses(List.of());

    private final List<WitnessLine> all;
    private final Set<Long> sequences = new HashSet<>();

    private Witnesses(List<WitnessLine> all) {
        this.all = all;
        all.forEach(witness -> sequences.add(witness.seq()));
    }

    /**
     * Reads a file of witnesses; empty lines are passed over.
     *
     * @throws IllegalArgumentException if a line is none; the message is a sentence
     */
    public static Witnesses of(List<String> lines) {
        List<WitnessLine> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            int number = i + 1;
            if (!line.isBlank()) {
                all.add(WitnessLine.read(line)
                        .orElseThrow(() -> new IllegalArgumentException("Line " + number
                                + " is no witness (expected: {\"room\":\"ABCD-2345\",\"seq\":17,\"hash\":\"…\"}).")));
            }
        }
        return new Witnesses(List.copyOf(all));
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
