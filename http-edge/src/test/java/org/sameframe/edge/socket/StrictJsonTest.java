package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StrictJsonTest {
    private static final String SEEK = "{\"command\":{\"op\":7,\"seek\":{\"frame\":12}}}";

    @ParameterizedTest(name = "{0}")
    @MethodSource("badJson")
    @DisplayName("[FR1] what is not strict JSON of the schema is a bad frame")
    void badJson(String what, String text) {
        assertThatThrownBy(() -> FrameFormat.JSON.parse(TextMessage.create(text)))
                .as(what)
                .isInstanceOf(BadFrame.class);
    }

    static Stream<Arguments> badJson() {
        return Stream.of(
                arguments("nothing", ""),
                arguments("blank", " \n"),
                arguments("null", "null"),
                arguments("a number", "1"),
                arguments("a list", "[]"),
                arguments("cut off", SEEK.substring(0, SEEK.length() - 1)),
                arguments("trailing text", SEEK + "x"),
                arguments("two frames", SEEK + SEEK),
                arguments("trailing comma", "{\"ping\":{\"t1\":\"1\"},}"),
                arguments("comment", "/**/" + SEEK),
                arguments("single quotes", SEEK.replace('"', '\'')),
                arguments("names without quotes", SEEK.replace("\"", "")),
                arguments("a key twice", "{\"ping\":{\"t1\":\"1\",\"t1\":\"2\"}}"),
                arguments("a key twice, once escaped", "{\"ping\":{\"t1\":\"1\",\"t\\u0031\":\"2\"}}"),
                arguments("a field under both its names", "{\"command\":{\"baseSeq\":1,\"base_seq\":2}}"),
                arguments("two cases of a choice", "{\"command\":{\"play\":{},\"seek\":{}}}"),
                arguments("100,000 levels of a list", "[".repeat(100_000) + "]".repeat(100_000)),
                arguments("100,000 levels of an object", "{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)),
                arguments("100,000 levels in an unknown field", "{\"x\":" + "[".repeat(100_000) + "}"),
                arguments("number of a million digits", seekTo("9".repeat(1_000_000))),
                arguments("the same in quotes", seekTo("\"" + "9".repeat(60_000) + "\"")),
                arguments("NaN", seekTo("NaN")),
                arguments("NaN in quotes", seekTo("\"NaN\"")),
                arguments("Infinity", seekTo("-Infinity")),
                arguments("1e400", seekTo("1e400")),
                arguments("1e1000000000", seekTo("1e1000000000")),
                arguments("the same in quotes", seekTo("\"1e1000000000\"")),
                arguments("1e-1000000000", seekTo("1e-1000000000")),
                arguments("half a frame", seekTo("0.5")),
                arguments("frame 2^63-1", seekTo("9223372036854775807")),
                arguments("hexadecimal", seekTo("0x10")),
                arguments("zoom NaN", "{\"command\":{\"setView\":{\"view\":{\"zoom\":NaN}}}}"),
                arguments("zoom 1e400", "{\"command\":{\"setView\":{\"view\":{\"zoom\":1e400}}}}"),
                arguments("zoom 1e400 in quotes", "{\"command\":{\"setView\":{\"view\":{\"zoom\":\"1e400\"}}}}"),
                arguments("gamma -Infinity", "{\"signal\":{\"grade\":{\"gamma\":-Infinity}}}"),
                arguments("rotation below 0", "{\"signal\":{\"view\":{\"rotation\":-90}}}"),
                arguments("a text for a constant's message", "{\"command\":{\"setPolicy\":\"CONTROL_LATER\"}}"),
                arguments("an object for a constant", "{\"command\":{\"setLoop\":{\"loop\":{\"a\":1}}}}"),
                arguments("true for a number", seekTo("true")),
                arguments("a text for a message", "{\"command\":\"play\"}"),
                arguments("a list for a message", "{\"command\":[1]}"),
                arguments("op below 0", "{\"command\":{\"op\":-1,\"play\":{}}}"),
                arguments("bad base64", "{\"hello\":{\"resume\":{\"seq\":1,\"hash\":\"%%\"}}}"));
    }

    private static String seekTo(String frame) {
        return SEEK.replace("12", frame);
    }
}
