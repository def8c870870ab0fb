package org.sameframe.loadtests.figures;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.HashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;
import org.sameframe.loadtests.client.Observer;
import org.sameframe.loadtests.client.RoomClient;
import org.sameframe.loadtests.client.Settlement;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.Entry;
import org.sameframe.schema.v1.Seek;

/**
 * Gives a command at each tick of a fixed schedule, by each client in turn, whether the ones before were answered or
 * not. Times count from when a command was due, not from when it was sent: a stall of anybody shows in every command
 * that it delays.
 */
final class Pacer implements Observer {
    private static final long HIGHEST_NANOS = 60_000_000_000L;

    private final int people;
    private final long interval;
    private final Map<Operation, Underway> underway = new HashMap<>();
    private final Histogram toAll = new Histogram(HIGHEST_NANOS, 3);
    private final Histogram toSettled = new Histogram(HIGHEST_NANOS, 3);
    private long start;
    private long counted;
    private long total;
    private long given;

    private record Operation(String instance, int op) {}

    private static final class Underway {
        private final long due;
        private final boolean counts;
        private int missing;

        Underway(long due, boolean counts, int missing) {
            this.due = due;
            this.counts = counts;
            this.missing = missing;
        }
    }

    /** @param rate commands per second */
    Pacer(int people, int rate) {
        this.people = people;
        this.interval = 1_000_000_000L / rate;
    }

    void start(Target target, int warmUpSeconds, int seconds) {
        counted = warmUpSeconds * 1_000_000_000L / interval;
        total = counted + seconds * 1_000_000_000L / interval;
        start = System.nanoTime();
        target.loop().execute(() -> tick(target));
    }

    private void tick(Target target) {
        while (given < total && System.nanoTime() >= due()) {
            RoomClient sender = target.clients().get((int) (given % people));
            long due = due();
            int op =
                    sender.submit(Command.newBuilder().setSeek(Seek.newBuilder().setFrame((int) given + 1)));
            underway.put(new Operation(sender.instance(), op), new Underway(due, given >= counted, people));
            given++;
        }
        if (given < total) {
            target.loop().schedule(() -> tick(target), Math.max(0, due() - System.nanoTime()), NANOSECONDS);
        }
    }

    private long due() {
        return start + given * interval;
    }

    @Override
    public void entry(RoomClient client, Entry entry, long nanos) {
        Operation operation = new Operation(entry.getInstance(), entry.getOp());
        Underway command = underway.get(operation);
        if (command != null && --command.missing == 0) {
            underway.remove(operation);
            if (command.counts) {
                toAll.recordValue(nanos - command.due);
            }
        }
    }

    @Override
    public void settled(RoomClient client, Settlement settlement, long nanos) {
        if (!settlement.isAccepted()) {
            throw new IllegalStateException("refused while measuring: " + settlement);
        }
        Underway command = underway.get(new Operation(client.instance(), settlement.op()));
        if (command != null && command.counts) {
            toSettled.recordValue(nanos - command.due);
        }
    }

    /** Whether commands count from now on. */
    boolean isWarm() {
        return given >= counted;
    }

    boolean isDone() {
        return given == total && underway.isEmpty();
    }

    /** How far it is, for who waits in vain. */
    String progress() {
        return "%d of %d commands given, %d not yet heard by everybody".formatted(given, total, underway.size());
    }

    /** Nanoseconds until the last client had the entry. */
    Histogram toAll() {
        return toAll;
    }

    /** Nanoseconds until the sender knew that it is durable. */
    Histogram toSettled() {
        return toSettled;
    }
}
