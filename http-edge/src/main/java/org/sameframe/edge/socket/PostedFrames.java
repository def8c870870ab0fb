package org.sameframe.edge.socket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.stream.BoundedSourceQueue;

/**
 * Brings frames that come in requests of their own into the order in which their client numbered the requests, each once
 * [SE3]: a request may be repeated, and one may overtake another.
 */
final class PostedFrames {
    /** Requests that may be ahead of the next one. */
    static final int WINDOW = 8;

    private final BoundedSourceQueue<Message> queue;
    private final int capacity;
    private final Map<Long, List<Message>> early = new HashMap<>();
    private long next = 1;

    /** What became of a request. */
    enum Outcome {
        /** Taken in, now or when the ones before it are here; or it had been already. */
        TAKEN,
        /** Too far ahead to be kept. */
        TOO_EARLY,
        /** More than is read in time. Nothing of it was taken in. */
        TOO_MUCH,
        /** The connection has ended. */
        GONE
    }

    /** @param capacity frames that {@code queue} holds */
    PostedFrames(BoundedSourceQueue<Message> queue, int capacity) {
        this.queue = queue;
        this.capacity = capacity;
    }

    /**
     * Takes in what came with the opening, before any other request.
     *
     * @param frames at most the capacity
     */
    synchronized void begin(List<Message> frames) {
        frames.forEach(queue::offer);
    }

    /**
     * Takes a request in.
     *
     * @param number of the request, counted by the client from 1
     */
    synchronized Outcome take(long number, List<Message> frames) {
        if (queue.isCompleted()) {
            return Outcome.GONE;
        }
        if (number < next || early.containsKey(number)) {
            return Outcome.TAKEN;
        }
        if (number >= next + WINDOW) {
            return Outcome.TOO_EARLY;
        }
        int waiting = early.values().stream().mapToInt(List::size).sum();
        if (queue.size() + waiting + frames.size() > capacity) {
            return Outcome.TOO_MUCH;
        }
        early.put(number, frames);
        for (List<Message> due = early.remove(next); due != null; due = early.remove(next)) {
            next++;
            for (Message frame : due) {
                if (!queue.offer(frame).isEnqueued()) {
                    return Outcome.GONE;
                }
            }
        }
        return Outcome.TAKEN;
    }
}
