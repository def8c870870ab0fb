package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.room.Channel;
import org.sameframe.room.Grade;
import org.sameframe.room.Shape;
import org.sameframe.room.ShapeKind;
import org.sameframe.room.Signal;
import org.sameframe.room.View;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Signal.SignalCase;
import org.sameframe.schema.v1.Status;

/** Written in JSON, as clients do, and read in both formats. */
class SignalsTest {
    private static final String STROKE = "\"stroke\":{\"id\":\"s1\",\"medium\":\"m1\",\"frame\":3,\"color\":4278190335,"
            + "\"width\":600,\"from\":8,\"shape\":{\"kind\":\"SHAPE_KIND_FREEHAND\",\"points\":[-1,2,3,4,5,1024]}}";
    private static final Shape SHAPE =
            new Shape(ShapeKind.FREEHAND, List.of(new Shape.Point(-1, 2, 3), new Shape.Point(4, 5, 1_024)), "");

    private static Optional<Signal> signal(String json) throws BadFrame {
        ClientFrame frame = Frames.parsed("{\"signal\":{" + json + "}}");
        Optional<Signal> signal = Signals.read(frame.getSignal());
        assertThat(Signals.read(Frames.binary(frame).getSignal())).isEqualTo(signal);
        return signal;
    }

    static Stream<Arguments> signals() {
        return Stream.of(
                arguments("\"scrub\":{\"frame\":5}", new Signal.Scrub(5)),
                arguments("\"scrub\":{\"frame\":16777215}", new Signal.Scrub(16_777_215)),
                arguments(
                        "\"status\":{\"roundTripUs\":900,\"frame\":4,\"medium\":\"m1\",\"seq\":4294967295,"
                                + "\"buffering\":true,\"hidden\":true}",
                        new Signal.Status(900, 4, "m1", 4_294_967_295L, true, true, false, 0, 0)),
                arguments(
                        "\"status\":{\"frame\":4,\"medium\":\"m1\",\"inexact\":true,\"startUs\":80000,\"seekUs\":150000}",
                        new Signal.Status(0, 4, "m1", 0, false, false, true, 80_000, 150_000)),
                arguments("\"status\":{}", new Signal.Status(0, 0, "", 0, false, false, false, 0, 0)),
                arguments(
                        "\"view\":{\"panX\":-0.5,\"zoom\":2,\"rotation\":270,\"flipY\":true}",
                        new Signal.ViewDrag(new View(-0.5, 0, 2, 270, false, true, Channel.COLOR, Optional.empty()))),
                arguments(
                        "\"grade\":{\"gamma\":1.25,\"lut\":\"media:a.cube\"}",
                        new Signal.GradeDrag(new Grade(0, 1.25, 0, 0, 0, 0, Grade.Cdl.NEUTRAL, "media:a.cube"))),
                arguments(
                        "\"pointer\":{\"x\":-1,\"y\":70000,\"kind\":\"POINTER_KIND_LASER\"}",
                        new Signal.Pointer(-1, 70_000, Signal.Pointing.LASER)),
                arguments(
                        "\"pointer\":{\"x\":1,\"kind\":\"POINTER_KIND_CURSOR\"}",
                        new Signal.Pointer(1, 0, Signal.Pointing.CURSOR)),
                arguments("\"pointer\":{}", new Signal.Pointer(0, 0, Signal.Pointing.NOT)),
                arguments(STROKE, new Signal.Stroke("s1", "m1", 3, 0xFF0000FF, 600, 8, SHAPE, false)),
                arguments(
                        STROKE.replace("\"from\":8", "\"cancelled\":true"),
                        new Signal.Stroke("s1", "m1", 3, 0xFF0000FF, 600, 0, SHAPE, true)),
                arguments("\"rtc\":{\"payload\":\"{\\\"sdp\\\":1}\"}", new Signal.Rtc("{\"sdp\":1}")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signals")
    @DisplayName("[SG5] a signal that makes sense is read, and goes out as it came in")
    void signals(String json, Signal expected) throws Exception {
        assertThat(signal(json)).hasValue(expected);

        org.sameframe.schema.v1.Signal sent = ServerMessagesTest.sent(expected);
        assertThat(Signals.read(sent)).hasValue(expected);
        assertThat(Signals.write(expected)).isEqualTo(sent);
    }

    @Test
    @DisplayName("[SG5] every signal of the schema has a line in this table")
    void complete() {
        Set<SignalCase> covered = signals()
                .map(line -> Signals.write((Signal) line.get()[1]).getSignalCase())
                .collect(Collectors.toSet());
        assertThat(covered).isEqualTo(EnumSet.complementOf(EnumSet.of(SignalCase.SIGNAL_NOT_SET)));
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "\"laser\":{}",
                "\"scrub\":{\"frame\":-1}",
                "\"scrub\":{\"frame\":16777216}",
                "\"scrub\":{\"frame\":2147483647}",
                "\"status\":{\"roundTripUs\":4294967295}",
                "\"status\":{\"frame\":-1}",
                "\"status\":{\"medium\":\"mmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmmm\"}",
                "\"view\":{}",
                "\"view\":{\"zoom\":\"NaN\"}",
                "\"view\":{\"zoom\":1,\"panX\":\"Infinity\"}",
                "\"view\":{\"zoom\":1,\"panY\":\"-Infinity\"}",
                "\"view\":{\"zoom\":1,\"rotation\":4294967206}",
                "\"view\":{\"zoom\":1,\"channel\":\"CHANNEL_LATER\"}",
                "\"view\":{\"zoom\":1,\"channel\":99}",
                "\"grade\":{}",
                "\"grade\":{\"gamma\":1,\"exposure\":\"NaN\"}",
                "\"grade\":{\"gamma\":1,\"cdl\":{}}",
                "\"grade\":{\"gamma\":1,\"lut\":\"file:///etc/passwd\"}",
                "\"pointer\":{\"x\":2147483647}",
                "\"pointer\":{\"y\":-65537}",
                "\"stroke\":{}",
                "\"stroke\":{\"id\":\"s1\",\"medium\":\"m1\",\"width\":4294967295,\"shape\":{\"kind\":1}}",
                "\"stroke\":{\"id\":\"s1\",\"medium\":\"m1\",\"width\":1,\"from\":4294967295,\"shape\":{\"kind\":1}}",
                "\"stroke\":{\"id\":\"s1\",\"medium\":\"m1\",\"width\":1,\"shape\":{\"kind\":1,\"points\":[1,2]}}",
                "\"stroke\":{\"id\":\"s1\",\"medium\":\"m1\",\"width\":1,\"shape\":{\"kind\":\"SHAPE_KIND_LATER\"}}",
                "\"stroke\":{\"id\":\"s1\",\"medium\":\"m1\",\"width\":1,\"shape\":{\"kind\":6,\"text\":\"a\\u202eb\"}}"
            })
    @DisplayName("[SG5] a signal that makes none is dropped, in both formats")
    void dropped(String json) throws Exception {
        assertThat(signal(json)).isEmpty();
    }

    @Test
    @DisplayName("[SG5] what is too long is dropped")
    void tooLong() throws Exception {
        String points = Collections.nCopies(257, "1,2,3").toString();
        assertThat(signal(STROKE.replaceFirst("\\[.*\\]", points.replace(" ", ""))))
                .isEmpty();
        assertThat(signal("\"rtc\":{\"payload\":\"" + "x".repeat(16_385) + "\"}"))
                .isEmpty();
        assertThat(signal("\"rtc\":{\"payload\":\"" + "x".repeat(16_384) + "\"}"))
                .isPresent();
    }

    @Test
    @DisplayName("[SG5] a pointer of a kind that this server does not know points as none does")
    void laterPointer() throws Exception {
        assertThat(signal("\"pointer\":{\"kind\":99}")).hasValue(new Signal.Pointer(0, 0, Signal.Pointing.NOT));
        assertThat(signal("\"pointer\":{\"kind\":\"POINTER_KIND_LATER\"}"))
                .hasValue(new Signal.Pointer(0, 0, Signal.Pointing.NOT));
    }

    @Test
    @DisplayName("[SG5] a sequence has all of 32 bits on its way out, too")
    void largeSequence() {
        Status status = Status.newBuilder().setMedium("m1").setSeq(-1).build();
        org.sameframe.schema.v1.Signal signal =
                org.sameframe.schema.v1.Signal.newBuilder().setStatus(status).build();
        assertThat(ServerMessagesTest.sent(Signals.read(signal).orElseThrow())).isEqualTo(signal);
        assertThat(ServerMessagesTest.sent(new Signal.Scrub(7)))
                .isEqualTo(Frames.scrub(7).getSignal());
    }
}
