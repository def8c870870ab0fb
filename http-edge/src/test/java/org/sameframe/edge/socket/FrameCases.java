package org.sameframe.edge.socket;

import static org.sameframe.edge.socket.RawSocket.BINARY;
import static org.sameframe.edge.socket.RawSocket.CLOSE;
import static org.sameframe.edge.socket.RawSocket.CONTINUATION;
import static org.sameframe.edge.socket.RawSocket.FIN;
import static org.sameframe.edge.socket.RawSocket.PING;
import static org.sameframe.edge.socket.RawSocket.PONG;
import static org.sameframe.edge.socket.RawSocket.TEXT;
import static org.sameframe.edge.socket.RawSocket.frame;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sameframe.schema.v1.ClientFrame;

/**
 * What RFC 6455 says of frames, as a client that is welcomed writes them, and what it is answered. Answers are written
 * {@code ok} for a message that arrived, {@code pong[...]} for a control frame, {@code bye} and {@code close} for an end.
 */
final class FrameCases {
    static final String ALIVE = "ok:99";
    /** What a good message was answered is lost if the end overtakes it: RFC 6455 does not say that it waits. */
    static final String MAYBE = "(ok:1 )?";

    static final String BROKEN = "close:1002";
    static final String REFUSED = "bye:3501 close:1000";

    static final byte[] HELLO = "Hello".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER = {0, -1, -2, -3, -4, -5, 0, -1};

    private FrameCases() {}

    @FunctionalInterface
    interface Writing {
        void accept(RawSocket raw) throws IOException;
    }

    /** @param answers that are right, each word one */
    record Case(String id, String what, FrameFormat format, String answers, Writing writing) {
        /** Whether these are the right ones. */
        boolean isAnswered(String given) {
            String certain = answers.replace(MAYBE, "");
            return given.equals(certain) || (answers.startsWith(MAYBE) && given.equals("ok:1 " + certain));
        }

        @Override
        public String toString() {
            return id + " " + what;
        }
    }

    static Case text(String id, String what, String answers, Writing writing) {
        return new Case(id, what, FrameFormat.JSON, answers, writing);
    }

    static Stream<Case> all() {
        return Stream.of(
                        FrameSizes.all(),
                        pings(),
                        reservedBits(),
                        opcodes(),
                        FrameFragments.all(),
                        FrameMasks.all(),
                        closes(),
                        CloseCodes.all())
                .flatMap(cases -> cases);
    }

    /** A JSON message that is answered {@code ok:t1}, of so many bytes. */
    static byte[] json(int t1, int size) {
        String shortest = "{\"ping\":{\"t1\":\"%d\"},\"x\":\"\"}".formatted(t1);
        return shortest.replace("\"\"", "\"" + "*".repeat(Math.max(0, size - shortest.length())) + "\"")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** The same in protobuf. */
    static byte[] protobuf(int t1, int size) {
        ClientFrame.Builder ping = Frames.ping(t1).toBuilder();
        int filler = size - ping.build().getSerializedSize() - 3;
        while (true) {
            byte[] bytes = ping.setUnknownFields(UnknownFieldSet.newBuilder()
                            .addField(
                                    2000,
                                    UnknownFieldSet.Field.newBuilder()
                                            .addLengthDelimited(ByteString.copyFrom(new byte[filler]))
                                            .build())
                            .build())
                    .build()
                    .toByteArray();
            if (bytes.length <= size) {
                return bytes;
            }
            filler--;
        }
    }

    static byte[] message(FrameFormat format, int t1, int size) {
        return format == FrameFormat.JSON ? json(t1, size) : protobuf(t1, size);
    }

    static int opcode(FrameFormat format) {
        return format == FrameFormat.JSON ? TEXT : BINARY;
    }

    static byte[] whole(int t1) {
        return frame(FIN | TEXT, json(t1, 0));
    }

    /** In fragments of so many bytes. */
    static List<byte[]> parts(int opcode, byte[] message, int size) {
        List<byte[]> parts = new ArrayList<>();
        for (int at = 0; at < message.length; at += size) {
            int end = Math.min(message.length, at + size);
            int first = (at == 0 ? opcode : CONTINUATION) | (end == message.length ? FIN : 0);
            parts.add(frame(first, Arrays.copyOfRange(message, at, end)));
        }
        return parts;
    }

    static void write(RawSocket raw, List<byte[]> frames) throws IOException {
        for (byte[] one : frames) {
            raw.write(one);
        }
    }

    private static Stream<Case> pings() {
        byte[] full = new byte[125];
        Arrays.fill(full, (byte) 0xFE);
        byte[][] ten = IntStream.range(0, 10)
                .mapToObj(i -> frame(FIN | PING, ("payload-" + i).getBytes(StandardCharsets.UTF_8)))
                .toArray(byte[][]::new);
        String answered = String.join(
                        " ",
                        IntStream.range(0, 10)
                                .mapToObj(i -> "pong[payload-" + i + "]")
                                .toList())
                + " " + ALIVE;
        return Stream.of(
                text("2.1", "ping without a payload", "pong[] " + ALIVE, raw -> raw.write(frame(FIN | PING))),
                text("2.2", "ping with text", "pong[Hello] " + ALIVE, raw -> raw.write(frame(FIN | PING, HELLO))),
                text(
                        "2.3",
                        "ping with bytes",
                        "pong[" + latin(OTHER) + "] " + ALIVE,
                        raw -> raw.write(frame(FIN | PING, OTHER))),
                text(
                        "2.4",
                        "ping of 125 bytes",
                        "pong[" + latin(full) + "] " + ALIVE,
                        raw -> raw.write(frame(FIN | PING, full))),
                text("2.5", "ping of 126 bytes", BROKEN, raw -> raw.write(frame(FIN | PING, new byte[126]))),
                text(
                        "2.6",
                        "ping of 125 bytes in packets of one",
                        "pong[" + latin(full) + "] " + ALIVE,
                        raw -> raw.writeInParts(frame(FIN | PING, full), 1)),
                text("2.7", "pong that nobody asked for", ALIVE, raw -> raw.write(frame(FIN | PONG))),
                text("2.8", "the same with a payload", ALIVE, raw -> raw.write(frame(FIN | PONG, HELLO))),
                text("2.9", "the same, then a ping", "pong[Hello] " + ALIVE, raw -> {
                    raw.write(frame(FIN | PONG, OTHER));
                    raw.write(frame(FIN | PING, HELLO));
                }),
                text("2.10", "ten pings", answered, raw -> write(raw, List.of(ten))),
                text("2.11", "ten pings in packets of one", answered, raw -> {
                    for (byte[] one : ten) {
                        raw.writeInParts(one, 1);
                    }
                }));
    }

    private static Stream<Case> reservedBits() {
        return Stream.of(
                text("3.1", "bit 3, text", BROKEN, raw -> raw.write(frame(FIN | 0x10 | TEXT, HELLO))),
                text("3.2", "bit 2, behind a good text", MAYBE + BROKEN, raw -> {
                    raw.write(whole(1));
                    raw.write(frame(FIN | 0x20 | TEXT, HELLO));
                    raw.write(frame(FIN | PING));
                }),
                text("3.3", "bits 2 and 3, behind a good text, in one packet", MAYBE + BROKEN, raw -> {
                    byte[] good = whole(1);
                    byte[] bad = frame(FIN | 0x30 | TEXT, HELLO);
                    byte[] both = Arrays.copyOf(good, good.length + bad.length);
                    System.arraycopy(bad, 0, both, good.length, bad.length);
                    raw.write(both);
                }),
                text("3.4", "bit 1, behind a good text, in packets of one", MAYBE + BROKEN, raw -> {
                    raw.writeInParts(whole(1), 1);
                    raw.writeInParts(frame(FIN | 0x40 | TEXT, HELLO), 1);
                }),
                text("3.5", "bits 1 and 3, binary", BROKEN, raw -> raw.write(frame(FIN | 0x50 | BINARY, OTHER))),
                text("3.6", "bits 1 and 2, ping", BROKEN, raw -> raw.write(frame(FIN | 0x60 | PING, HELLO))),
                text("3.7", "all of them, close", BROKEN, raw -> raw.write(frame(FIN | 0x70 | CLOSE, closing(1000)))));
    }

    private static Stream<Case> opcodes() {
        return IntStream.of(3, 4, 5, 6, 7, 11, 12, 13, 14, 15).boxed().flatMap(opcode -> {
            String id = opcode < 8 ? "4.1." + (opcode - 2) : "4.2." + (opcode - 10);
            return Stream.of(
                    text(id, "opcode " + opcode + ", empty", BROKEN, raw -> raw.write(frame(FIN | opcode))),
                    text(id, "opcode " + opcode + " behind a good text, then a ping", MAYBE + BROKEN, raw -> {
                        raw.write(whole(1));
                        raw.write(frame(FIN | opcode, HELLO));
                        raw.write(frame(FIN | PING));
                    }));
        });
    }

    private static Stream<Case> closes() {
        byte[] goodbye = frame(FIN | CLOSE, closing(1000));
        return Stream.of(
                text("7.1.1", "a text, then close", MAYBE + "close:1000", raw -> {
                    raw.write(whole(1));
                    raw.write(goodbye);
                }),
                text("7.1.2", "close twice", "close:1000", raw -> {
                    raw.write(goodbye);
                    HostileFrames.flood(raw, goodbye, 1);
                }),
                text("7.1.3", "a ping behind close", "close:1000", raw -> {
                    raw.write(goodbye);
                    HostileFrames.flood(raw, frame(FIN | PING), 1);
                }),
                text("7.1.4", "a text behind close", "close:1000", raw -> {
                    raw.write(goodbye);
                    HostileFrames.flood(raw, whole(1), 1);
                }),
                text("7.1.5", "close within a text", "close:1000", raw -> {
                    raw.write(frame(TEXT, HELLO));
                    raw.write(goodbye);
                    HostileFrames.flood(raw, frame(FIN | CONTINUATION, HELLO), 1);
                }),
                text("7.1.6", "64 KiB in fragments, then close and a ping", MAYBE + "close:1000", raw -> {
                    write(raw, parts(TEXT, json(1, 65_536), 8_192));
                    raw.write(goodbye);
                    HostileFrames.flood(raw, frame(FIN | PING), 1);
                }));
    }

    static byte[] joined(List<byte[]> frames) {
        java.io.ByteArrayOutputStream all = new java.io.ByteArrayOutputStream();
        frames.forEach(all::writeBytes);
        return all.toByteArray();
    }

    static byte[] closing(int code, byte... reason) {
        byte[] payload = new byte[reason.length + 2];
        payload[0] = (byte) (code >> 8);
        payload[1] = (byte) code;
        System.arraycopy(reason, 0, payload, 2, reason.length);
        return payload;
    }

    static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
