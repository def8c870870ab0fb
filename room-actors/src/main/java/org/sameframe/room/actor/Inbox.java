package org.sameframe.room.actor;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.sameframe.room.Origin;
import org.sameframe.room.RoomCommand;

/** Commands that wait for the room to record the ones before them. */
final class Inbox {
    private final int bound;
    private final Deque<Item> waiting = new ArrayDeque<>();
    private List<Item> underway = List.of();

    record Item(RoomActor.Submission submission, Asker asker) {}

    /** @param bound commands that may wait */
    Inbox(int bound) {
        this.bound = bound;
    }

    boolean isFull() {
        return waiting.size() >= bound;
    }

    void add(RoomCommand command, Origin origin, Asker asker, long at) {
        waiting.add(new Item(new RoomActor.Submission(command, origin, at), asker));
    }

    void addFirst(RoomCommand command, long at) {
        waiting.addFirst(new Item(new RoomActor.Submission(command, Origin.ROOM, at), new Asker.Nobody()));
    }

    boolean isUnderway() {
        return !underway.isEmpty();
    }

    boolean isIdle() {
        return waiting.isEmpty() && underway.isEmpty();
    }

    boolean holds(Class<? extends RoomCommand> kind) {
        return waiting.stream()
                .anyMatch(item -> kind.isInstance(item.submission().command()));
    }

    /** Takes the next batch; it is under way until {@link #done} or {@link #drain}. */
    List<RoomActor.Submission> next(int most) {
        List<Item> batch = new ArrayList<>(Math.min(most, waiting.size()));
        while (batch.size() < most && !waiting.isEmpty()) {
            batch.add(waiting.remove());
        }
        underway = batch;
        return batch.stream().map(Item::submission).toList();
    }

    List<Item> done() {
        List<Item> finished = underway;
        underway = List.of();
        return finished;
    }

    /** Empties it: what was under way first. */
    List<Item> drain() {
        List<Item> all = new ArrayList<>(done());
        all.addAll(waiting);
        waiting.clear();
        return all;
    }
}
