package org.sameframe.webhook;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What endpoints are told of [WH1]. */
public enum WebhookEvent {
    ROOM_OPENED,
    ROOM_CLOSED,
    PARTICIPANT_JOINED,
    PARTICIPANT_LEFT,
    MEDIUM_SELECTED,
    NOTE_ADDED,
    NOTE_EDITED,
    NOTE_RESOLVED,
    ANNOTATION_ADDED,
    FRAME_AGREED;

    /** As it stands in a message: {@code note.added}. */
    public String type() {
        return name().toLowerCase(Locale.ROOT).replace('_', '.');
    }

    public static Optional<WebhookEvent> of(String type) {
        return Arrays.stream(values())
                .filter(event -> event.type().equals(type))
                .findFirst();
    }
}
