package org.sameframe.edge.auth;

import com.nimbusds.jose.util.Base64URL;
import com.typesafe.config.ConfigFactory;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.sameframe.room.Account;
import org.sameframe.room.Limits;

/** What a platform and the proxies say: tokens, sets of keys, and whom a request comes from. */
public final class FuzzPlatform {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Platform PLATFORM = platform();
    private static final CompactJwt TOKEN = token();
    private static final InetAddress KNOWN = address("10.1.2.3");
    private static final InetAddress STRANGER = address("203.0.113.9");

    private FuzzPlatform() {}

    /** As it is, a token is nobody's; its first line as a header and the rest as claims, it is signed with the secret. */
    public static void tokens(byte[] data) {
        String text = new String(data, StandardCharsets.UTF_8);
        if (read(text).isPresent()) {
            throw new AssertionError("a token of nobody's is good");
        }
        int end = text.indexOf('\n');
        if (end >= 0) {
            read(signed(text.substring(0, end), text.substring(end + 1))).ifPresent(FuzzPlatform::check);
        }
    }

    private static void check(Pass pass) {
        boolean isWithin = pass.account().subject().startsWith(TestPlatform.ISSUER + " ")
                && pass.account().subject().length() <= Account.LONGEST
                && pass.name().codePointCount(0, pass.name().length()) <= Limits.NAME_LENGTH
                && pass.ticket().end().isAfter(NOW);
        if (!isWithin) {
            throw new AssertionError("taken: " + pass);
        }
    }

    private static Optional<Pass> read(String text) {
        try {
            return Optional.of(PLATFORM.read(CompactJwt.parse(text), NOW));
        } catch (Fault refused) {
            if (refused.sentence().isEmpty()) {
                throw new AssertionError("no sentence", refused);
            }
            return Optional.empty();
        }
    }

    /** A set has keys that can be asked, or none. */
    public static void keys(byte[] data) {
        for (PinnedKey key : Jwks.parsed(new String(data, StandardCharsets.UTF_8))) {
            Platform.isGood(key, TOKEN);
        }
    }

    /** Each line is a header. */
    public static void proxies(byte[] data) {
        List<String> values = new String(data, StandardCharsets.UTF_8).lines().toList();
        List<Network> known = List.of(Network.parse("10.0.0.0/8").orElseThrow());
        for (Proxies.Header header : Proxies.Header.values()) {
            new Proxies(known, true, header).client(STRANGER, values);
            Proxies proxies = new Proxies(known, false, header);
            if (!proxies.client(STRANGER, values).equals(STRANGER)) {
                throw new AssertionError("a stranger is believed");
            }
            String text = String.join(",", values);
            if (text.chars().noneMatch(each -> Character.digit(each, 16) >= 0)
                    && !proxies.client(KNOWN, values).equals(KNOWN)) {
                throw new AssertionError("an address of nothing");
            }
            proxies.client(KNOWN, values);
        }
    }

    private static Platform platform() {
        return Platform.of(
                        ConfigFactory.parseMap(Map.of(
                                "sameframe.platform.issuer",
                                TestPlatform.ISSUER,
                                "sameframe.platform.audience",
                                TestPlatform.AUDIENCE,
                                "sameframe.platform.jwks",
                                "",
                                "sameframe.platform.jwks-pause",
                                "10s",
                                "sameframe.platform.secret",
                                TestPlatform.SECRET,
                                "sameframe.platform.leeway",
                                "0s")),
                        InstantSource.fixed(NOW),
                        Optional.empty())
                .orElseThrow();
    }

    private static CompactJwt token() {
        try {
            return CompactJwt.parse(signed("{\"alg\":\"RS256\"}", "{}"));
        } catch (Fault e) {
            throw new IllegalStateException(e);
        }
    }

    private static String signed(String header, String claims) {
        try {
            String input = Base64URL.encode(header) + "." + Base64URL.encode(claims);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(TestPlatform.SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return input + "." + Base64URL.encode(mac.doFinal(input.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetAddress address(String text) {
        return Network.address(text).orElseThrow();
    }
}
