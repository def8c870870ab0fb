package org.sameframe.room;

/** Part of the picture that is shown. */
public enum Channel {
    COLOR,
    RED,
    GREEN,
    BLUE,
    ALPHA,
    LUMA
}
