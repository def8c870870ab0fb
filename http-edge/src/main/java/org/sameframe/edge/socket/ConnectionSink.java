package org.sameframe.edge.socket;

import java.time.Duration;
import org.apache.pekko.stream.Attributes;
import org.apache.pekko.stream.Inlet;
import org.apache.pekko.stream.SinkShape;
import org.apache.pekko.stream.stage.AbstractInHandler;
import org.apache.pekko.stream.stage.GraphStage;
import org.apache.pekko.stream.stage.GraphStageLogic;
import org.apache.pekko.stream.stage.TimerGraphStageLogic;

/**
 * Feeds what a socket brings to its {@link Connection}, and ends the connection when it brings nothing [HB1].
 *
 * <p>Runs where the socket's stream runs: a message costs no mailbox on its way in. When the connection is told to end,
 * nothing more is taken in; the {@link OutboxSource} completes, and takes this side with it.
 */
final class ConnectionSink extends GraphStage<SinkShape<Incoming>> {
    private final Inlet<Incoming> in = Inlet.create("Connection.in");
    private final SinkShape<Incoming> shape = SinkShape.of(in);
    private final FrameFormat format;
    private final Connection connection;
    private final Outbox outbox;
    private final SocketSettings settings;

    ConnectionSink(FrameFormat format, Connection connection, Outbox outbox, SocketSettings settings) {
        this.format = format;
        this.connection = connection;
        this.outbox = outbox;
        this.settings = settings;
    }

    @Override
    public SinkShape<Incoming> shape() {
        return shape;
    }

    @Override
    public GraphStageLogic createLogic(Attributes attributes) {
        return new Logic();
    }

    private final class Logic extends TimerGraphStageLogic {
        private boolean wasHeard;
        private int silentIntervals;

        Logic() {
            super(shape);
            setHandler(in, new AbstractInHandler() {
                @Override
                public void onPush() {
                    received(grab(in));
                }
            });
        }

        @Override
        public void preStart() {
            scheduleOnce(Timer.HELLO, settings.helloTimeout());
            scheduleWithFixedDelay(Timer.HEARTBEAT, settings.heartbeat(), settings.heartbeat());
            pull(in);
        }

        @Override
        public void onTimer(Object timer) {
            if (timer == Timer.HELLO) {
                if (!connection.isKnown()) {
                    outbox.close(Bye.BAD_REQUEST, "No hello came within %s.".formatted(text(settings.helloTimeout())));
                }
            } else {
                silentIntervals = wasHeard ? 0 : silentIntervals + 1;
                wasHeard = false;
                if (silentIntervals >= 3) {
                    outbox.close(
                            Bye.NO_HEARTBEAT,
                            "Nothing was heard for %s; connect again."
                                    .formatted(text(settings.heartbeat().multipliedBy(3))));
                }
            }
        }

        private void received(Incoming incoming) {
            wasHeard = true;
            try {
                if (incoming instanceof Incoming.Complete complete) {
                    connection.receive(format.parse(complete.message()));
                } else if (incoming instanceof Incoming.Broken broken) {
                    throw new BadFrame(broken.detail());
                } else {
                    outbox.close(
                            Bye.UNAVAILABLE, "The server holds too much of others just now; connect again in a while.");
                }
            } catch (BadFrame e) {
                outbox.close(Bye.BAD_REQUEST, e.detail());
            }
            if (!outbox.isClosing()) {
                pull(in);
            }
        }

        private String text(Duration duration) {
            return duration.toMillis() / 1_000.0 + " s";
        }
    }

    private enum Timer {
        HELLO,
        HEARTBEAT
    }
}
