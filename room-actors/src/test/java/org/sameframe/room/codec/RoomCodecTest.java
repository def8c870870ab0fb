package org.sameframe.room.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.room.Entry;
import org.sameframe.room.Medium;
import org.sameframe.room.Participant;
import org.sameframe.room.Playback;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Value;
import org.sameframe.schema.v1.EntryBody;
import org.sameframe.schema.v1.SealedEvents;

class RoomCodecTest {
    private static final RoomKey KEY = RoomKey.random();
    private static final RoomCodec CODEC = RoomCodec.of(Rooms.CODE, KEY);
    private static final LedgerRow FIRST = CODEC.seal(Rooms.created(), LedgerHash.NONE);
    private static final LedgerRow SECOND = CODEC.seal(Rooms.seeked(), FIRST.hash());

    static Stream<Value> values() {
        return Rooms.VALUES.stream();
    }

    @ParameterizedTest(name = "[LE1] {0}")
    @DisplayName("[LE1] an entry comes back as it went in")
    @MethodSource("values")
    void roundTrip(Value value) {
        Entry put = new Entry(17, Rooms.NOON, Rooms.seeked().origin(), List.of(new RoomEvent.Put(value)));
        Entry removed = new Entry(18, Rooms.NOON, Rooms.seeked().origin(), List.of(new RoomEvent.Removed(value.key())));

        assertThat(CODEC.open(CODEC.seal(put, LedgerHash.NONE))).isEqualTo(put);
        assertThat(CODEC.open(CODEC.seal(removed, LedgerHash.NONE))).isEqualTo(removed);
    }

    static Stream<Arguments> damages() {
        return Stream.of(
                Arguments.of("a missing row", SECOND, 0L, LedgerHash.NONE, 1L, "missing"),
                Arguments.of("a repeated row", FIRST, 1L, FIRST.hash(), 2L, "missing"),
                Arguments.of("a row of another chain", SECOND, 1L, LedgerHash.NONE, 2L, "follow"),
                Arguments.of(
                        "an altered body",
                        new LedgerRow(2, SECOND.previous(), FIRST.body(), SECOND.hash()),
                        1L,
                        FIRST.hash(),
                        2L,
                        "altered"),
                Arguments.of(
                        "an altered hash",
                        new LedgerRow(2, SECOND.previous(), SECOND.body(), FIRST.hash()),
                        1L,
                        FIRST.hash(),
                        2L,
                        "altered"));
    }

    @ParameterizedTest(name = "[LE2] {0}")
    @DisplayName("[LE2] a row that does not belong in its place is refused, and says where")
    @MethodSource("damages")
    void damage(String what, LedgerRow row, long last, ByteString head, long at, String message) {
        assertThatThrownBy(() -> row.verify(Rooms.CODE.value(), last, head))
                .isInstanceOfSatisfying(
                        LedgerDamaged.class,
                        damaged -> assertThat(damaged.seq()).isEqualTo(at))
                .hasMessageContaining(Rooms.CODE.value())
                .hasMessageContaining(message);
    }

    @Test
    @DisplayName("[LE2] rows in their places verify")
    void verifies() {
        FIRST.verify(Rooms.CODE.value(), 0, LedgerHash.NONE);
        SECOND.verify(Rooms.CODE.value(), 1, FIRST.hash());
    }

    static Stream<Arguments> unreadable() {
        return Stream.of(
                Arguments.of("another key", RoomCodec.of(Rooms.CODE, RoomKey.random()), FIRST),
                Arguments.of("another room", RoomCodec.of(new RoomCode("ZZZZ-9999"), KEY), FIRST),
                Arguments.of("another place", CODEC, new LedgerRow(2, FIRST.previous(), FIRST.body(), FIRST.hash())),
                Arguments.of(
                        "no protobuf",
                        CODEC,
                        new LedgerRow(1, FIRST.previous(), ByteString.copyFromUtf8("\u0007\u0007"), FIRST.hash())));
    }

    @ParameterizedTest(name = "[LE3] {0}")
    @DisplayName("[LE3] a row that cannot be read is damage, not an entry")
    @MethodSource("unreadable")
    void unreadable(String what, RoomCodec codec, LedgerRow row) {
        assertThatThrownBy(() -> codec.open(row)).isInstanceOf(LedgerDamaged.class);
    }

    @ParameterizedTest(name = "[LE4] {0}")
    @DisplayName("[LE4] nothing personal stands in a body")
    @ValueSource(strings = {"Dailies", "SH010 comp", "cdn.example", "sh010.webm", "Patty", "degård"})
    void sealed(String personal) {
        assertThat(FIRST.body().toString(UTF_8)).doesNotContain(personal).contains("participant/1");
    }

    @Test
    @DisplayName("[LE4] an entry without anything personal has no sealed part")
    void nothingToSeal() throws Exception {
        assertThat(EntryBody.parseFrom(SECOND.body()).getSealed()).isEqualTo(ByteString.EMPTY);
        assertThat(CODEC.seal(Rooms.seeked(), FIRST.hash())).isEqualTo(SECOND);
    }

    @Test
    @DisplayName(
            "[LE9] a body commits to what is sealed in it, each time with another salt; one without a seal to nothing")
    void commitment() throws Exception {
        EntryBody body = EntryBody.parseFrom(FIRST.body());
        EntryBody again =
                EntryBody.parseFrom(CODEC.seal(Rooms.created(), LedgerHash.NONE).body());
        ByteString personal = CODEC.read(FIRST).personal().orElseThrow();

        assertThat(body.getCommitment()).isEqualTo(PersonalPart.commitment(personal));
        assertThat(body.getCommitment()).isNotEqualTo(again.getCommitment());
        assertThat(SealedEvents.parseFrom(personal).getSalt().size()).isEqualTo(32);
        assertThat(personal.toString(UTF_8)).contains("Patty");
        assertThat(RoomCodec.erased(Rooms.CODE).read(FIRST).personal()).isEmpty();
        assertThat(EntryBody.parseFrom(SECOND.body()).getCommitment()).isEqualTo(ByteString.EMPTY);
        assertThat(CODEC.read(SECOND).personal()).isEmpty();
    }

    static Stream<Arguments> edits() throws Exception {
        EntryBody body = EntryBody.parseFrom(FIRST.body());
        ByteString other = ByteString.copyFrom(new byte[LedgerHash.LENGTH]);
        return Stream.of(
                Arguments.of("another instant", edited(body.toBuilder().setAt(body.getAt() + 1))),
                Arguments.of("another participant", edited(body.toBuilder().setParticipant(9))),
                Arguments.of("an event less", edited(body.toBuilder().removeEvents(1))),
                Arguments.of("another commitment", edited(body.toBuilder().setCommitment(other))),
                Arguments.of("no commitment", edited(body.toBuilder().clearCommitment())),
                Arguments.of("no seal", edited(body.toBuilder().clearSealed())),
                Arguments.of("a further field", row(FIRST.body().concat(ByteString.copyFrom(new byte[] {0x78, 1})))),
                Arguments.of("another entry before", new LedgerRow(1, SECOND.hash(), FIRST.body(), SECOND.hash())));
    }

    private static LedgerRow edited(EntryBody.Builder body) {
        return row(body.build().toByteString());
    }

    /** In the place of the first one, with its hash computed anew. */
    private static LedgerRow row(ByteString body) {
        return new LedgerRow(1, LedgerHash.NONE, body, LedgerHash.of(LedgerHash.NONE, 1, body));
    }

    @ParameterizedTest(name = "[LE10] {0}")
    @DisplayName("[LE10] what was changed without the room's key does not open, though all hashes are computed anew")
    @MethodSource("edits")
    void edited(String what, LedgerRow row) {
        assertThatThrownBy(() -> CODEC.open(row)).as(what).isInstanceOf(LedgerDamaged.class);
    }

    @Test
    @DisplayName("[LE10] seals that earlier versions made open as ever, and prove nothing to others")
    void before() {
        LedgerRow before = SealsBefore.row(KEY, Rooms.CODE, Rooms.created(), LedgerHash.NONE);

        assertThat(CODEC.open(before)).isEqualTo(Rooms.created());
        assertThat(CODEC.read(before).personal()).isEmpty();
    }

    @Test
    @DisplayName("[LE5] a snapshot holds the whole room, and opens in its own place only")
    void snapshot() {
        Room room = Room.NONE.apply(Rooms.created()).apply(Rooms.seeked());
        SealedSnapshot snapshot = CODEC.seal(room, 2, SECOND.hash());

        assertThat(CODEC.open(snapshot)).isEqualTo(room);
        assertThat(CODEC.open(snapshot).operations()).isNotEmpty();
        assertThat(snapshot.sealed().toString(UTF_8)).doesNotContain("Patty").doesNotContain("participant/1");
        assertThatThrownBy(() -> CODEC.open(new SealedSnapshot(3, snapshot.head(), snapshot.sealed())))
                .isInstanceOf(LedgerDamaged.class);
        assertThatThrownBy(() -> CODEC.open(new SealedSnapshot(2, FIRST.hash(), snapshot.sealed())))
                .isInstanceOf(LedgerDamaged.class);
    }

    @Test
    @DisplayName("[LE6] of an erased room everything remains but what was personal, and the chain verifies")
    void erased() {
        RoomCodec erased = RoomCodec.erased(Rooms.CODE);
        Room room = Room.NONE.apply(erased.open(FIRST)).apply(erased.open(SECOND));

        FIRST.verify(Rooms.CODE.value(), 0, LedgerHash.NONE);
        SECOND.verify(Rooms.CODE.value(), 1, FIRST.hash());
        assertThat(room.card()).hasValue(new RoomCard("", Rooms.NOON, 0));
        assertThat(room.participant(1).map(Participant::name)).hasValue("");
        assertThat(room.participant(1).map(Participant::color)).hasValue(3);
        assertThat(room.medium("m1").map(Medium::sources).orElseThrow()).hasSize(2);
        assertThat(room.playback().map(Playback::frame)).hasValue(100);
        assertThatThrownBy(() -> erased.seal(Rooms.created(), LedgerHash.NONE))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    @DisplayName("[KY1] a key never shows")
    void hidden() {
        assertThat(KEY.toString()).isEqualTo("RoomKey(hidden)");
    }
}
