package org.sameframe.still;

import java.util.Arrays;
import java.util.Optional;

/** The kinds of pictures that are taken. */
public enum StillType {
    PNG("image/png"),
    JPEG("image/jpeg");

    private final String mediaType;

    StillType(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Empty: it is no kind of picture that is taken. */
    public static Optional<StillType> of(String mediaType) {
        return Arrays.stream(values())
                .filter(type -> type.mediaType.equals(mediaType))
                .findAny();
    }
}
