package org.sameframe.edge.socket;

import com.google.protobuf.ByteString;
import java.util.Map;
import java.util.stream.Stream;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Hello;
import org.sameframe.schema.v1.Mark;

/** First messages that no client sends. */
final class HostileMessages {
    private static final String INSTANCE = "an-instance";

    private static final Map<String, String> IN_ROOM = Map.of(
            "an unknown kind before hello", "nothing",
            "a ping before hello", "nothing",
            "a signal before hello", "nothing",
            "nothing in it", "nothing");

    private HostileMessages() {}

    record Line(String what, FrameFormat format, int bye, byte[] frame) {
        /** What who is in a room is answered: a later kind of frame is ignored there, and a ping is answered. */
        String inRoom() {
            return IN_ROOM.getOrDefault(what, "bye 3501");
        }

        @Override
        public String toString() {
            return what;
        }
    }

    private static Line json(String what, String text) {
        return new Line(what, FrameFormat.JSON, 3501, RawSocket.text(text));
    }

    private static Line protobuf(String what, int bye, ClientFrame frame) {
        return new Line(what, FrameFormat.PROTOBUF, bye, RawSocket.binary(frame));
    }

    private static ClientFrame hello(Hello.Builder hello) {
        return ClientFrame.newBuilder().setHello(hello).build();
    }

    private static String hello(String categories) {
        return "{\"hello\":{\"instance\":\"%s\",\"categories\":[%s]}}".formatted(INSTANCE, categories);
    }

    static Stream<Line> lines() {
        String token = "eyJhbGciOiJub25lIn0.eyJzdWIiOiIxIn0.";
        return Stream.of(
                json("100,000 levels", "[".repeat(60_000)),
                json("number of 60,000 digits", "{\"ping\":{\"t1\":" + "9".repeat(60_000) + "}}"),
                json("NaN", "{\"ping\":{\"t1\":NaN}}"),
                json("1e400", "{\"ping\":{\"t1\":1e400}}"),
                json("a key twice", "{\"ping\":{\"t1\":\"1\",\"t1\":\"2\"}}"),
                json("single quotes", "{'ping':{}}"),
                json("an unknown category", hello("\"CATEGORY_LATER\"")),
                json("an unknown category beside a known one", hello("\"CATEGORY_NOTES\",\"CATEGORY_LATER\"")),
                json("a category without a name", hello("\"\"")),
                json("no category", hello("\"CATEGORY_UNSPECIFIED\"")),
                json("trailing text", "{\"ping\":{}} x"),
                json("an unknown kind before hello", "{\"later\":{}}"),
                json("a ping before hello", "{\"ping\":{}}"),
                json("a command before hello", "{\"command\":{\"op\":1,\"play\":{}}}"),
                json("a signal before hello", "{\"signal\":{\"scrub\":{}}}"),
                new Line("binary on the JSON protocol", FrameFormat.JSON, 3501, RawSocket.binary(Frames.ping(1))),
                new Line("text on the binary protocol", FrameFormat.PROTOBUF, 3501, RawSocket.text("{}")),
                new Line(
                        "garbage",
                        FrameFormat.PROTOBUF,
                        3501,
                        RawSocket.frame(RawSocket.FIN | RawSocket.BINARY, (byte) 0x0A, (byte) 0x7F, (byte) 1)),
                new Line(
                        "huge length",
                        FrameFormat.PROTOBUF,
                        3501,
                        RawSocket.frame(
                                RawSocket.FIN | RawSocket.BINARY,
                                (byte) 0x0A,
                                (byte) 0xFF,
                                (byte) 0xFF,
                                (byte) 0xFF,
                                (byte) 0xFF,
                                (byte) 0x07)),
                new Line(
                        "nothing in it", FrameFormat.PROTOBUF, 3501, RawSocket.frame(RawSocket.FIN | RawSocket.BINARY)),
                protobuf("hello without a token", 3500, hello(Hello.newBuilder().setInstance(INSTANCE))),
                protobuf("token without a signature", 3500, Frames.hello(token, INSTANCE)),
                protobuf("token of 60 KB", 3500, Frames.hello("x".repeat(60_000), INSTANCE)),
                protobuf("instance too short", 3501, Frames.hello(token, "1234567")),
                protobuf("instance too long", 3501, Frames.hello(token, "x".repeat(65))),
                protobuf("instance with a NUL", 3501, Frames.hello(token, "instance\u0000")),
                protobuf(
                        "resume without a hash",
                        3501,
                        Frames.resume(
                                token, INSTANCE, Mark.newBuilder().setSeq(7).build())),
                protobuf(
                        "resume with a long hash",
                        3501,
                        Frames.resume(
                                token,
                                INSTANCE,
                                Mark.newBuilder()
                                        .setSeq(7)
                                        .setHash(ByteString.copyFrom(new byte[33]))
                                        .build())),
                protobuf(
                        "unknown category",
                        3501,
                        hello(Hello.newBuilder()
                                .setAccessToken(token)
                                .setInstance(INSTANCE)
                                .addCategoriesValue(99))));
    }
}
