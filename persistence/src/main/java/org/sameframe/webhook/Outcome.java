package org.sameframe.webhook;

import java.util.Locale;

/** What came of sending a message. */
public enum Outcome {
    /** Answered with 2xx. */
    DELIVERED,
    /** Answered with something else; redirects are not followed. */
    REFUSED,
    /** Answered with 410. */
    GONE,
    /** Not answered in time. */
    TIMED_OUT,
    /** The name is not known, nobody listens there, or its certificate is not good. */
    UNREACHABLE,
    /** An address that nothing is sent to [WH7]. */
    FORBIDDEN_ADDRESS;

    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
