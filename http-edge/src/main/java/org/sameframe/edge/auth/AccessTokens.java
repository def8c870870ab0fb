package org.sameframe.edge.auth;

import com.nimbusds.jwt.JWTClaimsSet;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.sameframe.room.RoomCode;

/**
 * Access tokens of this server [TK]: a JWT names a room and a participant in it, and nothing personal. What the
 * participant may do is the room's to say, not the token's. A token that grants {@code audit} is another kind: it reads the
 * history of a room [HI7], or of all of them [AU1], may end it if it says so [ER2], and is nobody in any room.
 *
 * <p>Beside them there are those that vouch for somebody [JW6]: of a platform, or made by the operator. {@link SigningKeys} has the
 * server's keys, {@link Platform} those of the other.
 */
public final class AccessTokens {
    private static final String ISSUER = "sameframe";
    private static final String AUDIENCE = "sameframe-room";
    private static final String HISTORY_AUDIENCE = "sameframe-history";
    private static final String PASS_AUDIENCE = "sameframe";
    private static final String ROOMS = "rooms";
    private static final String ALL = "all";
    private static final String AUDIT = "audit";
    private static final String END = "end";
    private static final String FOR = "for";

    private final SigningKeys keys;
    private final Duration life;
    private final InstantSource clock;
    private final Optional<Platform> platform;
    private final Optional<Revocations> revocations;

    private AccessTokens(
            SigningKeys keys,
            Duration life,
            InstantSource clock,
            Optional<Platform> platform,
            Optional<Revocations> revocations) {
        this.keys = keys;
        this.life = life;
        this.clock = clock;
        this.platform = platform;
        this.revocations = revocations;
    }

    /** Tokens signed with {@code keys} that are valid for {@code life} (at least a second). */
    public static AccessTokens create(ServerKeys keys, Duration life, InstantSource clock) {
        if (life.toSeconds() < 1) {
            throw new IllegalArgumentException("life of a token: " + life + " (expected: >= 1 s)");
        }
        return new AccessTokens(new SigningKeys(keys), life, clock, Optional.empty(), Optional.empty());
    }

    /** The same, which takes a platform's tokens too [JW1], and none that was revoked [RV1]. */
    public AccessTokens with(Optional<Platform> other, Revocations revoked) {
        return new AccessTokens(keys, life, clock, other, Optional.of(revoked));
    }

    /** What became of a token. */
    public sealed interface Verification permits Verified, Visiting, Rejected {}

    /** A valid token: {@code participant} of {@code room}. */
    public record Verified(RoomCode room, int participant, Ticket ticket) implements Verification {}

    /** A valid token that vouches for somebody, who is a participant once in a room. */
    public record Visiting(Pass pass) implements Verification {}

    /** What became of a token that is to read a room's history. */
    public sealed interface Audit permits Granted, NotGranted, Rejected {}

    /**
     * A valid token that grants {@code audit}.
     *
     * @param id of the token, to be recorded in its place
     */
    public record Granted(AuditScope scope, String id) implements Audit {
        /** For which room; empty: for several, or all of them [AU1]. */
        public Optional<RoomCode> room() {
            return scope.room();
        }

        public boolean isForAll() {
            return scope.isForAll();
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
        /** Was good, and its time is over. */
        EXPIRED,
        /** Its time is to come. */
        NOT_YET,
        /** Was good, and was revoked [RV1]. */
        REVOKED,
        /** A platform's, whose keys cannot be had just now. */
        UNAVAILABLE,
        /** Not a token of this server or its platform, or altered. */
        BAD
    }

    /**
     * A token that was made.
     *
     * @param id by which the log of accesses names it
     */
    public record Issued(String text, String id) {}

    /** A token for a participant of a room, who has another made in its place before it ends. */
    public String issue(RoomCode room, int participant) {
        return issue(
                        claims(room).audience(AUDIENCE).subject(Integer.toString(participant)),
                        clock.instant().plus(life))
                .text();
    }

    /**
     * Another in the place of one that a participant has. It has the same identifier: whoever revokes the one means the other, which
     * its bearer made of it [RV3].
     */
    public String renew(RoomCode room, int participant, Ticket before) {
        return issue(
                        claims(room).audience(AUDIENCE).subject(Integer.toString(participant)),
                        clock.instant().plus(life),
                        before.id())
                .text();
    }

    /** One for a participant whom a token has vouched for: it ends no later than that one, is not made anew, and is void with it. */
    public String issue(RoomCode room, int participant, Pass pass) {
        Instant usual = clock.instant().plus(life);
        Instant end = pass.ticket().end();
        return issue(
                        madeFor(claims(room), pass)
                                .audience(AUDIENCE)
                                .subject(Integer.toString(participant))
                                .claim(Claims.RENEWS, false),
                        end.isBefore(usual) ? end : usual)
                .text();
    }

    /**
     * A token that grants {@code audit}: with it history is read, and, if the scope says so, rooms are closed or erased
     * [ER2]; nothing else is done.
     *
     * @param scope of one room, or of all of them
     * @param period for which it is good
     */
    public Issued issueAudit(AuditScope scope, Duration period) {
        return issueAudit(scope, period, Optional.empty());
    }

    /** @param pass of who gets it, and with which it is void */
    public Issued issueAudit(AuditScope scope, Duration period, Optional<Pass> pass) {
        JWTClaimsSet.Builder claims = scope.room()
                .map(AccessTokens::claims)
                .orElseGet(() -> claims().claim(ROOMS, ALL))
                .audience(HISTORY_AUDIENCE)
                .claim(Claims.GRANTS, scope.mayEnd() ? List.of(AUDIT, END) : List.of(AUDIT));
        pass.ifPresent(some -> madeFor(claims, some));
        return issue(
                scope.who().isEmpty() ? claims : claims.claim(FOR, scope.who()),
                clock.instant().plus(period));
    }

    /**
     * A token with which the operator vouches for somebody: as a platform's, and made here.
     *
     * @param pass its ticket says until when; identifier and account are made
     */
    public Issued issuePass(String subject, Pass pass) {
        JWTClaimsSet.Builder claims = claims().audience(PASS_AUDIENCE)
                .subject(subject)
                .claim(
                        Claims.GRANTS,
                        pass.grants().stream().map(Grant::text).sorted().toList());
        if (!pass.rooms().patterns().isEmpty()) {
            claims.claim(Claims.ROOM, pass.rooms().patterns());
        }
        if (!pass.name().isEmpty()) {
            claims.claim(Claims.NAME, pass.name());
        }
        pass.role().ifPresent(role -> claims.claim(Claims.ROLE, role.name().toLowerCase(Locale.ROOT)));
        return issue(claims, pass.ticket().end());
    }

    private static JWTClaimsSet.Builder madeFor(JWTClaimsSet.Builder claims, Pass pass) {
        return claims.claim(Claims.ACCOUNT, pass.ticket().account())
                .claim(Claims.VIA, Claims.digest(pass.ticket().id()));
    }

    private static JWTClaimsSet.Builder claims(RoomCode room) {
        return claims().claim(Claims.ROOM, room.toString());
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder().issuer(ISSUER);
    }

    private Issued issue(JWTClaimsSet.Builder claims, Instant end) {
        return issue(claims, end, UUID.randomUUID().toString());
    }

    private Issued issue(JWTClaimsSet.Builder claims, Instant end, String id) {
        JWTClaimsSet set = claims.jwtID(id)
                .issueTime(Date.from(clock.instant()))
                .expirationTime(Date.from(end))
                .build();
        return new Issued(keys.sign(set), id);
    }

    /** Whether looking for a platform's keys may help to check a token; see {@link #lookForKeys}. */
    public boolean lacksKeyOf(String token) {
        if (platform.isEmpty()) {
            return false;
        }
        try {
            CompactJwt parsed = CompactJwt.parse(token);
            return !SigningKeys.claims(parsed) && platform.get().lacksKeyOf(parsed);
        } catch (Fault e) {
            return false;
        }
    }

    /** Complete when the platform's keys were looked for, whatever came of it. */
    public CompletionStage<Void> lookForKeys() {
        return platform.map(Platform::refresh).orElseGet(() -> CompletableFuture.completedFuture(null));
    }

    /** Checks a token with which somebody comes into a room; never throws, whatever the text is. */
    public Verification verify(String token) {
        return checked(token, parsed -> SigningKeys.claims(parsed) ? own(parsed) : visiting(parsed), Rejected::new);
    }

    /** Checks whether a token grants {@code audit}; never throws, whatever the text is. */
    public Audit verifyAudit(String token) {
        return checked(
                token,
                parsed -> SigningKeys.claims(parsed) ? ownAudit(parsed) : audit(platformPass(parsed)),
                Rejected::new);
    }

    /** The pass that a token is; empty if it is none, or not good. */
    public Optional<Pass> pass(String token) {
        return verify(token) instanceof Visiting visiting ? Optional.of(visiting.pass()) : Optional.empty();
    }

    /** Why a token is not good, exactly; empty if it is good for something. For who runs the server or the platform. */
    public Optional<String> fault(String token) {
        try {
            CompactJwt parsed = CompactJwt.parse(token);
            if (!SigningKeys.claims(parsed)) {
                platformPass(parsed);
            } else if (isFor(parsed, HISTORY_AUDIENCE)) {
                ownAudit(parsed);
            } else {
                own(parsed);
            }
            return Optional.empty();
        } catch (Fault e) {
            return Optional.of(e.sentence());
        }
    }

    private interface Check<T> {
        T of(CompactJwt token) throws Fault;
    }

    private static <T> T checked(String token, Check<T> check, Function<Reason, T> rejected) {
        try {
            return check.of(CompactJwt.parse(token));
        } catch (Fault e) {
            return rejected.apply(e.reason());
        } catch (RuntimeException e) {
            // whatever a stranger sends is a bad token, also where the parser meets it with an unchecked exception
            return rejected.apply(Reason.BAD);
        }
    }

    private Pass platformPass(CompactJwt token) throws Fault {
        if (platform.isEmpty()) {
            throw Fault.bad("It is not of this server, which takes the tokens of no platform.");
        }
        return current(platform.get().read(token, clock.instant()));
    }

    private Visiting visiting(CompactJwt token) throws Fault {
        return new Visiting(platformPass(token));
    }

    private Pass current(Pass pass) throws Fault {
        if (revocations.filter(revoked -> revoked.covers(pass.ticket())).isPresent()) {
            throw revoked();
        }
        return pass;
    }

    /** Whether a room, or whoever the bearer is in it, was revoked since the token was issued. */
    public boolean isRevoked(Pass pass, RoomCode room, int participant) {
        return isRevoked(pass.ticket(), room, participant);
    }

    /** Whether somebody's token in a room was revoked. */
    public boolean isRevoked(Ticket ticket, RoomCode room, int participant) {
        return revocations
                .filter(revoked -> revoked.covers(ticket, room, participant))
                .isPresent();
    }

    /** Whether a token that vouches for somebody is good no more for a room, since everybody's was revoked there. */
    public boolean isRevoked(String token, RoomCode room) {
        return pass(token)
                .filter(pass -> revocations
                        .filter(revoked -> revoked.covers(pass.ticket(), room))
                        .isPresent())
                .isPresent();
    }

    private static Fault revoked() {
        return Fault.of(Reason.REVOKED, "It was revoked.");
    }

    private static Audit audit(Pass pass) {
        String who = pass.name().isEmpty() ? pass.ticket().account() : pass.name();
        return pass.grants(Grant.AUDIT)
                ? new Granted(
                        new AuditScope(pass.rooms(), pass.grants(Grant.ADMIN), who),
                        pass.ticket().id())
                : new NotGranted();
    }

    private static boolean isFor(CompactJwt token, String audience) throws Fault {
        return token.claims().getAudience().equals(List.of(audience));
    }

    /** Claims of this server's own, once it is clear that they are. */
    private JWTClaimsSet ownClaims(CompactJwt token) throws Fault {
        keys.check(token, clock.instant());
        JWTClaimsSet claims = token.claims();
        new Claims(claims).isFrom(ISSUER);
        return claims;
    }

    private Verification own(CompactJwt token) throws Fault {
        JWTClaimsSet claims = ownClaims(token);
        Claims read = new Claims(claims);
        if (isFor(token, PASS_AUDIENCE)) {
            read.isNow(clock.instant(), Duration.ZERO);
            return new Visiting(current(read.pass(digest(token), Duration.ZERO)));
        }
        Optional<RoomCode> room = room(claims);
        int participant = participant(claims);
        if (!isFor(token, AUDIENCE) || room.isEmpty() || participant < 1) {
            throw Fault.bad("It is of this server, and no participant's.");
        }
        read.isNow(clock.instant(), Duration.ZERO);
        Ticket ticket = read.ownTicket(digest(token));
        if (isRevoked(ticket, room.get(), participant)) {
            throw revoked();
        }
        return new Verified(room.get(), participant, ticket);
    }

    private Audit ownAudit(CompactJwt token) throws Fault {
        JWTClaimsSet claims = ownClaims(token);
        Claims read = new Claims(claims);
        if (isFor(token, PASS_AUDIENCE)) {
            return audit(((Visiting) own(token)).pass());
        }
        try {
            Optional<RoomCode> room = room(claims);
            boolean isOfAll = ALL.equals(claims.getStringClaim(ROOMS)) && claims.getClaim(Claims.ROOM) == null;
            if ((room.isEmpty() && !isOfAll) || claims.getJWTID() == null) {
                throw Fault.bad("It is of this server, and names no room and not all of them.");
            }
            read.isNow(clock.instant(), Duration.ZERO);
            List<String> grants = claims.getStringListClaim(Claims.GRANTS);
            if (!isFor(token, HISTORY_AUDIENCE) || grants == null || !grants.contains(AUDIT)) {
                return new NotGranted();
            }
            Ticket ticket = read.ownTicket(digest(token));
            boolean isRevoked = revocations
                    .filter(revoked -> room.isPresent() ? revoked.covers(ticket, room.get()) : revoked.covers(ticket))
                    .isPresent();
            if (isRevoked) {
                throw revoked();
            }
            String who = Objects.requireNonNullElse(claims.getStringClaim(FOR), "");
            return new Granted(new AuditScope(room, grants.contains(END), who), claims.getJWTID());
        } catch (ParseException e) {
            throw Fault.bad("One of its claims has the wrong type.");
        }
    }

    private static String digest(CompactJwt token) {
        return Claims.digest(token.jwt().serialize());
    }

    private static int participant(JWTClaimsSet claims) throws Fault {
        try {
            return Integer.parseInt(claims.getSubject());
        } catch (NumberFormatException e) {
            throw Fault.bad("sub: it is not a participant's number.");
        }
    }

    private static Optional<RoomCode> room(JWTClaimsSet claims) throws Fault {
        try {
            return Optional.ofNullable(claims.getStringClaim(Claims.ROOM)).flatMap(RoomCode::parse);
        } catch (ParseException e) {
            throw Fault.bad("room: it is not a room's code.");
        }
    }
}
