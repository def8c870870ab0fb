package org.sameframe.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.persistence.JournalRow;
import org.sameframe.persistence.JournalStore;
import org.sameframe.persistence.StillRow;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.RoomKey;

/** Stills within a file of rooms, as bytes. */
class StillRecordsTest {
    private static final RoomCode ROOM = new RoomCode("ABCD-2345");
    private static final JournalStore.Key KEY = new JournalStore.Key(RoomKey.random(), 17);
    private static final FileKey OURS = salt -> new SecretKeySpec(Arrays.copyOf(salt, 32), "AES");

    private static StillRow still(int name, int length) {
        byte[] bytes = new byte[32];
        bytes[0] = (byte) name;
        byte[] sealed = new byte[length];
        Arrays.fill(sealed, (byte) name);
        return new StillRow(ByteString.copyFrom(bytes), "image/png", ByteString.copyFrom(sealed), length, 1_000 + name);
    }

    private static byte[] file(Optional<JournalStore.Key> key, StillRow... stills) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JournalWriter writer = JournalWriter.begin(out, OURS);
        writer.room(ROOM, key);
        for (StillRow still : stills) {
            writer.still(still);
        }
        writer.head(Mark.START);
        writer.end();
        return out.toByteArray();
    }

    private static List<StillRow> read(byte[] file) throws IOException, SQLException {
        JournalReader reader = JournalReader.begin(new ByteArrayInputStream(file), OURS);
        List<StillRow> stills = new ArrayList<>();
        RoomRecords records = new RoomRecords(reader.room().orElseThrow(), reader);
        records.take(new RoomRecords.Taker() {
            @Override
            public void rows(List<JournalRow> rows) {}

            @Override
            public void still(StillRow still) {
                stills.add(still);
            }
        });
        assertThat(reader.room()).isEmpty();
        return stills;
    }

    @Test
    @DisplayName("[JT6] stills that were written are read, from none to some that are longer than a frame")
    void roundTrip() throws Exception {
        StillRow[] stills = {still(1, 0), still(2, 1), still(127, 3 * Frames.LONGEST), still(128, 9), still(255, 9)};

        assertThat(read(file(Optional.of(KEY), stills))).containsExactly(stills);
        assertThat(read(file(Optional.of(KEY)))).isEmpty();
        assertThat(read(file(Optional.empty()))).isEmpty();
    }

    @Test
    @DisplayName("[JT6] a file that has a still twice, out of order, too long, or of a room without its key is refused")
    void refused() throws IOException {
        for (byte[] file : List.of(
                file(Optional.of(KEY), still(1, 9), still(1, 9)),
                file(Optional.of(KEY), still(200, 9), still(1, 9)),
                file(Optional.of(KEY), still(1, (9 << 20) + 1)),
                file(Optional.empty(), still(1, 9)))) {
            assertThatThrownBy(() -> read(file)).hasMessageContaining("does not know");
        }
    }

    @Test
    @DisplayName("[JT3] [JT6] a still that was altered in any byte, or cut off, is noticed")
    void altered() throws IOException {
        byte[] file = file(Optional.of(KEY), still(1, 40), still(2, 40));

        for (int i = 0; i < file.length; i++) {
            byte[] other = file.clone();
            other[i] ^= (byte) (1 << i % 8);
            assertThatThrownBy(() -> read(other)).isInstanceOf(IOException.class);
        }
        IntStream.range(0, file.length)
                .forEach(length -> assertThatThrownBy(() -> read(Arrays.copyOf(file, length)))
                        .isInstanceOf(IOException.class));
    }

    @Test
    @DisplayName("[JT6] a file of the first version has no stills: one that says so is none")
    void firstVersion() throws IOException {
        byte[] file = file(Optional.of(KEY));
        System.arraycopy(Frames.FIRST_LABEL, 0, file, 0, Frames.FIRST_LABEL.length);

        assertThatThrownBy(() -> read(file)).isInstanceOf(IOException.class);
    }
}
