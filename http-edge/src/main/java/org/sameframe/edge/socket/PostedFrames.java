package org.sameframe.edge.socket;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.jspecify.annotations.Nullable;
import org.sameframe.edge.api.Held;

/**
 * Brings frames that come in requests of their own into the order in which their client numbered the requests, each once
 * [SE3]: a request may be repeated, and one may overtake another.
 */
final class PostedFrames {
    /** Requests that may be ahead of the next one. */
    static final int WINDOW = 8;

    private final BoundedSourceQueue<Message> queue;
    private final int capacity;
    private final Held held;
    private final Map<Long, Early> early = new HashMap<>();
    private long next = 1;
    private boolean isOver;

    /** A request that others are missing before. */
    private record Early(List<Message> frames, Held.Part part) {}

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

    /**
     * @param capacity frames that {@code queue} holds
     * @param held what is kept until the requests before it are here, of all connections
     */
    PostedFrames(BoundedSourceQueue<Message> queue, int capacity, Held held) {
        this.queue = queue;
        this.capacity = capacity;
        this.held = held;
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
        if (isOver || queue.isCompleted()) {
            return Outcome.GONE;
        }
        if (number < next || early.containsKey(number)) {
            return Outcome.TAKEN;
        }
        if (number >= next + WINDOW) {
            return Outcome.TOO_EARLY;
        }
        int waiting =
                early.values().stream().mapToInt(some -> some.frames().size()).sum();
        if (queue.size() + waiting + frames.size() > capacity) {
            return Outcome.TOO_MUCH;
        }
        if (number > next) {
            return keep(number, frames);
        }
        for (List<Message> due = frames; due != null; due = kept()) {
            next++;
            for (Message frame : due) {
                if (!queue.offer(frame).isEnqueued()) {
                    return Outcome.GONE;
                }
            }
        }
        return Outcome.TAKEN;
    }

    private Outcome keep(long number, List<Message> frames) {
        Held.Part part = held.begin();
        if (!part.take(frames.stream().mapToLong(PostedFrames::size).sum())) {
            part.end();
            return Outcome.TOO_MUCH;
        }
        early.put(number, new Early(frames, part));
        return Outcome.TAKEN;
    }

    /** The next request, if it is here. */
    private @Nullable List<Message> kept() {
        @Nullable Early due = early.remove(next);
        if (due == null) {
            return null;
        }
        due.part().end();
        return due.frames();
    }

    /** The connection has ended: what is kept is nobody's. */
    synchronized void end() {
        isOver = true;
        early.values().forEach(some -> some.part().end());
        early.clear();
    }

    private static long size(Message frame) {
        return frame.isText()
                ? frame.asTextMessage().getStrictText().length()
                : frame.asBinaryMessage().getStrictData().size();
    }
}
