package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The operator's port. */
class ManagementTest {
    private static final Path FOLDER = Path.of("..", "docs", "operations");
    private static final Pattern NAME = Pattern.compile("\\b(sameframe|jvm|process|system)_[a-z0-9_]+");

    private static TestServer server;
    private static String metrics;

    @BeforeAll
    static void start(@TempDir Path data) throws Exception {
        server = TestServer.start(data, Map.of());
        server.createRoom();
        metrics = server.management("/metrics").body();
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
    }

    @ParameterizedTest(name = "[MG1] {0}: {1}")
    @CsvSource({"/live, 200", "/ready, 200", "/metrics, 200", "/, 404", "/v1/rooms, 404", "/v1/health/live, 404"})
    @DisplayName("[MG1] the operator's address has these, and nothing else")
    void pages(String path, int status) throws Exception {
        assertThat(server.management(path).statusCode()).isEqualTo(status);
    }

    @ParameterizedTest(name = "[MG1] {0}")
    @CsvSource({"/live", "/ready", "/metrics"})
    @DisplayName("[MG1] everybody's address has none of them")
    void apart(String path) throws Exception {
        assertThat(server.get(path).statusCode()).isEqualTo(404);
    }

    static Stream<Arguments> ports() {
        return Stream.of(
                arguments("auto", 8080, OptionalInt.of(18_080)),
                arguments("auto", 60_000, OptionalInt.of(50_000)),
                arguments("auto", 0, OptionalInt.of(0)),
                arguments("9090", 8080, OptionalInt.of(9090)),
                arguments("off", 8080, OptionalInt.empty()));
    }

    @ParameterizedTest(name = "[MG1] {0} beside {1}")
    @MethodSource("ports")
    @DisplayName("[MG1] its port is found from the server's own, set, or off")
    void port(String set, int main, OptionalInt port) {
        ManagementSettings settings = ManagementSettings.of(ConfigFactory.parseMap(
                Map.of("sameframe.management.bind", "127.0.0.1", "sameframe.management.port", set)));
        assertThat(settings.listen(main)).isEqualTo(port);
    }

    @Test
    @DisplayName("[MG3] metrics are in Prometheus' text format, have units in their names, and a help text each")
    void format() throws Exception {
        assertThat(server.management("/metrics").headers().firstValue("Content-Type"))
                .hasValue("text/plain; version=0.0.4; charset=utf-8".replace("; charset=utf-8", ""));
        assertThat(names(metrics).stream().filter(name -> name.startsWith("sameframe_")))
                .contains(
                        "sameframe_connections",
                        "sameframe_rooms",
                        "sameframe_commands_total",
                        "sameframe_echo_seconds_bucket",
                        "sameframe_journal_write_seconds_bucket",
                        "sameframe_fanout_seconds_bucket",
                        "sameframe_backlog_bytes",
                        "sameframe_backlog_drops_total",
                        "sameframe_resumes_total",
                        "sameframe_refusals_total",
                        "sameframe_farewells_total",
                        "sameframe_webhook_deliveries_total")
                .allSatisfy(name -> assertThat(metrics).contains("# HELP " + family(name) + " "));
        assertThat(metrics).contains("sameframe_ready 1.0").contains("jvm_memory_used_bytes{area=\"heap\"");
    }

    private static String family(String series) {
        return series.replaceAll("_seconds_(bucket|count|sum)$", "_seconds")
                .replaceAll("_entries_(bucket|count|sum)$", "_entries");
    }

    @ParameterizedTest(name = "[MG5] {0}")
    @CsvSource({"dashboard.json", "alerts.yml"})
    @DisplayName("[MG5] every metric of the dashboard and of the alert rules is one that the server has")
    void files(String file) throws Exception {
        String text = Files.readString(FOLDER.resolve(file));
        Set<String> used = file.endsWith(".json") ? queried(new ObjectMapper().readTree(text)) : names(text);
        // a variable of the dashboard, and what only came after the first collection
        used.removeIf(name -> name.equals("sameframe_ready_instance") || name.startsWith("jvm_gc_pause_seconds"));
        assertThat(used).isNotEmpty();
        assertThat(names(metrics)).containsAll(used);
    }

    private static Set<String> queried(JsonNode dashboard) {
        Set<String> used = new TreeSet<>();
        dashboard.findValuesAsText("expr").forEach(query -> used.addAll(names(query)));
        return used;
    }

    private static Set<String> names(String text) {
        Set<String> names = new TreeSet<>();
        NAME.matcher(text).results().forEach(result -> names.add(result.group()));
        return names;
    }

    @Test
    @DisplayName("[MG1] a management port that is taken is told in a sentence that names the setting")
    void taken(@TempDir Path data) throws Exception {
        try (java.net.ServerSocket other = new java.net.ServerSocket(0)) {
            ServerProcess process = ServerProcess.start(
                    data,
                    Map.of("SAMEFRAME_MANAGEMENT_PORT", Integer.toString(other.getLocalPort())),
                    List.of("--port", "0", "--data", "d"));
            process.ends();
            assertThat(process.exit()).isEqualTo(1);
            assertThat(process.err())
                    .last()
                    .asString()
                    .contains("management", "SAMEFRAME_MANAGEMENT_PORT")
                    .endsWith(".");
        }
    }
}
