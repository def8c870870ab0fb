package org.sameframe.edge.socket;

import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.Annotation;
import org.sameframe.room.AnnotationCommand;
import org.sameframe.room.Category;
import org.sameframe.room.Channel;
import org.sameframe.room.Conflict;
import org.sameframe.room.Control;
import org.sameframe.room.FrameRate;
import org.sameframe.room.Grade;
import org.sameframe.room.HostAbsence;
import org.sameframe.room.HostCommand;
import org.sameframe.room.MatchKey;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.PictureCommand;
import org.sameframe.room.PlaylistCommand;
import org.sameframe.room.Policy;
import org.sameframe.room.Shape;
import org.sameframe.room.ShapeKind;
import org.sameframe.room.View;

/** Commands that describe something, in JSON, and what they mean. */
final class LargeCommands {
    private LargeCommands() {}

    static Stream<Arguments> lines() {
        String annotation = "{\"id\":\"a7\",\"author\":9,\"medium\":\"m1\",\"firstFrame\":3,\"lastFrame\":9,"
                + "\"color\":4278190335,\"width\":600,\"shape\":{\"kind\":\"SHAPE_KIND_LINE\","
                + "\"points\":[-1,2,3,4,-5,6]}}";
        Annotation drawn = new Annotation(
                "a7",
                9,
                "m1",
                3,
                9,
                0xFF0000FF,
                600,
                new Shape(ShapeKind.LINE, List.of(new Shape.Point(-1, 2, 3), new Shape.Point(4, -5, 6)), ""));
        return Stream.of(
                arguments(
                        "\"setView\":{\"view\":{\"panX\":-0.5,\"panY\":1e-3,\"zoom\":\"2\",\"rotation\":90,\"flipX\":true,"
                                + "\"channel\":\"CHANNEL_ALPHA\"}}",
                        new PictureCommand.SetView(
                                new View(-0.5, 0.001, 2, 90, true, false, Channel.ALPHA, Optional.empty()))),
                arguments(
                        "\"setView\":{}",
                        new PictureCommand.SetView(
                                new View(0, 0, 0, 0, false, false, Channel.COLOR, Optional.empty()))),
                arguments(
                        "\"setGrade\":{\"grade\":{\"exposure\":1,\"gamma\":2,\"contrast\":3,\"saturation\":4,"
                                + "\"temperature\":5,\"tint\":-6,\"cdl\":{\"slope\":{\"red\":1,\"green\":2,\"blue\":3},"
                                + "\"offset\":{\"red\":4},\"power\":{\"blue\":5},\"saturation\":6},\"lut\":\"media:a.cube\"}}",
                        new PictureCommand.SetGrade(new Grade(
                                1,
                                2,
                                3,
                                4,
                                5,
                                -6,
                                new Grade.Cdl(
                                        new Grade.Rgb(1, 2, 3), new Grade.Rgb(4, 0, 0), new Grade.Rgb(0, 0, 5), 6),
                                "media:a.cube"))),
                arguments(
                        "\"setGrade\":{\"grade\":{\"gamma\":1}}",
                        new PictureCommand.SetGrade(new Grade(0, 1, 0, 0, 0, 0, Grade.Cdl.NEUTRAL, ""))),
                arguments(
                        "\"addAnnotation\":{\"annotation\":" + annotation + "}",
                        new AnnotationCommand.AddAnnotation(drawn)),
                arguments(
                        "\"changeAnnotation\":{\"annotation\":" + annotation + "}",
                        new AnnotationCommand.ChangeAnnotation(drawn)),
                arguments(
                        "\"addMedium\":{\"shot\":\"s2\",\"medium\":{\"rate\":{\"numerator\":24,\"denominator\":1},\"frames\":9,"
                                + "\"sources\":[{\"location\":\"media:a\",\"displayGroup\":\"wall\",\"width\":1920,"
                                + "\"height\":1080,\"kibibytes\":4294967295}],\"variableRate\":true,\"headHandle\":1,"
                                + "\"tailHandle\":2,\"matchKeys\":[{\"scheme\":\"sha256\",\"value\":\"9f\"}]}}",
                        new PlaylistCommand.AddMedium(
                                new Medium(
                                        "",
                                        "",
                                        new FrameRate(24, 1),
                                        9,
                                        0,
                                        0,
                                        0,
                                        false,
                                        List.of(new MediaSource("media:a", "", "wall", 1920, 1080, -1)),
                                        true,
                                        new Medium.Handles(1, 2),
                                        List.of(new MatchKey("sha256", "9f"))),
                                "s2")),
                arguments(
                        "\"setPolicy\":{\"policy\":{\"maxParticipants\":7,\"graceMs\":1,\"leadMinMs\":2,\"leadMaxMs\":3,"
                                + "\"control\":\"CONTROL_HOST\",\"conflict\":\"CONFLICT_HOST_WINS\",\"waitingRoom\":true,"
                                + "\"locked\":true,\"lobby\":true,\"readyGateMs\":4,\"stallGateMs\":5,"
                                + "\"hostAbsence\":\"HOST_ABSENCE_PROMOTE\",\"hostGraceMs\":6,"
                                + "\"agreementRecord\":\"AGREEMENT_RECORD_COUNTS\",\"agreementMs\":7,\"off\":[\"CATEGORY_VIEW\"]}}",
                        new HostCommand.SetPolicy(new Policy(
                                7,
                                1,
                                2,
                                3,
                                new Policy.Driving(Control.HOST, Conflict.HOST_WINS),
                                new Policy.Entrance(true, true, true),
                                new Policy.Gates(4, 5),
                                new Policy.Hosting(HostAbsence.PROMOTE, 6),
                                new Policy.Agreeing(AgreementRecord.COUNTS, 7),
                                Set.of(Category.VIEW)))),
                arguments(
                        "\"setPolicy\":{}",
                        new HostCommand.SetPolicy(new Policy(
                                0,
                                0,
                                0,
                                0,
                                new Policy.Driving(Control.EVERYONE, Conflict.LAST_WINS),
                                new Policy.Entrance(false, false, false),
                                new Policy.Gates(0, 0),
                                new Policy.Hosting(HostAbsence.KEEP, 0),
                                new Policy.Agreeing(AgreementRecord.OFF, 0),
                                Set.of()))));
    }
}
