package org.sameframe.edge.socket;

import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.util.ByteString;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.room.actor.Outlet;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.simulation.Lane;
import org.sameframe.simulation.Lanes;

/**
 * One WebSocket between a client and a {@link Connection} with its {@link Outbox}: bytes on their way up and down. Does what
 * {@link ConnectionSink} and {@link OutboxSource} do with a real one.
 */
public final class SimulatedSocket {
    /** Frames that are on their way down before the socket asks for no more. */
    private static final int WINDOW = 2;

    private enum End {
        END
    }

    /** On its way up. */
    private record Sent(Message bytes) {
        @Override
        public String toString() {
            return bytes.isText()
                    ? bytes.asTextMessage().getStrictText()
                    : Frames.json(
                            Frames.sent(bytes.asBinaryMessage().getStrictData().asByteBuffer()));
        }
    }

    /** On its way down. */
    private record Told(Message bytes) {
        @Override
        public String toString() {
            return Frames.json(Frames.read(bytes));
        }
    }

    private final FrameFormat format;
    private final Lanes lanes;
    private final RandomGenerator random;
    private final Outbox outbox;
    private final Connection connection;
    private final Consumer<ServerFrame> client;
    private final Runnable ended;
    private final boolean losesWakes;
    private final Map<Integer, Integer> arrived = new HashMap<>();
    private final Lane<Object> up;
    private final Lane<Object> down;
    private final Lane<Object> wakes;
    /** It has asked for more than there was. */
    private boolean isWaiting;

    private boolean isOver;
    private boolean isCut;

    /** What all sockets of a server have in common. */
    public record Server(
            Lanes lanes,
            RandomGenerator random,
            AccessTokens tokens,
            MicroClock clock,
            int backlogBytes,
            boolean losesWakes) {}

    /**
     * Opens a socket.
     *
     * @param door brings the connection into its room
     * @param client takes the frames that arrive
     * @param ended is run when the client sees that the socket is closed
     */
    public SimulatedSocket(
            Server server,
            String name,
            boolean isJson,
            BiConsumer<RoomCode, Outlet> door,
            Consumer<ServerFrame> client,
            Runnable ended) {
        // More than any client here sends: budgets are kept with a clock of their own.
        int plenty = 1_000_000;
        Duration timeout = Duration.ofSeconds(5);
        SocketSettings settings = new SocketSettings(
                timeout, timeout, timeout, timeout, 65_536, server.backlogBytes(), plenty, plenty, plenty, timeout);
        this.format = isJson ? FrameFormat.JSON : FrameFormat.PROTOBUF;
        this.lanes = server.lanes();
        this.random = server.random();
        this.losesWakes = server.losesWakes();
        this.client = client;
        this.ended = ended;
        this.outbox = new Outbox(
                format, settings, new Identity("simulated", com.google.protobuf.ByteString.EMPTY), server.clock());
        this.connection = new Connection(outbox, Doorkeeper.forParticipants(server.tokens(), door), settings);
        this.up = lanes.open(name + " up", this::received);
        this.down = lanes.open(name + " down", this::delivered);
        this.wakes = lanes.open(name + " wake", woken -> {
            isWaiting = false;
            offer();
        });
        outbox.open(this::wake);
        offer();
    }

    private void wake() {
        if (!(losesWakes && random.nextInt(8) == 0)) {
            wakes.add("woken");
        }
    }

    public void send(ClientFrame frame) {
        up.add(new Sent(
                format == FrameFormat.JSON
                        ? TextMessage.create(Frames.json(frame))
                        : BinaryMessage.create(ByteString.fromArray(frame.toByteArray()))));
    }

    /** How often the server was brought a command, by its number. */
    public Map<Integer, Integer> arrivals() {
        return Collections.unmodifiableMap(arrived);
    }

    /** A client that does not read, or reads again. */
    public void stall(boolean stalled) {
        down.block(stalled);
    }

    /** The client loses the socket: it gets nothing more, and some of what it sent still arrives. */
    public void cut() {
        if (!isCut) {
            isCut = true;
            lanes.close(down);
            up.loseAfter(random.nextInt(up.size() + 1));
            up.add(End.END);
        }
    }

    /** The server has waited for long enough for a socket that does not take its last frame. */
    public void closeTimeout() {
        if (outbox.isClosing()) {
            complete();
        }
    }

    private void received(Object item) {
        if (item == End.END) {
            complete();
        } else if (!outbox.isClosing()) {
            try {
                ClientFrame frame = format.parse(((Sent) item).bytes());
                if (frame.hasCommand()) {
                    arrived.merge(frame.getCommand().getOp(), 1, Integer::sum);
                }
                connection.receive(frame);
            } catch (BadFrame e) {
                outbox.close(Bye.BAD_REQUEST, e.detail());
            }
        }
    }

    private void delivered(Object item) {
        if (item == End.END) {
            lanes.close(down);
            ended.run();
        } else {
            client.accept(Frames.read(((Told) item).bytes()));
            offer();
        }
    }

    /** Asks while it has room; when there was nothing it is to be woken. */
    private void offer() {
        while (!isOver && !isWaiting && (isCut || down.size() < WINDOW)) {
            Optional<Message> message = outbox.take();
            isWaiting = message.isEmpty();
            if (message.isPresent() && !isCut) {
                down.add(new Told(message.get()));
            }
            if (outbox.isDone()) {
                complete();
            }
        }
    }

    private void complete() {
        if (!isOver) {
            isOver = true;
            outbox.closed();
            lanes.close(up);
            lanes.close(wakes);
            if (!isCut) {
                down.add(End.END);
            }
        }
    }
}
