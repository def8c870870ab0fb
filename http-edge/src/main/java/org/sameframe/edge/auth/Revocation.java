package org.sameframe.edge.auth;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.sameframe.room.Account;
import org.sameframe.room.RoomCode;

/**
 * Which tokens are good no more [RV1].
 *
 * @param at tokens issued until then are meant, to the second; one that is named by its identifier is meant whenever
 * @param what as {@link #key} writes it
 */
public record Revocation(Instant at, String what) {
    private static final int LONGEST = 300;

    /** The token with this {@code jti}. */
    public static Revocation ofToken(Instant at, String id) {
        return new Revocation(at, key("jti", Claims.digest(id)));
    }

    /** Everybody's for a room, those that read its history included. */
    public static Revocation ofRoom(Instant at, RoomCode room) {
        return new Revocation(at, key("room", room.value()));
    }

    public static Revocation ofParticipant(Instant at, RoomCode room, int participant) {
        return new Revocation(at, key("participant", room.value() + "/" + participant));
    }

    /** Of an account, in all rooms. Who it is does not stand in the file. */
    public static Revocation ofAccount(Instant at, Account account) {
        return new Revocation(at, key("account", Claims.digest(account.subject())));
    }

    static String key(String kind, String name) {
        return kind + " " + name;
    }

    boolean isOfToken() {
        return what.startsWith("jti ");
    }

    String line() {
        return at + " " + what + "\n";
    }

    /** Empty for a line that was cut, or is of a later version. */
    static Optional<Revocation> parse(String line) {
        int space = line.indexOf(' ');
        if (space < 0 || line.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Revocation(Instant.parse(line.substring(0, space)), line.substring(space + 1)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
