package org.sameframe.edge.api;

import java.util.Optional;
import org.apache.pekko.http.javadsl.model.HttpRequest;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.sameframe.edge.auth.AccessTokens;

/** Access tokens in requests (RFC 6750, section 2.1). */
final class Bearer {
    private static final String SCHEME = "Bearer ";

    private Bearer() {}

    /** The token that a request brings. */
    static Optional<String> token(HttpRequest request) {
        return Conditions.header(request, "Authorization")
                .filter(value -> value.regionMatches(true, 0, SCHEME, 0, SCHEME.length()))
                .map(value -> value.substring(SCHEME.length()).strip());
    }

    /** @param instead what to do to get a good one */
    static HttpResponse unauthorized(AccessTokens.Reason reason, String expired, String instead) {
        Problem problem = switch (reason) {
            case EXPIRED -> Problem.of(401, "token-expired", "The access token has expired", expired);
            case NOT_YET ->
                Problem.of(
                        401,
                        "token-not-yet-valid",
                        "The access token is not good yet",
                        "Wait, or set the clocks of the platform and of this server.");
            case REVOKED -> Problem.of(401, "token-revoked", "The access token was revoked", expired);
            case UNAVAILABLE ->
                Problem.of(
                                503,
                                "unavailable",
                                "The token cannot be checked just now",
                                "The platform's keys could not be had; try again in a few seconds.")
                        .after(5);
            case BAD -> Problem.of(401, "bad-token", "There is no valid access token", instead);
        };
        return problem.response().addHeader(RawHeader.create("WWW-Authenticate", "Bearer"));
    }
}
