package org.sameframe.edge.api;

import static org.apache.pekko.http.javadsl.server.Directives.complete;
import static org.apache.pekko.http.javadsl.server.Directives.completeWithFuture;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.server.Route;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.room.RoomCode;

/** Lets those read a room's history whose token grants it [HI7]. */
final class AuditGate {
    private static final String INSTEAD =
            "Send Authorization: Bearer with the auditToken that creating a room answers.";

    private static final Problem NOT_GRANTED = Problem.of(
            403,
            "forbidden",
            "This token does not grant audit",
            "The history is read with the auditToken that creating the room answered.");

    private static final Problem ANOTHER_ROOM =
            Problem.of(403, "forbidden", "This token is for another room", "Use the auditToken of this room.");

    private final AccessTokens tokens;

    private AuditGate(AccessTokens tokens) {
        this.tokens = tokens;
    }

    static AuditGate of(AccessTokens tokens) {
        return new AuditGate(tokens);
    }

    /** What is behind the gate. */
    interface Resource {
        CompletionStage<HttpResponse> of(RoomCode room, HttpRequest request);
    }

    /** Before anything is read: who has no right to see a room is not told whether there is one. */
    Route granted(String code, HttpRequest request, Resource resource) {
        AccessTokens.Audit audit = Bearer.token(request)
                .map(tokens::verifyAudit)
                .orElse(new AccessTokens.Rejected(AccessTokens.Reason.BAD));
        if (audit instanceof AccessTokens.Rejected rejected) {
            return complete(
                    Bearer.unauthorized(rejected.reason(), "Ask the operator of the server for another.", INSTEAD));
        }
        if (!(audit instanceof AccessTokens.Granted granted)) {
            return complete(NOT_GRANTED.response());
        }
        return RoomCode.parse(code).equals(Optional.of(granted.room()))
                ? completeWithFuture(resource.of(granted.room(), request))
                : complete(ANOTHER_ROOM.response());
    }
}
