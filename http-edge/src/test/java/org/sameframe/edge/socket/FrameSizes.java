package org.sameframe.edge.socket;

import static org.sameframe.edge.socket.RawSocket.BINARY;
import static org.sameframe.edge.socket.RawSocket.FIN;
import static org.sameframe.edge.socket.RawSocket.TEXT;
import static org.sameframe.edge.socket.RawSocket.frame;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Messages of all sizes, whole, in fragments and in small packets, one and many; none is larger than 64 KiB. */
final class FrameSizes {
    /** Answered in one go; a connection's budget of pings is not much greater. */
    private static final int MANY = 15;

    private FrameSizes() {}

    static Stream<FrameCases.Case> all() {
        return Stream.of(sizes(), limits(), many()).flatMap(cases -> cases);
    }

    private static Stream<FrameCases.Case> sizes() {
        List<FrameCases.Case> cases = new ArrayList<>();
        cases.add(FrameCases.text(
                "1.1", "text of 0 bytes: no JSON", FrameCases.REFUSED, raw -> raw.write(frame(FIN | TEXT))));
        cases.add(new FrameCases.Case(
                "1.2",
                "binary of 0 bytes: a frame of a later version",
                FrameFormat.PROTOBUF,
                FrameCases.ALIVE,
                raw -> raw.write(frame(FIN | BINARY))));
        for (FrameFormat format : FrameFormat.values()) {
            for (int size : new int[] {125, 126, 127, 128, 65_535, 65_536}) {
                byte[] bytes = frame(FIN | FrameCases.opcode(format), FrameCases.message(format, 1, size));
                cases.add(new FrameCases.Case(
                        "1",
                        format + " of " + size + " bytes",
                        format,
                        "ok:1 " + FrameCases.ALIVE,
                        raw -> raw.write(bytes)));
            }
            byte[] bytes = frame(FIN | FrameCases.opcode(format), FrameCases.message(format, 1, 65_536));
            cases.add(new FrameCases.Case(
                    "1",
                    format + " of 65,536 bytes in packets of 997",
                    format,
                    "ok:1 " + FrameCases.ALIVE,
                    raw -> raw.writeInParts(bytes, 997)));
        }
        return cases.stream();
    }

    /** Of the messages that the protocol allows; none is larger than 64 KiB. */
    private static Stream<FrameCases.Case> limits() {
        List<FrameCases.Case> cases = new ArrayList<>();
        for (FrameFormat format : FrameFormat.values()) {
            for (int size : new int[] {64, 256, 1_024, 4_096, 16_384, 65_536}) {
                cases.add(new FrameCases.Case(
                        "9",
                        format + " of 65,536 bytes in fragments of " + size,
                        format,
                        "ok:1 " + FrameCases.ALIVE,
                        raw -> raw.write(FrameCases.joined(FrameCases.parts(
                                FrameCases.opcode(format), FrameCases.message(format, 1, 65_536), size)))));
            }
            for (int size : new int[] {64, 128, 256, 512, 1_024, 2_048}) {
                byte[] bytes = frame(FIN | FrameCases.opcode(format), FrameCases.message(format, 1, 65_536));
                cases.add(new FrameCases.Case(
                        "9",
                        format + " of 65,536 bytes in packets of " + size,
                        format,
                        "ok:1 " + FrameCases.ALIVE,
                        raw -> raw.writeInParts(bytes, size)));
            }
            for (int size : new int[] {65_537, 262_144, 1 << 20, 4 << 20}) {
                byte[] message = FrameCases.message(format, 1, size);
                cases.add(new FrameCases.Case(
                        "9",
                        format + " of " + size + " bytes",
                        format,
                        FrameCases.REFUSED,
                        raw -> HostileFrames.flood(raw, frame(FIN | FrameCases.opcode(format), message), 1)));
                cases.add(new FrameCases.Case(
                        "9",
                        format + " of " + size + " bytes in fragments",
                        format,
                        FrameCases.REFUSED,
                        raw -> HostileFrames.flood(
                                raw,
                                FrameCases.joined(FrameCases.parts(FrameCases.opcode(format), message, 4_096)),
                                1)));
            }
            cases.add(new FrameCases.Case(
                    "10.1.1",
                    format + " of 65,536 bytes in fragments of 1,300",
                    format,
                    "ok:1 " + FrameCases.ALIVE,
                    raw -> FrameCases.write(
                            raw,
                            FrameCases.parts(
                                    FrameCases.opcode(format), FrameCases.message(format, 1, 65_536), 1_300))));
        }
        return cases.stream();
    }

    /** One behind the other: each is answered, in order. */
    private static Stream<FrameCases.Case> many() {
        String answered =
                IntStream.rangeClosed(1, MANY).mapToObj(t1 -> "ok:" + t1 + " ").collect(Collectors.joining())
                        + FrameCases.ALIVE;
        List<FrameCases.Case> cases = new ArrayList<>();
        for (FrameFormat format : FrameFormat.values()) {
            String id = format == FrameFormat.JSON ? "9.7" : "9.8";
            for (int size : new int[] {0, 40, 64, 256, 1_024, 4_096}) {
                List<byte[]> messages = IntStream.rangeClosed(1, MANY)
                        .mapToObj(t1 -> size == 0 ? smallest(format, t1) : FrameCases.message(format, t1, size))
                        .toList();
                byte[] whole = FrameCases.joined(messages.stream()
                        .map(message -> frame(FIN | FrameCases.opcode(format), message))
                        .toList());
                byte[] fragments = FrameCases.joined(messages.stream()
                        .flatMap(message -> FrameCases.parts(FrameCases.opcode(format), message, 1 + size / 5).stream())
                        .toList());
                String what =
                        MANY + " of " + format + (size == 0 ? ", as small as they are" : " of " + size + " bytes");
                cases.add(new FrameCases.Case(id, what, format, answered, raw -> raw.write(whole)));
                cases.add(
                        new FrameCases.Case(id, what + " in fragments", format, answered, raw -> raw.write(fragments)));
                cases.add(new FrameCases.Case(
                        id,
                        what + " in fragments and small packets",
                        format,
                        answered,
                        raw -> raw.writeInParts(fragments, 3 + size / 11)));
            }
        }
        return cases.stream();
    }

    private static byte[] smallest(FrameFormat format, int t1) {
        return format == FrameFormat.JSON
                ? FrameCases.json(t1, 0)
                : Frames.ping(t1).toByteArray();
    }
}
