package org.sameframe.edge.socket;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Frames that RFC 6455 does not allow, or that nobody needs. */
final class HostileFrames {
    /** The server hangs up; what it says is the library's. */
    private static final List<RawSocket.End> PROTOCOL_ERROR =
            List.of(new RawSocket.End(Optional.empty(), 1002), new RawSocket.End(Optional.of(3501), 1002));

    private static final List<RawSocket.End> BAD_REQUEST = List.of(new RawSocket.End(Optional.of(3501), 1000));

    private HostileFrames() {}

    @FunctionalInterface
    interface Attack {
        void accept(RawSocket raw) throws IOException;
    }

    /** @param ends that are right */
    record Line(String what, FrameFormat format, List<RawSocket.End> ends, Attack attack) {
        @Override
        public String toString() {
            return what;
        }
    }

    private static Line bytes(String what, List<RawSocket.End> ends, int... bytes) {
        byte[] frame = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            frame[i] = (byte) bytes[i];
        }
        return new Line(what, FrameFormat.JSON, ends, raw -> raw.write(frame));
    }

    static Stream<Line> lines() {
        return Stream.of(
                bytes("unmasked", PROTOCOL_ERROR, 0x81, 0x02, '{', '}'),
                bytes("reserved bit 1", PROTOCOL_ERROR, 0xC1, 0x82, 0, 0, 0, 0, '{', '}'),
                bytes("reserved bit 3", PROTOCOL_ERROR, 0x91, 0x82, 0, 0, 0, 0, '{', '}'),
                bytes("unknown opcode 3", PROTOCOL_ERROR, 0x83, 0x82, 0, 0, 0, 0, '{', '}'),
                bytes("unknown control opcode 11", PROTOCOL_ERROR, 0x8B, 0x80, 0, 0, 0, 0),
                new Line(
                        "ping of 126 bytes",
                        FrameFormat.JSON,
                        PROTOCOL_ERROR,
                        raw -> raw.write(RawSocket.frame(RawSocket.FIN | RawSocket.PING, new byte[126]))),
                new Line(
                        "fragmented ping",
                        FrameFormat.JSON,
                        PROTOCOL_ERROR,
                        raw -> raw.write(RawSocket.frame(RawSocket.PING, new byte[1]))),
                new Line(
                        "stray continuation",
                        FrameFormat.JSON,
                        PROTOCOL_ERROR,
                        raw -> raw.write(RawSocket.frame(RawSocket.FIN | RawSocket.CONTINUATION, new byte[1]))),
                new Line("text within text", FrameFormat.JSON, PROTOCOL_ERROR, raw -> {
                    raw.write(RawSocket.frame(RawSocket.TEXT, (byte) '{'));
                    raw.write(RawSocket.text("{}"));
                }),
                new Line(
                        "close with one byte",
                        FrameFormat.JSON,
                        PROTOCOL_ERROR,
                        raw -> raw.write(RawSocket.frame(RawSocket.FIN | RawSocket.CLOSE, new byte[1]))),
                bytes(
                        "length of 2^63-1",
                        BAD_REQUEST,
                        0x82,
                        0xFF,
                        0x7F,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0,
                        0,
                        0,
                        0),
                bytes(
                        "length below 0",
                        PROTOCOL_ERROR,
                        0x82,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0xFF,
                        0,
                        0,
                        0,
                        0),
                new Line(
                        "bad UTF-8",
                        FrameFormat.JSON,
                        List.of(new RawSocket.End(Optional.empty(), 1007)),
                        raw -> raw.write(RawSocket.frame(RawSocket.FIN | RawSocket.TEXT, (byte) 0xC3, (byte) 0x28))),
                new Line("endless fragments", FrameFormat.PROTOBUF, BAD_REQUEST, HostileFrames::endlessFragments),
                new Line("endless empty fragments", FrameFormat.JSON, BAD_REQUEST, raw -> {
                    raw.write(RawSocket.frame(RawSocket.TEXT));
                    flood(raw, RawSocket.frame(RawSocket.CONTINUATION), 20_000);
                }),
                new Line(
                        "message of 1 MiB",
                        FrameFormat.JSON,
                        BAD_REQUEST,
                        raw -> flood(raw, RawSocket.frame(RawSocket.FIN | RawSocket.TEXT, new byte[1 << 20]), 1)),
                new Line(
                        "ping flood",
                        FrameFormat.JSON,
                        BAD_REQUEST,
                        raw -> flood(raw, RawSocket.frame(RawSocket.FIN | RawSocket.PING, new byte[100]), 20_000)),
                new Line("nothing at all", FrameFormat.JSON, BAD_REQUEST, raw -> {}));
    }

    static void endlessFragments(RawSocket raw) {
        flood(raw, RawSocket.frame(RawSocket.BINARY, new byte[1024]), 1);
        flood(raw, RawSocket.frame(RawSocket.CONTINUATION, new byte[1024]), 2_000);
    }

    /** Writes as much as the server takes. */
    static void flood(RawSocket raw, byte[] frame, int times) {
        try {
            for (int i = 0; i < times; i++) {
                raw.write(frame);
            }
        } catch (IOException e) {
            // it has hung up, as it should
        }
    }
}
