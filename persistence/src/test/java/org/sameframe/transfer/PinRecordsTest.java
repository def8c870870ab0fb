package org.sameframe.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.persistence.JournalRow;
import org.sameframe.persistence.JournalStore;
import org.sameframe.persistence.StillRow;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.RoomKey;

/** PINs within a file of rooms, as bytes. */
class PinRecordsTest {
    private static final RoomCode ROOM = new RoomCode("ABCD-2345");
    private static final JournalStore.Key KEY = new JournalStore.Key(RoomKey.random(), 17);
    private static final FileKey OURS = salt -> new SecretKeySpec(Arrays.copyOf(salt, 32), "AES");

    private static byte[] file(Optional<JournalStore.Key> key, String... pins) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JournalWriter writer = JournalWriter.begin(out, OURS);
        writer.room(ROOM, key);
        for (String pin : pins) {
            writer.pin(pin);
        }
        writer.head(Mark.START);
        writer.end();
        return out.toByteArray();
    }

    private static List<String> read(byte[] file) throws IOException, SQLException {
        JournalReader reader = JournalReader.begin(new ByteArrayInputStream(file), OURS);
        List<String> pins = new ArrayList<>();
        new RoomRecords(reader.room().orElseThrow(), reader).take(new RoomRecords.Taker() {
            @Override
            public void rows(List<JournalRow> rows) {}

            @Override
            public void still(StillRow still) {}

            @Override
            public void pin(String hash) {
                pins.add(hash);
            }
        });
        assertThat(reader.room()).isEmpty();
        return pins;
    }

    @Test
    @DisplayName("[JT8] a room's PIN goes with it, hashed; a room without one has none there either")
    void roundTrip() throws Exception {
        assertThat(read(file(Optional.of(KEY), "$argon2id$hash"))).containsExactly("$argon2id$hash");
        assertThat(read(file(Optional.of(KEY)))).isEmpty();
    }

    @Test
    @DisplayName(
            "[JT8] two PINs, or one of a room without its key, are refused; in a file of an earlier version as well")
    void refused() throws Exception {
        assertThatThrownBy(() -> read(file(Optional.of(KEY), "1", "2"))).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> read(file(Optional.empty(), "1"))).isInstanceOf(IOException.class);
        byte[] earlier = file(Optional.of(KEY), "1");
        System.arraycopy(Frames.SECOND_LABEL, 0, earlier, 0, Frames.SECOND_LABEL.length);
        assertThatThrownBy(() -> read(earlier)).isInstanceOf(IOException.class);
    }
}
