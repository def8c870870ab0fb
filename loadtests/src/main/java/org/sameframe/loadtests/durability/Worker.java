package org.sameframe.loadtests.durability;

import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.sameframe.loadtests.client.Observer;
import org.sameframe.loadtests.client.RoomClient;
import org.sameframe.loadtests.client.RoomsApi;
import org.sameframe.loadtests.client.Settlement;
import org.sameframe.schema.v1.Bye;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.Pause;
import org.sameframe.schema.v1.Play;
import org.sameframe.schema.v1.Seek;
import org.sameframe.schema.v1.SetRange;
import org.sameframe.schema.v1.SetSpeed;

/**
 * A restless person: always has a few operations pending. Seeks go to a frame that nobody else goes to, so each changes
 * the room and must be in its ledger; of the others some find nothing to change.
 */
final class Worker implements Observer {
    private static final int WINDOW = 8;
    /** Ranges begin before and end behind all frames that are sought. */
    private static final int MARGIN = 1_000;

    private static final int UNAVAILABLE = 3006;

    private final Random random;
    private final int stride;
    private final AtomicLong sent;
    private int nextFrame;
    private boolean isWorking;
    private long refusedForNow;

    /**
     * @param index of this one among {@code stride} people
     * @param sent counts what all of them send
     */
    Worker(int index, int stride, long seed, AtomicLong sent) {
        this.random = new Random(seed * 31 + index);
        this.stride = stride;
        this.sent = sent;
        this.nextFrame = MARGIN + index;
    }

    void work(RoomClient client, boolean on) {
        isWorking = on;
        fill(client);
    }

    /** How often this one was told that the outcome is unknown, or that the room cannot be reached. */
    long refusedForNow() {
        return refusedForNow;
    }

    @Override
    public void live(RoomClient client) {
        fill(client);
    }

    @Override
    public void settled(RoomClient client, Settlement settlement, long nanos) {
        fill(client);
    }

    @Override
    public void unavailable(RoomClient client) {
        refusedForNow++;
    }

    @Override
    public void bye(RoomClient client, Bye bye) {
        if (bye.getReason() == UNAVAILABLE) {
            refusedForNow++;
        }
    }

    private void fill(RoomClient client) {
        while (isWorking && client.isLive() && client.pending() < WINDOW) {
            client.submit(next());
            sent.incrementAndGet();
        }
    }

    private Command.Builder next() {
        Command.Builder command = Command.newBuilder();
        int dice = random.nextInt(100);
        if (dice < 70) {
            nextFrame = MARGIN + (nextFrame - MARGIN + stride) % (RoomsApi.FRAMES - 2 * MARGIN);
            return command.setSeek(Seek.newBuilder().setFrame(nextFrame));
        } else if (dice < 78) {
            return command.setPlay(Play.getDefaultInstance());
        } else if (dice < 86) {
            return command.setPause(Pause.newBuilder().setFrame(nextFrame));
        } else if (dice < 93) {
            return command.setSetSpeed(SetSpeed.newBuilder().setSpeed(500 + 100 * random.nextInt(10)));
        }
        return command.setSetRange(SetRange.newBuilder()
                .setInPoint(random.nextInt(MARGIN))
                .setOutPoint(RoomsApi.FRAMES - 1 - random.nextInt(MARGIN)));
    }
}
