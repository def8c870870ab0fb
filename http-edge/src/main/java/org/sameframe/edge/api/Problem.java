package org.sameframe.edge.api;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.Map;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.HttpCharsets;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.http.javadsl.model.MediaTypes;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.jspecify.annotations.Nullable;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;

/**
 * An error as RFC 9457 describes it [RE3].
 *
 * @param code stable, for programs, in kebab-case
 * @param title what kind of problem it is
 * @param detail what happened here and what to do
 * @param field the field of the request that is meant, if it is one
 * @param retryAfter seconds to wait before trying again; 0: trying again does not help
 */
@JsonPropertyOrder({"type", "title", "status", "detail", "code", "field"})
public record Problem(
        int status,
        String code,
        String title,
        String detail,
        @Nullable String field,
        @JsonIgnore int retryAfter) {
    private static final ContentType TYPE = MediaTypes.customWithFixedCharset(
                    "application", "problem+json", HttpCharsets.UTF_8, Map.of(), false)
            .toContentType();

    public static Problem of(int status, String code, String title, String detail) {
        return new Problem(status, code, title, detail, null, 0);
    }

    static Problem invalid(String detail) {
        return of(400, "invalid", RefusalCode.INVALID.title(), detail);
    }

    static Problem invalid(String field, String detail) {
        return new Problem(400, "invalid", RefusalCode.INVALID.title(), detail, field, 0);
    }

    /** Also for a text that is no code at all, and for a room's wrong PIN: whoever guesses learns nothing from the difference. */
    static Problem unknownRoom() {
        return of(new Refusal(
                RefusalCode.UNKNOWN_ROOM,
                "No room has this code, or it has a PIN and this is not it. Check both, or ask for a new link."));
    }

    /** What the room refused. */
    static Problem of(Refusal refusal) {
        Problem problem =
                of(status(refusal.code()), refusal.code().id(), refusal.code().title(), refusal.detail());
        return switch (refusal.code()) {
            case UNAVAILABLE -> problem.after(2);
            case RATE_LIMITED -> problem.after(10);
            case INVALID,
                    FORBIDDEN,
                    LIMIT,
                    SUPERSEDED,
                    LOCKED,
                    CLOSED,
                    ERASED,
                    NOT_APPLIED,
                    UNSUPPORTED,
                    UNKNOWN_ROOM,
                    ROOM_FULL,
                    DAMAGED,
                    INTERNAL -> problem;
        };
    }

    private static int status(RefusalCode code) {
        return switch (code) {
            case INVALID, UNSUPPORTED -> 400;
            case FORBIDDEN, LOCKED -> 403;
            case UNKNOWN_ROOM -> 404;
            case LIMIT, SUPERSEDED, NOT_APPLIED, ROOM_FULL -> 409;
            case CLOSED, ERASED -> 410;
            case RATE_LIMITED -> 429;
            case DAMAGED, INTERNAL -> 500;
            case UNAVAILABLE -> 503;
        };
    }

    /**
     * @param what happened, as a sentence
     * @param seconds after which to try again
     */
    public static Problem tooMany(String what, int seconds) {
        return of(new Refusal(RefusalCode.RATE_LIMITED, "%s Try again in %d s.".formatted(what, seconds)))
                .after(seconds);
    }

    Problem after(int seconds) {
        return new Problem(status, code, title, detail, field, seconds);
    }

    /** @param named the field of the request that is meant; empty: none */
    Problem at(String named) {
        return named.isEmpty() ? this : new Problem(status, code, title, detail, named, retryAfter);
    }

    /** Names the kind of problem; nothing is to be fetched there. */
    @JsonProperty("type")
    String type() {
        return "urn:sameframe:problem:" + code;
    }

    public HttpResponse response() {
        HttpResponse response = HttpResponse.create().withStatus(status).withEntity(Json.entity(TYPE, this));
        return retryAfter > 0
                ? response.addHeader(RawHeader.create("Retry-After", Integer.toString(retryAfter)))
                : response;
    }
}
