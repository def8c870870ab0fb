package org.sameframe.room;

import java.util.Locale;
import java.util.Optional;

/**
 * What people type to find a room: {@code XXXX-XXXX} from 32 symbols, A to Z without I and O, and 2 to 9; 40 bits.
 *
 * @param value with the dash, in capitals
 */
public record RoomCode(String value) {
    private static final String SYMBOLS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int HALF = 4;

    public RoomCode {
        if (!isCode(value)) {
            throw new IllegalArgumentException("value: not a room code (expected: XXXX-XXXX)");
        }
    }

    /**
     * Reads what somebody typed: in any case, with or without the dash, spaces around it [RO1].
     *
     * @return empty if it is not a room code
     */
    public static Optional<RoomCode> parse(String text) {
        if (text.length() > 64) {
            return Optional.empty();
        }
        // Only A to Z have two cases here: elsewhere capitals turn one letter into another, or into two.
        String code = text.strip().chars().allMatch(c -> c < 128) ? text.strip().toUpperCase(Locale.ROOT) : "";
        if (code.length() == 2 * HALF) {
            code = code.substring(0, HALF) + "-" + code.substring(HALF);
        }
        return isCode(code) ? Optional.of(new RoomCode(code)) : Optional.empty();
    }

    /** The code for a random number, of which the lowest 40 bits count. */
    public static RoomCode of(long random) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 2 * HALF; i++) {
            code.append(i == HALF ? "-" : "").append(SYMBOLS.charAt((int) (random >>> 5 * i) & 31));
        }
        return new RoomCode(code.toString());
    }

    private static boolean isCode(String code) {
        return code.length() == 2 * HALF + 1
                && code.charAt(HALF) == '-'
                && code.chars().filter(c -> SYMBOLS.indexOf(c) >= 0).count() == 2 * HALF;
    }

    @Override
    public String toString() {
        return value;
    }
}
