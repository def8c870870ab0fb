package org.sameframe.loadtests.figures;

import org.sameframe.loadtests.client.Observer;
import org.sameframe.loadtests.client.RoomClient;
import org.sameframe.loadtests.client.RoomsApi;
import org.sameframe.loadtests.client.Settlement;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.Entry;
import org.sameframe.schema.v1.Seek;

/** Seeks, as many at a time as are allowed, until a room has so many entries; then it passes on what it hears. */
final class Filler implements Observer {
    private static final int OUTSTANDING = 64;

    private final long entries;
    private final Observer then;
    private long last;
    private int frame;

    Filler(long entries, Observer then) {
        this.entries = entries;
        this.then = then;
    }

    /** On the loop. */
    void fill(RoomClient client) {
        while (last + client.pending() < entries && client.pending() < OUTSTANDING) {
            frame = frame % (RoomsApi.FRAMES - 1) + 1;
            client.submit(Command.newBuilder().setSeek(Seek.newBuilder().setFrame(frame)));
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
