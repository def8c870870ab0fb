package org.sameframe.room.actor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigResolveOptions;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.Category;
import org.sameframe.room.Conflict;
import org.sameframe.room.Control;
import org.sameframe.room.HostAbsence;
import org.sameframe.room.Policy;

/** What {@code reference.conf} has of rooms, and what the environment makes of it. */
class RoomSettingsTest {
    private static final URL REFERENCE = Objects.requireNonNull(RoomSettings.class.getResource("/reference.conf"));
    private static final Map<String, String> EACH = Map.ofEntries(
            Map.entry("SAMEFRAME_ROOM_MAX_PARTICIPANTS", "7"),
            Map.entry("SAMEFRAME_ROOM_GRACE", "11s"),
            Map.entry("SAMEFRAME_ROOM_LEAD_MIN", "120ms"),
            Map.entry("SAMEFRAME_ROOM_LEAD_MAX", "2s"),
            Map.entry("SAMEFRAME_ROOM_CONTROL", "lead"),
            Map.entry("SAMEFRAME_ROOM_CONFLICT", "last-wins"),
            Map.entry("SAMEFRAME_ROOM_WAITING_ROOM", "true"),
            Map.entry("SAMEFRAME_ROOM_LOBBY", "on"),
            Map.entry("SAMEFRAME_ROOM_READY_GATE", "20s"),
            Map.entry("SAMEFRAME_ROOM_STALL_GATE", "8s"),
            Map.entry("SAMEFRAME_ROOM_HOST_ABSENCE", "promote"),
            Map.entry("SAMEFRAME_ROOM_HOST_GRACE", "90s"),
            Map.entry("SAMEFRAME_ROOM_AGREEMENT_RECORD", "names"),
            Map.entry("SAMEFRAME_ROOM_AGREEMENT_WITHIN", "3s"),
            Map.entry("SAMEFRAME_ROOM_OFF", "notes, pointer"));

    private static Config config(Map<String, ?> environment) {
        return ConfigFactory.parseMap(environment)
                .withFallback(ConfigFactory.parseURL(REFERENCE))
                .resolve(ConfigResolveOptions.noSystem());
    }

    private static Policy policy(Map<String, ?> environment) {
        return RoomSettings.of(config(environment)).policy();
    }

    private static Policy changed(String key, Object value) {
        return RoomSettings.of(ConfigFactory.parseMap(Map.of("sameframe.room.policy." + key, value))
                        .withFallback(config(Map.of())))
                .policy();
    }

    @Test
    @DisplayName(
            "[RM9] the policy of new rooms is what the domain has for usual: a room of people who trust each other")
    void defaults() {
        assertThat(policy(Map.of())).isEqualTo(Policy.DEFAULT);
    }

    @Test
    @DisplayName("[CLI5] the environment counts more than the defaults, for each key of the policy")
    void environment() {
        assertThat(policy(EACH))
                .isEqualTo(new Policy(
                        7,
                        11_000,
                        120,
                        2_000,
                        new Policy.Driving(Control.LEAD, Conflict.LAST_WINS),
                        new Policy.Entrance(true, false, true),
                        new Policy.Gates(20_000, 8_000),
                        new Policy.Hosting(HostAbsence.PROMOTE, 90_000),
                        new Policy.Agreeing(AgreementRecord.NAMES, 3_000),
                        Set.of(Category.NOTES, Category.POINTER)));
    }

    @Test
    @DisplayName("[CLI5] every key of the policy has an environment variable, and makes a difference")
    void everyKey() throws Exception {
        try (InputStream in = REFERENCE.openStream()) {
            String conf = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            Set<String> variables = Pattern.compile("\\$\\{\\?(\\w+)}")
                    .matcher(conf.substring(conf.indexOf("policy {")))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toSet());
            assertThat(variables).isEqualTo(EACH.keySet());
        }
        EACH.forEach((variable, value) ->
                assertThat(policy(Map.of(variable, value))).as(variable).isNotEqualTo(Policy.DEFAULT));
        assertThat(config(Map.of()).getConfig("sameframe.room.policy").root()).hasSameSizeAs(EACH.keySet());
    }

    @ParameterizedTest(name = "[SU1] off may be text: {0} switches off {1}")
    @CsvSource(
            delimiter = '|',
            value = {"''|", "notes|NOTES", "'notes,view'|NOTES VIEW", "' GRADE , pointer '|GRADE POINTER"})
    void offAsText(String text, String expected) {
        Set<Category> off = expected == null
                ? Set.of()
                : Pattern.compile(" ")
                        .splitAsStream(expected)
                        .map(Category::valueOf)
                        .collect(Collectors.toSet());
        assertThat(policy(Map.of("SAMEFRAME_ROOM_OFF", text)).off()).isEqualTo(off);
    }

    @Test
    @DisplayName("[SU1] off is a list in a file")
    void offAsList() {
        assertThat(changed("off", List.of("view", "annotations")).off())
                .containsExactlyInAnyOrder(Category.VIEW, Category.ANNOTATIONS);
        assertThat(changed("off", List.of()).off()).isEmpty();
    }

    @ParameterizedTest(name = "[CLI3] {0} = {1} is named, with what is expected")
    @CsvSource({
        "control, nobody, everyone",
        "conflict, host-loses, last-wins",
        "host-absence, panic, promote",
        "agreement-record, some, counts",
        "off, sound, pointer",
        "off, 'notes, sound', pointer"
    })
    void wrongConstants(String key, String wrong, String oneOfExpected) {
        assertThatThrownBy(() -> changed(key, wrong))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sameframe.room.policy." + key)
                .hasMessageContaining(wrong.substring(wrong.lastIndexOf(' ') + 1))
                .hasMessageContaining(oneOfExpected);
    }

    @ParameterizedTest(name = "[CLI3] {0} = {1} is named")
    @CsvSource({"waiting-room, perhaps", "ready-gate, soon", "max-participants, many", "grace, 90d"})
    void wrongValues(String key, String wrong) {
        assertThatThrownBy(() -> changed(key, wrong))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining(key);
    }

    @ParameterizedTest(
            name = "[RM9] {0} = {1}: a policy that no room can have is said at the start, not to who creates")
    @CsvSource({"max-participants, 0, places", "stall-gate, 5m, stall gate", "off, roster, roster", "lead-min, 9s, lead"
    })
    void impossible(String key, String value, String what) {
        assertThatThrownBy(() -> changed(key, value))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("sameframe.room.policy")
                .hasMessageContaining(what);
    }
}
