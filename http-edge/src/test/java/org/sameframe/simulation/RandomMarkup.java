package org.sameframe.simulation;

import java.util.List;
import java.util.random.RandomGenerator;
import org.sameframe.schema.v1.AddAnnotation;
import org.sameframe.schema.v1.AddNote;
import org.sameframe.schema.v1.Advance;
import org.sameframe.schema.v1.Annotation;
import org.sameframe.schema.v1.ChangeAnnotation;
import org.sameframe.schema.v1.ClearAnnotations;
import org.sameframe.schema.v1.EditNote;
import org.sameframe.schema.v1.Grade;
import org.sameframe.schema.v1.MoveShot;
import org.sameframe.schema.v1.NoteStatus;
import org.sameframe.schema.v1.RemoveAnnotation;
import org.sameframe.schema.v1.RemoveNote;
import org.sameframe.schema.v1.RemoveShot;
import org.sameframe.schema.v1.Reply;
import org.sameframe.schema.v1.Say;
import org.sameframe.schema.v1.SetGrade;
import org.sameframe.schema.v1.SetNoteStatus;
import org.sameframe.schema.v1.SetShotStatus;
import org.sameframe.schema.v1.SetView;
import org.sameframe.schema.v1.Shape;
import org.sameframe.schema.v1.ShapeKind;
import org.sameframe.schema.v1.ShotStatus;
import org.sameframe.schema.v1.Value;
import org.sameframe.schema.v1.View;

/** Commands about the playlist, the picture, annotations and notes. */
final class RandomMarkup {
    static final List<RandomCommands.Maker> MAKERS = List.of(
            (random, seen) ->
                    RandomCommands.command().setAdvance(Advance.newBuilder().setShots(random.nextBoolean() ? 1 : -1)),
            (random, seen) -> RandomCommands.command()
                    .setMoveShot(MoveShot.newBuilder()
                            .setShot(shot(random, seen))
                            .setBefore(random.nextInt(3) == 0 ? "" : shot(random, seen))),
            (random, seen) -> RandomCommands.command()
                    .setSetShotStatus(SetShotStatus.newBuilder()
                            .setShot(shot(random, seen))
                            .setStatus(ShotStatus.forNumber(random.nextInt(1, 5)))),
            (random, seen) -> RandomCommands.command()
                    .setRemoveShot(RemoveShot.newBuilder().setShot(shot(random, seen))),
            (random, seen) -> RandomCommands.command()
                    .setSetView(SetView.newBuilder()
                            .setView(
                                    View.newBuilder().setZoom(random.nextInt(4)).setRotation(90 * random.nextInt(5)))),
            (random, seen) ->
                    RandomCommands.command().setSetGrade(SetGrade.newBuilder().setGrade(grade(random))),
            (random, seen) -> RandomCommands.command()
                    .setAddAnnotation(AddAnnotation.newBuilder().setAnnotation(annotation(random, seen))),
            (random, seen) -> RandomCommands.command()
                    .setAddAnnotation(AddAnnotation.newBuilder().setAnnotation(annotation(random, seen))),
            (random, seen) -> RandomCommands.command()
                    .setChangeAnnotation(ChangeAnnotation.newBuilder()
                            .setAnnotation(annotation(random, seen).setId(drawn(random, seen)))),
            (random, seen) -> RandomCommands.command()
                    .setRemoveAnnotation(RemoveAnnotation.newBuilder().setAnnotation(drawn(random, seen))),
            (random, seen) -> RandomCommands.command()
                    .setClearAnnotations(ClearAnnotations.newBuilder().setEverybody(random.nextBoolean())),
            (random, seen) -> RandomCommands.command()
                    .setAddNote(AddNote.newBuilder()
                            .setMedium(RandomCommands.mediumId(random, seen))
                            .setFirstFrame(random.nextInt(50))
                            .setLastFrame(random.nextInt(40, 90))
                            .setText("Look at this\n" + random.nextInt(100))),
            (random, seen) -> RandomCommands.command()
                    .setReply(Reply.newBuilder().setNote(note(random, seen)).setText("Yes")),
            (random, seen) -> RandomCommands.command()
                    .setEditNote(
                            EditNote.newBuilder().setNote(note(random, seen)).setText("No " + random.nextInt(9))),
            (random, seen) -> RandomCommands.command()
                    .setSetNoteStatus(SetNoteStatus.newBuilder()
                            .setNote(note(random, seen))
                            .setStatus(NoteStatus.forNumber(random.nextInt(1, 3)))),
            (random, seen) -> RandomCommands.command()
                    .setRemoveNote(RemoveNote.newBuilder().setNote(note(random, seen))),
            (random, seen) ->
                    RandomCommands.command().setSay(Say.newBuilder().setText("Hello " + random.nextInt(100))));

    private RandomMarkup() {}

    private static Grade.Builder grade(RandomGenerator random) {
        return Grade.newBuilder()
                .setExposure(random.nextInt(-3, 4))
                .setGamma(random.nextInt(3))
                .setContrast(1)
                .setSaturation(1);
    }

    private static Annotation.Builder annotation(RandomGenerator random, Iterable<Value> seen) {
        Shape.Builder shape = Shape.newBuilder().setKind(ShapeKind.SHAPE_KIND_FREEHAND);
        int points = 3 * random.nextInt(1, 20);
        for (int i = 0; i < points; i++) {
            shape.addPoints(random.nextInt(1_000));
        }
        return Annotation.newBuilder()
                .setMedium(RandomCommands.mediumId(random, seen))
                .setFirstFrame(random.nextInt(90))
                .setLastFrame(random.nextInt(60, 100))
                .setColor(random.nextInt())
                .setWidth(100)
                .setShape(shape);
    }

    private static String shot(RandomGenerator random, Iterable<Value> seen) {
        return RandomCommands.id(
                random, seen, Value::hasShot, value -> value.getShot().getId());
    }

    private static String drawn(RandomGenerator random, Iterable<Value> seen) {
        return RandomCommands.id(
                random,
                seen,
                Value::hasAnnotation,
                value -> value.getAnnotation().getId());
    }

    private static String note(RandomGenerator random, Iterable<Value> seen) {
        return RandomCommands.id(
                random, seen, Value::hasNote, value -> value.getNote().getId());
    }
}
