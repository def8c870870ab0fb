package org.sameframe.simulation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sameframe.schema.v1.Bye;
import org.sameframe.schema.v1.Entry;
import org.sameframe.schema.v1.Mark;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.Settled;
import org.sameframe.schema.v1.SignalFrom;

/** What a connection promises a client, checked as its frames come, by one who knows the journal as well. */
final class Promises {
    private final SimulatedClient client;
    private final History history;
    private final Map<Integer, Integer> settled = new HashMap<>();
    private int reached;
    private boolean needsSnapshot;

    /** @param resume what the client said in its hello; the default if nothing */
    Promises(SimulatedClient client, History history, Mark resume) {
        this.client = client;
        this.history = history;
        this.reached = resume.getSeq();
        this.needsSnapshot = true;
    }

    /** Before anything of the frame is taken in. */
    void frame(ServerFrame frame) {
        List<ServerMessage> messages = frame.getMessagesList();
        messages.stream().filter(ServerMessage::hasWelcome).forEach(message -> {
            boolean resumed = message.getWelcome().getResumed();
            Check.RANGES.that(!resumed || reached > 0, "a newcomer is told that it resumed");
            needsSnapshot = !resumed;
        });
        boolean hasSnapshot = messages.stream().anyMatch(ServerMessage::hasSnapshot);
        if (!frame.hasRange()) {
            Check.RANGES.that(
                    !hasSnapshot && messages.stream().noneMatch(ServerMessage::hasEntry), "entries without a range");
        } else {
            range(frame, hasSnapshot);
        }
        order(messages);
    }

    private void range(ServerFrame frame, boolean hasSnapshot) {
        int after = frame.getRange().getAfter();
        Mark through = frame.getRange().getThrough();
        Check.RANGES.that(after == reached, "a range after %d where %d was reached", after, reached);
        Check.RANGES.that(hasSnapshot || !needsSnapshot, "entries before a snapshot");
        Check.RECORDED.that(history.has(through), "a range through %d, which the journal has not", through.getSeq());
        Check.RANGES.that(hasSnapshot || after <= through.getSeq(), "a range from %d to %d", after, through.getSeq());
        int last = hasSnapshot ? 0 : after;
        boolean isComplete = !hasSnapshot;
        for (ServerMessage message : frame.getMessagesList()) {
            if (message.hasSnapshot()) {
                last = 0;
                isComplete = false;
            } else if (message.hasEntry()) {
                int seq = message.getEntry().getSeq();
                Check.RANGES.that(
                        seq > last && seq <= through.getSeq(),
                        "entry %d after %d in a range to %d",
                        seq,
                        last,
                        through.getSeq());
                passedOver(isComplete, last, seq);
                recorded(message.getEntry());
                isComplete = true;
                last = seq;
            }
        }
        passedOver(isComplete, last, through.getSeq() + 1);
        reached = through.getSeq();
        needsSnapshot = false;
    }

    /** What is absent between two entries was not for this client. Behind a snapshot it is not known from where. */
    private void passedOver(boolean isComplete, int last, int next) {
        for (int seq = last + 1; isComplete && seq < next; seq++) {
            Optional<Entry> absent = told(seq);
            Check.RANGES.that(absent.isEmpty(), "entry %d was not told: %s", seq, absent);
        }
    }

    private void recorded(Entry entry) {
        Check.RECORDED.that(entry.getSeq() <= history.seq(), "entry %d is not in the journal", entry.getSeq());
        Optional<Entry> recorded = told(entry.getSeq());
        Check.RECORDED.that(
                recorded.filter(entry::equals).isPresent(), "was told %s, but this is for it: %s", entry, recorded);
    }

    private Optional<Entry> told(int seq) {
        return history.told(seq, client.participant(), client.instance(), client.wanted());
    }

    /** Of what a frame settles, the entry comes first. */
    private void order(List<ServerMessage> messages) {
        Map<Integer, Integer> ahead = new HashMap<>();
        for (int i = messages.size() - 1; i >= 0; i--) {
            ServerMessage message = messages.get(i);
            if (message.hasEntry() && client.fold().isOwn(message.getEntry())) {
                ahead.put(message.getEntry().getOp(), message.getEntry().getSeq());
            } else if (message.hasSettled() && !message.getSettled().hasProblem()) {
                Settled answer = message.getSettled();
                Check.RANGES.that(
                        ahead.getOrDefault(answer.getOp(), -1) != answer.getSeq(),
                        "operation %d was settled before its entry",
                        answer.getOp());
            }
        }
    }

    /**
     * An answer, when everything before it in its frame was taken in.
     *
     * @param arrived how often the server was brought the command on this connection
     */
    void settled(Settled answer, int arrived) {
        int op = answer.getOp();
        int count = settled.merge(op, 1, Integer::sum);
        Check.ONE_EFFECT.that(
                count <= arrived, "operation %d arrived %d times and was settled %d times", op, arrived, count);
        Optional<Long> entry = history.entryOf(client.participant(), client.instance(), op);
        if (answer.hasProblem()) {
            String code = answer.getProblem().getCode();
            Check.REACHABLE.that(
                    !code.equals("internal")
                            && !code.equals("damaged")
                            && !code.equals("unknown-room")
                            && !answer.getProblem().getDetail().startsWith("base:"),
                    "operation %d: %s",
                    op,
                    answer.getProblem());
            boolean isOpen = code.equals("unavailable") || !client.pending().wasSentOnce(op);
            Check.ONE_EFFECT.that(
                    isOpen || entry.isEmpty(), "operation %d was refused and is entry %s: %s", op, entry, answer);
        } else {
            long seq = Integer.toUnsignedLong(answer.getSeq());
            Check.RECORDED.that(seq <= history.seq(), "operation %d was settled at %d, not recorded", op, seq);
            // One that found nothing to change may be accepted when it is sent again.
            Check.ONE_EFFECT.that(
                    entry.isEmpty()
                            || entry.get() == seq
                            || (entry.get() > seq && !client.pending().wasSentOnce(op)),
                    "operation %d is entry %s and was settled as %d",
                    op,
                    entry,
                    seq);
            Check.RANGES.that(
                    entry.isEmpty() || entry.get() != seq || client.fold().knows(seq),
                    "operation %d was settled before its entry %d",
                    op,
                    seq);
        }
    }

    /** Everything that arrived was settled. */
    void quiet(Map<Integer, Integer> arrivals) {
        arrivals.forEach((op, arrived) -> {
            int answers = settled.getOrDefault(op, 0);
            Check.ONE_EFFECT.that(
                    answers == arrived, "operation %d arrived %d times and was settled %d times", op, arrived, answers);
        });
    }

    void signal(SignalFrom signal) {
        Check.SIGNALS.that(
                signal.getParticipant() != client.participant()
                        || !signal.getInstance().equals(client.instance()),
                "a signal came back: %s",
                signal);
        Check.SIGNALS.that(
                client.wanted().contains(RandomSignals.category(signal.getSignal())),
                "a signal that was not wanted: %s",
                signal);
    }

    /** Gone or removed, locked out, closed, no place, another connection. */
    private static final Set<Integer> FOR_GOOD = Set.of(3503, 3507, 4500, 4501, 4503);

    /** Those who left, those who were slow and those whose room could not be reached may be sent away, too. */
    static void bye(Bye bye) {
        Check.REACHABLE.that(FOR_GOOD.contains(bye.getReason()) || bye.getReconnect(), "was sent away: %s", bye);
        Check.REACHABLE.that(bye.getReason() != 3013 && bye.getReason() != 3005, "was sent away: %s", bye);
    }
}
