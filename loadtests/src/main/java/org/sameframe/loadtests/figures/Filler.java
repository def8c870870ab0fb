package org.sameframe.loadtests.figures;

import java.util.function.IntFunction;
import org.sameframe.loadtests.client.Observer;
import org.sameframe.loadtests.client.RoomClient;
import org.sameframe.loadtests.client.RoomsApi;
import org.sameframe.loadtests.client.Settlement;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.Entry;
import org.sameframe.schema.v1.Seek;

/** Gives commands, as many at a time as are allowed, until a room has so many entries; then it passes on what it hears. */
final class Filler implements Observer {
    private static final int OUTSTANDING = 64;

    private final long entries;
    private final IntFunction<Command.Builder> commands;
    private final Observer then;
    private long last;
    private int given;

    /** With seeks. */
    Filler(long entries, Observer then) {
        this(entries, Filler::seek, then);
    }

    /** @param commands by number, from 1; each must change something, so that it is an entry */
    Filler(long entries, IntFunction<Command.Builder> commands, Observer then) {
        this.entries = entries;
        this.commands = commands;
        this.then = then;
    }

    private static Command.Builder seek(int number) {
        return Command.newBuilder().setSeek(Seek.newBuilder().setFrame((number - 1) % (RoomsApi.FRAMES - 1) + 1));
    }

    /** On the loop. */
    void fill(RoomClient client) {
        while (last + client.pending() < entries && client.pending() < OUTSTANDING) {
            given++;
            client.submit(commands.apply(given));
        }
    }

    /** On the loop: whether the room has them. */
    boolean isDone() {
        return last >= entries;
    }

    @Override
    public void entry(RoomClient client, Entry entry, long nanos) {
        last = Math.max(last, entry.getSeq());
        then.entry(client, entry, nanos);
    }

    @Override
    public void settled(RoomClient client, Settlement settlement, long nanos) {
        if (!settlement.isAccepted()) {
            throw new IllegalStateException("refused while filling: " + settlement);
        }
        if (isDone()) {
            then.settled(client, settlement, nanos);
        } else {
            fill(client);
        }
    }
}
