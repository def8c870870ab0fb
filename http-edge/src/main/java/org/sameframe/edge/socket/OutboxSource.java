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

/** Lets a socket take from an {@link Outbox}: it is woken only when it has asked. */
final class OutboxSource extends GraphStage<SourceShape<Message>> {
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
            completeStage();
        }

        @Override
        public void postStop() {
            outbox.closed();
            atEnd.run();
        }

        private void offer() {
            if (isAvailable(out)) {
                Optional<Message> message = outbox.take();
                message.ifPresent(some -> {
                    push(out, some);
                    onSent.run();
                });
            }
            if (outbox.isDone()) {
                completeStage();
            } else if (outbox.isClosing() && !isTimerActive(out)) {
                scheduleOnce(out, closeTimeout);
            }
        }
    }
}
