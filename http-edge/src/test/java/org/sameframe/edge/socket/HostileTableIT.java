package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.sameframe.edge.socket.HostileRoom.awaitMessage;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.edge.socket.HostileRoom.Row;
import org.sameframe.edge.socket.HostileRoom.Sender;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.Settled;

/**
 * The server as it is shipped, with a heap of 256 MiB, and everything that must get a clear answer and change nothing, from
 * everybody at the same time: who has no token, a viewer, a reviewer, a host. Behind each line the room and who is in it are as
 * before.
 */
class HostileTableIT extends HostileFixture {
    static Stream<Row<HostileRequests.Line>> requests() {
        return HostileRoom.everybody(HostileRequests.lines());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("requests")
    @DisplayName("[HX1] a request that makes no sense gets a status and a code, whoever sends it, and changes nothing")
    void request(Row<HostileRequests.Line> row) throws Exception {
        row.fromEach((sender, line) -> assertThat(room.answer(line.request(), room.token(sender)))
                .isEqualTo(sender == Sender.NOBODY ? line.answer() : line.withToken()));
    }

    static Stream<Row<HostileHandshakes.Line>> handshakes() {
        return HostileRoom.everybody(
                HostileHandshakes.lines().filter(line -> !line.answer().equals("101")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("handshakes")
    @DisplayName("[HX1] a handshake that is not right is answered with a status and a code, also with a token")
    void handshake(Row<HostileHandshakes.Line> row) throws Exception {
        row.fromEach(this::shake);
    }

    private void shake(Sender sender, HostileHandshakes.Line line) throws Exception {
        try (RawSocket raw = RawSocket.open(room.address())) {
            raw.write(line.change()
                    .apply(RawSocket.handshake(room.address(), FrameFormat.JSON))
                    .replace("\r\n\r\n", "\r\nAuthorization: Bearer " + room.token(sender) + "\r\n\r\n"));

            assertThat(raw.answer()).isEqualTo(line.answer());
        }
    }

    static Stream<Row<HostileFrames.Line>> frames() {
        // Who is in a room may be silent, and pings of this level are answered.
        return HostileRoom.everybody(
                HostileFrames.lines(),
                (sender, line) -> sender == Sender.NOBODY
                        || !(line.what().equals("nothing at all") || line.what().equals("ping flood")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    @DisplayName("[HX2] a frame that is none ends its connection, whosever it is")
    void frame(Row<HostileFrames.Line> row) throws Exception {
        row.fromEach((sender, line) -> {
            try (RawSocket raw = room.enter(sender, line.format())) {
                line.attack().accept(raw);

                assertThat(raw.end()).isIn(line.ends());
            }
        });
    }

    static Stream<Row<HostileMessages.Line>> messages() {
        // A command is one to who is in a room: see commands().
        return HostileRoom.everybody(
                HostileMessages.lines(),
                (sender, line) -> sender == Sender.NOBODY || !line.toString().equals("a command before hello"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    @DisplayName("[HX2] a message that is none ends its connection, whosever it is, and so does a second hello")
    void message(Row<HostileMessages.Line> row) throws Exception {
        row.fromEach(this::say);
    }

    private void say(Sender sender, HostileMessages.Line line) throws Exception {
        try (RawSocket raw = room.enter(sender, line.format())) {
            raw.write(line.frame());
            String answer = sender == Sender.NOBODY ? "bye " + line.bye() : line.inRoom();
            if (answer.startsWith("bye")) {
                assertThat("bye " + raw.end().bye().orElse(0)).isEqualTo(answer);
            } else {
                // What it is to who is no stranger: nothing.
                HostileRoom.assertPong(raw, line.format());
            }
        }
    }

    static Stream<Row<HostileCommands.Line>> commands() {
        // What only a host may do is no attack of theirs.
        return HostileRoom.everybody(
                Stream.concat(DomainInputTest.refused(), HostileCommands.lines()),
                (sender, line) -> sender != Sender.HOST || !line.code().equals("forbidden"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    @DisplayName(
            "[HX3] a command that makes no sense, or is not theirs, is settled with a problem, or ends the connection"
                    + " of who is nobody")
    void command(Row<HostileCommands.Line> row) throws Exception {
        row.fromEach(this::give);
    }

    private void give(Sender sender, HostileCommands.Line line) throws Exception {
        String op = line.command().contains("\"op\"") ? "" : "\"op\":1,";
        try (RawSocket raw = room.enter(sender, FrameFormat.JSON)) {
            raw.write(RawSocket.text("{\"command\":{" + op + line.command() + "}}"));
            if (sender == Sender.NOBODY) {
                assertThat(raw.end().bye()).hasValue(3501);
                return;
            }
            Settled settled = awaitMessage(raw, ServerMessage::hasSettled).getSettled();

            assertThat(settled.getProblem().getCode()).isEqualTo(sender == Sender.VIEWER ? line.viewer() : line.code());
            assertThat(settled.getProblem().getDetail()).isNotEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        "play":{}
        "pause":{"frame":3}
        "seek":{"frame":3}
        "step":{"frames":1}
        "setSpeed":{"speed":2000}
        "say":{"text":"note-canary"}
        "addNote":{"medium":"m1","text":"note-canary"}
        "closeRoom":{}
        "lock":{"locked":true}
        """)
    @DisplayName("[HX3] a viewer moves nothing")
    void viewer(String command) throws Exception {
        try (RawSocket raw = room.enter(Sender.VIEWER, FrameFormat.JSON)) {
            raw.write(RawSocket.text("{\"command\":{\"op\":1," + command + "}}"));
            Settled settled = awaitMessage(raw, ServerMessage::hasSettled).getSettled();

            assertThat(settled.getProblem().getCode()).isEqualTo("forbidden");
        }
    }
}
