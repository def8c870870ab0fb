package org.sameframe.history.export;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;

/** JSON in one way only: one object, no key twice, nothing behind it; bytes as lower-case hexadecimal or padded Base64. */
final class StrictJson {
    private static final int DEEPEST = 32;
    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(64)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private StrictJson() {}

    /** What was read is not what it should be. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String what) {
            super(what);
        }
    }

    /** An object. */
    static JsonNode object(byte[] text) throws Unreadable {
        try {
            JsonNode read = MAPPER.readTree(text);
            if (read == null || !read.isObject()) {
                throw new Unreadable("it is no JSON object");
            }
            return read;
        } catch (IOException e) {
            throw new Unreadable("it is no JSON object");
        }
    }

    /** That an object has these fields, in this order, and no others. */
    static void expect(JsonNode object, List<String> fields) throws Unreadable {
        List<String> has = new ArrayList<>();
        object.fieldNames().forEachRemaining(has::add);
        if (!has.equals(fields)) {
            throw new Unreadable("it does not have the fields " + String.join(", ", fields) + ", in this order");
        }
    }

    static long number(JsonNode object, String field) throws Unreadable {
        JsonNode value = object.path(field);
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.longValue() < 0) {
            throw new Unreadable(field + " is no whole number");
        }
        return value.longValue();
    }

    static String text(JsonNode object, String field) throws Unreadable {
        JsonNode value = object.path(field);
        if (!value.isTextual()) {
            throw new Unreadable(field + " is no text");
        }
        return value.textValue();
    }

    /** 32 bytes in hexadecimal. */
    static ByteString hash(JsonNode object, String field) throws Unreadable {
        String value = text(object, field);
        if (!SHA_256.matcher(value).matches()) {
            throw new Unreadable(field + " is no SHA-256 in lower-case hexadecimal");
        }
        return ByteString.copyFrom(HexFormat.of().parseHex(value));
    }

    static ByteString base64(JsonNode object, String field) throws Unreadable {
        String value = text(object, field);
        try {
            byte[] bytes = Base64.getDecoder().decode(value);
            if (Base64.getEncoder().encodeToString(bytes).equals(value)) {
                return ByteString.copyFrom(bytes);
            }
        } catch (IllegalArgumentException e) {
            // told below: the same as another way to write the same bytes
        }
        throw new Unreadable(field + " is not in Base64");
    }

    /** A value as text, each key once. */
    static String json(JsonNode value) throws Unreadable {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new Unreadable("it is no JSON object");
        }
    }

    static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    static String base64(ByteString bytes) {
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
