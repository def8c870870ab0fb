package org.sameframe.edge.auth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.sameframe.room.RoomCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What was revoked, in {@code keys/revoked} of the data folder, a line each [RV1]. A file and not a table, so that the command line can
 * add to it while the server has the store open; the server looks for new lines twice a second.
 */
public final class Revocations {
    private static final Logger LOG = LoggerFactory.getLogger(Revocations.class);

    private final Path file;
    private final Map<String, Instant> revoked = new ConcurrentHashMap<>();
    private long read;

    private Revocations(Path file) {
        this.file = file;
    }

    /** @throws IOException if the file is there and cannot be read: nobody is let in unseen */
    public static Revocations open(Path dataFolder) throws IOException {
        Revocations revocations = new Revocations(dataFolder.resolve("keys").resolve("revoked"));
        revocations.readOn();
        return revocations;
    }

    /** Takes in what others have added; what cannot be read now is read the next time. Touches the disk. */
    public void refresh() {
        try {
            readOn();
        } catch (IOException e) {
            LOG.warn("What was revoked cannot be read again: {}", e.toString());
        }
    }

    /**
     * Counts from when this returns, also after a crash. Touches the disk.
     *
     * @throws IOException if it cannot be kept; then it does not count
     */
    public void add(Revocation revocation) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.APPEND)) {
            ByteBuffer line = ByteBuffer.wrap(revocation.line().getBytes(UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        }
        take(revocation);
    }

    /** Whether a token is good no more, whomever it is of. */
    public boolean covers(Ticket ticket) {
        return revoked.containsKey(Revocation.key("jti", Claims.digest(ticket.id())))
                || (!ticket.via().isEmpty() && revoked.containsKey(Revocation.key("jti", ticket.via())))
                || (!ticket.account().isEmpty() && isOlder(Revocation.key("account", ticket.account()), ticket));
    }

    /** Whether a token for a room is good no more. */
    public boolean covers(Ticket ticket, RoomCode room) {
        return covers(ticket) || isOlder(Revocation.key("room", room.value()), ticket);
    }

    /** Whether somebody's token in a room is good no more. */
    public boolean covers(Ticket ticket, RoomCode room, int participant) {
        return covers(ticket, room) || isOlder(Revocation.key("participant", room.value() + "/" + participant), ticket);
    }

    public boolean isEmpty() {
        return revoked.isEmpty();
    }

    private boolean isOlder(String what, Ticket ticket) {
        Instant at = revoked.get(what);
        return at != null && !ticket.issued().isAfter(at);
    }

    private void take(Revocation revocation) {
        revoked.merge(revocation.what(), revocation.at(), (one, other) -> one.isAfter(other) ? one : other);
    }

    private synchronized void readOn() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            if (size <= read) {
                return;
            }
            ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(size - read));
            channel.position(read);
            while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
                // until all is there
            }
            String text = new String(bytes.array(), 0, bytes.position(), UTF_8);
            int end = text.lastIndexOf('\n') + 1;
            read += text.substring(0, end).getBytes(UTF_8).length;
            text.substring(0, end)
                    .lines()
                    .forEach(line -> Revocation.parse(line).ifPresent(this::take));
        } catch (NoSuchFileException e) {
            // nothing was ever revoked
        }
    }
}
