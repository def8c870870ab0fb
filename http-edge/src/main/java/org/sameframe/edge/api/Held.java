package org.sameframe.edge.api;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How much is kept of what is not whole yet, from everybody together [RE12]: each body and each message has bounds of its own, and
 * thousands at a time would fill a heap for all that. The first kibibyte of each is free, which is all that most have: who takes the
 * rest keeps nobody from joining, or from a command. Safe for threads.
 */
public final class Held {
    private static final int FREE = 1024;

    private final long most;
    private final AtomicLong bytes = new AtomicLong();

    private Held(long most) {
        this.most = most;
    }

    /** @param most bytes, from everybody together */
    static Held atMost(long most) {
        return new Held(most);
    }

    /** @param share of the heap: 8 is an eighth */
    public static Held ofHeap(int share) {
        return atMost(Runtime.getRuntime().maxMemory() / share);
    }

    /** Of one body or message. */
    public Part begin() {
        return new Part();
    }

    /** Is to be ended once. */
    public final class Part {
        private long size;
        private long counted;
        private boolean isOver;

        /**
         * Whether there is place for so many bytes more.
         *
         * @return false also once it has ended: then nothing is to be kept
         */
        public synchronized boolean take(long more) {
            if (isOver) {
                return false;
            }
            size += more;
            long beyond = Math.max(0, size - FREE) - counted;
            if (beyond > 0 && bytes.addAndGet(beyond) > most) {
                bytes.addAndGet(-beyond);
                return false;
            }
            counted += Math.max(0, beyond);
            return true;
        }

        /** It is whole, or was let go. */
        public synchronized void end() {
            isOver = true;
            bytes.addAndGet(-counted);
            counted = 0;
        }
    }
}
