package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.extractRequest;
import static org.apache.pekko.http.javadsl.server.Directives.path;
import static org.apache.pekko.http.javadsl.server.Directives.post;
import static org.apache.pekko.http.javadsl.server.PathMatchers.segment;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.apache.pekko.util.ByteString;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.CommandBudget;
import org.sameframe.room.Origin;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;

/**
 * {@code POST /v1/rooms/{code}/commands}: what is asked of a room without a connection to it, by servers and triggers [CM].
 *
 * <p>A command with a key is the one operation of an instance that is made of the key, so that the room remembers it as it does a
 * client's, over restarts too. What is sent again within minutes is compared here besides, so that a key for two different commands
 * is noticed.
 */
public final class CommandsApi {
    private static final int DIGEST_BYTES = 16;

    private static final Problem TOO_FAST = Problem.of(
                    new Refusal(RefusalCode.RATE_LIMITED, "Too many commands at once; wait a second."))
            .after(1);

    private final Rooms rooms;
    private final ParticipantGate gate;
    private final CommandReader reader;
    private final CommandBudget budget;
    private final Idempotency idempotency;

    private CommandsApi(
            Rooms rooms, ParticipantGate gate, CommandReader reader, CommandBudget budget, Idempotency idempotency) {
        this.rooms = rooms;
        this.gate = gate;
        this.reader = reader;
        this.budget = budget;
        this.idempotency = idempotency;
    }

    public static CommandsApi create(
            Rooms rooms, AccessTokens tokens, CommandReader reader, CommandBudget budget, InstantSource clock) {
        return new CommandsApi(rooms, ParticipantGate.of(tokens, rooms), reader, budget, new Idempotency(clock));
    }

    private record Settled(long seq) {}

    public Route route() {
        return path(
                segment("v1").slash("rooms").slash(segment()).slash("commands"),
                code -> post(() ->
                        extractRequest(request -> gate.admitted(code, request, sender -> command(sender, request)))));
    }

    private Route command(AccessTokens.Verified sender, HttpRequest request) {
        if (!budget.tryTake(sender)) {
            return complete(TOO_FAST.response());
        }
        Optional<String> key = Conditions.header(request, "Idempotency-Key");
        String scope = sender.room().value() + "/" + sender.participant() + "/";
        return Bodies.json(body -> key.map(some ->
                        idempotency.once(scope, some, body, () -> command(sender, body, Optional.of(digest(some)))))
                .orElseGet(() -> command(sender, body, Optional.empty())));
    }

    private CompletionStage<HttpResponse> command(
            AccessTokens.Verified sender, ByteString body, Optional<String> digest) {
        CommandReader.Reading reading = reader.read(body.toArray());
        if (reading instanceof CommandReader.Unreadable unreadable) {
            return Replies.now(Problem.of(unreadable.refusal()).response());
        }
        CommandReader.Read read = (CommandReader.Read) reading;
        Origin origin = digest.map(some -> Origin.keyed(sender.participant(), some, read.base()))
                .orElseGet(() -> new Origin(sender.participant(), "", 0, read.base()));
        return Replies.respond(
                rooms.command(sender.room(), read.command(), origin),
                reply -> reply instanceof RoomReply.Settled settled
                        ? Optional.of(
                                Json.response(200, new Settled(settled.seq())).addHeader(Replies.NOT_STORED))
                        : Optional.empty());
    }

    /** Of fixed length, and nothing that a ledger should not hold. */
    private static String digest(String key) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
