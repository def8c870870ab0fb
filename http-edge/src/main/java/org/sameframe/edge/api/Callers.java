package org.sameframe.edge.api;

import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.auth.Grant;
import org.sameframe.edge.auth.Mode;
import org.sameframe.edge.auth.Pass;
import org.sameframe.room.RoomCode;

/** Who calls from outside a room, and whether this server lets them [MO1]. */
public record Callers(AccessTokens tokens, Mode mode) {
    private static final Problem NO_CREATE = Problem.of(
            403,
            "forbidden",
            "This token does not grant create",
            "Send a token whose grants have create; the platform issues it, or the operator with token create --grant create.");

    private static final Problem NO_UPLOAD = Problem.of(
            403,
            "forbidden",
            "This token does not grant upload",
            "Send a token whose grants have upload; the platform issues it, or the operator with token create --grant upload.");

    private static final Problem ANOTHER_ROOM = Problem.of(
            403,
            "forbidden",
            "This token is for another room",
            "Send a token whose room is this one's code, or a pattern of it.");

    /** What is known of a caller. */
    sealed interface Answer permits Known, Turned {}

    /** @param pass empty: a guest */
    record Known(Optional<Pass> pass) implements Answer {}

    /** Who may not. */
    record Turned(HttpResponse response) implements Answer {}

    /** Who wants to create a room. */
    Answer creator(HttpRequest request) {
        Answer caller = caller(request, mode == Mode.OPEN, "Rooms are created here with a token that grants create.");
        boolean lacksGrant = mode != Mode.OPEN && caller instanceof Known known && !grants(known, Grant.CREATE);
        return lacksGrant ? new Turned(NO_CREATE.response()) : caller;
    }

    /** Who wants to change what is in the media folder: in every mode with a token that says so [UP1]. */
    Answer uploader(HttpRequest request) {
        Answer caller = caller(request, false, "Media are uploaded with a token that grants upload.");
        boolean lacksGrant = caller instanceof Known known && !grants(known, Grant.UPLOAD);
        return lacksGrant ? new Turned(NO_UPLOAD.response()) : caller;
    }

    /** Who wants to see what can be shown: who may create a room with it [MO2], and who may upload [UP1]. */
    Answer looker(HttpRequest request) {
        Answer creator = creator(request);
        return creator instanceof Turned && uploader(request) instanceof Known uploader ? uploader : creator;
    }

    private static boolean grants(Known caller, Grant grant) {
        return caller.pass().filter(pass -> pass.grants(grant)).isPresent();
    }

    /** Who wants to look for a room, or to join it. */
    Answer visitor(String code, HttpRequest request) {
        Answer caller = caller(request, mode != Mode.PLATFORM, "Everybody needs a token here.");
        boolean isElsewhere = caller instanceof Known known
                && known.pass()
                        .filter(pass ->
                                RoomCode.parse(code).filter(pass.rooms()::opens).isEmpty())
                        .isPresent();
        return isElsewhere ? new Turned(ANOTHER_ROOM.response()) : caller;
    }

    private Answer caller(HttpRequest request, boolean mayBeGuest, String why) {
        Optional<String> token = Bearer.token(request);
        if (token.isEmpty()) {
            return mayBeGuest ? new Known(Optional.empty()) : new Turned(required(why));
        }
        AccessTokens.Verification verification = tokens.verify(token.get());
        if (verification instanceof AccessTokens.Visiting visiting) {
            return new Known(Optional.of(visiting.pass()));
        }
        if (verification instanceof AccessTokens.Rejected rejected) {
            // somebody's token of a history vouches for nobody, and is not held against them where nobody need be
            boolean isOther = tokens.verifyAudit(token.get()) instanceof AccessTokens.Granted;
            return isOther && mayBeGuest ? new Known(Optional.empty()) : new Turned(unauthorized(rejected.reason()));
        }
        return mayBeGuest ? new Known(Optional.empty()) : new Turned(required(why));
    }

    private HttpResponse required(String why) {
        return Problem.of(
                        401,
                        "token-required",
                        "This needs a token",
                        why + " Send Authorization: Bearer with it; the platform that you come from has one for you.")
                .response()
                .addHeader(RawHeader.create("WWW-Authenticate", "Bearer"));
    }

    static HttpResponse unauthorized(AccessTokens.Reason reason) {
        return Bearer.unauthorized(
                reason,
                "Get another from the platform that issued it.",
                "Send Authorization: Bearer with a token that this server takes; token check says what is wrong with one.");
    }
}
