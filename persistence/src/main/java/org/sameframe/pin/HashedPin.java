package org.sameframe.pin;

/**
 * A PIN that was hashed.
 *
 * @param hash with its parameters and its salt
 * @param pepper that went into it
 */
public record HashedPin(String hash, String pepper) {
    @Override
    public String toString() {
        return "HashedPin(hidden)";
    }
}
