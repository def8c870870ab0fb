package org.sameframe.edge.socket;

import java.util.stream.Stream;

/** Commands about media, the picture, drawings and notes that no client gives, in JSON; each is refused. */
final class HostileCommands {
    private HostileCommands() {}

    /**
     * @param code that who may take part is answered
     * @param viewer what a viewer is answered
     */
    record Line(String command, String code, String viewer) {
        Line(String command, String code) {
            this(command, code, "forbidden");
        }

        /** Found out when it is read, before it is asked whose it is. */
        Line toAll() {
            return new Line(command, code, code);
        }

        @Override
        public String toString() {
            return command.length() > 80 ? command.substring(0, 80) : command;
        }
    }

    static Stream<Line> lines() {
        return Stream.of(media(), picture(), drawings(), notes(), people()).flatMap(lines -> lines);
    }

    private static Stream<Line> media() {
        String source =
                "\"rate\":{\"numerator\":24,\"denominator\":1},\"frames\":10,\"sources\":[{\"location\":\"media:a\"%s}]";
        return Stream.of(
                invalid("\"addMedium\":{\"shot\":\"s99\",\"medium\":{" + source.formatted("") + "}}"),
                invalid("\"addMedium\":{\"medium\":{" + source.formatted("") + ",\"headHandle\":10}}"),
                invalid("\"addMedium\":{\"medium\":{" + source.formatted("") + ",\"tailHandle\":4294967295}}"),
                invalid("\"addMedium\":{\"medium\":{" + source.formatted("") + ",\"matchKeys\":[{}]}}"),
                invalid("\"addMedium\":{\"medium\":{" + source.formatted(",\"width\":4294967295") + "}}"),
                invalid("\"addMedium\":{\"medium\":{" + source.formatted(",\"kibibytes\":2147483648") + "}}"),
                invalid("\"addMedium\":{\"medium\":{" + source.formatted(",\"displayGroup\":\"a\\u202e\"") + "}}"),
                invalid("\"advance\":{}"),
                invalid("\"moveShot\":{}"),
                invalid("\"moveShot\":{\"shot\":\"s1\",\"before\":\"s2\\u0000\"}"),
                invalid("\"setShotStatus\":{\"shot\":\"s99\",\"status\":1}"),
                invalid("\"setShotStatus\":{\"shot\":\"s1\",\"status\":\"APPROVED\"}")
                        .toAll(),
                invalid("\"removeShot\":{\"shot\":\"" + "s".repeat(60_000) + "\"}"),
                invalid("\"setReady\":{\"medium\":\"m1\",\"frames\":4294967295,\"ready\":true}")
                        .toAll(),
                invalid("\"setReady\":{\"medium\":\"m99\",\"ready\":true}").toAll());
    }

    private static Stream<Line> picture() {
        return Stream.of(
                invalid("\"setView\":{}"),
                invalid("\"setView\":{\"view\":{\"zoom\":\"NaN\"}}"),
                invalid("\"setView\":{\"view\":{\"zoom\":\"Infinity\"}}"),
                invalid("\"setView\":{\"view\":{\"zoom\":1e308}}"),
                invalid("\"setView\":{\"view\":{\"zoom\":1,\"panX\":\"-Infinity\"}}"),
                invalid("\"setView\":{\"view\":{\"zoom\":1,\"rotation\":4294967206}}"),
                invalid("\"setView\":{\"view\":{\"zoom\":1,\"channel\":\"CHANNEL_LATER\"}}")
                        .toAll(),
                invalid("\"setGrade\":{}"),
                invalid("\"setGrade\":{\"grade\":{\"gamma\":1,\"exposure\":\"NaN\"}}"),
                invalid("\"setGrade\":{\"grade\":{\"gamma\":1,\"cdl\":{\"power\":{\"red\":\"NaN\"}}}}"),
                invalid("\"setGrade\":{\"grade\":{\"gamma\":1,\"lut\":\"../../etc/passwd\"}}"));
    }

    private static Stream<Line> drawings() {
        String annotation = "\"addAnnotation\":{\"annotation\":{\"medium\":\"m1\",\"width\":600,%s}}";
        String line = "\"shape\":{\"kind\":\"SHAPE_KIND_LINE\",\"points\":[1,2,3,4,5,6]}";
        return Stream.of(
                invalid("\"addAnnotation\":{}").toAll(),
                invalid(annotation.formatted("\"shape\":{\"kind\":1,\"points\":[1,2,3,4]}"))
                        .toAll(),
                invalid(annotation.formatted("\"shape\":{\"kind\":1,\"points\":[2147483647,2,3]}")),
                invalid(annotation.formatted("\"shape\":{\"kind\":99,\"points\":[1,2,3]}"))
                        .toAll(),
                invalid(annotation.formatted("\"shape\":{\"kind\":6,\"points\":[1,2,3],\"text\":\"a\\u0000\"}")),
                invalid(annotation.formatted("\"firstFrame\":-1," + line)),
                invalid(annotation.formatted("\"lastFrame\":2147483647," + line)),
                invalid(annotation.replace("600", "4294967295").formatted(line)),
                invalid(annotation.replace("m1", "m99").formatted(line)),
                new Line(
                        annotation.formatted("\"shape\":{\"kind\":1,\"points\":[1,1,1" + ",1,1,1".repeat(2_000) + "]}"),
                        "limit"),
                invalid("\"changeAnnotation\":{\"annotation\":{\"id\":\"a999\",\"medium\":\"m1\",\"width\":1," + line
                        + "}}"),
                invalid("\"removeAnnotation\":{}"),
                new Line("\"clearAnnotations\":{\"everybody\":true}", "forbidden"));
    }

    private static Stream<Line> notes() {
        return Stream.of(
                invalid("\"addNote\":{}"),
                invalid("\"addNote\":{\"medium\":\"m1\",\"text\":\"" + "x".repeat(60_000) + "\"}"),
                invalid("\"addNote\":{\"medium\":\"m1\",\"text\":\"a\\u202eb\"}"),
                invalid("\"addNote\":{\"medium\":\"m1\",\"firstFrame\":2147483647,\"text\":\"a\"}"),
                invalid("\"reply\":{\"note\":\"n999\",\"text\":\"a\"}"),
                invalid("\"editNote\":{\"note\":\"../n1\",\"text\":\"a\"}"),
                invalid("\"setNoteStatus\":{\"note\":\"n999\",\"status\":2}"),
                invalid("\"setNoteStatus\":{\"note\":\"n999\"}").toAll(),
                invalid("\"removeNote\":{\"note\":\"\"}"),
                invalid("\"say\":{}"),
                invalid("\"say\":{\"text\":\"a\\u0000b\"}"),
                invalid("\"say\":{\"text\":\"" + "x".repeat(60_000) + "\"}"));
    }

    private static Stream<Line> people() {
        return Stream.of(
                invalid("\"subscribe\":{\"off\":[\"CATEGORY_ROOM\"]}").toAll(),
                invalid("\"subscribe\":{\"off\":[\"CATEGORY_LATER\"]}").toAll(),
                invalid("\"setPolicy\":{\"policy\":{\"control\":\"CONTROL_LATER\"}}")
                        .toAll(),
                new Line("\"setPolicy\":{\"policy\":{\"maxParticipants\":4294967295}}", "forbidden"),
                new Line("\"kick\":{\"participant\":4294967295}", "forbidden"),
                new Line("\"closeRoom\":{}", "forbidden"));
    }

    private static Line invalid(String command) {
        return new Line(command, "invalid");
    }
}
