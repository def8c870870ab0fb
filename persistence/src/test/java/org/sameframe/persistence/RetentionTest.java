package org.sameframe.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.sameframe.persistence.ErasureFixture.DAY;
import static org.sameframe.persistence.ErasureFixture.get;

import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.history.RoomAges;
import org.sameframe.retention.Retention;
import org.sameframe.retention.RetentionSettings;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.RoomReply;

@ParameterizedClass(name = "{0}")
@EnumSource(TestStore.Kind.class)
class RetentionTest {
    private static final Optional<Duration> NEVER = Optional.empty();

    private final ErasureFixture fixture;

    RetentionTest(TestStore.Kind kind, @TempDir Path folder) throws Exception {
        fixture = new ErasureFixture(kind, folder);
    }

    @AfterEach
    void stop() {
        fixture.close();
    }

    @Test
    @DisplayName("[RT1] rooms are closed and erased when their time has come, and not before; others stay")
    void ages() throws Exception {
        List<RoomCode> old = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            old.add(fixture.room("Dailies", "Ann"));
        }
        fixture.now.addAndGet(10 * DAY);
        RoomCode young = fixture.room("Rushes", "Bob");
        Retention retention = retention(Optional.of(Duration.ofDays(30)), Optional.of(Duration.ofDays(20)));

        fixture.now.addAndGet(10 * DAY - 1);
        round(retention);
        for (RoomCode room : old) {
            assertThat(refusal(get(fixture.rooms.join(room, "Cy"))))
                    .as("not yet")
                    .isEqualTo("none");
        }
        fixture.now.addAndGet(20 * DAY);
        round(retention);
        for (RoomCode room : old) {
            assertThat(refusal(get(fixture.rooms.join(room, "Cy")))).isEqualTo("closed");
        }
        assertThat(refusal(get(fixture.rooms.join(young, "Cy")))).isEqualTo("closed");

        fixture.now.addAndGet(30 * DAY);
        round(retention);
        for (RoomCode room : old) {
            assertThat(refusal(get(fixture.rooms.join(room, "Cy")))).isEqualTo("erased");
        }
        assertThat(fixture.store.count("room_key")).isZero();
    }

    @Test
    @DisplayName("[RT1] unless it is set, nothing is closed or erased, however old")
    void off() throws Exception {
        RoomCode room = fixture.room("Dailies", "Ann");
        Retention retention = retention(NEVER, NEVER);
        fixture.now.addAndGet(10_000 * DAY);
        round(retention);
        assertThat(get(fixture.rooms.find(room))).isInstanceOf(RoomReply.Found.class);
    }

    @Test
    @DisplayName("[RT2] a room that cannot be read is passed over, and the others have their turn")
    void damaged() throws Exception {
        List<RoomCode> rooms = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            rooms.add(fixture.room("Dailies", "Ann"));
        }
        fixture.store.execute(
                "UPDATE \"event_journal\" SET \"event_ser_manifest\" = 'x' WHERE \"persistence_id\" = 'room|"
                        + rooms.get(0) + "'");
        Retention retention = retention(Optional.of(Duration.ofDays(30)), NEVER);
        fixture.now.addAndGet(31 * DAY);
        round(retention);

        assertThat(fixture.store.count("room_key")).isEqualTo(1);
        for (RoomCode room : rooms.subList(1, 4)) {
            assertThat(refusal(get(fixture.rooms.find(room)))).isEqualTo("erased");
        }
    }

    @Test
    @DisplayName("[RT2] rooms are not opened to be looked at, and a round waits for its time")
    void quiet() throws Exception {
        RoomCode room = fixture.room("Dailies", "Ann");
        long entries = fixture.store.count("\"event_journal\"");
        Retention retention = retention(Optional.of(Duration.ofDays(30)), NEVER);
        round(retention);
        fixture.now.addAndGet(31 * DAY);
        fixture.now.addAndGet(-31 * DAY);
        round(retention);
        assertThat(fixture.store.count("\"event_journal\"")).isEqualTo(entries);
        assertThat(get(fixture.rooms.find(room))).isInstanceOf(RoomReply.Found.class);
    }

    @Test
    @DisplayName("[ER3] an erasure that was interrupted is completed with the next step, also if retention is off")
    void resumes() throws Exception {
        RoomCode room = fixture.room("Dailies", "Ann");
        get(fixture.storage.erasures(fixture.system()).begin(room, 1));
        get(retention(NEVER, NEVER).step());
        assertThat(fixture.store.count("room_key")).isZero();
        assertThat(fixture.store.count("erasure WHERE done IS NOT NULL")).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"400", "23 hours", "0", "-1 day", "soon"})
    @DisplayName("[RT1] a period of less than a day is refused: a slip of the unit must not erase anything")
    void slips(String period) {
        assertThat(catchThrowableOfType(ConfigException.BadValue.class, () -> settings(period)))
                .isNotNull();
    }

    @Test
    @DisplayName("[RT1] periods are off unless they are set")
    void settings() {
        assertThat(RetentionSettings.of(ConfigFactory.load()).eraseAfter()).isEmpty();
        assertThat(settings("off").eraseAfter()).isEmpty();
        assertThat(settings("400 days").eraseAfter()).contains(Duration.ofDays(400));
    }

    private static RetentionSettings settings(String period) {
        return RetentionSettings.of(ConfigFactory.parseString("sameframe.retention.erase-after = \"" + period + "\"")
                .withFallback(ConfigFactory.load()));
    }

    private Retention retention(Optional<Duration> eraseAfter, Optional<Duration> closeAfter) {
        return Retention.of(
                RoomAges.of(fixture.storage.readSide(fixture.system())),
                fixture.rooms,
                fixture.erasure(),
                new RetentionSettings(eraseAfter, closeAfter, Duration.ofHours(1), 2),
                fixture.now::get);
    }

    /** More pages than there are. */
    private static void round(Retention retention) throws Exception {
        for (int i = 0; i < 5; i++) {
            get(retention.step());
        }
    }

    private static String refusal(RoomReply reply) {
        return reply instanceof RoomReply.Refused refused
                ? refused.refusal().code().id()
                : "none";
    }
}
