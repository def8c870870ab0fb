package org.sameframe.loadtests.figures;

import java.util.stream.IntStream;
import org.sameframe.loadtests.client.RoomsApi;
import org.sameframe.schema.v1.AddAnnotation;
import org.sameframe.schema.v1.Annotation;
import org.sameframe.schema.v1.ClearAnnotations;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.Say;
import org.sameframe.schema.v1.Seek;
import org.sameframe.schema.v1.Shape;
import org.sameframe.schema.v1.ShapeKind;

/** What somebody does in a review: of four commands two are seeks, one is said and one is drawn, so that half have sealed parts. */
final class Review {
    /** Of a stroke: what a hand draws in a second. */
    private static final int POINTS = 60;

    /** Drawings are wiped before the room has as many points as it may. */
    private static final int WIPED_AFTER = 2_000;

    private Review() {}

    /** @param number of the command, from 1; no two seeks that follow each other are alike */
    static Command.Builder command(int number) {
        if (number % WIPED_AFTER == 0) {
            return Command.newBuilder().setClearAnnotations(ClearAnnotations.getDefaultInstance());
        }
        return switch (number % 4) {
            case 1 -> Command.newBuilder().setSay(Say.newBuilder().setText("The edge crawls again, number " + number));
            case 3 ->
                Command.newBuilder().setAddAnnotation(AddAnnotation.newBuilder().setAnnotation(stroke(number)));
            default -> Command.newBuilder().setSeek(Seek.newBuilder().setFrame(number % (RoomsApi.FRAMES - 1) + 1));
        };
    }

    private static Annotation stroke(int number) {
        Shape.Builder shape = Shape.newBuilder().setKind(ShapeKind.SHAPE_KIND_FREEHAND);
        // x, y and pressure
        IntStream.range(0, POINTS)
                .forEach(i -> shape.addPoints(1_000 + 400 * i)
                        .addPoints(30_000 + (number + i * i) % 997)
                        .addPoints(512));
        return Annotation.newBuilder()
                .setMedium("m1")
                .setFirstFrame(number)
                .setLastFrame(number)
                .setColor(0xFF8000FF)
                .setWidth(600)
                .setShape(shape)
                .build();
    }
}
