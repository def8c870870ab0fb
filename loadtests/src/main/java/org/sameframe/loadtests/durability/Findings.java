package org.sameframe.loadtests.durability;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What was found wrong, by the rule of docs/SPEC.md that it breaks, and how much was looked at. */
public final class Findings {
    private final Map<Rule, List<String>> violations = new EnumMap<>(Rule.class);
    private long acknowledged;
    private long entries;
    private int resumes;
    private int snapshots;
    private int unavailable;

    /** Rules of docs/SPEC.md, section "Durability". */
    public enum Rule {
        /** No acknowledged command is lost. */
        DU1,
        /** Nothing has its effect twice. */
        DU2,
        /** The room is the same as before. */
        DU3,
        /** A graceful stop tells every client. */
        DU4,
        /** Rooms outlive an outage of the database. */
        DU5
    }

    void violated(Rule rule, String what) {
        violations.computeIfAbsent(rule, first -> new ArrayList<>()).add(what);
    }

    void looked(long settledOperations, long told, int resumed, int replaced, int unknown) {
        acknowledged += settledOperations;
        entries += told;
        resumes += resumed;
        snapshots += replaced;
        unavailable += unknown;
    }

    /** In words; empty: the rule held. */
    public List<String> violations(Rule rule) {
        return Collections.unmodifiableList(violations.getOrDefault(rule, List.of()));
    }

    /** Of all rules. */
    public int violations() {
        return violations.values().stream().mapToInt(List::size).sum();
    }

    /** Operations whose final answer was compared with the ledger. */
    public long acknowledged() {
        return acknowledged;
    }

    /** Entries that clients were told of, compared with the ledger. */
    public long entries() {
        return entries;
    }

    /** Connections that went on with the entries that were missed. */
    public int resumes() {
        return resumes;
    }

    /** Connections that began with a snapshot, first ones included. */
    public int snapshots() {
        return snapshots;
    }

    /** Times an operation's outcome was said to be unknown. */
    public int unavailable() {
        return unavailable;
    }
}
