package org.sameframe.loadtests.durability;

import static org.sameframe.loadtests.durability.Findings.Rule.DU1;
import static org.sameframe.loadtests.durability.Findings.Rule.DU2;
import static org.sameframe.loadtests.durability.Findings.Rule.DU3;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.sameframe.loadtests.client.Evidence;
import org.sameframe.loadtests.client.Position;
import org.sameframe.loadtests.client.Replica;
import org.sameframe.loadtests.client.Settlement;
import org.sameframe.loadtests.server.Journal;
import org.sameframe.schema.v1.Command.CommandCase;
import org.sameframe.schema.v1.EntryBody;
import org.sameframe.schema.v1.Value;

/**
 * Compares what clients were told with the rows of the journal.
 *
 * <p>A position is a hash over all entries up to it: a ledger that has the position has everything that the client had
 * seen until then, and nothing else.
 */
final class LedgerCheck {
    /** A pending operation was overtaken by a later one that was accepted: final, and without effect. */
    private static final Set<String> POSSIBLE_REFUSALS = Set.of("not-applied");

    private final Findings findings;
    private final String room;
    private final List<Journal.Row> rows;
    private final Map<Operation, Long> operations = new HashMap<>();

    private record Operation(int participant, String instance, int op) {}

    LedgerCheck(Findings findings, String room, Journal journal) {
        this.findings = findings;
        this.room = room;
        this.rows = journal.rooms().getOrDefault(room, List.of());
        for (Journal.Row row : rows) {
            EntryBody body = row.body();
            long seq = row.position().seq();
            if (body.getOp() != 0) {
                Operation operation = new Operation(body.getParticipant(), body.getInstance(), body.getOp());
                Long other = operations.putIfAbsent(operation, seq);
                if (other != null) {
                    findings.violated(DU2, "%s: %s is entry %d and %d".formatted(room, operation, other, seq));
                }
            }
        }
    }

    /** All that one client was told. */
    void check(Evidence evidence) {
        evidence.defects().forEach(defect -> violated(DU3, evidence, defect));
        evidence.positions().forEach(position -> {
            if (!has(position)) {
                violated(DU1, evidence, "stood at " + position + ", which is not in the ledger");
            }
        });
        evidence.entries().forEach(seen -> {
            if (seen.seq() > rows.size()
                    || !isSame(seen, rows.get((int) seen.seq() - 1).body())) {
                violated(DU1, evidence, "was told " + seen + ", which is not in the ledger");
            }
        });
        evidence.settlements().forEach(settlement -> check(evidence, settlement));
    }

    private void check(Evidence evidence, Settlement settled) {
        Operation operation = new Operation(evidence.admission().participant(), evidence.instance(), settled.op());
        Long seq = operations.get(operation);
        if (!settled.isAccepted()) {
            if (seq != null) {
                violated(DU2, evidence, settled + " was refused, but is entry " + seq);
            }
            if (!POSSIBLE_REFUSALS.contains(settled.problem())) {
                violated(DU1, evidence, settled + " was refused without reason");
            }
        } else if (seq == null && settled.kind() == CommandCase.SEEK) {
            violated(DU1, evidence, settled + " was acknowledged, but has no entry");
        } else if (seq != null && seq != settled.seq()) {
            violated(DU2, evidence, settled + " was acknowledged, but is entry " + seq);
        }
    }

    /** The ledger goes on from where it was. */
    void checkFollows(Position earlier) {
        if (!has(earlier)) {
            findings.violated(DU1, "%s: the ledger has forgotten %s".formatted(room, earlier));
        }
    }

    /** The entries up to a position lead to what clients showed there. */
    void checkState(Position at, Map<String, Value> shown) {
        Map<String, Value> folded = new TreeMap<>();
        rows.stream()
                .filter(row -> row.position().seq() <= at.seq())
                .forEach(row -> Replica.apply(folded, row.body().getEventsList()));
        Map<String, Value> open = new TreeMap<>();
        shown.forEach((key, value) -> open.put(key, OpenPart.of(value)));
        if (!folded.equals(open)) {
            findings.violated(DU3, "%s: at %s the ledger says %s, clients showed %s".formatted(room, at, folded, open));
        }
    }

    Position head() {
        return rows.isEmpty() ? Position.START : rows.get(rows.size() - 1).position();
    }

    private boolean has(Position position) {
        return position.equals(Position.START)
                || position.seq() <= rows.size()
                        && rows.get((int) position.seq() - 1).position().equals(position);
    }

    private static boolean isSame(Evidence.Seen seen, EntryBody body) {
        return seen.participant() == body.getParticipant()
                && seen.instance().equals(body.getInstance())
                && seen.op() == body.getOp();
    }

    private void violated(Findings.Rule rule, Evidence evidence, String what) {
        findings.violated(
                rule,
                "%s, participant %d: %s".formatted(room, evidence.admission().participant(), what));
    }
}
