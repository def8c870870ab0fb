package org.sameframe.edge.socket;

import static org.sameframe.edge.socket.RawSocket.CLOSE;
import static org.sameframe.edge.socket.RawSocket.CONTINUATION;
import static org.sameframe.edge.socket.RawSocket.FIN;
import static org.sameframe.edge.socket.RawSocket.PING;
import static org.sameframe.edge.socket.RawSocket.TEXT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Whatever the mask is, and wherever a packet or a fragment ends in it. */
final class FrameMasks {
    private FrameMasks() {}

    static Stream<FrameCases.Case> all() {
        List<FrameCases.Case> cases = new ArrayList<>();
        for (int mask : new int[] {0, -1, 0x01020304, 0x80000000, 0x000000FF, 0x7B227D5B}) {
            String of = "mask %08x, ".formatted(mask);
            for (FrameFormat format : FrameFormat.values()) {
                for (int size : new int[] {60, 61, 126, 127, 4_099, 65_536}) {
                    byte[] bytes = RawSocket.masked(
                            mask, FIN | FrameCases.opcode(format), FrameCases.message(format, 1, size));
                    cases.add(new FrameCases.Case(
                            "mask",
                            of + format + " of " + size + " bytes",
                            format,
                            "ok:1 " + FrameCases.ALIVE,
                            raw -> raw.writeInParts(bytes, size < 200 ? 1 : 997)));
                }
            }
            byte[] json = FrameCases.json(1, 61);
            cases.add(FrameCases.text(
                    "mask",
                    of + "ping between fragments of three masks",
                    "pong[Hello] ok:1 " + FrameCases.ALIVE,
                    raw -> {
                        raw.write(RawSocket.masked(mask, TEXT, Arrays.copyOf(json, 3)));
                        raw.write(RawSocket.masked(mask + 1, FIN | PING, FrameCases.HELLO));
                        raw.write(RawSocket.masked(~mask, CONTINUATION, Arrays.copyOfRange(json, 3, 10)));
                        raw.write(RawSocket.masked(
                                mask + 2, FIN | CONTINUATION, Arrays.copyOfRange(json, 10, json.length)));
                    }));
            cases.add(FrameCases.text(
                    "mask",
                    of + "close with a reason",
                    "close:1001",
                    raw -> raw.write(RawSocket.masked(mask, FIN | CLOSE, FrameCases.closing(1001, FrameCases.HELLO)))));
            cases.add(FrameCases.text(
                    "mask",
                    of + "bytes that unmasked are no UTF-8",
                    "close:1007",
                    raw -> raw.write(RawSocket.masked(mask, FIN | TEXT, (byte) 0xC3, (byte) 0x28))));
        }
        return cases.stream();
    }
}
