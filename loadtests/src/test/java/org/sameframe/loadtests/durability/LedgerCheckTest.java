package org.sameframe.loadtests.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.loadtests.durability.Findings.Rule.DU1;
import static org.sameframe.loadtests.durability.Findings.Rule.DU2;
import static org.sameframe.loadtests.durability.Findings.Rule.DU3;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.loadtests.client.Admission;
import org.sameframe.loadtests.client.Evidence;
import org.sameframe.loadtests.client.Position;
import org.sameframe.loadtests.client.Settlement;
import org.sameframe.loadtests.server.Journal;
import org.sameframe.schema.v1.Command.CommandCase;
import org.sameframe.schema.v1.EntryBody;

/** The check finds what it is there for. */
class LedgerCheckTest {
    private static final String ROOM = "ABCD-2345";
    private static final String MINE = "instance-1";
    private static final List<Integer> OPS = List.of(1, 2, 3);

    static Stream<Arguments> evidence() {
        return Stream.of(
                Arguments.of("nothing wrong", OPS, told(at(2), entry(2, 2), accepted(2, 2)), Set.of()),
                Arguments.of("[DU1] an answer without an entry", OPS, told(accepted(4, 4)), Set.of(DU1)),
                Arguments.of("[DU1] an entry that is gone", OPS, told(entry(4, 4)), Set.of(DU1)),
                Arguments.of("[DU1] another entry in its place", OPS, told(entry(2, 3)), Set.of(DU1)),
                Arguments.of("[DU1] a position that is gone", OPS, told(at(4)), Set.of(DU1)),
                Arguments.of("[DU1] refused for no reason", OPS, told(refused(4, "invalid")), Set.of(DU1)),
                Arguments.of("a later one was accepted", OPS, told(refused(4, "not-applied")), Set.of()),
                Arguments.of("[DU2] an operation twice", List.of(1, 2, 2), told(), Set.of(DU2)),
                Arguments.of("[DU2] answered with another entry", OPS, told(accepted(2, 3)), Set.of(DU2)),
                Arguments.of("[DU2] refused, but in effect", OPS, told(refused(2, "not-applied")), Set.of(DU2)),
                Arguments.of("[DU3] a gap in what was told", OPS, told("entry 3 follows 1"), Set.of(DU3)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("evidence")
    @DisplayName("[DU1] [DU2] [DU3] a client's evidence against the journal's rows")
    void finds(String what, List<Integer> ops, Evidence told, Set<Findings.Rule> broken) {
        Findings findings = new Findings();
        new LedgerCheck(findings, ROOM, journal(ops)).check(told);
        assertThat(Stream.of(Findings.Rule.values())
                        .filter(rule -> !findings.violations(rule).isEmpty()))
                .containsExactlyInAnyOrderElementsOf(broken);
    }

    private static Journal journal(List<Integer> ops) {
        List<Journal.Row> rows = new ArrayList<>();
        for (int op : ops) {
            EntryBody body = EntryBody.newBuilder()
                    .setParticipant(1)
                    .setInstance(MINE)
                    .setOp(op)
                    .build();
            rows.add(new Journal.Row(at(rows.size() + 1), body));
        }
        return new Journal(Map.of(ROOM, rows));
    }

    private static Position at(int seq) {
        return new Position(seq, ByteString.copyFrom(new byte[] {(byte) seq, 0, 0, 0}));
    }

    private static Evidence.Seen entry(int seq, int op) {
        return new Evidence.Seen(seq, 1, MINE, op);
    }

    private static Settlement accepted(int op, int seq) {
        return new Settlement(op, CommandCase.SEEK, seq, "");
    }

    private static Settlement refused(int op, String problem) {
        return new Settlement(op, CommandCase.SEEK, 3, problem);
    }

    private static Evidence told(Object... things) {
        return new Evidence(
                new Admission(ROOM, 1, "", "Ada"),
                MINE,
                only(Evidence.Seen.class, things),
                only(Position.class, things),
                only(Settlement.class, things),
                only(String.class, things),
                Position.START,
                Map.of(),
                0,
                0,
                0,
                0,
                List.of());
    }

    private static <T> List<T> only(Class<T> kind, Object... things) {
        return Stream.of(things).filter(kind::isInstance).map(kind::cast).toList();
    }
}
