package org.sameframe.room.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.sameframe.room.Admission;
import org.sameframe.room.Category;
import org.sameframe.room.Channel;
import org.sameframe.room.Entry;
import org.sameframe.room.Grade;
import org.sameframe.room.NoteStatus;
import org.sameframe.room.Origin;
import org.sameframe.room.Participant;
import org.sameframe.room.Policy;
import org.sameframe.room.Presence;
import org.sameframe.room.Role;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Shape;
import org.sameframe.room.ShapeKind;
import org.sameframe.room.ShotStatus;
import org.sameframe.room.Touch;
import org.sameframe.room.Value;
import org.sameframe.schema.v1.Value.ValueCase;

/** Every kind of value between the domain and the schema. */
class ValuesTest {
    static final List<Value> VALUES =
            Stream.concat(AllValues.FULL.stream(), AllValues.EMPTY.stream()).toList();

    private static final org.sameframe.schema.v1.Value NOTHING = org.sameframe.schema.v1.Value.getDefaultInstance();

    @ParameterizedTest(name = "[LE1] {0}")
    @DisplayName("[LE1] a value comes back as it went, under its key, through bytes as well")
    @FieldSource("VALUES")
    void roundTrip(Value value) throws Exception {
        org.sameframe.schema.v1.Value written = ToSchema.value(value);
        assertThat(written.getKey()).isEqualTo(value.key());
        assertThat(FromSchema.value(written)).isEqualTo(value);
        assertThat(FromSchema.value(org.sameframe.schema.v1.Value.parseFrom(written.toByteString())))
                .isEqualTo(value);
    }

    @Test
    @DisplayName("[LE1] every kind of value of the schema is among those that are tried")
    void complete() {
        for (List<Value> values : List.of(AllValues.FULL, AllValues.EMPTY)) {
            Set<ValueCase> kinds = values.stream()
                    .map(value -> ToSchema.value(value).getValueCase())
                    .collect(Collectors.toSet());
            assertThat(kinds).isEqualTo(EnumSet.complementOf(EnumSet.of(ValueCase.VALUE_NOT_SET)));
        }
    }

    @Test
    @DisplayName("[LE1] what everything is said of says everything: no field of the schema is left out")
    void everythingIsSaid() {
        AllValues.FULL.forEach(value -> {
            org.sameframe.schema.v1.Value written = ToSchema.value(value);
            var kind = (com.google.protobuf.Message) written.getField(written.getDescriptorForType()
                    .findFieldByNumber(written.getValueCase().getNumber()));
            kind.getDescriptorForType()
                    .getFields()
                    .forEach(field -> assertThat(kind.getAllFields())
                            .as(field.getFullName())
                            .containsKey(field));
        });
    }

    @ParameterizedTest(name = "[RM1] {0}")
    @DisplayName("[RM1] a removal is found by its key alone")
    @FieldSource("VALUES")
    void removed(Value value) {
        Room with = Room.NONE.apply(entry(1, new RoomEvent.Put(value)));
        assertThat(with.values()).containsExactly(value);
        assertThat(with.apply(entry(2, new RoomEvent.Removed(value.key()))).values())
                .isEmpty();
        assertThat(new RoomEvent.Removed(value.key()).category()).isEqualTo(value.category());
    }

    @Test
    @DisplayName("[LE7] values of the first version, which had less to say, are read as what counted then")
    void firstVersion() {
        assertThat(FromSchema.policy(org.sameframe.schema.v1.Policy.newBuilder()
                        .setMaxParticipants(50)
                        .setGraceMs(30_000)
                        .setLeadMinMs(60)
                        .setLeadMaxMs(1_000)
                        .build()))
                .isEqualTo(with((Policy) AllValues.EMPTY.get(1), 50, 30_000, 60, 1_000));
        assertThat(read(NOTHING.toBuilder()
                        .setParticipant(org.sameframe.schema.v1.Participant.newBuilder()
                                .setId(7)
                                .setName("Patty")
                                .setRole(org.sameframe.schema.v1.Role.ROLE_REVIEWER)
                                .setColor(3)
                                .setPresence(org.sameframe.schema.v1.Presence.PRESENCE_AWAY)
                                .setUntil(5))))
                .isEqualTo(new Participant(
                        7, "Patty", Role.REVIEWER, 3, Presence.AWAY, 5, Admission.ADMITTED, false, 0, 0));
        assertThat(read(NOTHING.toBuilder()
                        .setCard(org.sameframe.schema.v1.RoomCard.newBuilder().setTitle("Dailies"))))
                .isEqualTo(new RoomCard("Dailies", 0, 0));
        assertThat(read(NOTHING.toBuilder()
                        .setCard(org.sameframe.schema.v1.RoomCard.newBuilder().setCreated(4))))
                .isEqualTo(new RoomCard("", 4, 0));
    }

    @Test
    @DisplayName("[LE7] what has a default and is not said is the default; no CDL changes nothing")
    void defaults() {
        assertThat(PictureSchema.view(org.sameframe.schema.v1.View.getDefaultInstance())
                        .channel())
                .isEqualTo(Channel.COLOR);
        assertThat(PictureSchema.grade(org.sameframe.schema.v1.Grade.getDefaultInstance())
                        .cdl())
                .isEqualTo(Grade.Cdl.NEUTRAL);
        assertThat(PictureSchema.grade(org.sameframe.schema.v1.Grade.newBuilder()
                                .setCdl(org.sameframe.schema.v1.Cdl.getDefaultInstance())
                                .build())
                        .cdl()
                        .saturation())
                .isZero();
        assertThat(read(NOTHING.toBuilder().setShot(org.sameframe.schema.v1.Shot.getDefaultInstance())))
                .isInstanceOfSatisfying(
                        org.sameframe.room.Shot.class,
                        shot -> assertThat(shot.status()).isEqualTo(ShotStatus.OPEN));
        assertThat(read(NOTHING.toBuilder().setNote(org.sameframe.schema.v1.Note.getDefaultInstance())))
                .isInstanceOfSatisfying(
                        org.sameframe.room.Note.class,
                        note -> assertThat(note.status()).isEqualTo(NoteStatus.OPEN));
    }

    @ParameterizedTest(name = "[AN4] {0} numbers")
    @DisplayName("[AN4] points that are not three numbers each are not read")
    @ValueSource(ints = {1, 2, 4, 5, 3_001, 299_999})
    void oddNumbers(int numbers) {
        org.sameframe.schema.v1.Shape.Builder shape = stroke();
        for (int i = 0; i < numbers; i++) {
            shape.addPoints(i);
        }
        assertThatThrownBy(() -> FromSchema.shape(shape.build()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("%d numbers".formatted(numbers));
    }

    @Test
    @DisplayName("[AN4] points are read in order, however many there are")
    void points() {
        Shape shape = FromSchema.shape(stroke().addAllPoints(List.of(1, -2, 3, Integer.MAX_VALUE, Integer.MIN_VALUE, 0))
                .build());
        assertThat(shape)
                .isEqualTo(new Shape(
                        ShapeKind.FREEHAND,
                        List.of(new Shape.Point(1, -2, 3), new Shape.Point(Integer.MAX_VALUE, Integer.MIN_VALUE, 0)),
                        ""));
        assertThat(ToSchema.shape(shape).getPointsList())
                .containsExactly(1, -2, 3, Integer.MAX_VALUE, Integer.MIN_VALUE, 0);
        org.sameframe.schema.v1.Shape.Builder large = stroke();
        for (int i = 0; i < 300_000; i++) {
            large.addPoints(i);
        }
        assertThat(FromSchema.shape(large.build()).points()).hasSize(100_000);
    }

    @Test
    @DisplayName("[LE7] what a later version has written is not guessed at")
    void later() {
        assertThatThrownBy(() -> FromSchema.value(NOTHING)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FromSchema.event(org.sameframe.schema.v1.RoomEvent.getDefaultInstance()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FromSchema.shape(org.sameframe.schema.v1.Shape.getDefaultInstance()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FromSchema.policy(org.sameframe.schema.v1.Policy.newBuilder()
                        .setControlValue(99)
                        .build()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FromSchema.categories(List.of(org.sameframe.schema.v1.Category.UNRECOGNIZED)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FromSchema.categories(List.of(org.sameframe.schema.v1.Category.CATEGORY_UNSPECIFIED)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(FromSchema.categories(List.of(
                        org.sameframe.schema.v1.Category.CATEGORY_NOTES,
                        org.sameframe.schema.v1.Category.CATEGORY_NOTES)))
                .containsExactly(Category.NOTES);
    }

    @Test
    @DisplayName("[RM3] a room is made anew from what a snapshot has of it, with where its categories were changed")
    void memory() throws Exception {
        List<Touch> touches = List.of(
                new Touch(Category.ROOM, 0xFFFF_FFFFL, 0),
                new Touch(Category.PLAYBACK, 7, 5),
                new Touch(Category.POINTER, 3, 3));
        Room room = Room.restored(AllValues.FULL, List.of(), touches, Rooms.NOON)
                .apply(entry(0xFFFF_FFFFL, new RoomEvent.Put(AllValues.EMPTY.get(5))));
        Room again = FromSchema.memory(org.sameframe.schema.v1.RoomMemory.parseFrom(
                ToSchema.memory(room).toByteString()));
        assertThat(again).isEqualTo(room);
        assertThat(again.touches()).hasSize(4).containsAll(touches);
        assertThat(again.values()).isEqualTo(room.values());
    }

    private static Value read(org.sameframe.schema.v1.Value.Builder value) {
        return FromSchema.value(value.build());
    }

    private static Entry entry(long seq, RoomEvent event) {
        return new Entry(seq, Rooms.NOON, Origin.ROOM, List.of(event));
    }

    private static org.sameframe.schema.v1.Shape.Builder stroke() {
        return org.sameframe.schema.v1.Shape.newBuilder()
                .setKind(org.sameframe.schema.v1.ShapeKind.SHAPE_KIND_FREEHAND);
    }

    private static Policy with(Policy first, int places, int grace, int leadMin, int leadMax) {
        return new Policy(
                places,
                grace,
                leadMin,
                leadMax,
                first.driving(),
                first.entrance(),
                first.gates(),
                first.hosting(),
                first.agreeing(),
                first.off());
    }
}
