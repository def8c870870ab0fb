package org.sameframe.edge.auth;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A platform: has keys, publishes them on loopback, and issues tokens. */
public final class TestPlatform implements AutoCloseable {
    public static final String ISSUER = "https://id.example.com";
    public static final String AUDIENCE = "review";
    public static final String SECRET = "0123456789abcdef0123456789abcdef";

    public final RSAKey rsa;
    public final ECKey ec;
    private final KeyPair edwards;
    private final HttpServer http;
    private final AtomicInteger asked = new AtomicInteger();
    private volatile List<JWK> published = List.of();
    private volatile boolean isDown;

    public TestPlatform() throws Exception {
        rsa = new RSAKeyGenerator(2048).keyID("rsa").generate();
        ec = new ECKeyGenerator(Curve.P_256).keyID("ec").generate();
        edwards = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        publishAll();
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        http.createContext("/keys", exchange -> {
            asked.incrementAndGet();
            byte[] body = new JWKSet(published).toString().getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(isDown ? 503 : 200, isDown ? -1 : body.length);
            if (!isDown) {
                exchange.getResponseBody().write(body);
            }
            exchange.close();
        });
        http.start();
    }

    private OctetKeyPair edwardsKey() {
        byte[] encoded = edwards.getPublic().getEncoded();
        byte[] x = Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
        return new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(x)).keyID("ed").build();
    }

    /** What it has at first. */
    public final void publishAll() {
        published = List.of(rsa, ec, edwardsKey());
    }

    public void publish(JWK... keys) {
        published = List.of(keys);
    }

    public void down(boolean now) {
        isDown = now;
    }

    public int asked() {
        return asked.get();
    }

    /** What a server needs to take its tokens. */
    public Map<String, Object> settings() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("sameframe.platform.issuer", ISSUER);
        settings.put("sameframe.platform.audience", AUDIENCE);
        settings.put("sameframe.platform.jwks", "http://127.0.0.1:" + http.getAddress().getPort() + "/keys");
        settings.put("sameframe.platform.secret", SECRET);
        settings.put("sameframe.platform.leeway", "0s");
        return settings;
    }

    /** A good token's claims, for all rooms. */
    public static JWTClaimsSet.Builder claims(String subject) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .audience(AUDIENCE)
                .subject(subject)
                .claim("name", "Vera " + subject)
                .claim("room", "*")
                .jwtID("id-" + subject)
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plusSeconds(600)));
    }

    public String token(JWTClaimsSet.Builder claims) throws Exception {
        return rs256(claims);
    }

    public String rs256(JWTClaimsSet.Builder claims) throws Exception {
        return signed(JWSAlgorithm.RS256, "rsa", new RSASSASigner(rsa), claims);
    }

    public String es256(JWTClaimsSet.Builder claims) throws Exception {
        return signed(JWSAlgorithm.ES256, "ec", new ECDSASigner(ec), claims);
    }

    public String hs256(JWTClaimsSet.Builder claims) throws Exception {
        JWSHeader header = new JWSHeader.Builder(JWSAlgorithm.HS256).build();
        SignedJWT jwt = new SignedJWT(header, claims.build());
        jwt.sign(new MACSigner(SECRET.getBytes(StandardCharsets.UTF_8)));
        return jwt.serialize();
    }

    public String eddsa(JWTClaimsSet.Builder claims) throws Exception {
        String head = "{\"alg\":\"EdDSA\",\"kid\":\"ed\"}";
        String input = Base64URL.encode(head) + "."
                + Base64URL.encode(claims.build().toString());
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(edwards.getPrivate());
        signature.update(input.getBytes(StandardCharsets.US_ASCII));
        return input + "." + Base64URL.encode(signature.sign());
    }

    public static String signed(JWSAlgorithm algorithm, String kid, JWSSigner signer, JWTClaimsSet.Builder claims)
            throws Exception {
        return signed(
                new JWSHeader.Builder(algorithm).keyID(kid).type(JOSEObjectType.JWT).build(), signer, claims);
    }

    public static String signed(JWSHeader header, JWSSigner signer, JWTClaimsSet.Builder claims) throws Exception {
        SignedJWT jwt = new SignedJWT(header, claims.build());
        jwt.sign(signer);
        return jwt.serialize();
    }

    @Override
    public void close() {
        http.stop(0);
    }
}
