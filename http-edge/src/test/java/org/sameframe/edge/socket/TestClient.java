package org.sameframe.edge.socket;

import static org.awaitility.Awaitility.await;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;
import org.sameframe.schema.v1.Bye;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Entry;
import org.sameframe.schema.v1.Mark;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.Settled;
import org.sameframe.schema.v1.Welcome;

/**
 * A client on the JDK's WebSocket; keeps every frame that came. With {@code -Dsameframe.transport=stream} it goes over the
 * stream instead: so the suites of the socket are those of the stream [SE1].
 */
final class TestClient implements WebSocket.Listener, AutoCloseable {
    static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private static final boolean OVER_STREAM = "stream".equals(System.getProperty("sameframe.transport"));

    private final FrameFormat format;
    private final int cutAfter;
    private final List<ServerFrame> frames = new CopyOnWriteArrayList<>();
    private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream everything = new ByteArrayOutputStream();
    private final @Nullable WebSocket socket;
    private final @Nullable TestStream stream;
    private volatile boolean isEnded;

    private TestClient(URI server, FrameFormat format, int cutAfter) throws Exception {
        this.format = format;
        this.cutAfter = cutAfter;
        this.stream = OVER_STREAM ? TestStream.open(server, format, "") : null;
        if (stream != null) {
            this.socket = null;
            stream.follow(this::onEvent, () -> isEnded = true);
            return;
        }
        this.socket = HTTP.newWebSocketBuilder()
                .subprotocols(format.subprotocol())
                .buildAsync(URI.create("ws://" + server.getAuthority() + "/v1/socket"), this)
                .get(30, TimeUnit.SECONDS);
    }

    static TestClient connect(URI server, FrameFormat format) throws Exception {
        return new TestClient(server, format, Integer.MAX_VALUE);
    }

    /** One whose connection is cut, from its side, once it has so many frames. */
    static TestClient cutAfter(URI server, FrameFormat format, int frames) throws Exception {
        return new TestClient(server, format, frames);
    }

    /** Until something is seen; looks often. */
    static ConditionFactory awaiting() {
        return await().atMost(DEADLINE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5));
    }

    /** Loses what cannot be sent any more, as a cut connection does. */
    void send(ClientFrame frame) {
        if (isEnded) {
            return;
        }
        try {
            if (stream != null) {
                stream.send(
                        format == FrameFormat.JSON
                                ? Frames.json(frame)
                                : Base64.getEncoder().encodeToString(frame.toByteArray()));
                return;
            }
            Objects.requireNonNull(socket);
            (format == FrameFormat.JSON
                            ? socket.sendText(Frames.json(frame), true)
                            : socket.sendBinary(ByteBuffer.wrap(frame.toByteArray()), true))
                    .get(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            isEnded = true;
        }
    }

    List<ServerFrame> frames() {
        return frames;
    }

    Stream<ServerMessage> messages() {
        return frames.stream().flatMap(frame -> frame.getMessagesList().stream());
    }

    List<Entry> entries() {
        return messages()
                .filter(ServerMessage::hasEntry)
                .map(ServerMessage::getEntry)
                .toList();
    }

    Optional<Settled> settled(long op) {
        return messages()
                .filter(message -> message.hasSettled() && message.getSettled().getOp() == op)
                .map(ServerMessage::getSettled)
                .findFirst();
    }

    /** How far it was told; the default if nothing. */
    Mark through() {
        return frames.stream()
                .filter(ServerFrame::hasRange)
                .map(frame -> frame.getRange().getThrough())
                .reduce(Mark.getDefaultInstance(), (earlier, later) -> later);
    }

    ServerMessage awaitMessage(Predicate<ServerMessage> predicate) {
        return awaiting()
                .until(() -> messages().filter(predicate).findFirst(), Optional::isPresent)
                .orElseThrow();
    }

    Welcome awaitWelcome() {
        Welcome welcome = awaitMessage(ServerMessage::hasWelcome).getWelcome();
        awaiting().until(() -> isEnded || through().getSeq() > 0);
        return welcome;
    }

    Settled awaitSettled(long op) {
        awaiting().until(() -> settled(op).isPresent());
        return settled(op).orElseThrow();
    }

    void awaitThrough(long seq) {
        awaiting().until(() -> through().getSeq() >= seq);
    }

    Bye awaitBye() {
        Bye bye = awaitMessage(ServerMessage::hasBye).getBye();
        awaitEnd();
        return bye;
    }

    void awaitEnd() {
        awaiting().until(() -> isEnded);
    }

    boolean isEnded() {
        return isEnded;
    }

    private void onEvent(String data) {
        byte[] bytes = format == FrameFormat.JSON
                ? data.getBytes(StandardCharsets.UTF_8)
                : Base64.getDecoder().decode(data);
        keep(bytes);
        taken(format == FrameFormat.JSON ? Frames.read(data) : Frames.read(ByteBuffer.wrap(bytes)));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        keep(data.toString().getBytes(StandardCharsets.UTF_8));
        if (last) {
            taken(Frames.read(text.toString()));
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        byte[] part = new byte[data.remaining()];
        data.get(part);
        binary.writeBytes(part);
        keep(part);
        if (last) {
            taken(Frames.read(ByteBuffer.wrap(binary.toByteArray())));
            binary.reset();
        }
        from.request(1);
        return null;
    }

    private void keep(byte[] bytes) {
        synchronized (everything) {
            everything.writeBytes(bytes);
        }
    }

    /** Whether a text, in ASCII, is anywhere in the bytes that its socket was ever sent. */
    boolean wasSent(String canary) {
        synchronized (everything) {
            return everything.toString(StandardCharsets.ISO_8859_1).contains(canary);
        }
    }

    private void taken(ServerFrame frame) {
        if (isEnded) {
            return;
        }
        frames.add(frame);
        if (frames.size() >= cutAfter) {
            close();
        }
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
        isEnded = true;
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        isEnded = true;
    }

    /** Cuts the connection. */
    @Override
    public void close() {
        isEnded = true;
        if (stream != null) {
            stream.close();
        }
        if (socket != null) {
            socket.abort();
        }
    }
}
