package org.sameframe.history.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.sameframe.room.Annotation;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.Shape;

/**
 * Annotations as the SyncEvents of ORI, the Open Review Initiative: {@code PaintStart.1}, {@code PaintPoint.1} with its
 * {@code PaintVertices.1}, {@code PaintEnd.1}, and {@code TextAnnotation.1}.
 *
 * <p>Their points count from the middle of the picture, y upwards, in heights of the picture. Other shapes than strokes are
 * drawn as strokes.
 */
final class SyncEvents {
    /** Of the picture where no source says its size. */
    private static final double USUAL_ASPECT = 16.0 / 9;
    /** Of a text, in heights of the picture: rooms have no size for one. */
    private static final double FONT_SIZE = 0.05;

    private static final double DIGITS = 1e6;

    private final Session session;
    private final Map<String, Long> changed;

    private SyncEvents(Session session) {
        this.session = session;
        this.changed = session.changed();
    }

    static SyncEvents of(Session session) {
        return new SyncEvents(session);
    }

    List<Map<String, Object>> of(Annotation drawing, Medium medium) {
        double aspect = aspect(medium);
        List<Shape.Point> points = Strokes.of(drawing.shape(), aspect);
        return switch (drawing.shape().kind()) {
            case TEXT -> List.of(text(drawing, points.get(0), aspect));
            case FREEHAND, LINE, ARROW, RECTANGLE, ELLIPSE ->
                List.of(start(drawing, medium), points(drawing, points, aspect), end(drawing));
        };
    }

    private static double aspect(Medium medium) {
        return medium.sources().stream()
                .filter(source -> source.width() > 0 && source.height() > 0)
                .mapToDouble((MediaSource source) -> (double) source.width() / source.height())
                .findFirst()
                .orElse(USUAL_ASPECT);
    }

    private Map<String, Object> start(Annotation drawing, Medium medium) {
        Map<String, Object> start = event("PaintStart.1", drawing);
        start.put("friendly_name", session.nameOf(drawing.author()));
        start.put("source_index", 0);
        start.put("rgba", rgba(drawing.color()));
        start.put("type", "color");
        start.put("brush", "circle");
        start.put("visible", true);
        start.put(
                "layer_range",
                OtioObjects.range(
                        drawing.firstFrame() - medium.firstOfCut(),
                        drawing.lastFrame() - drawing.firstFrame() + 1L,
                        medium.rate()));
        return start;
    }

    private Map<String, Object> points(Annotation drawing, List<Shape.Point> points, double aspect) {
        Map<String, Object> vertices = OtioObjects.object("PaintVertices.1");
        vertices.put("x", points.stream().map(point -> x(point, aspect)).toList());
        vertices.put("y", points.stream().map(SyncEvents::y).toList());
        double width = (double) drawing.width() / Shape.PICTURE * aspect;
        vertices.put(
                "size",
                points.stream()
                        .map(point -> rounded(width * point.pressure() / Shape.FULL))
                        .toList());
        Map<String, Object> event = event("PaintPoint.1", drawing);
        event.put("source_index", 0);
        event.put("points", vertices);
        return event;
    }

    private Map<String, Object> end(Annotation drawing) {
        return event("PaintEnd.1", drawing);
    }

    private Map<String, Object> text(Annotation drawing, Shape.Point anchor, double aspect) {
        Map<String, Object> text = event("TextAnnotation.1", drawing);
        text.put("friendly_name", session.nameOf(drawing.author()));
        text.put("rgba", rgba(drawing.color()));
        text.put("text", drawing.shape().text());
        text.put("position", List.of(x(anchor, aspect), y(anchor)));
        text.put("font_size", FONT_SIZE);
        text.put("scale", 1.0);
        text.put("rotation", 0.0);
        text.put("spacing", 1.0);
        text.put("font", "sans-serif");
        return text;
    }

    /** With an id that is the same in every export of the room. */
    private Map<String, Object> event(String schema, Annotation drawing) {
        String name = session.code().value() + "/" + drawing.id();
        Map<String, Object> event = new LinkedHashMap<>(OtioObjects.object(schema));
        event.put(
                "timestamp",
                Instants.iso(changed.getOrDefault(drawing.key(), session.room().now())));
        event.put("uuid", UUID.nameUUIDFromBytes(name.getBytes(UTF_8)).toString());
        return event;
    }

    private static double x(Shape.Point point, double aspect) {
        return rounded(((double) point.x() / Shape.PICTURE - 0.5) * aspect);
    }

    private static double y(Shape.Point point) {
        return rounded(0.5 - (double) point.y() / Shape.PICTURE);
    }

    private static List<Double> rgba(int color) {
        return List.of(part(color >>> 24), part(color >>> 16), part(color >>> 8), part(color));
    }

    private static double part(int color) {
        return rounded((color & 0xFF) / 255.0);
    }

    private static double rounded(double number) {
        return Math.round(number * DIGITS) / DIGITS + 0.0;
    }
}
