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
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.room.AnnotationCommand;
import org.sameframe.room.Category;
import org.sameframe.room.FrameRate;
import org.sameframe.room.HostCommand;
import org.sameframe.room.LeadCommand;
import org.sameframe.room.LoopMode;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.NoteCommand;
import org.sameframe.room.NoteStatus;
import org.sameframe.room.PersonCommand;
import org.sameframe.room.PlaylistCommand;
import org.sameframe.room.Role;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.ShotStatus;
import org.sameframe.room.TransportCommand;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Command;

/** Written in JSON, as clients do, and read in both formats. */
class CommandsTest {
    private static Optional<RoomCommand> command(String json) throws BadFrame {
        ClientFrame frame = Frames.parsed("{\"command\":{\"op\":1," + json + "}}");
        Optional<RoomCommand> command = Commands.read(frame.getCommand());
        assertThat(Commands.read(Frames.binary(frame).getCommand())).isEqualTo(command);
        return command;
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
                arguments("\"leave\":{}", new PersonCommand.Leave()),
                arguments("\"advance\":{\"shots\":-2}", new PlaylistCommand.Advance(-2)),
                arguments("\"moveShot\":{\"shot\":\"s2\",\"before\":\"s1\"}", new PlaylistCommand.MoveShot("s2", "s1")),
                arguments("\"moveShot\":{\"shot\":\"s2\"}", new PlaylistCommand.MoveShot("s2", "")),
                arguments(
                        "\"setShotStatus\":{\"shot\":\"s2\",\"status\":\"SHOT_STATUS_NEEDS_WORK\"}",
                        new PlaylistCommand.SetShotStatus("s2", ShotStatus.NEEDS_WORK)),
                arguments("\"removeShot\":{\"shot\":\"s2\"}", new PlaylistCommand.RemoveShot("s2")),
                arguments("\"setOutOfSync\":{\"outOfSync\":true}", new PersonCommand.SetOutOfSync(true)),
                arguments("\"setOutOfSync\":{}", new PersonCommand.SetOutOfSync(false)),
                arguments("\"subscribe\":{}", new PersonCommand.Subscribe(Set.of())),
                arguments(
                        "\"subscribe\":{\"off\":[\"CATEGORY_NOTES\",6,\"CATEGORY_NOTES\"]}",
                        new PersonCommand.Subscribe(EnumSet.of(Category.NOTES, Category.GRADE))),
                arguments(
                        "\"setReady\":{\"medium\":\"m2\",\"frames\":240,\"ready\":true}",
                        new PersonCommand.SetReady("m2", 240, true)),
                arguments("\"requestLead\":{}", new LeadCommand.RequestLead()),
                arguments("\"handLead\":{\"to\":3}", new LeadCommand.HandLead(3)),
                arguments("\"handLead\":{}", new LeadCommand.HandLead(0)),
                arguments("\"returnLead\":{}", new LeadCommand.ReturnLead()),
                arguments("\"start\":{}", new HostCommand.Start()),
                arguments("\"letIn\":{\"participant\":4}", new HostCommand.LetIn(4)),
                arguments("\"kick\":{\"participant\":4294967295}", new HostCommand.Kick(-1)),
                arguments(
                        "\"setRole\":{\"participant\":4,\"role\":\"ROLE_VIEWER\"}",
                        new HostCommand.SetRole(4, Role.VIEWER)),
                arguments("\"transferHost\":{\"to\":4}", new HostCommand.TransferHost(4)),
                arguments("\"lock\":{\"locked\":true}", new HostCommand.Lock(true)),
                arguments("\"lock\":{}", new HostCommand.Lock(false)),
                arguments("\"closeRoom\":{}", new HostCommand.CloseRoom()),
                arguments("\"removeAnnotation\":{\"annotation\":\"a7\"}", new AnnotationCommand.RemoveAnnotation("a7")),
                arguments(
                        "\"clearAnnotations\":{\"everybody\":true,\"medium\":\"m2\"}",
                        new AnnotationCommand.ClearAnnotations(true, "m2")),
                arguments("\"clearAnnotations\":{}", new AnnotationCommand.ClearAnnotations(false, "")),
                arguments(
                        "\"addNote\":{\"medium\":\"m1\",\"firstFrame\":3,\"lastFrame\":9,\"text\":\"a\\nb\"}",
                        new NoteCommand.AddNote("m1", 3, 9, "a\nb")),
                arguments("\"reply\":{\"note\":\"n7\",\"text\":\"On it\"}", new NoteCommand.Reply("n7", "On it")),
                arguments("\"editNote\":{\"note\":\"n7\",\"text\":\"x\"}", new NoteCommand.EditNote("n7", "x")),
                arguments(
                        "\"setNoteStatus\":{\"note\":\"n7\",\"status\":\"NOTE_STATUS_RESOLVED\"}",
                        new NoteCommand.SetNoteStatus("n7", NoteStatus.RESOLVED)),
                arguments("\"removeNote\":{\"note\":\"n7\"}", new NoteCommand.RemoveNote("n7")),
                arguments("\"say\":{\"text\":\"Hello \\ud83c\\udfac\"}", new NoteCommand.Say("Hello \ud83c\udfac")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource({"commands", "org.sameframe.edge.socket.LargeCommands#lines"})
    @DisplayName("[OW2] each command means the room's command of its name")
    void commands(String json, RoomCommand expected) throws Exception {
        assertThat(command(json)).hasValue(expected);
    }

    @Test
    @DisplayName("[OW2] every command of the schema has a line in this table")
    void complete() {
        Set<Command.CommandCase> covered = Stream.concat(commands(), LargeCommands.lines())
                .map(line -> {
                    try {
                        return Frames.parsed("{\"command\":{" + line.get()[0] + "}}")
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
    @ValueSource(
            strings = {
                "\"setLoop\":{}",
                "\"setLoop\":{\"loop\":99}",
                "\"setLoop\":{\"loop\":\"LOOP_MODE_LATER\"}",
                "\"setShotStatus\":{\"shot\":\"s1\"}",
                "\"setShotStatus\":{\"shot\":\"s1\",\"status\":\"SHOT_STATUS_LATER\"}",
                "\"setNoteStatus\":{\"note\":\"n1\"}",
                "\"setRole\":{\"participant\":2}",
                "\"setRole\":{\"participant\":2,\"role\":\"ROLE_LATER\"}",
                "\"subscribe\":{\"off\":[\"CATEGORY_LATER\"]}",
                "\"subscribe\":{\"off\":[\"CATEGORY_NOTES\",\"notes\"]}",
                "\"subscribe\":{\"off\":[99]}",
                "\"subscribe\":{\"off\":[0]}",
                "\"setPolicy\":{\"policy\":{\"off\":[\"CATEGORY_VIEW\",\"CATEGORY_LATER\"]}}",
                "\"set_policy\":{\"policy\":{\"off\":[\"CATEGORY_LATER\"]}}",
                "\"setPolicy\":{\"policy\":{\"control\":\"CONTROL_LATER\"}}",
                "\"setPolicy\":{\"policy\":{\"conflict\":99}}",
                "\"setPolicy\":{\"policy\":{\"host_absence\":\"HOST_ABSENCE_LATER\"}}",
                "\"setPolicy\":{\"policy\":{\"agreementRecord\":\"OFF\"}}",
                "\"setView\":{\"view\":{\"zoom\":1,\"channel\":\"CHANNEL_LATER\"}}",
                "\"addAnnotation\":{}",
                "\"changeAnnotation\":{\"annotation\":{\"id\":\"a1\"}}",
                "\"addAnnotation\":{\"annotation\":{\"shape\":{\"kind\":\"SHAPE_KIND_LATER\"}}}",
                "\"addAnnotation\":{\"annotation\":{\"shape\":{\"kind\":1,\"points\":[1,2]}}}",
                "\"addAnnotation\":{\"annotation\":{\"shape\":{\"kind\":1,\"points\":[1,2,3,4]}}}"
            })
    @DisplayName("[OW2] a command without a meaning is said to have none, in both formats")
    void meaningless(String json) throws Exception {
        ClientFrame frame = Frames.parsed("{\"command\":{\"op\":1," + json + "}}");
        for (ClientFrame some : List.of(frame, Frames.binary(frame))) {
            assertThatThrownBy(() -> Commands.read(some.getCommand())).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
