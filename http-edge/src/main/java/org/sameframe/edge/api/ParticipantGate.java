package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.onSuccess;

import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Pass;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomReply;
import org.sameframe.room.actor.Rooms;

/** Lets those through who have an access token of the room; what they may do there is the room's to say. */
final class ParticipantGate {
    private static final Problem ANOTHER_ROOM = Problem.of(
            403,
            "forbidden",
            "This token is for another room",
            "Join this room, and use the token that joining answers.");

    private final AccessTokens tokens;
    private final Rooms rooms;

    private ParticipantGate(AccessTokens tokens, Rooms rooms) {
        this.tokens = tokens;
        this.rooms = rooms;
    }

    static ParticipantGate of(AccessTokens tokens, Rooms rooms) {
        return new ParticipantGate(tokens, rooms);
    }

    Route admitted(String code, HttpRequest request, Function<AccessTokens.Verified, Route> inner) {
        AccessTokens.Verification verification =
                Bearer.token(request).map(tokens::verify).orElse(new AccessTokens.Rejected(AccessTokens.Reason.BAD));
        if (verification instanceof AccessTokens.Rejected rejected) {
            return complete(Bearer.unauthorized(
                    rejected.reason(),
                    "Join the room again.",
                    "Send Authorization: Bearer with the token that creating or joining a room answers."));
        }
        if (verification instanceof AccessTokens.Visiting visiting) {
            return member(code, visiting.pass(), inner);
        }
        AccessTokens.Verified verified = (AccessTokens.Verified) verification;
        return RoomCode.parse(code).equals(Optional.of(verified.room()))
                ? inner.apply(verified)
                : complete(ANOTHER_ROOM.response());
    }

    /** Whoever has come into the room with a token that vouches for them is who they are there [JW7]. */
    private Route member(String code, Pass pass, Function<AccessTokens.Verified, Route> inner) {
        Optional<RoomCode> room = RoomCode.parse(code).filter(pass.rooms()::opens);
        if (room.isEmpty()) {
            return complete(ANOTHER_ROOM.response());
        }
        return onSuccess(rooms.member(room.get(), pass.account()), reply -> {
            if (!(reply instanceof RoomReply.Admitted admitted)) {
                return complete(
                        reply instanceof RoomReply.Refused refused
                                ? Problem.of(refused.refusal()).response()
                                : ANOTHER_ROOM.response());
            }
            return tokens.isRevoked(pass, room.get(), admitted.participant())
                    ? complete(Callers.unauthorized(AccessTokens.Reason.REVOKED))
                    : inner.apply(new AccessTokens.Verified(room.get(), admitted.participant(), pass.ticket()));
        });
    }
}
