package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.sameframe.room.Category;
import org.sameframe.room.Entry;
import org.sameframe.room.Refusal;

/** A connection that remembers what it was told, and checks that it joins on [FO3]. */
final class RecordingOutlet implements Outlet {
    private final int participant;
    private final String instance;
    private final Set<Category> categories;
    private final List<Object> told = new ArrayList<>();
    private final List<Delivery> deliveries = new ArrayList<>();
    private final List<String> defects = new ArrayList<>();
    private Mark through;
    private Optional<RoomLink> link = Optional.empty();
    private boolean isClosed;
    private boolean isBroken;

    RecordingOutlet(int participant, String instance, Set<Category> categories, Mark resume) {
        this.participant = participant;
        this.instance = instance;
        this.categories = categories;
        this.through = resume;
    }

    static RecordingOutlet of(int participant, String instance) {
        return new RecordingOutlet(participant, instance, EnumSet.allOf(Category.class), Mark.START);
    }

    @Override
    public int participant() {
        return participant;
    }

    @Override
    public String instance() {
        return instance;
    }

    @Override
    public Set<Category> categories() {
        return categories;
    }

    @Override
    public synchronized Mark through() {
        return through;
    }

    @Override
    public synchronized void await(RoomMessage.Waiting waiting) {
        check(link.isEmpty(), "has to wait after the welcome");
        told.add(waiting);
    }

    @Override
    public synchronized void welcome(RoomMessage.Welcome welcome, RoomLink room) {
        check(link.isEmpty(), "welcomed twice");
        told.add(welcome);
        link = Optional.of(room);
    }

    @Override
    public synchronized void deliver(Delivery delivery) {
        if (isBroken) {
            isBroken = false;
            throw new IllegalStateException("a defect, made by a test");
        }
        deliveries.add(delivery);
        for (RoomMessage message : delivery.messages()) {
            told.add(message);
            if (message instanceof RoomMessage.Happened happened) {
                long seq = happened.entry().seq();
                check(seq > through.seq(), "entry " + seq + " came after " + through.seq());
                check(delivery.through().map(Mark::seq).orElse(0L) >= seq, "entry " + seq + " is beyond its range");
            }
            if (message instanceof RoomMessage.Settled settled
                    && settled.refusal().isEmpty()) {
                check(settled.seq() <= through.seq(), "settled before entry " + settled.seq());
            }
        }
        delivery.through().ifPresent(mark -> {
            check(mark.seq() >= through.seq(), "range goes back from " + through.seq() + " to " + mark.seq());
            through = mark;
        });
    }

    @Override
    public synchronized void replace(Delivery snapshot) {
        told.addAll(snapshot.messages());
        through = snapshot.through().orElseThrow();
    }

    @Override
    public synchronized void settleUnknown(Refusal refusal) {
        told.add(refusal);
    }

    @Override
    public synchronized void close(Farewell farewell) {
        told.add(farewell);
        isClosed = true;
    }

    @Override
    public synchronized boolean isClosed() {
        return isClosed;
    }

    /** Its socket is gone. */
    synchronized void lose() {
        isClosed = true;
        link.ifPresent(RoomLink::close);
    }

    synchronized void breakOnce() {
        isBroken = true;
    }

    synchronized RoomLink link() {
        return link.orElseThrow();
    }

    synchronized boolean isWelcome() {
        return link.isPresent();
    }

    /** Everything of a kind, in order. */
    synchronized <T> List<T> told(Class<T> kind) {
        assertThat(defects).isEmpty();
        return told.stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    /** As they came, to see whether they are the same. */
    synchronized List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** Whether a text is anywhere in what it was told. */
    synchronized boolean knows(String text) {
        return told.toString().contains(text);
    }

    synchronized List<Class<?>> kinds() {
        assertThat(defects).isEmpty();
        return told.stream().<Class<?>>map(Object::getClass).toList();
    }

    List<Long> sequences() {
        return told(RoomMessage.Happened.class).stream()
                .map(RoomMessage.Happened::entry)
                .map(Entry::seq)
                .toList();
    }

    List<Farewell.Reason> farewells() {
        return told(Farewell.class).stream().map(Farewell::reason).toList();
    }

    private void check(boolean holds, String defect) {
        if (!holds) {
            defects.add(defect);
        }
    }
}
