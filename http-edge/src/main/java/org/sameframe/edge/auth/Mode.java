package org.sameframe.edge.auth;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Who needs a token for what [MO1]. */
public enum Mode {
    /** Anybody creates rooms, and joins those whose code they have. */
    OPEN,
    /** Who creates needs a token that says so; guests join by link. */
    GUESTS,
    /** Everybody needs a token. */
    PLATFORM;

    /** As in the configuration. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty if it is none of them. */
    public static Optional<Mode> of(String text) {
        return Stream.of(values()).filter(mode -> mode.text().equals(text)).findFirst();
    }
}
