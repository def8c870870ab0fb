package org.sameframe.edge.socket;

import java.time.Duration;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.Outlet;
import org.apache.pekko.stream.SourceShape;
import org.apache.pekko.stream.stage.AbstractOutHandler;
import org.apache.pekko.stream.stage.AsyncCallback;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;

/**
 * Lets a socket take from an {@link Outbox}: it is woken only when it has asked. Signals alone wait a little behind the frame
 * before, so that those of several people go as one frame: a page has more to do for each frame than for what is in it.
 */
final class OutboxSource extends GraphStage<SourceShape<Message>> {
    /** A page is painted so often. */
    private static final Duration PACE = Duration.ofMillis(16);

    private static final String SIGNALS = "signals";

    private final Outlet<Message> out = Outlet.create("Outbox.out");
    private final SourceShape<Message> shape = SourceShape.of(out);
    private final Outbox outbox;
    private final Duration closeTimeout;
    private final Runnable onSent;
    private final Runnable atEnd;

    /**
     * @param closeTimeout within which a socket must take its last frame
     * @param onSent is run after each frame
     * @param atEnd is run when the socket is gone
     */
    OutboxSource(Outbox outbox, Duration closeTimeout, Runnable onSent, Runnable atEnd) {
        this.outbox = outbox;
        this.closeTimeout = closeTimeout;
        this.onSent = onSent;
        this.atEnd = atEnd;
    }

    @Override
    public SourceShape<Message> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    private final class Logic extends TimerGraphStageLogic {
        private final AsyncCallback<Outbox> woken = createAsyncCallback(some -> offer());
        /** When the last frame went, in nanoseconds. */
        private long sent = System.nanoTime() - PACE.toNanos();

        Logic() {
            super(shape);
            setHandler(out, new AbstractOutHandler() {
                @Override
                public void onPull() {
                    offer();
                }
            });
        }

        @Override
        public void preStart() {
            outbox.open(() -> woken.invoke(outbox));
        }

        @Override
        public void onTimer(Object key) {
            if (SIGNALS.equals(key)) {
                offer();
            } else {
                completeStage();
            }
        }

        @Override
        public void postStop() {
            outbox.closed();
            atEnd.run();
        }

        private void offer() {
            if (isAvailable(out)) {
                long left = sent + PACE.toNanos() - System.nanoTime();
                Optional<Message> message = left > 0 ? outbox.takeUrgent() : outbox.take();
                message.ifPresent(some -> {
                    sent = System.nanoTime();
                    push(out, some);
                    onSent.run();
                });
                if (message.isEmpty() && left > 0 && outbox.hasSignals() && !isTimerActive(SIGNALS)) {
                    scheduleOnce(SIGNALS, Duration.ofNanos(left));
                }
            }
            if (outbox.isDone()) {
                completeStage();
            } else if (outbox.isClosing() && !isTimerActive(out)) {
                scheduleOnce(out, closeTimeout);
            }
        }
    }
}
