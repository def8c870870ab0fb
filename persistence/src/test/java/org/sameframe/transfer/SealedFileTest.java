package org.sameframe.transfer;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.sameframe.persistence.JournalRow;
import org.sameframe.persistence.JournalStore;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.LedgerSerializer;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;

/** The file as bytes: with a key that is made at once, since a passphrase's takes its time. */
class SealedFileTest {
    private static final RoomCode ROOM = new RoomCode("ABCD-2345");
    private static final RoomKey KEY = RoomKey.random();
    private static final FileKey OURS = salt -> new SecretKeySpec(Arrays.copyOf(salt, 32), "AES");

    private static List<JournalRow> rows(int count) {
        RoomCodec codec = RoomCodec.of(ROOM, KEY);
        LedgerSerializer serializer = new LedgerSerializer();
        List<JournalRow> rows = new ArrayList<>();
        Mark head = Mark.START;
        for (int seq = 1; seq <= count; seq++) {
            RoomCard card = new RoomCard("Dailies " + seq, seq, 0);
            LedgerRow row = codec.seal(new Entry(seq, seq, Origin.ROOM, List.of(new RoomEvent.Put(card))), head.hash());
            head = new Mark(seq, row.hash());
            rows.add(new JournalRow(
                    seq,
                    "writer",
                    1_000L + seq,
                    "",
                    serializer.identifier(),
                    serializer.manifest(row),
                    ByteString.copyFrom(serializer.toBinary(row))));
        }
        return rows;
    }

    private static byte[] file(List<JournalRow> rows) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        JournalWriter writer = JournalWriter.begin(out, OURS);
        writer.room(ROOM, Optional.of(new JournalStore.Key(KEY, 17)));
        Chain chain = new Chain(ROOM, Optional.empty());
        for (JournalRow row : rows) {
            chain.take(row);
            writer.entry(row);
        }
        writer.head(chain.head());
        writer.end();
        return out.toByteArray();
    }

    /** As much of a file as is to be had. */
    private static List<JournalRow> read(byte[] file, FileKey key) throws IOException {
        JournalReader reader = JournalReader.begin(new ByteArrayInputStream(file), key);
        List<JournalRow> rows = new ArrayList<>();
        JournalReader.Beginning beginning = reader.room().orElseThrow();
        assertThat(beginning.room()).isEqualTo(ROOM);
        assertThat(beginning.key()).contains(new JournalStore.Key(KEY, 17));
        JournalReader.Piece piece = reader.piece();
        while (piece instanceof JournalReader.Row row) {
            rows.add(row.row());
            piece = reader.piece();
        }
        assertThat(reader.room()).isEmpty();
        return rows;
    }

    private static void refuses(byte[] file) {
        assertThatThrownBy(() -> read(file, OURS)).isInstanceOf(IOException.class);
    }

    @Test
    @DisplayName("[JT1] what was written is read, every column of every row, also over many frames")
    void roundTrip() throws IOException {
        List<JournalRow> rows = rows(1_500);
        byte[] file = file(rows);

        assertThat(file).hasSizeGreaterThan(3 * Frames.LONGEST);
        assertThat(read(file, OURS)).isEqualTo(rows);
    }

    @Test
    @DisplayName("[JT1] nothing of a room can be read in the file, and no two files are alike")
    void sealed() throws IOException {
        List<JournalRow> rows = rows(3);
        byte[] file = file(rows);

        String text = new String(file, ISO_8859_1);
        assertThat(text).startsWith("sameframe-journal-3\n").doesNotContain(ROOM.value(), "ledger-entry-1", "writer");
        assertThat(file(rows)).isNotEqualTo(file);
    }

    @Test
    @DisplayName("[JT3] every byte that is altered is noticed")
    void altered() throws IOException {
        byte[] file = file(rows(5));

        for (int i = 0; i < file.length; i++) {
            byte[] other = file.clone();
            other[i] ^= (byte) (1 << i % 8);
            refuses(other);
        }
    }

    @Test
    @DisplayName("[JT3] wherever a file is cut off, it is noticed, and so is what follows its end")
    void cutOff() throws IOException {
        byte[] file = file(rows(5));

        IntStream.range(0, file.length).forEach(length -> refuses(Arrays.copyOf(file, length)));
        refuses(Arrays.copyOf(file, file.length + 1));
    }

    @Test
    @DisplayName("[JT3] frames that are left out, repeated, moved or of another file are noticed")
    void frames() throws IOException {
        byte[] file = file(rows(1_500));
        int begin = Frames.LABEL.length + Frames.SALT;
        int frame = Frames.HEAD + Frames.LONGEST + Frames.TAG;
        byte[] before = Arrays.copyOf(file, begin);
        byte[] first = Arrays.copyOfRange(file, begin, begin + frame);
        byte[] second = Arrays.copyOfRange(file, begin + frame, begin + 2 * frame);
        byte[] rest = Arrays.copyOfRange(file, begin + 2 * frame, file.length);
        byte[] stranger = Arrays.copyOfRange(file(rows(1_500)), begin, begin + frame);

        assertThat(read(joined(before, first, second, rest), OURS)).hasSize(1_500);
        refuses(joined(before, first, rest));
        refuses(joined(before, second, rest));
        refuses(joined(before, second, first, rest));
        refuses(joined(before, first, first, second, rest));
        refuses(joined(before, stranger, second, rest));
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(out::writeBytes);
        return out.toByteArray();
    }

    @Test
    @DisplayName("[JT3] a file of another passphrase says so")
    void otherKey() throws IOException {
        byte[] file = file(rows(1));

        assertThatThrownBy(() -> read(file, salt -> new SecretKeySpec(new byte[32], "AES")))
                .hasMessage("the passphrase is another one, or the file was altered");
        assertThatThrownBy(() -> read("no such file at all, for sure, is this".getBytes(UTF_8), OURS))
                .hasMessageContaining("no file of rooms");
    }

    @Test
    @DisplayName("[JT1] the key of a file is PBKDF2 with HMAC-SHA-256, 600,000 rounds over the passphrase in UTF-8")
    void derivation() throws Exception {
        Passphrase passphrase = Passphrase.of("walnut härbour seven");

        // made by Python: hashlib.pbkdf2_hmac("sha256", "walnut härbour seven".encode(), bytes(range(16)), 600000)
        assertThat(HexFormat.of().formatHex(passphrase.key(salt()).getEncoded()))
                .isEqualTo("2cb8948b00b875abe8858380f912d7eabfc95a4bb55379f5fd1e752cf0979ef0");
        assertThat(passphrase.toString()).doesNotContain("walnut");
        assertThatThrownBy(() -> Passphrase.of("eleven char"))
                .isInstanceOf(TransferProblem.class)
                .hasMessageContaining("12 characters");
    }

    private static byte[] salt() {
        byte[] salt = new byte[16];
        IntStream.range(0, 16).forEach(i -> salt[i] = (byte) i);
        return salt;
    }
}
