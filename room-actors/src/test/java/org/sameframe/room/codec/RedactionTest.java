package org.sameframe.room.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.schema.v1.Hello;
import org.sameframe.schema.v1.MediaSource;
import org.sameframe.schema.v1.Medium;
import org.sameframe.schema.v1.Participant;
import org.sameframe.schema.v1.Policy;
import org.sameframe.schema.v1.RoomState;
import org.sameframe.schema.v1.Value;

class RedactionTest {
    static Stream<Arguments> messages() {
        Participant patty =
                Participant.newBuilder().setId(7).setName("Patty").setColor(2).build();
        Medium medium = Medium.newBuilder()
                .setId("m1")
                .setTitle("secret show")
                .addSources(MediaSource.newBuilder().setContentType("video/mp4"))
                .addSources(MediaSource.newBuilder().setLocation("https://somewhere"))
                .build();
        return Stream.of(
                Arguments.of("nothing at all", Participant.getDefaultInstance(), false),
                Arguments.of(
                        "no personal field in the type",
                        Policy.newBuilder().setGraceMs(3).build(),
                        false),
                Arguments.of(
                        "personal field not set",
                        Participant.newBuilder().setId(7).build(),
                        false),
                Arguments.of("a field", patty, true),
                Arguments.of(
                        "a field only", Hello.newBuilder().setAccessToken("t").build(), true),
                Arguments.of(
                        "a field within a oneof",
                        Value.newBuilder().setKey("k").setParticipant(patty).build(),
                        true),
                Arguments.of("fields in repeated messages", medium, true),
                Arguments.of(
                        "repeated messages of which some hold something",
                        RoomState.newBuilder()
                                .addValues(Value.newBuilder().setPolicy(Policy.getDefaultInstance()))
                                .addValues(Value.newBuilder().setMedium(medium))
                                .addValues(Value.newBuilder().setParticipant(patty))
                                .build(),
                        true));
    }

    @ParameterizedTest(name = "[LE4] {0}")
    @DisplayName("[LE4] what is personal is moved to a parallel message, and back")
    @MethodSource("messages")
    void roundTrip(String what, Message message, boolean hasPersonal) {
        Redaction.Parts<Message> parts = Redaction.part(message);

        assertThat(parts.hasPersonal()).isEqualTo(hasPersonal);
        assertThat(personalFields(parts.open())).isEmpty();
        assertThat(Redaction.join(parts.open(), parts.personal())).isEqualTo(message);
    }

    @Test
    @DisplayName("[LE4] elements of repeated messages correspond by position")
    void byPosition() {
        Message medium = (Message) messages().toList().get(6).get()[1];
        Medium personal = (Medium) Redaction.part(medium).personal();

        assertThat(personal.getSourcesList())
                .containsExactly(
                        MediaSource.getDefaultInstance(),
                        MediaSource.newBuilder()
                                .setLocation("https://somewhere")
                                .build());
        assertThatThrownBy(() -> Redaction.join(
                        (Message) Medium.newBuilder()
                                .addSources(MediaSource.getDefaultInstance())
                                .build(),
                        personal))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("sources");
    }

    private static List<FieldDescriptor> personalFields(Message message) {
        return message.getAllFields().entrySet().stream()
                .flatMap(field -> field.getKey().getOptions().getDebugRedact()
                        ? Stream.of(field.getKey())
                        : messages(field.getValue()).flatMap(inner -> personalFields(inner).stream()))
                .toList();
    }

    private static Stream<Message> messages(Object value) {
        if (value instanceof List<?> list) {
            return list.stream().flatMap(RedactionTest::messages);
        }
        return value instanceof Message message ? Stream.of(message) : Stream.empty();
    }
}
