package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.google.protobuf.CodedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.pekko.http.javadsl.model.ws.BinaryMessage;
import org.apache.pekko.http.javadsl.model.ws.Message;
import org.apache.pekko.http.javadsl.model.ws.TextMessage;
import org.apache.pekko.util.ByteString;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Range;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;

class FrameFormatTest {
    private static final String SEEK = "{\"command\":{\"op\":7,\"seek\":{\"frame\":12}}}";

    private static Message message(FrameFormat format, ClientFrame frame) {
        return format == FrameFormat.JSON ? TextMessage.create(Frames.json(frame)) : binary(frame.toByteArray());
    }

    private static Message binary(byte... bytes) {
        return BinaryMessage.create(ByteString.fromArray(bytes));
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[FR1] what a client writes is what the server reads, in both formats")
    void roundTrip(FrameFormat format) throws Exception {
        List<ClientFrame> frames = List.of(
                Frames.hello("token \"'\\ \u00e9\ud83c\udfac", "instance-1"),
                Frames.seek(0xFFFF_FFFFL, Integer.MIN_VALUE),
                Frames.ping(Long.MIN_VALUE),
                Frames.ping(Long.MAX_VALUE),
                Frames.scrub(-1),
                ClientFrame.getDefaultInstance());

        for (ClientFrame frame : frames) {
            assertThat(format.parse(message(format, frame))).isEqualTo(frame);
        }
    }

    @ParameterizedTest(name = "{0}")
    @EnumSource(FrameFormat.class)
    @DisplayName("[FR5] messages that were encoded apart are one frame, in order, with its range")
    void partsMakeOneFrame(FrameFormat format) {
        List<ServerMessage> messages = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            messages.add(ServerMessages.pong(i, 2, 3));
            messages.add(
                    ServerMessages.settled(i, i, new Refusal(RefusalCode.LIMIT, "\"quoted\", \u2028 \ud83c\udfac")));
        }
        Range range = ServerMessages.range(Mark.START, new Mark(0xFFFF_FFFFL, Mark.START.hash()));
        List<ByteString> parts = new ArrayList<>();
        parts.add(format.encode(List.of()));
        parts.add(format.encode(messages.subList(0, 3)));
        parts.add(format.encode(List.of()));
        messages.subList(3, 10).forEach(message -> parts.add(format.encode(List.of(message))));

        assertThat(Frames.read(format.frame(parts, Optional.of(range))))
                .isEqualTo(ServerFrame.newBuilder()
                        .setRange(range)
                        .addAllMessages(messages)
                        .build());
        assertThat(Frames.read(format.frame(parts, Optional.empty())))
                .isEqualTo(ServerFrame.newBuilder().addAllMessages(messages).build());
        assertThat(Frames.read(format.frame(List.of(), Optional.empty()))).isEqualTo(ServerFrame.getDefaultInstance());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("offers")
    @DisplayName("[HS4] the first subprotocol that both speak is taken")
    void subprotocol(String offered, Optional<FrameFormat> taken) {
        assertThat(FrameFormat.of(List.of(offered.split(",")))).isEqualTo(taken);
    }

    static Stream<Arguments> offers() {
        return Stream.of(
                arguments("sameframe.v1.json", Optional.of(FrameFormat.JSON)),
                arguments("sameframe.v1.protobuf", Optional.of(FrameFormat.PROTOBUF)),
                arguments("mqtt,sameframe.v1.json,sameframe.v1.protobuf", Optional.of(FrameFormat.JSON)),
                arguments("sameframe.v2.json", Optional.empty()),
                arguments("SAMEFRAME.V1.JSON", Optional.empty()),
                arguments("", Optional.empty()));
    }

    @Test
    @DisplayName("[FR3] unknown fields and kinds are ignored, so that a later client is understood")
    void unknownIsIgnored() throws Exception {
        assertThat(FrameFormat.JSON.parse(TextMessage.create(SEEK.replaceFirst("\\{", "{\"later\":[{\"a\":null}],"))))
                .isEqualTo(Frames.seek(7, 12));
        assertThat(FrameFormat.JSON.parse(TextMessage.create("{\"later\":{}}")).getFrameCase())
                .isEqualTo(ClientFrame.FrameCase.FRAME_NOT_SET);
        assertThat(FrameFormat.PROTOBUF
                        .parse(binary(new byte[] {(byte) 0x9A, 0x06, 0x01, 0x41}))
                        .getFrameCase())
                .isEqualTo(ClientFrame.FrameCase.FRAME_NOT_SET);
    }

    @Test
    @DisplayName("[FR1] text on the binary protocol and binary on the text protocol are bad frames")
    void wrongKind() {
        assertThatThrownBy(() -> FrameFormat.PROTOBUF.parse(TextMessage.create(SEEK)))
                .isInstanceOf(BadFrame.class)
                .hasMessageContaining("is binary");
        assertThatThrownBy(
                        () -> FrameFormat.JSON.parse(binary(Frames.seek(7, 12).toByteArray())))
                .isInstanceOf(BadFrame.class)
                .hasMessageContaining("is text");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badProtobuf")
    @DisplayName("[FR1] what is not protobuf of the schema is a bad frame")
    void badProtobuf(String what, byte[] bytes) {
        assertThatThrownBy(() -> FrameFormat.PROTOBUF.parse(binary(bytes)))
                .as(what)
                .isInstanceOf(BadFrame.class);
    }

    static Stream<Arguments> badProtobuf() throws IOException {
        byte[] hello = Frames.hello("token", "instance-1").toByteArray();
        return Stream.of(
                arguments("truncated", Arrays.copyOf(hello, hello.length - 1)),
                arguments("garbage", "not protobuf at all".getBytes(StandardCharsets.UTF_8)),
                arguments("length of 2^31-1", length(Integer.MAX_VALUE)),
                arguments("length below 0", length(-1)),
                arguments("a field number 0", new byte[] {0x02, 0x00}),
                arguments("endless varint", filled(32, (byte) 0xFF)),
                arguments("10,000 open groups", filled(10_000, (byte) 0x9B)),
                arguments("groups in groups", groups(5_000)),
                arguments("text that is no UTF-8", new byte[] {0x0A, 0x03, 0x0A, 0x01, (byte) 0xFF}));
    }

    private static byte[] filled(int size, byte with) {
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, with);
        return bytes;
    }

    /** Unknown fields are read too, group in group. */
    private static byte[] groups(int depth) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        for (int i = 0; i < depth; i++) {
            out.writeTag(100, 3);
        }
        for (int i = 0; i < depth; i++) {
            out.writeTag(100, 4);
        }
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] length(int length) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        out.writeTag(1, 2);
        out.writeInt32NoTag(length);
        out.flush();
        return bytes.toByteArray();
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    @DisplayName("[FR1] whatever comes, it is a frame or a bad frame, and nothing else")
    void fuzz(long seed) {
        Random random = new Random(seed);
        byte[] good = Frames.seek(7, 12).toByteArray();
        for (int i = 0; i < 3_000; i++) {
            byte[] bytes = good.clone();
            char[] text = SEEK.toCharArray();
            for (int j = 0; j < 3; j++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
                text[random.nextInt(text.length)] = "{}[]\",:\\0e-.unlt\u0000\ud800".charAt(random.nextInt(18));
            }
            readOrRefuse(FrameFormat.PROTOBUF, binary(bytes));
            readOrRefuse(FrameFormat.JSON, TextMessage.create(new String(text)));
        }
    }

    private static void readOrRefuse(FrameFormat format, Message message) {
        try {
            assertThat(format.parse(message)).isNotNull();
        } catch (BadFrame e) {
            assertThat(e.detail()).isNotEmpty();
        }
    }
}
