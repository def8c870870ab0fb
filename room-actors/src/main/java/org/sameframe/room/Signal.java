package org.sameframe.room;

/** State of one client that cannot conflict: passed on to the others, never recorded. */
public sealed interface Signal {
    /** The playhead while it is being dragged; letting go is a seek. */
    record Scrub(int frame) implements Signal {}

    /**
     * How a client is doing.
     *
     * @param roundTripUs to the server, in microseconds
     * @param frame on glass
     * @param medium that the frame belongs to
     * @param seq that the client had applied
     * @param hidden the page is not visible: nobody is looking
     */
    record Status(int roundTripUs, int frame, String medium, long seq, boolean buffering, boolean hidden)
            implements Signal {}
}
