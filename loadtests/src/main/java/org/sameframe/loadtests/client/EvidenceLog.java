package org.sameframe.loadtests.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.sameframe.schema.v1.Entry;
import org.sameframe.schema.v1.Value;

/** Collects what a client is told. Not safe for threads. */
final class EvidenceLog {
    private final boolean isKept;
    private List<Evidence.Seen> entries = new ArrayList<>();
    private List<Position> positions = new ArrayList<>();
    private List<Settlement> settlements = new ArrayList<>();
    private List<String> defects = new ArrayList<>();
    private List<Integer> byes = new ArrayList<>();
    private int resumes;
    private int snapshots;
    private int unavailable;

    /** @param isKept whether entries, positions and answers are collected; the rest always is */
    EvidenceLog(boolean isKept) {
        this.isKept = isKept;
    }

    void entry(Entry entry) {
        if (isKept) {
            entries.add(new Evidence.Seen(
                    Integer.toUnsignedLong(entry.getSeq()),
                    entry.getParticipant(),
                    entry.getInstance(),
                    entry.getOp()));
        }
    }

    void position(Position position) {
        if (isKept) {
            positions.add(position);
        }
    }

    void settled(Settlement settlement) {
        if (isKept) {
            settlements.add(settlement);
        }
    }

    void unavailable() {
        unavailable++;
    }

    void welcome(boolean resumed) {
        if (resumed) {
            resumes++;
        } else {
            snapshots++;
        }
    }

    void bye(int reason) {
        byes.add(reason);
    }

    void defect(String defect) {
        defects.add(defect);
    }

    Evidence drain(Admission admission, String instance, Position through, Map<String, Value> values, int pending) {
        Evidence evidence = new Evidence(
                admission,
                instance,
                entries,
                positions,
                settlements,
                defects,
                through,
                values,
                pending,
                resumes,
                snapshots,
                unavailable,
                byes);
        entries = new ArrayList<>();
        positions = new ArrayList<>();
        settlements = new ArrayList<>();
        defects = new ArrayList<>();
        byes = new ArrayList<>();
        resumes = 0;
        snapshots = 0;
        unavailable = 0;
        return evidence;
    }
}
