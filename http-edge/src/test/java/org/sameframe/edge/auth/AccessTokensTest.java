package org.sameframe.edge.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.room.RoomCode;

class AccessTokensTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration LIFE = Duration.ofDays(7);
    private static final RoomCode ROOM = RoomCode.of(1);

    @TempDir
    private static Path folder;

    private static ServerKeys keys;
    private static AccessTokens tokens;

    @BeforeAll
    static void makeKeys() throws Exception {
        keys = ServerKeys.open(folder);
        tokens = AccessTokens.create(keys, LIFE, () -> NOW);
    }

    @Test
    @DisplayName("[TK1] a token names a room and a participant in it, and nothing personal")
    void namesRoomAndParticipant() throws Exception {
        String token = tokens.issue(ROOM, 7);

        assertThat(participant(tokens.verify(token))).isEqualTo(7);
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "aud", "sub", "room", "iat", "exp", "jti");
        assertThat(tokens.issue(ROOM, 7)).isNotEqualTo(token);
    }

    @Test
    @DisplayName("[TK2] a token is good until it expires, and then says so")
    void expires() {
        String token = tokens.issue(ROOM, 7);
        Instant end = NOW.plus(LIFE);

        assertThat(participant(at(end.minusSeconds(1)).verify(token))).isEqualTo(7);
        assertThat(at(end).verify(token)).isEqualTo(new AccessTokens.Rejected(AccessTokens.Reason.EXPIRED));
    }

    @Test
    @DisplayName("[TK3] a token of another server is bad")
    void ofAnotherServer(@TempDir Path elsewhere) throws Exception {
        AccessTokens others = AccessTokens.create(ServerKeys.open(elsewhere), LIFE, () -> NOW);

        assertThat(tokens.verify(others.issue(ROOM, 7))).isEqualTo(new AccessTokens.Rejected(AccessTokens.Reason.BAD));
    }

    static Stream<Arguments> badTexts() throws Exception {
        String good = tokens.issue(ROOM, 7);
        String[] parts = good.split("\\.");
        return Stream.of(
                arguments("nothing", ""),
                arguments("one part", parts[0]),
                arguments("two parts", parts[0] + "." + parts[1]),
                arguments("no signature", parts[0] + "." + parts[1] + "."),
                arguments("a cut signature", good.substring(0, good.length() - 4)),
                arguments("another signature", parts[0] + "." + parts[1] + "." + new StringBuilder(parts[2]).reverse()),
                arguments("other claims", parts[0] + "." + base64("{\"sub\":\"1\"}") + "." + parts[2]),
                arguments("a line break behind", good + "\n"),
                arguments("alg none", base64("{\"alg\":\"none\"}") + "." + parts[1] + "."),
                arguments("alg None", base64("{\"alg\":\"None\"}") + "." + parts[1] + "." + parts[2]),
                arguments("alg none with our kid", base64(header("none")) + "." + parts[1] + "."),
                arguments("alg RS256", base64(header("RS256")) + "." + parts[1] + "." + parts[2]),
                arguments("alg EdDSA", base64(header("EdDSA")) + "." + parts[1] + "." + parts[2]),
                arguments("alg as a number", base64("{\"alg\":1}") + "." + parts[1] + "." + parts[2]),
                arguments("100,000 levels", base64("[".repeat(100_000)) + "." + parts[1] + "." + parts[2]),
                arguments("64 KiB", "x".repeat(65_536)),
                arguments("five parts", "a.b.c.d.e"),
                arguments("not ASCII", "ä.ö.ü"),
                arguments("NUL", "\0.\0.\0"));
    }

    @ParameterizedTest(name = "[TK4] bad: {0}")
    @MethodSource("badTexts")
    void refusesText(String what, String token) {
        assertThat(tokens.verify(token)).isEqualTo(new AccessTokens.Rejected(AccessTokens.Reason.BAD));
    }

    static Stream<Arguments> badHeaders() throws Exception {
        ECKey known = new ECKeyGenerator(Curve.P_256).generate();
        return Stream.of(
                arguments("HS384 with our key", JWSAlgorithm.HS384, plain(h -> h)),
                arguments("HS512 with our key", JWSAlgorithm.HS512, plain(h -> h)),
                arguments("no kid", JWSAlgorithm.HS256, plain(h -> h.keyID(null))),
                arguments("kid of another key", JWSAlgorithm.HS256, plain(h -> h.keyID("0000000000000000"))),
                arguments("kid as a path", JWSAlgorithm.HS256, plain(h -> h.keyID("../../../../dev/null"))),
                arguments("kid as SQL", JWSAlgorithm.HS256, plain(h -> h.keyID("' UNION SELECT 'key' --"))),
                arguments("no typ", JWSAlgorithm.HS256, plain(h -> h.type(null))),
                arguments("typ JWT", JWSAlgorithm.HS256, plain(h -> h.type(JOSEObjectType.JWT))),
                arguments("embedded jwk", JWSAlgorithm.HS256, plain(h -> h.jwk(known.toPublicJWK()))),
                arguments("jku", JWSAlgorithm.HS256, plain(h -> h.jwkURL(URI.create("https://keys.example/k")))),
                arguments("x5u", JWSAlgorithm.HS256, plain(h -> h.x509CertURL(URI.create("https://keys.example/k")))),
                arguments("crit", JWSAlgorithm.HS256, plain(h -> h.criticalParams(Set.of("exp")))),
                arguments("b64", JWSAlgorithm.HS256, plain(h -> h.base64URLEncodePayload(false))),
                arguments("cty", JWSAlgorithm.HS256, plain(h -> h.contentType("JWT"))));
    }

    @ParameterizedTest(name = "[TK5] bad although signed with our key: {0}")
    @MethodSource("badHeaders")
    void refusesHeader(String what, JWSAlgorithm algorithm, UnaryOperator<JWSHeader.Builder> change) throws Exception {
        JWSHeader.Builder header = new JWSHeader.Builder(algorithm)
                .type(new JOSEObjectType("sameframe+jwt"))
                .keyID(keys.tokenKeyId());
        byte[] key = new byte[64];
        System.arraycopy(keys.tokenKey(), 0, key, 0, 32);
        SignedJWT token = new SignedJWT(change.apply(header).build(), claims().build());
        token.sign(new MACSigner(algorithm.equals(JWSAlgorithm.HS256) ? keys.tokenKey() : key));

        assertThat(tokens.verify(token.serialize())).isEqualTo(new AccessTokens.Rejected(AccessTokens.Reason.BAD));
    }

    static Stream<Arguments> badClaims() {
        return Stream.of(
                arguments("no issuer", claims().issuer(null)),
                arguments("another issuer", claims().issuer("https://sameframe")),
                arguments("no audience", claims().audience((String) null)),
                arguments("another audience", claims().audience("sameframe-media")),
                arguments("two audiences", claims().audience(List.of("sameframe-room", "other"))),
                arguments("no expiry", claims().expirationTime(null)),
                arguments("expiry as text", claims().claim("exp", "tomorrow")),
                arguments("no room", claims().claim("room", null)),
                arguments("room as a pattern", claims().claim("room", "*")),
                arguments("room as a list", claims().claim("room", List.of(ROOM.toString()))),
                arguments("no participant", claims().subject(null)),
                arguments("participant 0", claims().subject("0")),
                arguments("participant -1", claims().subject("-1")),
                arguments("participant 2^31", claims().subject("2147483648")),
                arguments("participant by name", claims().subject("Ann")));
    }

    @ParameterizedTest(name = "[TK6] bad although signed with our key: {0}")
    @MethodSource("badClaims")
    void refusesClaims(String what, JWTClaimsSet.Builder claims) throws Exception {
        assertThat(tokens.verify(signed(claims))).isEqualTo(new AccessTokens.Rejected(AccessTokens.Reason.BAD));
    }

    @Test
    @DisplayName("[TK6] the tables above change something: unchanged, the token is good")
    void tablesBeginWithAGoodToken() throws Exception {
        assertThat(participant(tokens.verify(signed(claims())))).isEqualTo(7);
    }

    @Test
    @DisplayName("[HI7] a token that grants audit names a room and nobody, and is no participant's")
    void audit() throws Exception {
        String token = tokens.issueAudit(AuditScope.ofCreator(ROOM), Duration.ofDays(90))
                .text();
        Instant end = NOW.plus(Duration.ofDays(90));

        assertThat(tokens.verifyAudit(token))
                .isEqualTo(new AccessTokens.Granted(AuditScope.ofCreator(ROOM), id(token)));
        assertThat(tokens.verify(token)).isEqualTo(new AccessTokens.Rejected(AccessTokens.Reason.BAD));
        assertThat(at(end.minusSeconds(1)).verifyAudit(token)).isInstanceOf(AccessTokens.Granted.class);
        assertThat(at(end).verifyAudit(token)).isEqualTo(new AccessTokens.Rejected(AccessTokens.Reason.EXPIRED));
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "aud", "room", "grants", "iat", "exp", "jti");
    }

    @Test
    @DisplayName("[AU1] a token for all rooms opens each of them, and names none")
    void auditOfAll() throws Exception {
        String token = tokens.issueAudit(AuditScope.readOnly(Optional.empty()), Duration.ofDays(90))
                .text();

        AccessTokens.Granted granted = (AccessTokens.Granted) tokens.verifyAudit(token);

        assertThat(granted).isEqualTo(new AccessTokens.Granted(AuditScope.readOnly(Optional.empty()), id(token)));
        assertThat(granted.opens(ROOM)).isTrue();
        assertThat(tokens.verify(token)).isEqualTo(new AccessTokens.Rejected(AccessTokens.Reason.BAD));
        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getClaims().keySet())
                .containsExactlyInAnyOrder("iss", "aud", "rooms", "grants", "iat", "exp", "jti");
    }

    @Test
    @DisplayName("[AU1] a token for one room opens no other")
    void auditOfOne() {
        AccessTokens.Granted granted = (AccessTokens.Granted)
                tokens.verifyAudit(tokens.issueAudit(AuditScope.ofCreator(ROOM), Duration.ofDays(1))
                        .text());

        assertThat(granted.opens(ROOM)).isTrue();
        assertThat(granted.opens(RoomCode.of(99))).isFalse();
    }

    @Test
    @DisplayName(
            "[AU3] whether a token ends rooms, and whom it was made for, stands in it; what grants audit alone only reads")
    void scope() throws Exception {
        AuditScope desk = new AuditScope(Optional.empty(), true, "Desk 2");
        AccessTokens.Issued issued = tokens.issueAudit(desk, Duration.ofDays(1));

        assertThat(tokens.verifyAudit(issued.text())).isEqualTo(new AccessTokens.Granted(desk, issued.id()));
        assertThat(issued.id()).isEqualTo(id(issued.text()));
        assertThat(((AccessTokens.Granted) tokens.verifyAudit(signed(history())))
                        .scope()
                        .mayEnd())
                .isFalse();
        assertThat(tokens.verifyAudit(signed(history().claim("grants", List.of("end")))))
                .isEqualTo(new AccessTokens.NotGranted());
        assertThat(tokens.verifyAudit(signed(history().claim("for", 7))))
                .isEqualTo(new AccessTokens.Rejected(AccessTokens.Reason.BAD));
    }

    /** Of the room; 0 if it is not a participant's of it. */
    private static int participant(AccessTokens.Verification verification) {
        return verification instanceof AccessTokens.Verified verified && verified.room().equals(ROOM)
                ? verified.participant()
                : 0;
    }

    private static String id(String token) throws Exception {
        return SignedJWT.parse(token).getJWTClaimsSet().getJWTID();
    }

    static Stream<Arguments> otherThanAudit() {
        AccessTokens.Audit bad = new AccessTokens.Rejected(AccessTokens.Reason.BAD);
        AccessTokens.Audit other = new AccessTokens.NotGranted();
        return Stream.of(
                arguments("a participant's", claims(), other),
                arguments("a participant's with the grant", claims().claim("grants", List.of("audit")), other),
                arguments("another grant", history().claim("grants", List.of("create")), other),
                arguments("no grants", history().claim("grants", null), other),
                arguments("grants as text", history().claim("grants", "audit"), bad),
                arguments("no room", history().claim("room", null), bad),
                arguments("room as a pattern", history().claim("room", "*"), bad),
                arguments(
                        "a room and all of them",
                        history().claim("rooms", "all").claim("room", "x"),
                        bad),
                arguments("rooms as a pattern", history().claim("room", null).claim("rooms", "*"), bad),
                arguments(
                        "all rooms with another grant",
                        history().claim("room", null).claim("rooms", "all").claim("grants", List.of("create")),
                        other),
                arguments("no identifier", history().jwtID(null), bad),
                arguments("no expiry", history().expirationTime(null), bad),
                arguments("another issuer", history().issuer("https://sameframe"), bad));
    }

    @ParameterizedTest(name = "[HI7] does not grant audit: {0}")
    @MethodSource("otherThanAudit")
    void refusesAudit(String what, JWTClaimsSet.Builder claims, AccessTokens.Audit expected) throws Exception {
        assertThat(tokens.verifyAudit(signed(claims))).isEqualTo(expected);
    }

    @Test
    @DisplayName("[HI7] the table above changes something, and what is no token grants nothing")
    void tableOfAudit() throws Exception {
        assertThat(tokens.verifyAudit(signed(history())))
                .isEqualTo(new AccessTokens.Granted(AuditScope.readOnly(Optional.of(ROOM)), "1"));
        assertThat(tokens.verifyAudit("a.b.c")).isEqualTo(new AccessTokens.Rejected(AccessTokens.Reason.BAD));
    }

    private static JWTClaimsSet.Builder history() {
        return claims().audience("sameframe-history").claim("grants", List.of("audit"));
    }

    private static AccessTokens at(Instant now) {
        return AccessTokens.create(keys, LIFE, () -> now);
    }

    private static String signed(JWTClaimsSet.Builder claims) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256)
                .type(new JOSEObjectType("sameframe+jwt"))
                .keyID(keys.tokenKeyId())
                .build();
        SignedJWT token = new SignedJWT(header, claims.build());
        token.sign(new MACSigner(keys.tokenKey()));
        return token.serialize();
    }

    private static JWTClaimsSet.Builder claims() {
        return new JWTClaimsSet.Builder()
                .issuer("sameframe")
                .audience("sameframe-room")
                .subject("7")
                .claim("room", ROOM.toString())
                .jwtID("1")
                .expirationTime(Date.from(NOW.plusSeconds(60)));
    }

    private static UnaryOperator<JWSHeader.Builder> plain(UnaryOperator<JWSHeader.Builder> change) {
        return change;
    }

    private static String header(String algorithm) {
        return "{\"alg\":\"%s\",\"typ\":\"sameframe+jwt\",\"kid\":\"%s\"}".formatted(algorithm, keys.tokenKeyId());
    }

    private static String base64(String text) {
        return Base64URL.encode(text.getBytes(StandardCharsets.UTF_8)).toString();
    }
}
