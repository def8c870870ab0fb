package org.sameframe.edge.socket;

import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a client's close frame may have in it. */
final class CloseCodes {
    private CloseCodes() {}

    private static FrameCases.Case close(String id, String what, String answers, byte... payload) {
        return new FrameCases.Case(
                id,
                what,
                FrameFormat.JSON,
                answers,
                raw -> raw.write(RawSocket.frame(RawSocket.FIN | RawSocket.CLOSE, payload)));
    }

    static Stream<FrameCases.Case> all() {
        byte[] longest = "*".repeat(123).getBytes(StandardCharsets.UTF_8);
        Stream<FrameCases.Case> payloads = Stream.of(
                close("7.3.1", "close without a payload", "close:1000"),
                close("7.3.2", "close of one byte", FrameCases.BROKEN, (byte) 3),
                close("7.3.3", "close with a code", "close:1000", FrameCases.closing(1000)),
                close(
                        "7.3.4",
                        "close with a reason",
                        "close:1000",
                        FrameCases.closing(1000, "Goodbye".getBytes(StandardCharsets.UTF_8))),
                close("7.3.5", "close with a reason of 123 bytes", "close:1000", FrameCases.closing(1000, longest)),
                close("7.3.6", "close of 126 bytes", FrameCases.BROKEN, FrameCases.closing(1000, new byte[124])),
                close(
                        "7.5.1",
                        "close with a reason that is not UTF-8",
                        // 1007 would be right as well; the library takes it for a broken frame.
                        FrameCases.BROKEN,
                        FrameCases.closing(1000, (byte) 0xCE, (byte) 0xBA, (byte) 0xED, (byte) 0xA0, (byte) 0x80)));
        Stream<FrameCases.Case> valid = IntStream.of(
                        1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 3000, 3999, 4000, 4999)
                .mapToObj(code -> close("7.7", "code " + code, "close:" + code, FrameCases.closing(code)));
        Stream<FrameCases.Case> invalid = IntStream.of(0, 999, 1004, 1005, 1006, 1014, 1015, 1016, 1100, 2000, 2999)
                .mapToObj(code -> close("7.9", "code " + code, FrameCases.BROKEN, FrameCases.closing(code)));
        Stream<FrameCases.Case> beyond = IntStream.of(5000, 65_535)
                .mapToObj(code -> close("7.13", "code " + code, FrameCases.BROKEN, FrameCases.closing(code)));
        return Stream.of(payloads, valid, invalid, beyond).flatMap(cases -> cases);
    }
}
