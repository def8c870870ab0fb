package org.sameframe.edge.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.CoercionAction;
import com.fasterxml.jackson.databind.cfg.CoercionInputShape;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.type.LogicalType;
import java.io.IOException;
import java.util.Optional;
import org.apache.pekko.http.javadsl.model.ContentType;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpResponse;
import org.apache.pekko.util.ByteString;

/**
 * Reads JSON from outside strictly [RE]: one value, nothing after it, no key twice, bounded depth, no type guessed from
 * another. Unknown fields are ignored; they cannot set anything, because only records' own components are read.
 */
final class Json {
    private static final int DEEPEST = 32;

    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST)
                            .maxNumberLength(32)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    text -> text.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
            .build();

    private Json() {}

    /** What became of a text: a value of the wanted type, or what is wrong with it. */
    sealed interface Reading<T> {}

    record Read<T>(T value) implements Reading<T> {}

    record Unreadable<T>(Problem problem) implements Reading<T> {}

    static <T> Reading<T> read(byte[] text, Class<T> type) {
        try {
            T value = MAPPER.readValue(text, type);
            return value == null
                    ? new Unreadable<>(Problem.invalid("The body is null (expected: an object)."))
                    : new Read<>(value);
        } catch (JsonMappingException e) {
            return new Unreadable<>(fieldOf(e)
                    .map(field -> Problem.invalid(field, field + " is not of the expected type."))
                    .orElseGet(() -> Problem.invalid("The body is not the JSON object that is expected here.")));
        } catch (JsonParseException e) {
            return new Unreadable<>(Problem.invalid("The body is not valid JSON (line %d, column %d)."
                    .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr())));
        } catch (JsonProcessingException e) {
            return new Unreadable<>(
                    Problem.invalid("The body is nested too deeply or has a number that is too long (expected: at most "
                            + DEEPEST + " levels, 32 digits)."));
        } catch (IOException e) {
            return new Unreadable<>(Problem.invalid("The body is not JSON in UTF-8."));
        }
    }

    /** The path of the value that could not be read, such as {@code media.rate.numerator}. */
    private static Optional<String> fieldOf(JsonMappingException e) {
        return e.getPath().stream()
                .map(step -> step.getFieldName() == null ? Integer.toString(step.getIndex()) : step.getFieldName())
                .reduce((outer, inner) -> outer + "." + inner);
    }

    static HttpResponse response(int status, Object value) {
        return HttpResponse.create().withStatus(status).withEntity(entity(ContentTypes.APPLICATION_JSON, value));
    }

    static HttpEntity.Strict entity(ContentType type, Object value) {
        return HttpEntities.create(type, bytes(value));
    }

    static ByteString bytes(Object value) {
        try {
            return ByteString.fromArrayUnsafe(MAPPER.writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("our own records can be written", e);
        }
    }
}
