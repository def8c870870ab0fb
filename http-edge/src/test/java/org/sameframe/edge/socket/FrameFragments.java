package org.sameframe.edge.socket;

import static org.sameframe.edge.socket.RawSocket.BINARY;
import static org.sameframe.edge.socket.RawSocket.CONTINUATION;
import static org.sameframe.edge.socket.RawSocket.FIN;
import static org.sameframe.edge.socket.RawSocket.PING;
import static org.sameframe.edge.socket.RawSocket.PONG;
import static org.sameframe.edge.socket.RawSocket.TEXT;
import static org.sameframe.edge.socket.RawSocket.frame;

import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** Messages in fragments, with other frames between them, and fragments of nothing. */
final class FrameFragments {
    private FrameFragments() {}

    static Stream<FrameCases.Case> all() {
        return Stream.concat(fragments(), waiting());
    }

    private static Stream<FrameCases.Case> fragments() {
        byte[] json = FrameCases.json(1, 0);
        List<byte[]> two = FrameCases.parts(TEXT, json, json.length / 2 + 1);
        byte[] ping = frame(FIN | PING, FrameCases.HELLO);
        return Stream.of(
                FrameCases.text("5.1", "ping in two fragments", FrameCases.BROKEN, raw -> {
                    raw.write(frame(PING, FrameCases.HELLO));
                    raw.write(frame(FIN | CONTINUATION, FrameCases.HELLO));
                }),
                FrameCases.text("5.2", "pong in two fragments", FrameCases.BROKEN, raw -> {
                    raw.write(frame(PONG, FrameCases.HELLO));
                    raw.write(frame(FIN | CONTINUATION, FrameCases.HELLO));
                }),
                FrameCases.text(
                        "5.3", "text in two fragments", "ok:1 " + FrameCases.ALIVE, raw -> FrameCases.write(raw, two)),
                FrameCases.text(
                        "5.4",
                        "the same in one packet",
                        "ok:1 " + FrameCases.ALIVE,
                        raw -> raw.write(FrameCases.joined(two))),
                FrameCases.text(
                        "5.5",
                        "the same in packets of one",
                        "ok:1 " + FrameCases.ALIVE,
                        raw -> raw.writeInParts(FrameCases.joined(two), 1)),
                FrameCases.text(
                        "5.6",
                        "a ping between two fragments",
                        "pong[Hello] ok:1 " + FrameCases.ALIVE,
                        raw -> FrameCases.write(raw, List.of(two.get(0), ping, two.get(1)))),
                FrameCases.text(
                        "5.7",
                        "the same in one packet",
                        "pong[Hello] ok:1 " + FrameCases.ALIVE,
                        raw -> raw.write(FrameCases.joined(List.of(two.get(0), ping, two.get(1))))),
                FrameCases.text(
                        "5.8",
                        "the same in packets of one",
                        "pong[Hello] ok:1 " + FrameCases.ALIVE,
                        raw -> raw.writeInParts(FrameCases.joined(List.of(two.get(0), ping, two.get(1))), 1)),
                FrameCases.text("5.9", "a last continuation of nothing", FrameCases.BROKEN, raw -> {
                    raw.write(frame(FIN | CONTINUATION, FrameCases.HELLO));
                    raw.write(FrameCases.whole(1));
                }),
                FrameCases.text(
                        "5.10",
                        "the same in one packet",
                        FrameCases.BROKEN,
                        raw -> raw.write(FrameCases.joined(
                                List.of(frame(FIN | CONTINUATION, FrameCases.HELLO), FrameCases.whole(1))))),
                FrameCases.text(
                        "5.11",
                        "the same in packets of one",
                        FrameCases.BROKEN,
                        raw -> raw.writeInParts(
                                FrameCases.joined(
                                        List.of(frame(FIN | CONTINUATION, FrameCases.HELLO), FrameCases.whole(1))),
                                1)),
                FrameCases.text("5.12", "a continuation of nothing", FrameCases.BROKEN, raw -> {
                    raw.write(frame(CONTINUATION, FrameCases.HELLO));
                    raw.write(FrameCases.whole(1));
                }),
                FrameCases.text(
                        "5.13",
                        "the same in one packet",
                        FrameCases.BROKEN,
                        raw -> raw.write(FrameCases.joined(
                                List.of(frame(CONTINUATION, FrameCases.HELLO), FrameCases.whole(1))))),
                FrameCases.text(
                        "5.14",
                        "the same in packets of one",
                        FrameCases.BROKEN,
                        raw -> raw.writeInParts(
                                FrameCases.joined(List.of(frame(CONTINUATION, FrameCases.HELLO), FrameCases.whole(1))),
                                1)),
                FrameCases.text(
                        "5.15",
                        "a continuation behind the last fragment",
                        FrameCases.MAYBE + FrameCases.BROKEN,
                        raw -> {
                            FrameCases.write(raw, two);
                            raw.write(frame(CONTINUATION, FrameCases.HELLO));
                            raw.write(FrameCases.whole(2));
                        }),
                FrameCases.text("5.16", "a continuation of nothing, twice, before texts", FrameCases.BROKEN, raw -> {
                    for (int i = 0; i < 2; i++) {
                        raw.write(frame(CONTINUATION, FrameCases.HELLO));
                        FrameCases.write(raw, two);
                    }
                }),
                FrameCases.text(
                        "5.17", "a last continuation of nothing, twice, before texts", FrameCases.BROKEN, raw -> {
                            for (int i = 0; i < 2; i++) {
                                raw.write(frame(FIN | CONTINUATION, FrameCases.HELLO));
                                FrameCases.write(raw, two);
                            }
                        }),
                FrameCases.text("5.18", "a text within a text", FrameCases.BROKEN, raw -> {
                    raw.write(two.get(0));
                    raw.write(FrameCases.whole(2));
                }),
                FrameCases.text(
                        "5.19",
                        "five fragments with two pings between",
                        "pong[Hello] pong[Hello] ok:1 " + FrameCases.ALIVE,
                        raw -> withPings(raw, json, ping)),
                new FrameCases.Case(
                        "5.20",
                        "the same in protobuf",
                        FrameFormat.PROTOBUF,
                        "pong[Hello] pong[Hello] ok:1 " + FrameCases.ALIVE,
                        raw -> {
                            List<byte[]> five = FrameCases.parts(BINARY, FrameCases.protobuf(1, 40), 8);
                            FrameCases.write(
                                    raw, List.of(five.get(0), five.get(1), ping, five.get(2), five.get(3), ping));
                            raw.write(five.get(4));
                        }));
    }

    /** As the five fragments above, from who goes on once the ping is answered: an answer does not wait for the message's end. */
    private static Stream<FrameCases.Case> waiting() {
        byte[] ping = frame(FIN | PING, FrameCases.HELLO);
        return Stream.of(FrameFormat.values()).flatMap(format -> {
            byte[] message = FrameCases.message(format, 1, 60);
            List<byte[]> five = FrameCases.parts(FrameCases.opcode(format), message, 12);
            return Stream.of(
                    new FrameCases.Case(
                            "5.19",
                            format + ", waiting for the first pong",
                            format,
                            "pong[Hello] ok:1 " + FrameCases.ALIVE,
                            raw -> {
                                FrameCases.write(raw, List.of(five.get(0), five.get(1), ping));
                                awaitPong(raw);
                                FrameCases.write(raw, List.of(five.get(2), five.get(3), ping, five.get(4)));
                            }),
                    new FrameCases.Case(
                            "5.20", format + ", waiting for each pong", format, "ok:1 " + FrameCases.ALIVE, raw -> {
                                for (byte[] part : five.subList(0, 4)) {
                                    raw.write(FrameCases.joined(List.of(part, ping)));
                                    awaitPong(raw);
                                }
                                raw.write(five.get(4));
                            }),
                    new FrameCases.Case(
                            "5.20",
                            format + ", the same in packets of one",
                            format,
                            "ok:1 " + FrameCases.ALIVE,
                            raw -> {
                                for (byte[] part : five.subList(0, 4)) {
                                    raw.writeInParts(FrameCases.joined(List.of(part, ping)), 1);
                                    awaitPong(raw);
                                }
                                raw.writeInParts(five.get(4), 1);
                            }));
        });
    }

    private static void awaitPong(RawSocket raw) throws IOException {
        RawSocket.Raw next = raw.frame().orElseThrow(() -> new IOException("ended without a pong"));
        while (next.opcode() != PONG) {
            next = raw.frame().orElseThrow(() -> new IOException("ended without a pong"));
        }
    }

    private static void withPings(RawSocket raw, byte[] json, byte[] ping) throws IOException {
        List<byte[]> five = FrameCases.parts(TEXT, json, json.length / 5 + 1);
        FrameCases.write(raw, List.of(five.get(0), five.get(1), ping, five.get(2), five.get(3), ping));
        FrameCases.write(raw, five.subList(4, five.size()));
    }
}
