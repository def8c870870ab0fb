package org.sameframe.loadtests.client;

import java.util.List;
import java.util.Map;
import org.sameframe.schema.v1.Value;

/**
 * What a client has been told since it was last asked, and where it stands.
 *
 * @param entries all that came
 * @param positions ends of all ranges that came
 * @param settlements final answers to its operations
 * @param defects what broke the protocol's rules, in words
 * @param through where it stands
 * @param pending operations without an answer
 * @param resumes how often it was told the entries that it had missed
 * @param snapshots how often it was told everything instead
 * @param unavailable how often an operation's outcome was said to be unknown
 * @param byes reasons that it was given for the end of a connection
 */
public record Evidence(
        Admission admission,
        String instance,
        List<Seen> entries,
        List<Position> positions,
        List<Settlement> settlements,
        List<String> defects,
        Position through,
        Map<String, Value> values,
        int pending,
        int resumes,
        int snapshots,
        int unavailable,
        List<Integer> byes) {

    /** An entry, as far as it matters who made it. */
    public record Seen(long seq, int participant, String instance, int op) {}
}
