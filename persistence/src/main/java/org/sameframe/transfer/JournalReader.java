package org.sameframe.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.protobuf.ByteString;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import org.sameframe.persistence.JournalRow;
import org.sameframe.persistence.JournalStore;
import org.sameframe.persistence.StillRow;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.room.codec.RoomKey;
import org.sameframe.transfer.SealedInput.Unsealed;

/** Reads what {@link JournalWriter} wrote: each room, its rows and stills until there are no more, its head. One is held at a time. */
final class JournalReader {
    private static final int CODE = 9;

    /** What the journal's column takes, in bytes. */
    private static final int LONGEST_PAYLOAD = 1 << 20;

    /** More than a picture can have, with its seal, in bytes. */
    private static final int LONGEST_STILL = 9 << 20;

    private static final int STILL_NAME = 32;

    private final DataInputStream in;
    private final boolean hasStills;
    private final boolean hasPins;
    private int rooms;

    private JournalReader(SealedInput in) {
        this.in = new DataInputStream(in);
        this.hasStills = in.version() >= 2;
        this.hasPins = in.version() >= 3;
    }

    /** @throws IOException if it is no such file; all that is thrown here says why, as the end of a sentence */
    static JournalReader begin(InputStream in, FileKey key) throws IOException {
        return new JournalReader(SealedInput.begin(in, key));
    }

    /**
     * What a room begins with.
     *
     * @param key empty if it was erased
     */
    record Beginning(RoomCode room, Optional<JournalStore.Key> key) {}

    /** A row, a still, the room's PIN, or the room's end. */
    sealed interface Piece {}

    record Row(JournalRow row) implements Piece {}

    record Picture(StillRow still) implements Piece {}

    /** @param hash hashed with what is made of the room's key besides */
    record Pin(String hash) implements Piece {
        @Override
        public String toString() {
            return "Pin(hidden)";
        }
    }

    record Head(Mark mark) implements Piece {}

    /** The next room; empty at the end of the file, which is then known to be whole. */
    Optional<Beginning> room() throws IOException {
        int kind = in.readUnsignedByte();
        if (kind == JournalWriter.END && in.readInt() == rooms) {
            if (in.read() >= 0) {
                throw unknown();
            }
            return Optional.empty();
        }
        if (kind != JournalWriter.ROOM) {
            throw unknown();
        }
        rooms++;
        RoomCode room = RoomCode.parse(new String(exactly(CODE), US_ASCII)).orElseThrow(JournalReader::unknown);
        if (!in.readBoolean()) {
            return Optional.of(new Beginning(room, Optional.empty()));
        }
        long created = in.readLong();
        RoomKey key = RoomKey.of(exactly(RoomKey.LENGTH));
        return Optional.of(new Beginning(room, Optional.of(new JournalStore.Key(key, created))));
    }

    /** What follows in this room. */
    Piece piece() throws IOException {
        int kind = in.readUnsignedByte();
        if (kind == JournalWriter.HEAD) {
            return new Head(new Mark(in.readLong(), ByteString.copyFrom(exactly(LedgerHash.LENGTH))));
        }
        if (kind == JournalWriter.STILL && hasStills) {
            return still();
        }
        if (kind == JournalWriter.PIN && hasPins) {
            return new Pin(text());
        }
        if (kind != JournalWriter.ENTRY) {
            throw unknown();
        }
        long seq = in.readLong();
        String writer = text();
        long written = in.readLong();
        String adapter = text();
        int serializer = in.readInt();
        String manifest = text();
        return new Row(new JournalRow(seq, writer, written, adapter, serializer, manifest, counted(LONGEST_PAYLOAD)));
    }

    private Picture still() throws IOException {
        ByteString name = ByteString.copyFrom(exactly(STILL_NAME));
        String type = text();
        long bytes = in.readLong();
        long made = in.readLong();
        return new Picture(new StillRow(name, type, counted(LONGEST_STILL), bytes, made));
    }

    private ByteString counted(int longest) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > longest) {
            throw unknown();
        }
        return ByteString.copyFrom(exactly(length));
    }

    private String text() throws IOException {
        return new String(exactly(in.readUnsignedShort()), UTF_8);
    }

    private byte[] exactly(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("it is cut off");
        }
        return bytes;
    }

    static Unsealed unknown() {
        return new Unsealed("something stands in it that this version does not know");
    }
}
