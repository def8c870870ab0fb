package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;

import java.util.Optional;
import java.util.function.Function;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.room.RoomCode;

/** Lets those through who have an access token of the room; what they may do there is the room's to say. */
final class ParticipantGate {
    private static final Problem ANOTHER_ROOM = Problem.of(
            403,
            "forbidden",
            "This token is for another room",
            "Join this room, and use the token that joining answers.");

    private final AccessTokens tokens;

    private ParticipantGate(AccessTokens tokens) {
        this.tokens = tokens;
    }

    static ParticipantGate of(AccessTokens tokens) {
        return new ParticipantGate(tokens);
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
        AccessTokens.Verified verified = (AccessTokens.Verified) verification;
        return RoomCode.parse(code).equals(Optional.of(verified.room()))
                ? inner.apply(verified)
                : complete(ANOTHER_ROOM.response());
    }
}
