package org.sameframe.edge.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.Category;
import org.sameframe.room.Conflict;
import org.sameframe.room.Control;
import org.sameframe.room.FrameRate;
import org.sameframe.room.HostAbsence;
import org.sameframe.room.MatchKey;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.Policy;

/** What a request to create a room says of its policy and its medium. */
class PolicyDescriptionTest {
    /** Differs from {@link #ALL} in everything. */
    private static final Policy USUAL = policy(
            10,
            new Policy.Driving(Control.EVERYONE, Conflict.HOST_WINS),
            new Policy.Entrance(true, false, true),
            new Policy.Hosting(HostAbsence.KEEP, 18),
            new Policy.Agreeing(AgreementRecord.NAMES, 19),
            EnumSet.of(Category.GRADE));

    private static final Policy ALL = policy(
            20,
            new Policy.Driving(Control.LEAD, Conflict.LAST_WINS),
            new Policy.Entrance(false, true, false),
            new Policy.Hosting(HostAbsence.PROMOTE, 28),
            new Policy.Agreeing(AgreementRecord.COUNTS, 29),
            EnumSet.of(Category.ANNOTATIONS, Category.POINTER));

    private static final String SAYS_ALL = "{\"maxParticipants\":20,\"graceMs\":21,\"leadMinMs\":22,\"leadMaxMs\":23,"
            + "\"control\":\"lead\",\"conflict\":\"last-wins\",\"waitingRoom\":false,\"locked\":true,\"lobby\":false,"
            + "\"readyGateMs\":24,\"stallGateMs\":25,\"hostAbsence\":\"promote\",\"hostGraceMs\":28,"
            + "\"agreementRecord\":\"counts\",\"agreementMs\":29,\"off\":[\"pointer\",\"annotations\",\"pointer\"]}";

    @Test
    @DisplayName("[RE1] a policy says what is to differ from the usual one; the rest is as usual")
    void over() {
        assertThat(read("null")).isEqualTo(USUAL);
        assertThat(read("{}")).isEqualTo(USUAL);
        assertThat(read("{\"later\":1,\"control\":null,\"off\":null}")).isEqualTo(USUAL);
        assertThat(read(SAYS_ALL)).isEqualTo(ALL);
        assertThat(read("{\"off\":[]}").off()).isEmpty();
        assertThat(read("{\"locked\":true}").entrance()).isEqualTo(new Policy.Entrance(true, true, true));
        assertThat(read("{\"maxParticipants\":-2147483648}").maxParticipants()).isEqualTo(Integer.MIN_VALUE);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[RE1] names in a policy are in kebab-case")
    @CsvSource({
        "control, host",
        "control, everyone",
        "conflict, host-wins",
        "hostAbsence, keep",
        "hostAbsence, close",
        "agreementRecord, off",
        "agreementRecord, names",
    })
    void names(String field, String name) {
        assertThat(create("{\"%s\":\"%s\"}".formatted(field, name)).fault()).isEmpty();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @DisplayName("[RE1] no other names are known, and the problem says which are")
    @CsvSource({
        "control, HOST",
        "control, ''",
        "control, CONTROL_HOST",
        "control, hots",
        "conflict, host_wins",
        "hostAbsence, hostAbsence",
        "agreementRecord, 'names '",
    })
    void unknownNames(String field, String name) {
        Problem problem =
                create("{\"%s\":\"%s\"}".formatted(field, name)).fault().orElseThrow();
        assertThat(problem.field()).isEqualTo("policy." + field);
        assertThat(problem.detail()).contains("policy." + field, ", ");
        assertThat(problem.status()).isEqualTo(400);
    }

    static Stream<Arguments> faults() {
        String media = "{\"name\":\"Ann\",\"media\":{\"rate\":{\"numerator\":24,\"denominator\":1},\"frames\":9,"
                + "\"sources\":[{\"location\":\"media:a\"}],\"matchKeys\":%s}}";
        return Stream.of(
                arguments("{\"name\":\"Ann\",\"policy\":{\"off\":[\"notes\",\"later\"]}}", "policy.off"),
                arguments("{\"name\":\"Ann\",\"policy\":{\"off\":[null]}}", "policy.off"),
                arguments("{\"name\":\"Ann\",\"policy\":{\"off\":[\"NOTES\"]}}", "policy.off"),
                arguments(media.formatted("[null]"), "media.matchKeys.scheme"),
                arguments(media.formatted("[{\"value\":\"x\"}]"), "media.matchKeys.scheme"),
                arguments(media.formatted("[{\"scheme\":\"sha256\"}]"), "media.matchKeys.value"));
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("[RE2] where one field is to blame, the problem names it")
    @MethodSource("faults")
    void faults(String body, String field) {
        assertThat(body(body).fault().orElseThrow().field()).isEqualTo(field);
    }

    @Test
    @DisplayName("[RE1] a medium says its handles, match keys, display groups and sizes; what is absent is none")
    void medium() {
        String medium = "{\"name\":\"Ann\",\"media\":{\"rate\":{\"numerator\":24,\"denominator\":1},\"frames\":90%s,"
                + "\"sources\":[{\"location\":\"media:a\"%s}]}}";
        assertThat(body(medium.formatted("", "")).medium())
                .isEqualTo(new Medium(
                        "", "", new FrameRate(24, 1), 90, 0, 0, 0, false, List.of(new MediaSource("media:a", ""))));
        assertThat(body(medium.formatted(
                                ",\"variableRate\":true,\"headHandle\":8,\"tailHandle\":9,\"matchKeys\":"
                                        + "[{\"scheme\":\"sha256\",\"value\":\"9f\"}]",
                                ",\"displayGroup\":\"wall\",\"width\":1920,\"height\":1080,\"kibibytes\":7"))
                        .medium())
                .isEqualTo(new Medium(
                        "",
                        "",
                        new FrameRate(24, 1),
                        90,
                        0,
                        0,
                        0,
                        false,
                        List.of(new MediaSource("media:a", "", "wall", 1920, 1080, 7)),
                        true,
                        new Medium.Handles(8, 9),
                        List.of(new MatchKey("sha256", "9f"))));
    }

    private static Policy policy(
            int from,
            Policy.Driving driving,
            Policy.Entrance entrance,
            Policy.Hosting hosting,
            Policy.Agreeing agreeing,
            Set<Category> off) {
        return new Policy(
                from,
                from + 1,
                from + 2,
                from + 3,
                driving,
                entrance,
                new Policy.Gates(from + 4, from + 5),
                hosting,
                agreeing,
                off);
    }

    private static Policy read(String policy) {
        RoomRequests.Create create = create(policy);
        assertThat(create.fault()).isEmpty();
        return create.policy(USUAL);
    }

    private static RoomRequests.Create create(String policy) {
        return body("{\"name\":\"Ann\",\"policy\":" + policy + "}");
    }

    private static RoomRequests.Create body(String body) {
        return ((Json.Read<RoomRequests.Create>) Json.read(body.getBytes(UTF_8), RoomRequests.Create.class)).value();
    }
}
