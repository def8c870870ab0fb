package org.sameframe.edge.socket;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.http.javadsl.model.AttributeKeys;
import org.apache.pekko.http.javadsl.model.HttpProtocols;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.WebSocketUpgrade;
import org.apache.pekko.http.javadsl.server.Directives;
import org.apache.pekko.http.javadsl.server.PathMatchers;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.stream.Materializer;
import org.apache.pekko.stream.SystemMaterializer;
import org.apache.pekko.stream.javadsl.Flow;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;
import org.sameframe.edge.api.Clients;
import org.sameframe.edge.api.Held;
import org.sameframe.edge.api.Problem;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Origins;
import org.sameframe.edge.auth.Revocations;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.room.actor.Rooms;

/** {@code GET /v1/socket}: the WebSocket of the rooms, and beside it the stream for where there is none [SE]. */
public final class RoomSocket {
    private static final String STOPS = "The server stops; it will be back in a moment.";

    private final Doorkeeper doorkeeper;
    private final Stays stays;
    private final Origins origins;
    private final MicroClock clock;
    private final SocketSettings settings;
    private final Identity identity;
    private final Heads heads;
    private final Materializer materializer;
    private final SocketMeter meter;
    private final StopSettings stop;
    private final Clients clients;
    private final Crowd crowd;
    private final ParticipantBudgets participants;
    private final Held held = Held.ofHeap(8);
    private final RoomStream stream;
    private final Set<Outbox> open = ConcurrentHashMap.newKeySet();
    private final CompletableFuture<Done> allGone = new CompletableFuture<>();
    private volatile boolean isStopping;

    /**
     * @param version of this server, as clients are told
     * @param heads signs what clients are told
     * @param meter counts
     * @param clients tells where a request comes from
     */
    public RoomSocket(
            ActorSystem<?> system,
            Rooms rooms,
            AccessTokens tokens,
            Origins origins,
            MicroClock clock,
            String version,
            Heads heads,
            SocketMeter meter,
            Clients clients) {
        this.stays = new Stays(InstantSource.system());
        this.doorkeeper = new Doorkeeper(tokens, rooms::connect, Doorkeeper.Members.of(rooms), stays);
        this.origins = origins;
        this.clock = clock;
        this.settings = SocketSettings.of(system.settings().config());
        this.identity = new Identity(version, heads.publicKey());
        this.heads = heads;
        this.meter = meter;
        this.stop = StopSettings.of(system.settings().config());
        meter.watch(this::waiting);
        this.clients = clients;
        this.crowd = Crowd.create(settings.floods());
        this.participants = ParticipantBudgets.create(settings.floods());
        this.materializer = SystemMaterializer.get(system).materializer();
        this.stream = new RoomStream(this::admitted, settings);
        system.scheduler()
                .scheduleWithFixedDelay(
                        settings.headInterval(),
                        settings.headInterval(),
                        () -> heads.round(open),
                        system.executionContext());
    }

    public Route route() {
        return Directives.concat(
                Directives.path(
                        PathMatchers.segment("v1").slash("socket"),
                        () -> Directives.get(
                                () -> Directives.extractRequest(request -> Directives.complete(upgrade(request))))),
                stream.route());
    }

    /** Ends the connections whose tokens have ended or were revoked. Several times a second. */
    public void sweep(Revocations revocations) {
        stays.sweep(revocations);
    }

    /**
     * Tells every connection that the server stops; they come back to the next one. Who connects later is told as well.
     *
     * @return complete when all are gone, or had their time to go
     */
    public CompletionStage<Done> shutDown() {
        isStopping = true;
        open.forEach(outbox -> outbox.leave(Bye.SHUTDOWN, STOPS, stop.comeBackAfter()));
        checkEmpty();
        long settleWithin = stop.settleWithin().toMillis();
        CompletableFuture<Done> settled =
                allGone.copy().completeOnTimeout(Done.getInstance(), settleWithin, MILLISECONDS);
        return settled.thenCompose(done -> {
            // whoever still waits for a room that does not answer has the operation pending, and sends it again
            open.forEach(outbox -> outbox.close(Bye.SHUTDOWN, STOPS));
            return allGone.copy()
                    .completeOnTimeout(
                            Done.getInstance(), settings.closeTimeout().toMillis(), MILLISECONDS);
        });
    }

    /** What waits for the readers of all connections, just now. */
    private SocketMeter.Waiting waiting() {
        long bytes = 0;
        long largest = 0;
        long behind = 0;
        for (Outbox outbox : open) {
            long own = outbox.waiting();
            bytes += own;
            largest = Math.max(largest, own);
            behind += outbox.lacksSnapshot() ? 1 : 0;
        }
        return new SocketMeter.Waiting(open.size(), bytes, largest, behind);
    }

    /** Why the server ends connections, as the meter is told. */
    public static List<String> farewells() {
        return Arrays.stream(Bye.values()).map(Bye::id).toList();
    }

    private void gone(Outbox outbox) {
        open.remove(outbox);
        stays.end(outbox);
        checkEmpty();
    }

    private void checkEmpty() {
        if (isStopping && open.isEmpty()) {
            allGone.complete(Done.getInstance());
        }
    }

    private HttpResponse upgrade(HttpRequest request) {
        if (!origins.allows(request)) {
            return Problem.of(
                            403,
                            "forbidden",
                            "You may not do this",
                            "Pages of this origin may not connect; the operator can allow it.")
                    .response();
        }
        Optional<WebSocketUpgrade> upgrade = request.getAttribute(AttributeKeys.webSocketUpgrade);
        if (upgrade.isEmpty() || request.protocol().equals(HttpProtocols.HTTP_1_0)) {
            return Problem.of(
                            426,
                            "invalid",
                            "This cannot be done as asked",
                            "This address speaks WebSocket (RFC 6455) over HTTP/1.1.")
                    .response()
                    .addHeader(RawHeader.create("Upgrade", "websocket"))
                    .addHeader(RawHeader.create("Sec-WebSocket-Version", "13"));
        }
        Optional<FrameFormat> format = FrameFormat.of(upgrade.get().getRequestedProtocols());
        if (format.isEmpty()) {
            return Problem.of(
                            400,
                            "unsupported",
                            "This server does not know the protocol",
                            "Offer the subprotocol sameframe.v1.protobuf or sameframe.v1.json.")
                    .response();
        }
        return admitted(
                request,
                format.get(),
                flow -> upgrade.get().handleMessagesWith(flow, format.get().subprotocol()));
    }

    /** With a connection of its own, unless too many come from there. */
    private HttpResponse admitted(
            HttpRequest request, FrameFormat format, Function<Flow<Message, Message, ?>, HttpResponse> inside) {
        InetAddress address = clients.address(request);
        int wait = crowd.secondsToWait(address);
        return wait > 0
                ? Problem.tooMany("Too many connections come from your address.", wait)
                        .response()
                : inside.apply(counted(address, format));
    }

    /** A connection that its address has open from when it is there until it is gone [FL4]. */
    private Flow<Message, Message, ?> counted(InetAddress address, FrameFormat format) {
        return Flow.fromMaterializer((running, attributes) -> {
            crowd.enter(address);
            return flow(format).watchTermination((value, gone) -> {
                gone.whenComplete((done, failure) -> crowd.leave(address));
                return value;
            });
        });
    }

    private Flow<Message, Message, NotUsed> flow(FrameFormat format) {
        Outbox outbox = new Outbox(format, settings, identity, clock, meter);
        Connection connection = new Connection(outbox, doorkeeper, Floods.create(settings, participants), meter);
        open.add(outbox);
        meter.opened();
        if (isStopping) {
            outbox.leave(Bye.SHUTDOWN, STOPS, stop.comeBackAfter());
        }
        Sink<Message, NotUsed> in = Flow.of(Message.class)
                .mapAsync(1, message -> Incoming.of(message, settings, held, materializer))
                .to(Sink.fromGraph(new ConnectionSink(format, connection, outbox, settings)));
        Source<Message, NotUsed> out = Source.fromGraph(
                new OutboxSource(outbox, settings.closeTimeout(), () -> heads.sent(outbox), () -> gone(outbox)));
        return Flow.fromSinkAndSourceCoupled(in, out);
    }
}
