package org.sameframe.edge.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.room.FrameRate;
import org.sameframe.room.LoopMode;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.PersonCommand;
import org.sameframe.room.PlaylistCommand;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.Signal;
import org.sameframe.room.TransportCommand;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.Status;

/** Written in JSON, as clients do. */
class CommandsTest {
    private static ClientFrame frame(String json) throws BadFrame {
        return FrameFormat.JSON.parse(org.apache.pekko.http.javadsl.model.ws.TextMessage.create(json));
    }

    private static Optional<RoomCommand> command(String json) throws BadFrame {
        return Commands.read(frame("{\"command\":{\"op\":1," + json + "}}").getCommand());
    }

    static Stream<Arguments> commands() {
        return Stream.of(
                arguments("\"play\":{}", new TransportCommand.Play()),
                arguments("\"pause\":{}", new TransportCommand.Pause(OptionalInt.empty())),
                arguments("\"pause\":{\"frame\":0}", new TransportCommand.Pause(OptionalInt.of(0))),
                arguments("\"pause\":{\"frame\":-1}", new TransportCommand.Pause(OptionalInt.of(-1))),
                arguments("\"seek\":{\"frame\":2147483647}", new TransportCommand.Seek(Integer.MAX_VALUE)),
                arguments("\"seek\":{}", new TransportCommand.Seek(0)),
                arguments("\"step\":{\"frames\":-1}", new TransportCommand.Step(-1, OptionalInt.empty())),
                arguments("\"step\":{\"frames\":2,\"from\":0}", new TransportCommand.Step(2, OptionalInt.of(0))),
                arguments("\"setSpeed\":{\"speed\":-8000}", new TransportCommand.SetSpeed(-8000)),
                arguments("\"setLoop\":{\"loop\":\"LOOP_MODE_ONCE\"}", new TransportCommand.SetLoop(LoopMode.ONCE)),
                arguments("\"setLoop\":{\"loop\":\"LOOP_MODE_LOOP\"}", new TransportCommand.SetLoop(LoopMode.LOOP)),
                arguments(
                        "\"setLoop\":{\"loop\":\"LOOP_MODE_PING_PONG\"}",
                        new TransportCommand.SetLoop(LoopMode.PING_PONG)),
                arguments("\"setRange\":{\"inPoint\":1,\"outPoint\":5}", new TransportCommand.SetRange(1, 5)),
                arguments("\"selectMedium\":{\"medium\":\"m2\"}", new PlaylistCommand.SelectMedium("m2")),
                arguments(
                        "\"addMedium\":{\"medium\":{\"id\":\"x\",\"title\":\"T\",\"rate\":{\"numerator\":24000,"
                                + "\"denominator\":1001},\"frames\":9,\"firstPresentationUs\":-1,\"firstFrameNumber\":1001,"
                                + "\"startTimecode\":86400,\"dropFrame\":true,"
                                + "\"sources\":[{\"location\":\"media:a\",\"contentType\":\"video/mp4\"}]}}",
                        new PlaylistCommand.AddMedium(
                                new Medium(
                                        "x",
                                        "T",
                                        new FrameRate(24000, 1001),
                                        9,
                                        -1,
                                        1001,
                                        86400,
                                        true,
                                        List.of(new MediaSource("media:a", "video/mp4"))),
                                "")),
                arguments("\"rename\":{\"name\":\" Ann\"}", new PersonCommand.Rename(" Ann")),
                arguments("\"leave\":{}", new PersonCommand.Leave()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("commands")
    @DisplayName("[OW2] each command means the room's command of its name")
    void commands(String json, RoomCommand expected) throws Exception {
        assertThat(command(json)).hasValue(expected);
    }

    @Test
    @DisplayName("[OW2] every command of the schema has a line in this table")
    void complete() {
        Set<Command.CommandCase> covered = commands()
                .map(line -> {
                    try {
                        return frame("{\"command\":{" + line.get()[0] + "}}")
                                .getCommand()
                                .getCommandCase();
                    } catch (BadFrame e) {
                        throw new IllegalStateException(e);
                    }
                })
                .collect(Collectors.toSet());

        assertThat(covered)
                .containsExactlyInAnyOrderElementsOf(
                        EnumSet.complementOf(EnumSet.of(Command.CommandCase.COMMAND_NOT_SET)));
    }

    @Test
    @DisplayName("[OW2] a command that this server does not know is none")
    void unknown() throws Exception {
        assertThat(command("\"teleport\":{}")).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @org.junit.jupiter.params.provider.ValueSource(
            strings = {"\"setLoop\":{}", "\"setLoop\":{\"loop\":99}", "\"setLoop\":{\"loop\":\"LOOP_MODE_LATER\"}"})
    @DisplayName("[OW2] a command without a meaning is said to have none")
    void meaningless(String json) {
        assertThatThrownBy(() -> command(json)).isInstanceOf(IllegalArgumentException.class);
    }

    static Stream<Arguments> signals() {
        return Stream.of(
                arguments("\"scrub\":{\"frame\":5}", Optional.of(new Signal.Scrub(5))),
                arguments("\"scrub\":{\"frame\":16777215}", Optional.of(new Signal.Scrub(16_777_215))),
                arguments("\"scrub\":{\"frame\":-1}", Optional.empty()),
                arguments("\"scrub\":{\"frame\":16777216}", Optional.empty()),
                arguments(
                        "\"status\":{\"roundTripUs\":900,\"frame\":4,\"medium\":\"m1\",\"seq\":4294967295,"
                                + "\"buffering\":true,\"hidden\":true}",
                        Optional.of(new Signal.Status(900, 4, "m1", 4_294_967_295L, true, true, false))),
                arguments("\"status\":{}", Optional.of(new Signal.Status(0, 0, "", 0, false, false, false))),
                arguments("\"status\":{\"roundTripUs\":4294967295}", Optional.empty()),
                arguments("\"status\":{\"frame\":-1}", Optional.empty()),
                arguments("\"status\":{\"medium\":\"" + "m".repeat(65) + "\"}", Optional.empty()),
                arguments("\"laser\":{}", Optional.empty()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signals")
    @DisplayName("[SG5] a signal that makes sense is passed on, another is not")
    void signals(String json, Optional<Signal> expected) throws Exception {
        assertThat(Signals.read(frame("{\"signal\":{" + json + "}}").getSignal()))
                .isEqualTo(expected);
    }

    @Test
    @DisplayName("[SG5] what comes in as a signal goes out as the same")
    void signalsRoundTrip() {
        Status status = Status.newBuilder()
                .setRoundTripUs(1)
                .setFrame(2)
                .setMedium("m1")
                .setSeq(-1)
                .setBuffering(true)
                .setHidden(true)
                .build();
        org.sameframe.schema.v1.Signal signal =
                org.sameframe.schema.v1.Signal.newBuilder().setStatus(status).build();

        assertThat(ServerMessagesTest.sent(Signals.read(signal).orElseThrow())).isEqualTo(signal);
        assertThat(ServerMessagesTest.sent(new Signal.Scrub(7)))
                .isEqualTo(Frames.scrub(7).getSignal());
    }
}
