package org.sameframe.edge.auth;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What a token lets its bearer do besides being in its rooms [JW6]. Each stands for itself alone. */
public enum Grant {
    /** Create rooms, and see what there is to show in them. */
    CREATE,
    /** Read the record of the token's rooms. */
    AUDIT,
    /** Put files into the media folder, replace them and take them out [UP1]. */
    UPLOAD,
    /** Close and erase the token's rooms, and revoke tokens. */
    ADMIN;

    /** As in a token. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Empty for one of a later version, which grants nothing here. */
    public static Optional<Grant> of(String text) {
        return Stream.of(values()).filter(grant -> grant.text().equals(text)).findFirst();
    }
}
