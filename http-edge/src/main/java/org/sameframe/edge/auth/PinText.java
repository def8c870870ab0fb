package org.sameframe.edge.auth;

import java.text.Normalizer;
import java.util.Optional;

/**
 * What can be a PIN: 4 to 64 characters of any script, without control characters. Four digits are what people agree on over
 * the phone, and what can be guessed of them is bounded by counting ([PN4]), not by their length; more than 64 nobody types.
 */
public final class PinText {
    public static final int SHORTEST = 4;
    public static final int LONGEST = 64;

    /** For who has sent another. */
    public static final String EXPECTED = "A PIN is a text of 4 to 64 characters, in one line.";

    private PinText() {}

    /** The same PIN in one spelling, however a keyboard composes it, and without the spaces around it; empty if it is none. */
    public static Optional<String> of(String typed) {
        String pin = Normalizer.normalize(typed.strip(), Normalizer.Form.NFC);
        int length = pin.codePointCount(0, pin.length());
        boolean isPin = length >= SHORTEST && length <= LONGEST && pin.chars().noneMatch(Character::isISOControl);
        return isPin ? Optional.of(pin) : Optional.empty();
    }
}
