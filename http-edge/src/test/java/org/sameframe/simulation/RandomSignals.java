package org.sameframe.simulation;

import java.util.random.RandomGenerator;
import org.sameframe.room.Category;
import org.sameframe.schema.v1.Grade;
import org.sameframe.schema.v1.Pointer;
import org.sameframe.schema.v1.PointerKind;
import org.sameframe.schema.v1.Rtc;
import org.sameframe.schema.v1.Scrub;
import org.sameframe.schema.v1.Shape;
import org.sameframe.schema.v1.ShapeKind;
import org.sameframe.schema.v1.Signal;
import org.sameframe.schema.v1.Status;
import org.sameframe.schema.v1.StrokeProgress;
import org.sameframe.schema.v1.Value;
import org.sameframe.schema.v1.View;

/** Any signal that a client may send. */
final class RandomSignals {
    private RandomSignals() {}

    /** @param through what the client has taken in */
    static Signal next(RandomGenerator random, Iterable<Value> seen, int through) {
        Signal.Builder signal = Signal.newBuilder();
        return switch (random.nextInt(9)) {
            case 0 ->
                signal.setScrub(Scrub.newBuilder().setFrame(random.nextInt(240)))
                        .build();
            case 1 -> signal.setView(View.newBuilder().setZoom(1)).build();
            case 2 ->
                signal.setGrade(Grade.newBuilder().setGamma(1).setContrast(1).setSaturation(1))
                        .build();
            case 3 ->
                signal.setPointer(Pointer.newBuilder().setX(7).setKind(PointerKind.POINTER_KIND_LASER))
                        .build();
            case 4 ->
                signal.setStroke(StrokeProgress.newBuilder()
                                .setId("s1")
                                .setMedium("m1")
                                .setWidth(600)
                                .setShape(Shape.newBuilder().setKind(ShapeKind.SHAPE_KIND_FREEHAND)))
                        .build();
            case 5 ->
                signal.setRtc(Rtc.newBuilder().setPayload("offer"))
                        .setTo(random.nextInt(5))
                        .build();
            default -> signal.setStatus(status(random, seen, through)).build();
        };
    }

    /** Mostly of the frame on which the room rests. */
    private static Status.Builder status(RandomGenerator random, Iterable<Value> seen, int through) {
        Status.Builder status = Status.newBuilder()
                .setRoundTripUs(random.nextInt(200_000))
                .setFrame(random.nextInt(240))
                .setMedium("m1")
                .setSeq(through)
                .setBuffering(random.nextInt(6) == 0)
                .setHidden(random.nextInt(8) == 0);
        for (Value value : seen) {
            if (value.hasPlayback() && random.nextInt(8) > 0) {
                status.setMedium(value.getPlayback().getMedium())
                        .setFrame(value.getPlayback().getFrame());
            }
        }
        return status;
    }

    /** Who wants a signal is who wants its category. */
    static Category category(Signal signal) {
        return switch (signal.getSignalCase()) {
            case SCRUB -> Category.PLAYBACK;
            case VIEW -> Category.VIEW;
            case GRADE -> Category.GRADE;
            case POINTER -> Category.POINTER;
            case STROKE -> Category.ANNOTATIONS;
            case STATUS, RTC, SIGNAL_NOT_SET -> Category.ROSTER;
        };
    }
}
