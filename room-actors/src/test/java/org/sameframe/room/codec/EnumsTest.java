package org.sameframe.room.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.room.Admission;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.Category;
import org.sameframe.room.Channel;
import org.sameframe.room.Conflict;
import org.sameframe.room.Control;
import org.sameframe.room.GateReason;
import org.sameframe.room.HostAbsence;
import org.sameframe.room.LoopMode;
import org.sameframe.room.NoteStatus;
import org.sameframe.room.Presence;
import org.sameframe.room.Role;
import org.sameframe.room.ShapeKind;
import org.sameframe.room.ShotStatus;

class EnumsTest {
    static Stream<Arguments> enums() {
        return Stream.of(
                Arguments.of(Admission.class, org.sameframe.schema.v1.Admission.class),
                Arguments.of(AgreementRecord.class, org.sameframe.schema.v1.AgreementRecord.class),
                Arguments.of(Category.class, org.sameframe.schema.v1.Category.class),
                Arguments.of(Channel.class, org.sameframe.schema.v1.Channel.class),
                Arguments.of(Conflict.class, org.sameframe.schema.v1.Conflict.class),
                Arguments.of(Control.class, org.sameframe.schema.v1.Control.class),
                Arguments.of(GateReason.class, org.sameframe.schema.v1.GateReason.class),
                Arguments.of(HostAbsence.class, org.sameframe.schema.v1.HostAbsence.class),
                Arguments.of(LoopMode.class, org.sameframe.schema.v1.LoopMode.class),
                Arguments.of(NoteStatus.class, org.sameframe.schema.v1.NoteStatus.class),
                Arguments.of(Presence.class, org.sameframe.schema.v1.Presence.class),
                Arguments.of(Role.class, org.sameframe.schema.v1.Role.class),
                Arguments.of(ShapeKind.class, org.sameframe.schema.v1.ShapeKind.class),
                Arguments.of(ShotStatus.class, org.sameframe.schema.v1.ShotStatus.class));
    }

    @ParameterizedTest(name = "[LE1] {0}")
    @DisplayName("[LE1] every constant of the domain has its counterpart in the schema, and the other way round")
    @MethodSource("enums")
    <D extends Enum<D>, S extends Enum<S>> void counterparts(Class<D> domain, Class<S> schema) {
        for (D constant : domain.getEnumConstants()) {
            S counterpart = Enums.toSchema(schema, constant);
            assertThat(Enums.fromSchema(domain, counterpart)).isEqualTo(constant);
            assertThat(Enums.fromSchema(domain, counterpart, domain.getEnumConstants()[0]))
                    .isEqualTo(constant);
        }
        assertThat(schema.getEnumConstants()).hasSize(domain.getEnumConstants().length + 2);
        S unspecified = schema.getEnumConstants()[0];
        S unrecognized = Enum.valueOf(schema, "UNRECOGNIZED");
        assertThat(Arrays.asList(schema.getEnumConstants())).contains(unspecified, unrecognized);
        for (D otherwise : domain.getEnumConstants()) {
            assertThat(Enums.fromSchema(domain, unspecified, otherwise)).isEqualTo(otherwise);
            assertThatThrownBy(() -> Enums.fromSchema(domain, unrecognized, otherwise))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> Enums.fromSchema(domain, unspecified)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Enums.fromSchema(domain, unrecognized))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("newer version");
    }

    @Test
    @DisplayName("[LE1] a constant of another kind is none of this one")
    void otherKind() {
        assertThatThrownBy(() -> Enums.fromSchema(Role.class, org.sameframe.schema.v1.Control.CONTROL_HOST))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("role");
        assertThatThrownBy(() -> Enums.fromSchema(LoopMode.class, org.sameframe.schema.v1.Control.CONTROL_UNSPECIFIED))
                .hasMessageContaining("loop mode");
    }
}
