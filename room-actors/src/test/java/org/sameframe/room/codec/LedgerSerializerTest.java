package org.sameframe.room.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.NotSerializableException;
import java.util.stream.Stream;
import org.apache.pekko.actor.testkit.typed.javadsl.ActorTestKit;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.SerializerWithStringManifest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.sameframe.room.Room;

class LedgerSerializerTest {
    private static final ActorTestKit PEKKO = ActorTestKit.create();

    @AfterAll
    static void stop() {
        PEKKO.shutdownTestKit();
    }

    static Stream<Arguments> stored() {
        RoomCodec codec = RoomCodec.of(Rooms.CODE, RoomKey.random());
        LedgerRow row = codec.seal(Rooms.created(), LedgerHash.NONE);
        return Stream.of(
                Arguments.of("ledger-entry-1", row),
                Arguments.of("snapshot-1", codec.seal(Room.NONE.apply(Rooms.created()), 1, row.hash())));
    }

    @ParameterizedTest(name = "[LE7] {0}")
    @DisplayName("[LE7] rows are stored with this serializer under a manifest that stays")
    @MethodSource("stored")
    void roundTrip(String manifest, Object stored) throws Exception {
        SerializerWithStringManifest serializer = (SerializerWithStringManifest)
                SerializationExtension.get(PEKKO.system()).findSerializerFor(stored);

        assertThat(serializer.identifier()).isEqualTo(53_460_001);
        assertThat(serializer.manifest(stored)).isEqualTo(manifest);
        assertThat(serializer.fromBinary(serializer.toBinary(stored), manifest)).isEqualTo(stored);
    }

    @Test
    @DisplayName("[LE3] bytes that are no row or snapshot are damage at the place where they stand")
    void garbage() throws Exception {
        LedgerSerializer serializer = new LedgerSerializer();
        LedgerRow row = (LedgerRow) serializer.fromBinary(new byte[] {7, 7}, "ledger-entry-1");
        SealedSnapshot snapshot = (SealedSnapshot) serializer.fromBinary(new byte[] {7, 7}, "snapshot-1");

        assertThatThrownBy(() -> row.verify(Rooms.CODE.value(), 16, LedgerHash.NONE))
                .isInstanceOfSatisfying(
                        LedgerDamaged.class, damage -> assertThat(damage.seq()).isEqualTo(17));
        assertThatThrownBy(() -> RoomCodec.of(Rooms.CODE, RoomKey.random()).open(snapshot))
                .isInstanceOf(LedgerDamaged.class);
    }

    @Test
    @DisplayName("[LE7] a manifest of a newer version is said to be unknown")
    void newer() {
        assertThatThrownBy(() -> new LedgerSerializer().fromBinary(new byte[0], "ledger-entry-2"))
                .isInstanceOf(NotSerializableException.class)
                .hasMessageContaining("ledger-entry-2");
    }
}
