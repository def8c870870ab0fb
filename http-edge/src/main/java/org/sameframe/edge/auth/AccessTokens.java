package org.sameframe.edge.auth;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sameframe.room.RoomCode;

/**
 * Access tokens of this server [TK]: a JWT names a room and a participant in it, and nothing personal. What the
 * participant may do is the room's to say, not the token's. A token that grants {@code audit} is another kind: it reads the
 * history of a room [HI7], or of all of them [AU1], may end it if it says so [ER2], and is nobody in any room.
 *
 * <p>One key, one algorithm. A header is compared with the one header that this server writes; nothing in it selects a
 * key or an algorithm, so that there is nothing to confuse (RFC 8725, sections 3.1 and 3.11).
 */
public final class AccessTokens {
    private static final String ISSUER = "sameframe";
    private static final String AUDIENCE = "sameframe-room";
    private static final String HISTORY_AUDIENCE = "sameframe-history";
    private static final String ROOM = "room";
    private static final String ROOMS = "rooms";
    private static final String ALL = "all";
    private static final String GRANTS = "grants";
    private static final String AUDIT = "audit";
    private static final String END = "end";
    private static final String FOR = "for";

    /** A token of ours has about 350 characters; longer ones are not looked at. */
    private static final int LONGEST = 2048;

    /** Decoders are lenient with what stands around the text; one token has one spelling here. */
    private static final Pattern COMPACT = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private static final Set<String> HEADER_FIELDS = Set.of("alg", "kid", "typ");

    private final JWSHeader header;
    private final MACSigner signer;
    private final MACVerifier verifier;
    private final Duration life;
    private final InstantSource clock;

    private AccessTokens(JWSHeader header, MACSigner signer, MACVerifier verifier, Duration life, InstantSource clock) {
        this.header = header;
        this.signer = signer;
        this.verifier = verifier;
        this.life = life;
        this.clock = clock;
    }

    /** Tokens signed with {@code keys} that are valid for {@code life} (at least a second). */
    public static AccessTokens create(ServerKeys keys, Duration life, InstantSource clock) {
        if (life.toSeconds() < 1) {
            throw new IllegalArgumentException("life of a token: " + life + " (expected: >= 1 s)");
        }
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("sameframe+jwt"))
                .keyID(keys.tokenKeyId())
                .build();
        try {
            MACSigner signer = new MACSigner(keys.tokenKey());
            return new AccessTokens(header, signer, new MACVerifier(keys.tokenKey()), life, clock);
        } catch (JOSEException e) {
            throw new IllegalStateException("a derived key has 256 bits, as HS256 wants", e);
        }
    }

    /** What became of a token. */
    public sealed interface Verification permits Verified, Rejected {}

    /** A valid token: {@code participant} of {@code room}. */
    public record Verified(RoomCode room, int participant) implements Verification {}

    /** What became of a token that is to read a room's history. */
    public sealed interface Audit permits Granted, NotGranted, Rejected {}

    /**
     * A valid token that grants {@code audit}.
     *
     * @param id of the token, to be recorded in its place
     */
    public record Granted(AuditScope scope, String id) implements Audit {
        /** For which room; empty: for all of them [AU1]. */
        public Optional<RoomCode> room() {
            return scope.room();
        }

        /** Whether it opens a room's history. */
        public boolean opens(RoomCode other) {
            return scope.opens(other);
        }
    }

    /** A valid token of this server that does not grant it. */
    public record NotGranted() implements Audit {}

    public record Rejected(Reason reason) implements Verification, Audit {}

    public enum Reason {
        /** Was ours, and its time is over. */
        EXPIRED,
        /** Not a token of this server, or altered. */
        BAD
    }

    /**
     * A token that was made.
     *
     * @param id by which the log of accesses names it
     */
    public record Issued(String text, String id) {}

    /** A token for a participant of a room. */
    public String issue(RoomCode room, int participant) {
        return issue(claims(room).audience(AUDIENCE).subject(Integer.toString(participant)), life)
                .text();
    }

    /**
     * A token that grants {@code audit}: with it history is read, and, if the scope says so, rooms are closed or erased
     * [ER2]; nothing else is done.
     *
     * @param period for which it is good
     */
    public Issued issueAudit(AuditScope scope, Duration period) {
        JWTClaimsSet.Builder claims = scope.room()
                .map(AccessTokens::claims)
                .orElseGet(() -> claims().claim(ROOMS, ALL))
                .audience(HISTORY_AUDIENCE)
                .claim(GRANTS, scope.mayEnd() ? List.of(AUDIT, END) : List.of(AUDIT));
        return issue(scope.who().isEmpty() ? claims : claims.claim(FOR, scope.who()), period);
    }

    private static JWTClaimsSet.Builder claims(RoomCode room) {
        return claims().claim(ROOM, room.toString());
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().issuer(ISSUER);
    }

    private Issued issue(JWTClaimsSet.Builder claims, Duration period) {
        String id = UUID.randomUUID().toString();
        Date end = Date.from(clock.instant().plus(period));
        SignedJWT token =
                new SignedJWT(header, claims.jwtID(id).expirationTime(end).build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("HS256 signs everything", e);
        }
        return new Issued(token.serialize(), id);
    }

    /** Checks a participant's token; never throws, whatever the text is. */
    public Verification verify(String token) {
        return verify(token, new Rejected(Reason.BAD), this::check);
    }

    /** Checks whether a token grants {@code audit}; never throws, whatever the text is. */
    public Audit verifyAudit(String token) {
        return verify(token, new Rejected(Reason.BAD), this::checkAudit);
    }

    private interface Check<T> {
        T of(JWTClaimsSet claims) throws ParseException;
    }

    private <T> T verify(String token, T bad, Check<T> check) {
        if (token.length() > LONGEST || !COMPACT.matcher(token).matches()) {
            return bad;
        }
        try {
            SignedJWT signed = SignedJWT.parse(token);
            if (!isOurs(signed.getHeader()) || !signed.verify(verifier)) {
                return bad;
            }
            return check.of(signed.getJWTClaimsSet());
        } catch (ParseException | JOSEException | RuntimeException e) {
            // whatever a stranger sends is a bad token, also where the parser meets it with an unchecked exception
            return bad;
        }
    }

    private boolean isOurs(JWSHeader other) {
        return other.getIncludedParams().equals(HEADER_FIELDS)
                && header.getAlgorithm().equals(other.getAlgorithm())
                && header.getKeyID().equals(other.getKeyID())
                && header.getType().equals(other.getType());
    }

    private Verification check(JWTClaimsSet claims) throws ParseException {
        Optional<RoomCode> room = room(claims);
        int participant = Integer.parseInt(claims.getSubject());
        boolean complete = isComplete(claims)
                && claims.getAudience().equals(List.of(AUDIENCE))
                && room.isPresent()
                && participant > 0;
        if (!complete) {
            return new Rejected(Reason.BAD);
        }
        return isOver(claims) ? new Rejected(Reason.EXPIRED) : new Verified(room.orElseThrow(), participant);
    }

    private Audit checkAudit(JWTClaimsSet claims) throws ParseException {
        Optional<RoomCode> room = room(claims);
        boolean isOfAll = ALL.equals(claims.getStringClaim(ROOMS)) && claims.getClaim(ROOM) == null;
        if (!isComplete(claims) || (room.isEmpty() && !isOfAll) || claims.getJWTID() == null) {
            return new Rejected(Reason.BAD);
        }
        if (isOver(claims)) {
            return new Rejected(Reason.EXPIRED);
        }
        List<String> grants = claims.getStringListClaim(GRANTS);
        if (!claims.getAudience().equals(List.of(HISTORY_AUDIENCE)) || grants == null || !grants.contains(AUDIT)) {
            return new NotGranted();
        }
        String who = Objects.requireNonNullElse(claims.getStringClaim(FOR), "");
        return new Granted(new AuditScope(room, grants.contains(END), who), claims.getJWTID());
    }

    private static Optional<RoomCode> room(JWTClaimsSet claims) throws ParseException {
        return Optional.ofNullable(claims.getStringClaim(ROOM)).flatMap(RoomCode::parse);
    }

    private static boolean isComplete(JWTClaimsSet claims) {
        return ISSUER.equals(claims.getIssuer()) && claims.getExpirationTime() != null;
    }

    private boolean isOver(JWTClaimsSet claims) {
        return !clock.instant().isBefore(claims.getExpirationTime().toInstant());
    }
}
