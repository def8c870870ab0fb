package org.sameframe.edge.socket;

import static org.apache.pekko.http.javadsl.server.Directives.concat;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.pathEnd;
import static org.apache.pekko.http.javadsl.server.Directives.pathPrefix;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.pekko.NotUsed;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpHeader;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.japi.Pair;
import org.apache.pekko.stream.BoundedSourceQueue;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Source;
import org.apache.pekko.util.ByteString;
import org.sameframe.edge.api.Bodies;
import org.sameframe.edge.api.Held;
import org.sameframe.edge.api.Problem;

/**
 * {@code POST /v1/stream}: the rooms for who cannot have a WebSocket [SE]. The server's frames are events of the answer,
 * the client's come with {@code POST /v1/stream/frames}, a line each; between the two is the very flow of a socket. Frames are
 * JSON, or bytes in Base64.
 */
final class RoomStream {
    /** Names the connection; told in the stream's first event and in no address, since addresses are logged. */
    static final String CONNECTION = "Sameframe-Connection";

    /** The number of a request, counted by the client from 1. */
    static final String POST = "Sameframe-Post";

    /** The subprotocol that a WebSocket would have; JSON unless it is said. */
    static final String PROTOCOL = "Sameframe-Protocol";

    /** Frames that may wait to be read; a connection reads without waiting for anybody. */
    private static final int CAPACITY = 128;

    /** Of a stream on which nothing else is said, below the minute after which many proxies cut one. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(15);

    private static final ByteString COMMENT = ByteString.fromString(":\n\n");
    private static final ContentType TYPE = MediaTypes.customWithFixedCharset(
                    "text", "event-stream", HttpCharsets.UTF_8, Map.of(), false)
            .toContentType();
    /** Also for proxies that would rather collect an answer before they pass it on. */
    private static final List<HttpHeader> HEADERS = List.of(
            RawHeader.create("Cache-Control", "no-store, no-transform"), RawHeader.create("X-Accel-Buffering", "no"));

    private static final Problem UNKNOWN = Problem.of(
            404,
            "unknown-connection",
            "No such connection is open here",
            "It has ended, or is on another node: requests with the same " + CONNECTION
                    + " must reach the node that opened it. Open a new stream.");

    private static final Problem TOO_EARLY = Problem.of(
            409,
            "out-of-order",
            "Requests before this one are missing",
            POST
                    + " counts the requests of a connection from 1, and at most %d may be ahead."
                            .formatted(PostedFrames.WINDOW));

    private static final Problem TOO_MUCH = new Problem(
            429,
            "rate-limited",
            "Too much at once",
            "More than %d frames wait to be read, or too much of everybody's is kept for requests before it; nothing of this"
                            .formatted(CAPACITY)
                    + " request was taken in. Send it again.",
            null,
            1);

    private static final Problem UNNUMBERED = new Problem(
            400,
            "invalid",
            "This cannot be done as asked",
            POST + " must be the number of the request, counted from 1.",
            POST,
            0);

    private static final Problem UNSUPPORTED = Problem.of(
            400,
            "unsupported",
            "This server does not know the protocol",
            PROTOCOL + " is sameframe.v1.json or sameframe.v1.protobuf.");

    private static final Problem NOT_BASE64 = Problem.of(
            400, "invalid", "This cannot be done as asked", "Of sameframe.v1.protobuf each line is a frame in Base64.");

    private final Door door;
    private final SocketSettings settings;
    private final SecureRandom random = new SecureRandom();
    private final Held early = Held.ofHeap(16);
    private final Map<String, Opened> open = new ConcurrentHashMap<>();

    /** Lets a request in. */
    interface Door {
        /** @param inside what is answered with a connection, which begins when it is run */
        HttpResponse enter(
                HttpRequest request, FrameFormat format, Function<Flow<Message, Message, ?>, HttpResponse> inside);
    }

    private record Opened(PostedFrames posted, FrameFormat format) {}

    RoomStream(Door door, SocketSettings settings) {
        this.door = door;
        this.settings = settings;
    }

    Route route() {
        return pathPrefix(
                segment("v1").slash("stream"),
                () -> concat(
                        pathEnd(() -> post(() -> extractRequest(request -> body(lines -> opened(request, lines))))),
                        path(
                                "frames",
                                () -> post(() -> extractRequest(request -> body(lines -> taken(request, lines)))))));
    }

    /** One message may be as large as on a socket, and others may be with it. */
    private Route body(Function<List<String>, HttpResponse> inner) {
        return Bodies.bytes(
                2 * settings.messageBytes(),
                settings.messageTimeout(),
                bytes -> CompletableFuture.completedFuture(inner.apply(lines(bytes.utf8String()))));
    }

    static List<String> lines(String body) {
        return body.lines().filter(line -> !line.isBlank()).toList();
    }

    private HttpResponse opened(HttpRequest request, List<String> lines) {
        Optional<FrameFormat> format =
                FrameFormat.of(List.of(header(request, PROTOCOL).orElse(FrameFormat.JSON.subprotocol())));
        if (format.isEmpty()) {
            return UNSUPPORTED.response();
        }
        Optional<List<Message>> first = messages(lines, format.get());
        if (first.isEmpty()) {
            return NOT_BASE64.response();
        }
        if (lines.size() > CAPACITY) {
            return TOO_MUCH.response();
        }
        return door.enter(
                request,
                format.get(),
                connection -> HttpResponse.create()
                        .addHeaders(HEADERS)
                        .withEntity(HttpEntities.createChunked(TYPE, stream(first.get(), format.get(), connection))));
    }

    /** Nothing is opened before somebody reads: who went while asking leaves nothing behind. */
    private Source<ByteString, ?> stream(
            List<Message> first, FrameFormat format, Flow<Message, Message, ?> connection) {
        return Source.fromMaterializer((materializer, attributes) -> {
            String id = secret();
            Pair<BoundedSourceQueue<Message>, Source<Message, NotUsed>> in =
                    Source.<Message>queue(CAPACITY).preMaterialize(materializer);
            PostedFrames posted = new PostedFrames(in.first(), CAPACITY, early);
            open.put(id, new Opened(posted, format));
            posted.begin(first);
            return in.second()
                    .via(connection)
                    .map(RoomStream::event)
                    .keepAlive(KEEP_ALIVE, () -> COMMENT)
                    .prepend(Source.single(
                            ByteString.fromString("event: opened\ndata: {\"connection\":\"" + id + "\"}\n\n")))
                    .watchTermination((unused, ended) -> {
                        ended.whenComplete((done, failure) -> {
                            open.remove(id);
                            posted.end();
                        });
                        return NotUsed.getInstance();
                    });
        });
    }

    private HttpResponse taken(HttpRequest request, List<String> lines) {
        Optional<Long> number = header(request, POST).flatMap(RoomStream::number);
        if (number.isEmpty()) {
            return UNNUMBERED.response();
        }
        Optional<Opened> connection = header(request, CONNECTION).flatMap(id -> Optional.ofNullable(open.get(id)));
        if (connection.isEmpty()) {
            return UNKNOWN.response();
        }
        Optional<List<Message>> frames = messages(lines, connection.get().format());
        if (frames.isEmpty()) {
            return NOT_BASE64.response();
        }
        return switch (connection.get().posted().take(number.get(), frames.get())) {
            case TAKEN ->
                HttpResponse.create().withStatus(204).addHeader(RawHeader.create("Cache-Control", "no-store"));
            case TOO_EARLY -> TOO_EARLY.response();
            case TOO_MUCH -> TOO_MUCH.response();
            case GONE -> UNKNOWN.response();
        };
    }

    private static ByteString event(Message message) {
        String data = message.isText()
                ? message.asTextMessage().getStrictText()
                : Base64.getEncoder()
                        .encodeToString(
                                message.asBinaryMessage().getStrictData().toArrayUnsafe());
        return ByteString.fromString("data: " + data + "\n\n");
    }

    /** Empty if one of them is not in its form. */
    static Optional<List<Message>> messages(List<String> lines, FrameFormat format) {
        try {
            return Optional.of(lines.stream().map(line -> message(line, format)).toList());
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    private static Message message(String line, FrameFormat format) {
        return switch (format) {
            case JSON -> TextMessage.create(line);
            case PROTOBUF ->
                BinaryMessage.create(
                        ByteString.fromArrayUnsafe(Base64.getDecoder().decode(line)));
        };
    }

    private static Optional<String> header(HttpRequest request, String name) {
        return request.getHeader(name).map(HttpHeader::value);
    }

    static Optional<Long> number(String text) {
        return text.matches("[1-9][0-9]{0,14}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    /** 128 bits, as hexadecimal digits. */
    private String secret() {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }
}
