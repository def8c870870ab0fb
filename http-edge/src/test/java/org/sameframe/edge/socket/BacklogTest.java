package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.room.Signal;
import org.sameframe.room.actor.Mark;

class BacklogTest {
    private static final Backlog.Sender ANN = new Backlog.Sender(1, "tab-of-ann", Signal.Scrub.class);
    private static final Backlog.Sender BOB = new Backlog.Sender(2, "tab-of-ann", Signal.Scrub.class);

    private final Backlog backlog = new Backlog(10);

    private static ByteString bytes(String text) {
        return ByteString.fromString(text);
    }

    private static Optional<Mark> at(long seq) {
        return Optional.of(mark(seq));
    }

    private static Mark mark(long seq) {
        return new Mark(seq, Mark.START.hash());
    }

    private static List<String> texts(Backlog.Drained drained) {
        return drained.parts().stream().map(ByteString::utf8String).toList();
    }

    @Test
    @DisplayName("[FO1] what was put in comes out in order and once, with the last mark")
    void order() {
        backlog.add(bytes("a"), at(1));
        assertThat(backlog.addLasting(bytes("b"))).isTrue();
        backlog.add(bytes("c"), at(2));
        backlog.addLasting(bytes("d"));

        Backlog.Drained drained = backlog.drain();

        assertThat(texts(drained)).containsExactly("a", "b", "c", "d");
        assertThat(drained.through()).isEqualTo(at(2));
        assertThat(backlog.isEmpty()).isTrue();
        assertThat(backlog.drain().parts()).isEmpty();
    }

    @Test
    @DisplayName("[FO2] as much as the bound is kept; a byte more, and all is discarded")
    void bound() {
        backlog.add(bytes("12345"), at(1));
        backlog.add(bytes("67890"), at(2));
        assertThat(backlog.isBehind()).isFalse();

        backlog.add(bytes("x"), at(3));

        assertThat(backlog.isBehind()).isTrue();
        assertThat(backlog.isEmpty()).isTrue();
        backlog.add(bytes("y"), at(4));
        backlog.addSignal(ANN, bytes("z"));
        assertThat(backlog.drain().parts()).isEmpty();
    }

    @Test
    @DisplayName("[FO2] what was taken counts no more")
    void takenCountsNoMore() {
        for (int i = 1; i <= 5; i++) {
            backlog.add(bytes("123456789"), at(i));
            assertThat(texts(backlog.drain())).containsExactly("123456789");
        }
        assertThat(backlog.isBehind()).isFalse();
    }

    @Test
    @DisplayName("[FO2] what settles a command is never discarded, and waits for the snapshot that has its entry")
    void lastingComesAfterTheSnapshot() {
        backlog.addLasting(bytes("settled 1"));
        backlog.add(bytes("12345678901"), at(1));
        backlog.addLasting(bytes("s2"));

        assertThat(backlog.isEmpty()).isTrue();
        assertThat(backlog.drain().parts()).isEmpty();
        backlog.catchUp();
        assertThat(backlog.isBehind()).isFalse();
        assertThat(backlog.isLive()).isFalse();
        assertThat(backlog.drain().parts()).isEmpty();

        backlog.replace(bytes("snapshot as large as it must be"), mark(7));
        backlog.add(bytes("entry"), at(8));
        Backlog.Drained drained = backlog.drain();

        assertThat(texts(drained)).containsExactly("snapshot as large as it must be", "settled 1", "s2", "entry");
        assertThat(drained.through()).isEqualTo(at(8));
    }

    @Test
    @DisplayName("[FO2] there is a bound also on what must not be discarded")
    void boundOfLasting() {
        assertThat(backlog.addLasting(bytes("1234567890"))).isTrue();
        assertThat(backlog.addLasting(bytes("x"))).isFalse();
        backlog.clear();
        assertThat(backlog.addLasting(bytes("x"))).isTrue();
    }

    @Test
    @DisplayName("[FO8] of signals the latest of each sender is kept, and they come last")
    void signals() {
        backlog.addSignal(ANN, bytes("ann 1"));
        backlog.addSignal(BOB, bytes("bob 1"));
        backlog.addSignal(ANN, bytes("ann 2"));
        backlog.add(bytes("entry"), at(1));

        assertThat(texts(backlog.drain())).containsExactly("entry", "ann 2", "bob 1");
    }

    @Test
    @DisplayName("[FO2] a snapshot takes the place of everything before it")
    void replaceDiscards() {
        backlog.add(bytes("old"), at(1));
        backlog.addSignal(ANN, bytes("old"));
        backlog.replace(bytes("snapshot"), mark(3));

        Backlog.Drained drained = backlog.drain();

        assertThat(texts(drained)).containsExactly("snapshot");
        assertThat(drained.through()).isEqualTo(at(3));
    }
}
