package org.sameframe.simulation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/** A queue between two parts: what is in it arrives in order, and when the seed says so. */
public final class Lane<T> {
    private final String name;
    private final Consumer<? super T> receiver;
    private final Deque<T> waiting = new ArrayDeque<>();
    private boolean isBlocked;

    Lane(String name, Consumer<? super T> receiver) {
        this.name = name;
        this.receiver = receiver;
    }

    public void add(T item) {
        waiting.add(item);
    }

    public int size() {
        return waiting.size();
    }

    /** Loses what is at its front, at most {@code count}. */
    public void loseFirst(int count) {
        for (int i = 0; i < count && !waiting.isEmpty(); i++) {
            waiting.removeFirst();
        }
    }

    /** Loses what is behind the first {@code count}. */
    public void loseAfter(int count) {
        while (waiting.size() > count) {
            waiting.removeLast();
        }
    }

    /** While it is blocked nothing arrives. */
    public void block(boolean blocked) {
        isBlocked = blocked;
    }

    boolean canMove() {
        return !isBlocked && !waiting.isEmpty();
    }

    void move(Trace trace) {
        T item = waiting.removeFirst();
        trace.add(name, item);
        receiver.accept(item);
    }
}
