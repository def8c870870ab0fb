package org.sameframe.edge.auth;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.text.ParseException;
import java.util.regex.Pattern;

/**
 * A token taken apart, before anything in it is believed [JW4]: one token has one spelling, and says each thing once.
 *
 * @param jwt as it was sent
 */
record CompactJwt(SignedJWT jwt) {
    /** Platforms write names and groups into theirs; longer ones do not fit into a request's head anyway. */
    private static final int LONGEST = 8_192;

    /** Decoders are lenient with what stands around the text. */
    private static final Pattern FORM = Pattern.compile("[\\w-]+\\.[\\w-]+\\.[\\w-]+");

    private static final JsonFactory STRICT = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                    StreamReadConstraints.builder().maxNestingDepth(16).build())
            .build();

    static CompactJwt parse(String token) throws Fault {
        if (token.length() > LONGEST) {
            throw Fault.bad("It has %d characters (expected: at most %d).".formatted(token.length(), LONGEST));
        }
        if (!FORM.matcher(token).matches()) {
            throw Fault.bad("It is not a signed JWT: three parts in base64url with dots between, and nothing else.");
        }
        try {
            SignedJWT jwt = SignedJWT.parse(token);
            for (int part = 0; part < 2; part++) {
                once(jwt.getParsedParts()[part].decode());
            }
            return new CompactJwt(jwt);
        } catch (ParseException | RuntimeException | IOException e) {
            throw Fault.bad("It cannot be read: its header or its claims are not JSON as a JWT has it, or say something twice.");
        }
    }

    JWSHeader header() {
        return jwt.getHeader();
    }

    /** Only once the signature is checked. */
    JWTClaimsSet claims() throws Fault {
        try {
            return jwt.getJWTClaimsSet();
        } catch (ParseException | RuntimeException e) {
            throw Fault.bad("One of its claims has the wrong type.");
        }
    }

    private static void once(byte[] json) throws IOException {
        try (JsonParser parser = STRICT.createParser(json)) {
            while (parser.nextToken() != null) {
                // a name that comes twice in one object throws
            }
        }
    }
}
