package org.sameframe.simulation;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.sameframe.room.Category;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.Value;

/** What one client instance was sent and what it should show then, as lines of JSON, for clients in other languages. */
final class Transcript {
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

    private final List<Line> lines = new ArrayList<>();
    private final boolean isKept;

    private interface Line {
        String print() throws InvalidProtocolBufferException;
    }

    /** @param isKept otherwise nothing is written down */
    Transcript(boolean isKept) {
        this.isKept = isKept;
    }

    /** A connection begins. */
    void connected(String instance, Set<Category> wanted) {
        String categories =
                wanted.stream().map(category -> "\"" + category.name() + "\"").collect(Collectors.joining(","));
        add(() -> "{\"connected\":{\"instance\":\"%s\",\"categories\":[%s]}}".formatted(instance, categories));
    }

    void frame(ServerFrame frame) {
        add(() -> "{\"frame\":" + PRINTER.print(frame) + "}");
    }

    /** At a quiet point. */
    void state(Map<String, Value> fold) {
        add(() -> {
            List<String> values = new ArrayList<>();
            for (Map.Entry<String, Value> value : fold.entrySet()) {
                values.add("\"%s\":%s".formatted(value.getKey(), PRINTER.print(value.getValue())));
            }
            return "{\"state\":{" + String.join(",", values) + "}}";
        });
    }

    private void add(Line line) {
        if (isKept) {
            lines.add(line);
        }
    }

    List<String> lines() {
        try {
            List<String> printed = new ArrayList<>();
            for (Line line : lines) {
                printed.add(line.print());
            }
            return printed;
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a message of ours holds no Any", e);
        }
    }
}
