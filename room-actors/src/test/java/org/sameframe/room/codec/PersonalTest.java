package org.sameframe.room.codec;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.sameframe.room.Annotation;
import org.sameframe.room.Entry;
import org.sameframe.room.Medium;
import org.sameframe.room.Note;
import org.sameframe.room.Origin;
import org.sameframe.room.Participant;
import org.sameframe.room.Room;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Shape;
import org.sameframe.room.Value;
import org.sameframe.schema.v1.EntryBody;
import org.sameframe.schema.v1.RoomState;

/** What is personal in values of every kind: sealed in an entry, gone from an erased room. */
class PersonalTest {
    static final List<Value> FULL = AllValues.FULL;

    private static final RoomCodec CODEC = RoomCodec.of(Rooms.CODE, RoomKey.random());
    private static final RoomCodec ERASED = RoomCodec.erased(Rooms.CODE);

    @Test
    @DisplayName("[LE4] every secret of the values that are tried is in them")
    void secrets() {
        String all = AllValues.FULL.toString();
        assertThat(AllValues.SECRETS).allSatisfy(secret -> assertThat(all).contains(secret));
    }

    @ParameterizedTest(name = "[LE4] {0}")
    @DisplayName("[LE4] nothing personal of a value stands open in its entry, also beside others")
    @FieldSource("FULL")
    void sealed(Value value) throws Exception {
        for (List<Value> values : List.of(List.of(value), FULL)) {
            Entry entry = entry(values);
            LedgerRow row = CODEC.seal(entry, LedgerHash.NONE);
            EntryBody body = EntryBody.parseFrom(row.body());
            String open = row.body().toString(UTF_8);
            assertThat(AllValues.SECRETS).allSatisfy(secret -> assertThat(open).doesNotContain(secret));
            assertThat(body.getEventsList()).allSatisfy(event -> {
                assertThat(event.getPut().getAnnotation().getShape().getPointsCount())
                        .isZero();
                assertThat(event.getPut().getKey()).isNotEmpty();
            });
            assertThat(row.body().toString(java.nio.charset.StandardCharsets.ISO_8859_1))
                    .doesNotContain(bytes(AllValues.POINTS));
            assertThat(CODEC.open(row)).isEqualTo(entry);
        }
    }

    @Test
    @DisplayName("[LE4] what has nothing personal is open altogether")
    void open() throws Exception {
        Set<String> sealed = new HashSet<>();
        for (Value value : FULL) {
            EntryBody body = EntryBody.parseFrom(
                    CODEC.seal(entry(List.of(value)), LedgerHash.NONE).body());
            if (!body.getSealed().isEmpty()) {
                sealed.add(value.key());
            } else {
                assertThat(FromSchema.events(body.getEventsList())).containsExactly(new RoomEvent.Put(value));
            }
        }
        assertThat(sealed)
                .containsExactlyInAnyOrder(
                        "card", "participant/7", "medium/m2", "grade", "annotation/a9", "note/n9", "chat/c9");
    }

    @Test
    @DisplayName("[LE6] an erased room can be read: everything is there but what was personal")
    void erased() {
        LedgerRow row = CODEC.seal(entry(FULL), LedgerHash.NONE);
        row.verify(Rooms.CODE.value(), 0, LedgerHash.NONE);
        Room room = Room.NONE.apply(ERASED.open(row));

        assertThat(room.values()).hasSize(FULL.size());
        assertThat(room.values().toString()).doesNotContain("secret-");
        assertThat(room.participant(7).map(Participant::name)).hasValue("");
        Medium medium = room.medium("m2").orElseThrow();
        assertThat(medium.sources())
                .hasSize(2)
                .allMatch(source -> source.location().isEmpty());
        assertThat(medium.sources().get(0).displayGroup()).isEqualTo("wall");
        assertThat(medium.matchKeys())
                .extracting(key -> key.scheme() + key.value())
                .containsExactly("sha256", "catalogue");
        Annotation drawn = room.annotation("a9").orElseThrow();
        assertThat(drawn.shape()).isEqualTo(new Shape(drawn.shape().kind(), List.of(), ""));
        assertThat(drawn.lastFrame()).isEqualTo(Integer.MAX_VALUE);
        assertThat(room.note("n9").map(Note::text)).hasValue("");
        assertThat(room.note("n9").map(Note::still)).hasValue("");
        assertThat(room.note("n9").map(Note::author)).hasValue(7);
        assertThat(room.chat()).hasSize(1);
    }

    @Test
    @DisplayName("[LE5] nothing of a room stands open in its snapshot")
    void snapshot() {
        Room room = Room.NONE.apply(entry(FULL));
        SealedSnapshot snapshot = CODEC.seal(room, 1, LedgerHash.NONE);
        String sealed = snapshot.sealed().toString(UTF_8);

        assertThat(AllValues.SECRETS).allSatisfy(secret -> assertThat(sealed).doesNotContain(secret));
        assertThat(sealed).doesNotContain("participant/7", "annotation/a9", "playback");
        assertThat(CODEC.open(snapshot)).isEqualTo(room);
    }

    @Test
    @DisplayName("[LE4] a whole state is parted and put together again")
    void state() {
        RoomState state = ToSchema.state(FULL);
        Redaction.Parts<RoomState> parts = Redaction.part(state);
        assertThat(parts.open().toString()).doesNotContain("secret-");
        assertThat(Redaction.join(parts.open(), parts.personal())).isEqualTo(state);
    }

    private static Entry entry(List<Value> values) {
        return new Entry(1, Rooms.NOON, Origin.ROOM, Rooms.puts(values));
    }

    /** The points as they would stand in a body. */
    private static String bytes(List<Shape.Point> points) {
        org.sameframe.schema.v1.Shape.Builder shape = org.sameframe.schema.v1.Shape.newBuilder();
        points.forEach(point -> shape.addPoints(point.x()).addPoints(point.y()).addPoints(point.pressure()));
        ByteString bytes = shape.build().toByteString();
        return bytes.substring(2).toString(java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
