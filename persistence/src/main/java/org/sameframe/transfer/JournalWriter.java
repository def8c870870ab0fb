package org.sameframe.transfer;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Optional;
import org.sameframe.persistence.JournalRow;
import org.sameframe.persistence.JournalStore;
import org.sameframe.persistence.StillRow;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;

/** Writes what a file of rooms says, record by record; the bytes are described in docs/ledger.md. */
final class JournalWriter {
    static final char ROOM = 'R';
    static final char ENTRY = 'E';
    static final char STILL = 'S';
    static final char PIN = 'P';
    static final char HEAD = 'H';
    static final char END = 'Z';

    private final SealedOutput sealed;
    private final DataOutputStream out;
    private int rooms;

    private JournalWriter(SealedOutput sealed) {
        this.sealed = sealed;
        this.out = new DataOutputStream(sealed);
    }

    static JournalWriter begin(OutputStream out, FileKey key) throws IOException {
        return new JournalWriter(SealedOutput.begin(out, key));
    }

    /**
     * Begins a room.
     *
     * @param key empty if it was erased
     */
    void room(RoomCode room, Optional<JournalStore.Key> key) throws IOException {
        out.writeByte(ROOM);
        out.write(room.value().getBytes(US_ASCII));
        out.writeBoolean(key.isPresent());
        if (key.isPresent()) {
            out.writeLong(key.get().created());
            out.write(key.get().key().bytes());
        }
        rooms++;
    }

    void entry(JournalRow row) throws IOException {
        out.writeByte(ENTRY);
        out.writeLong(row.seq());
        text(row.writer());
        out.writeLong(row.written());
        text(row.adapter());
        out.writeInt(row.serializer());
        text(row.manifest());
        out.writeInt(row.payload().size());
        row.payload().writeTo(out);
    }

    /** Behind the room's entries, in the order of their names. */
    void still(StillRow still) throws IOException {
        out.writeByte(STILL);
        still.name().writeTo(out);
        text(still.type());
        out.writeLong(still.bytes());
        out.writeLong(still.made());
        out.writeInt(still.sealed().size());
        still.sealed().writeTo(out);
    }

    /** Behind the room's stills. */
    void pin(String hash) throws IOException {
        out.writeByte(PIN);
        text(hash);
    }

    /** Ends a room. */
    void head(Mark head) throws IOException {
        out.writeByte(HEAD);
        out.writeLong(head.seq());
        out.write(head.hash().toByteArray());
    }

    /** Ends the file. */
    void end() throws IOException {
        out.writeByte(END);
        out.writeInt(rooms);
        sealed.finish();
    }

    private void text(String text) throws IOException {
        byte[] bytes = text.getBytes(UTF_8);
        out.writeShort(bytes.length);
        out.write(bytes);
    }
}
