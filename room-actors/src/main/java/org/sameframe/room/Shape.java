package org.sameframe.room;

import java.util.List;

/**
 * What was drawn.
 *
 * @param points of a freehand stroke all of them, of a text its anchor, of the others two opposite corners or ends
 * @param text empty unless it is one
 */
public record Shape(ShapeKind kind, List<Point> points, String text) {
    /** Of x and y: the size of the picture. Points may lie as far outside as the picture is large. */
    public static final int PICTURE = 65_536;

    /** Of pressure: full. */
    public static final int FULL = 1_024;

    public Shape {
        points = List.copyOf(points);
    }

    /**
     * A point.
     *
     * @param x from the left edge, in 65,536ths of the picture's width
     * @param y from the top edge, in 65,536ths of its height
     * @param pressure of the pen, 0 to 1,024
     */
    public record Point(int x, int y, int pressure) {
        boolean isPlausible() {
            return isNear(x) && isNear(y) && pressure >= 0 && pressure <= FULL;
        }

        private static boolean isNear(int coordinate) {
            return coordinate >= -PICTURE && coordinate <= 2 * PICTURE;
        }
    }

    boolean isPlausible(int mostPoints) {
        int count = points.size();
        boolean fits = switch (kind) {
            case FREEHAND -> count >= 1 && count <= mostPoints;
            case LINE, ARROW, RECTANGLE, ELLIPSE -> count == 2;
            case TEXT -> count == 1;
        };
        return fits && points.stream().allMatch(Point::isPlausible);
    }
}
