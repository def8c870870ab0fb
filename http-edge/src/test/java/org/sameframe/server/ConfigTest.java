package org.sameframe.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigParseOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Settings: described, checked, and read from where they are given. */
class ConfigTest {
    @Test
    @DisplayName("[CK1] every setting has a comment and a variable of the environment, and no two have the same")
    void described() {
        List<ConfigKeys.Key> keys =
                ConfigKeys.all().stream().filter(key -> !key.isInternal()).toList();
        assertThat(keys).hasSizeGreaterThan(80).allSatisfy(key -> {
            assertThat(key.comment()).as(key.path()).isNotEmpty();
            assertThat(key.variable()).as(key.path()).startsWith("SAMEFRAME_");
        });
        assertThat(keys).extracting(ConfigKeys.Key::variable).doesNotHaveDuplicates();
    }

    @Test
    @DisplayName("[CK1] docs/configuration.md is what `config reference` prints")
    void page() throws Exception {
        assertThat(Files.readString(Path.of("..", "docs", "configuration.md")))
                .as("make it anew: java -jar sameframe.jar config reference > docs/configuration.md")
                .isEqualTo(ConfigReference.markdown(ConfigKeys.all()));
    }

    static Stream<Arguments> wrong() {
        return Stream.of(
                arguments(
                        "sameframe.http.prot = 1",
                        "sameframe.http.prot is no setting, do you mean sameframe.http.port?"),
                arguments("sameframe.socket.port = 1", "do you mean sameframe.http.port?"),
                arguments("samefrme.http.port = 1", "samefrme is no setting, do you mean sameframe?"),
                arguments("sameframe.qqqqqqqq = 1", "sameframe.qqqqqqqq is no setting, in"),
                arguments("sameframe.room.policy.grase = 1s", "do you mean sameframe.room.policy.grace?"),
                arguments("sameframe.http.port = many", "sameframe.http.port: many (expected: a number)"),
                arguments("sameframe.http.behind-proxy = perhaps", "(expected: on or off)"),
                arguments("sameframe.socket.heartbeat = soon", "(expected: a duration, such as 10s)"),
                arguments("sameframe.socket.message-size = huge", "(expected: a size, such as 64 KiB)"),
                arguments("sameframe.http.port = 70000", "expected: 0 to 65535"),
                arguments("sameframe.management.port = both", "expected: auto, off, or 0 to 65535"),
                arguments("sameframe.room.policy.control = nobody", "control"),
                arguments("sameframe.retention.erase-after = 1s", "erase-after"));
    }

    @ParameterizedTest(name = "[CK2] {0}")
    @MethodSource("wrong")
    @DisplayName("[CK2] an unknown or wrong setting is named once, with its line and what would be right")
    void wrong(String line, String sentence) {
        List<String> problems = problems("\n\n" + line);
        assertThat(problems).singleElement().asString().contains(sentence).contains("test.conf: 3");
    }

    @Test
    @DisplayName("[CK2] all that is wrong is named at once")
    void atOnce() {
        String all = "sameframe { http.prot = 1, tokens.lief = 1d, socket.heartbeat = soon, http.port = many }";
        assertThat(problems(all)).hasSize(4);
        assertThatThrownBy(() -> ConfigCheck.of(config(all)).orThrow())
                .isInstanceOf(StartProblem.class)
                .hasMessageContainingAll("http.prot", "tokens.lief", "heartbeat", "many", "Correct them");
    }

    static Stream<Arguments> right() {
        return Stream.of(
                arguments("sameframe.retention.erase-after = 400 days"),
                arguments("sameframe.history.dispatcher.throughput = 2"),
                arguments("sameframe.journal.circuit-breaker.max-failures = 5"),
                arguments("sameframe.http.origins = \"https://a.example, https://b.example\""),
                arguments("sameframe.http.origins = [\"https://a.example\"]"),
                arguments("my-application.anything = 1"),
                arguments("pekko.loglevel = DEBUG"));
    }

    @ParameterizedTest(name = "[CK2] {0}")
    @MethodSource("right")
    @DisplayName("[CK2] what is right, or somebody else's, is let through")
    void right(String line) {
        assertThat(problems(line)).isEmpty();
    }

    @Test
    @DisplayName("[CK2] variables that look like settings are named, those that Kubernetes makes are not")
    void variables() {
        assertThat(ConfigCheck.unknownVariables(Map.of(
                        "SAMEFRAME_PROT", "1",
                        "SAMEFRAME_PORT", "1",
                        "SAMEFRAME_STORAGE_USER_FILE", "/x",
                        "SAMEFRAME_SERVICE_HOST", "10.0.0.1",
                        "SAMEFRAME_PORT_8080_TCP_ADDR", "10.0.0.1",
                        "PATH", "/bin")))
                .containsExactly("SAMEFRAME_PROT is no setting, do you mean SAMEFRAME_PORT?");
    }

    @Test
    @DisplayName("[CK3] every variable has one with _FILE, whose file holds the value")
    void files(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "s3cret\n");
        Config read = EnvironmentFiles.of(Map.of(
                "SAMEFRAME_STORAGE_USER_FILE", secret.toString(),
                // a setting of its own, which is no value but a file's name
                "SAMEFRAME_STORAGE_PASSWORD_FILE", secret.toString()));
        assertThat(read.getString("sameframe.storage.user")).isEqualTo("s3cret");
        assertThat(read.hasPath("sameframe.storage.password")).isFalse();

        assertThatThrownBy(() -> EnvironmentFiles.of(Map.of("SAMEFRAME_STORAGE_USER_FILE", "/nowhere")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContainingAll("SAMEFRAME_STORAGE_USER_FILE", "/nowhere", "cannot be read");
        assertThatThrownBy(() -> EnvironmentFiles.of(
                        Map.of("SAMEFRAME_STORAGE_USER_FILE", secret.toString(), "SAMEFRAME_STORAGE_USER", "x")))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("both given")
                .hasMessageNotContaining("s3cret");
    }

    private static List<String> problems(String text) {
        return ConfigCheck.of(config(text)).problems();
    }

    private static Config config(String text) {
        return Settings.configuration(
                ConfigFactory.parseString(text, ConfigParseOptions.defaults().setOriginDescription("test.conf")));
    }
}
