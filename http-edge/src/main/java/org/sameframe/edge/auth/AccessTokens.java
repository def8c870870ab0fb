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
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.sameframe.room.RoomCode;

/**
 * Access tokens of this server [TK]: a JWT names a room and a participant in it, and nothing personal. What the
 * participant may do is the room's to say, not the token's.
 *
 * <p>One key, one algorithm. A header is compared with the one header that this server writes; nothing in it selects a
 * key or an algorithm, so that there is nothing to confuse (RFC 8725, sections 3.1 and 3.11).
 */
public final class AccessTokens {
    private static final String ISSUER = "sameframe";
    private static final String AUDIENCE = "sameframe-room";
    private static final String ROOM = "room";

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

    public record Rejected(Reason reason) implements Verification {}

    public enum Reason {
        /** Was ours, and its time is over. */
        EXPIRED,
        /** Not a token of this server, or altered. */
        BAD
    }

    /** A token for a participant of a room. */
    public String issue(RoomCode room, int participant) {
        Instant now = clock.instant();
        SignedJWT token = new SignedJWT(
                header,
                new JWTClaimsSet.Builder()
                        .issuer(ISSUER)
                        .audience(AUDIENCE)
                        .subject(Integer.toString(participant))
                        .claim(ROOM, room.toString())
                        .jwtID(UUID.randomUUID().toString())
                        .expirationTime(Date.from(now.plus(life)))
                        .build());
        try {
            token.sign(signer);
        } catch (JOSEException e) {
            throw new IllegalStateException("HS256 signs everything", e);
        }
        return token.serialize();
    }

    /** Checks a token; never throws, whatever the text is. */
    public Verification verify(String token) {
        if (token.length() > LONGEST || !COMPACT.matcher(token).matches()) {
            return new Rejected(Reason.BAD);
        }
        try {
            SignedJWT signed = SignedJWT.parse(token);
            if (!isOurs(signed.getHeader()) || !signed.verify(verifier)) {
                return new Rejected(Reason.BAD);
            }
            return check(signed.getJWTClaimsSet());
        } catch (ParseException | JOSEException | RuntimeException e) {
            // whatever a stranger sends is a bad token, also where the parser meets it with an unchecked exception
            return new Rejected(Reason.BAD);
        }
    }

    private boolean isOurs(JWSHeader other) {
        return other.getIncludedParams().equals(HEADER_FIELDS)
                && header.getAlgorithm().equals(other.getAlgorithm())
                && header.getKeyID().equals(other.getKeyID())
                && header.getType().equals(other.getType());
    }

    private Verification check(JWTClaimsSet claims) throws ParseException {
        Optional<RoomCode> room =
                Optional.ofNullable(claims.getStringClaim(ROOM)).flatMap(RoomCode::parse);
        int participant = Integer.parseInt(claims.getSubject());
        Date expires = claims.getExpirationTime();
        boolean complete = ISSUER.equals(claims.getIssuer())
                && claims.getAudience().equals(List.of(AUDIENCE))
                && room.isPresent()
                && participant > 0
                && expires != null;
        if (!complete) {
            return new Rejected(Reason.BAD);
        }
        if (!clock.instant().isBefore(expires.toInstant())) {
            return new Rejected(Reason.EXPIRED);
        }
        return new Verified(room.orElseThrow(), participant);
    }
}
