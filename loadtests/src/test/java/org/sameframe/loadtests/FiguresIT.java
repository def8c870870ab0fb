package org.sameframe.loadtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The programs run; what they measure here means nothing. */
class FiguresIT {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latency --clients 3 --warm-up 0 --seconds 1",
                "throughput --warm-up 0 --seconds 1",
                "directory --rooms 1500 --questions 5",
                "history --short 600 --states 3 --entries 1200 --exports 1 --seconds 1",
                "guessing --pairs 8 --guesses 400"
            })
    @DisplayName("[FG2] a program measures something and writes its page")
    void measures(String program) throws Exception {
        Path page = folder.resolve("page.md");
        String jar = Objects.requireNonNull(System.getProperty("sameframe.jar"), "sameframe.jar");
        List<String> arguments = new java.util.ArrayList<>(List.of(program.split(" ")));
        arguments.addAll(List.of("--storage", "h2", "--jar", jar, "--page", page.toString()));
        assertThat(Main.run(arguments.toArray(String[]::new))).isZero();
        assertThat(Files.readString(page)).contains("| storage h2");
    }

    @Test
    @DisplayName("[FG1] a figure is one line of JSON with its conditions, the machine, the JVM and the commit")
    void lines() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        new Figures(new PrintStream(bytes, true, StandardCharsets.UTF_8))
                .add("height", 1.23456, "m", Map.of("storage", "h2"));
        JsonNode line = new ObjectMapper().readTree(bytes.toString(StandardCharsets.UTF_8));
        assertThat(line.get("value").asDouble()).isEqualTo(1.235);
        assertThat(line.fieldNames())
                .toIterable()
                .contains("figure", "value", "unit", "storage", "machine", "jvm", "commit", "load average", "at");
    }
}
