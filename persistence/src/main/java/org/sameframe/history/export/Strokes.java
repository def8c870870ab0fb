package org.sameframe.history.export;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.sameframe.room.Shape;

/** Shapes as one stroke each, for formats that know nothing else. */
final class Strokes {
    /** Of an ellipse. */
    private static final int CORNERS = 32;
    /** Of an arrow's barbs, of its length. */
    private static final double BARB = 0.2;
    /** Between an arrow and its barbs. */
    private static final double ANGLE = Math.toRadians(150);

    private Strokes() {}

    /**
     * The points of a stroke; where a pen has no pressure of its own, it is full.
     *
     * @param shape has points
     * @param aspect of the picture: how many times as wide it is as high
     */
    static List<Shape.Point> of(Shape shape, double aspect) {
        List<Shape.Point> points = shape.points();
        return switch (shape.kind()) {
            case FREEHAND, TEXT -> points;
            case LINE -> points.stream().map(Strokes::pressed).toList();
            case ARROW -> arrow(points.get(0), points.get(1), aspect);
            case RECTANGLE -> rectangle(points.get(0), points.get(1));
            case ELLIPSE -> ellipse(points.get(0), points.get(1));
        };
    }

    private static List<Shape.Point> rectangle(Shape.Point one, Shape.Point other) {
        return Stream.of(
                        point(one.x(), one.y()),
                        point(other.x(), one.y()),
                        point(other.x(), other.y()),
                        point(one.x(), other.y()),
                        point(one.x(), one.y()))
                .toList();
    }

    private static List<Shape.Point> ellipse(Shape.Point one, Shape.Point other) {
        double x = (one.x() + other.x()) / 2.0;
        double y = (one.y() + other.y()) / 2.0;
        return IntStream.rangeClosed(0, CORNERS)
                .mapToObj(corner -> {
                    double angle = 2 * Math.PI * (corner % CORNERS) / CORNERS;
                    return point(
                            x + Math.abs(other.x() - one.x()) / 2.0 * Math.cos(angle),
                            y + Math.abs(other.y() - one.y()) / 2.0 * Math.sin(angle));
                })
                .toList();
    }

    /** From the start to the tip, and by way of the tip to both barbs. */
    private static List<Shape.Point> arrow(Shape.Point start, Shape.Point tip, double aspect) {
        return List.of(
                pressed(start),
                pressed(tip),
                barb(start, tip, aspect, ANGLE),
                pressed(tip),
                barb(start, tip, aspect, -ANGLE));
    }

    /** Angles are what they look like only where width and height are measured alike. */
    private static Shape.Point barb(Shape.Point start, Shape.Point tip, double aspect, double angle) {
        double x = (tip.x() - start.x()) * aspect;
        double y = tip.y() - start.y();
        double turnedX = x * Math.cos(angle) - y * Math.sin(angle);
        double turnedY = x * Math.sin(angle) + y * Math.cos(angle);
        return point(tip.x() + BARB * turnedX / aspect, tip.y() + BARB * turnedY);
    }

    private static Shape.Point pressed(Shape.Point point) {
        return point(point.x(), point.y());
    }

    private static Shape.Point point(double x, double y) {
        return new Shape.Point((int) Math.round(x), (int) Math.round(y), Shape.FULL);
    }
}
