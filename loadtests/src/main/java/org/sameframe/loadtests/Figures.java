package org.sameframe.loadtests;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/** Figures of one run: one JSON line each, as they come, and a page of all at the end. */
public final class Figures {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final double NANOS_PER_MS = 1e6;

    private final PrintStream lines;
    private final Map<String, Object> machine = Machine.describe();
    private final List<Figure> figures = new ArrayList<>();

    private record Figure(String name, double value, String unit, Map<String, ?> conditions) {
        String conditionsInWords() {
            return conditions.entrySet().stream()
                    .map(condition -> condition.getKey() + " " + condition.getValue())
                    .collect(Collectors.joining(", "));
        }
    }

    /** @param lines takes the JSON lines */
    public Figures(PrintStream lines) {
        this.lines = lines;
    }

    /** @param conditions under which it was measured, such as storage and clients */
    public void add(String name, double value, String unit, Map<String, ?> conditions) {
        Figure figure = new Figure(name, Math.round(value * 1_000) / 1_000.0, unit, conditions);
        figures.add(figure);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("figure", figure.name());
        line.put("value", figure.value());
        line.put("unit", figure.unit());
        line.putAll(conditions);
        line.putAll(machine);
        line.put("load average", loadAverage());
        line.put("at", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
        try {
            lines.println(JSON.writeValueAsString(line));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("conditions are texts and numbers: " + conditions, e);
        }
    }

    /** Percentiles of times in nanoseconds, each a figure in milliseconds; 50 is the median, and 100 the most. */
    public void times(String name, Histogram nanos, Map<String, ?> conditions, int... percentiles) {
        for (int percentile : percentiles) {
            String which = switch (percentile) {
                case 50 -> "median";
                case 100 -> "most";
                default -> "p" + percentile;
            };
            add(name + ", " + which, nanos.getValueAtPercentile(percentile) / NANOS_PER_MS, "ms", conditions);
        }
    }

    /** A table in Markdown, to standard error and, if given, into a file. */
    public void page(@Nullable Path file) throws IOException {
        StringBuilder page = new StringBuilder("| figure | value | conditions |\n|---|---:|---|\n");
        for (Figure figure : figures) {
            page.append(String.format(
                    Locale.ROOT,
                    "| %s | %s %s | %s |%n",
                    figure.name(),
                    number(figure.value()),
                    figure.unit(),
                    figure.conditionsInWords()));
        }
        page.append('\n');
        machine.forEach((key, value) ->
                page.append("- ").append(key).append(": ").append(value).append('\n'));
        page.append("- load average at the end: ").append(loadAverage()).append('\n');
        System.err.print(page);
        if (file != null) {
            Files.writeString(file, page);
        }
    }

    /** Of the last minute, this program and the server included: on a machine that is busy otherwise it tells. */
    private static double loadAverage() {
        return Math.round(ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage() * 10) / 10.0;
    }

    private static String number(double value) {
        return value == Math.rint(value)
                ? String.format(Locale.ROOT, "%,.0f", value)
                : String.format(Locale.ROOT, "%,.2f", value);
    }
}
