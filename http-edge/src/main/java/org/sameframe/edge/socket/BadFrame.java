package org.sameframe.edge.socket;

/** What came is not a frame of the protocol; the message says why, for people. */
final class BadFrame extends Exception {
    private static final long serialVersionUID = 1;

    BadFrame(String detail) {
        super(detail, null, false, false);
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
