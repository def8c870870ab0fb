package org.sameframe.room;

/** What kind of shape an annotation is. */
public enum ShapeKind {
    FREEHAND,
    LINE,
    ARROW,
    RECTANGLE,
    ELLIPSE,
    TEXT
}
