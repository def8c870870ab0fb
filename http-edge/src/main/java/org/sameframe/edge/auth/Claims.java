package org.sameframe.edge.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jwt.JWTClaimsSet;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sameframe.room.Account;
import org.sameframe.room.Limits;
import org.sameframe.room.Role;

/** Reads the claims of a token whose signature is good [JW6]. */
final class Claims {
    static final String NAME = "name";
    static final String ROOM = "room";
    static final String ROLE = "role";
    static final String GRANTS = "grants";
    static final String RENEWS = "renews";
    /** Of this server's own tokens: digests of whom and of which token they were made for [RV6]. */
    static final String ACCOUNT = "acc";

    static final String VIA = "via";

    private final JWTClaimsSet claims;

    Claims(JWTClaimsSet claims) {
        this.claims = claims;
    }

    void isFrom(String issuer) throws Fault {
        if (!issuer.equals(claims.getIssuer())) {
            throw Fault.bad("iss: %s (expected: %s)".formatted(claims.getIssuer(), issuer));
        }
    }

    /** A platform's may be for others as well. */
    void isFor(String audience) throws Fault {
        if (!claims.getAudience().contains(audience)) {
            throw Fault.bad("aud: %s (expected: %s)".formatted(claims.getAudience(), audience));
        }
    }

    /** @param leeway by which the clocks may differ */
    void isNow(Instant now, Duration leeway) throws Fault {
        Instant end = end();
        if (!now.isBefore(end.plus(leeway))) {
            throw Fault.of(
                    AccessTokens.Reason.EXPIRED, "exp: it was good until %s; it is %s here.".formatted(end, now));
        }
        Date from = claims.getNotBeforeTime();
        if (from != null && now.plus(leeway).isBefore(from.toInstant())) {
            throw Fault.of(
                    AccessTokens.Reason.NOT_YET,
                    "nbf: it is good from %s on; it is %s here.".formatted(from.toInstant(), now));
        }
    }

    private Instant end() throws Fault {
        Date end = claims.getExpirationTime();
        if (end == null) {
            throw Fault.bad("exp: it is missing; a token has to end.");
        }
        return end.toInstant();
    }

    /**
     * Of a token that this server made.
     *
     * @param digest of the whole token
     */
    Ticket ownTicket(String digest) throws Fault {
        String account = Objects.requireNonNullElse(text(ACCOUNT), "");
        Ticket read = ticket(digest, account, Duration.ZERO);
        return new Ticket(
                read.id(),
                read.issued(),
                read.end(),
                account,
                read.renews(),
                Objects.requireNonNullElse(text(VIA), ""));
    }

    /** @param digest of the whole token */
    private Ticket ticket(String digest, String account, Duration leeway) throws Fault {
        Date issued = claims.getIssueTime();
        String id = claims.getJWTID();
        return new Ticket(
                id == null || id.isEmpty() || id.length() > 256 ? digest : id,
                issued == null ? Instant.EPOCH : issued.toInstant(),
                end().plus(leeway),
                account,
                !Boolean.FALSE.equals(claims.getClaim(RENEWS)));
    }

    /** @param digest of the whole token */
    Pass pass(String digest, Duration leeway) throws Fault {
        String subject = claims.getSubject();
        if (subject == null || subject.isEmpty()) {
            throw Fault.bad("sub: it is missing; it says whose token this is.");
        }
        Account account = Account.of(claims.getIssuer(), subject);
        if (account.subject().length() > Account.LONGEST) {
            throw Fault.bad("sub: it is longer than %d characters together with iss.".formatted(Account.LONGEST));
        }
        return new Pass(account, name(), rooms(), role(), grants(), ticket(digest, digest(account.subject()), leeway));
    }

    private String name() throws Fault {
        String name = Objects.requireNonNullElse(text(NAME), "").strip();
        if (name.codePointCount(0, name.length()) > Limits.NAME_LENGTH) {
            throw Fault.bad("name: it is longer than %d characters.".formatted(Limits.NAME_LENGTH));
        }
        return name;
    }

    private RoomPattern rooms() throws Fault {
        Object room = claims.getClaim(ROOM);
        List<String> texts = room == null ? List.of() : room instanceof String text ? List.of(text) : texts(ROOM);
        return RoomPattern.parse(texts)
                .orElseThrow(() -> Fault.bad(
                        "room: %s (expected: a room's code, a pattern such as *, or a list of up to 100 of them)"
                                .formatted(texts)));
    }

    private Optional<Role> role() throws Fault {
        @Nullable String role = text(ROLE);
        if (role == null) {
            return Optional.empty();
        }
        for (Role known : Role.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(role)) {
                return Optional.of(known);
            }
        }
        throw Fault.bad("role: %s (expected: host, reviewer or viewer)".formatted(role));
    }

    private Set<Grant> grants() throws Fault {
        Set<Grant> grants = EnumSet.noneOf(Grant.class);
        if (claims.getClaim(GRANTS) != null) {
            texts(GRANTS).forEach(text -> Grant.of(text).ifPresent(grants::add));
        }
        return grants;
    }

    private @Nullable String text(String claim) throws Fault {
        try {
            return claims.getStringClaim(claim);
        } catch (ParseException e) {
            throw Fault.bad(claim + ": it is not a text.");
        }
    }

    private List<String> texts(String claim) throws Fault {
        try {
            return Objects.requireNonNullElse(claims.getStringListClaim(claim), List.of());
        } catch (ParseException | RuntimeException e) {
            throw Fault.bad(claim + ": it is not a list of texts.");
        }
    }

    /** For what must be recognised and not read: the first 16 bytes of SHA-256, in hexadecimal. */
    static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
            return HexFormat.of().formatHex(hash, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
