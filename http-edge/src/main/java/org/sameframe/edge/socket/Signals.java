package org.sameframe.edge.socket;

import java.util.Optional;
import org.sameframe.room.Signal;
import org.sameframe.room.codec.FromSchema;
import org.sameframe.room.codec.PictureSchema;
import org.sameframe.room.codec.ToSchema;
import org.sameframe.schema.v1.Pointer;
import org.sameframe.schema.v1.PointerKind;
import org.sameframe.schema.v1.Rtc;
import org.sameframe.schema.v1.Scrub;
import org.sameframe.schema.v1.Status;
import org.sameframe.schema.v1.StrokeProgress;

/** Signals, between the schema and the domain. */
final class Signals {
    private Signals() {}

    /** @return empty if this server does not know the signal, or it has no meaning */
    static Optional<Signal> read(org.sameframe.schema.v1.Signal signal) {
        try {
            return Optional.ofNullable(known(signal)).filter(Signal::isPlausible);
        } catch (IllegalArgumentException incomplete) {
            return Optional.empty();
        }
    }

    private static @org.jspecify.annotations.Nullable Signal known(org.sameframe.schema.v1.Signal signal) {
        return switch (signal.getSignalCase()) {
            case SCRUB -> new Signal.Scrub(signal.getScrub().getFrame());
            case STATUS -> status(signal.getStatus());
            case VIEW -> new Signal.ViewDrag(PictureSchema.view(signal.getView()));
            case GRADE -> new Signal.GradeDrag(PictureSchema.grade(signal.getGrade()));
            case POINTER -> pointer(signal.getPointer());
            case STROKE -> stroke(signal.getStroke());
            case RTC -> new Signal.Rtc(signal.getRtc().getPayload());
            case SIGNAL_NOT_SET -> null;
        };
    }

    private static Signal status(Status status) {
        return new Signal.Status(
                status.getRoundTripUs(),
                status.getFrame(),
                status.getMedium(),
                Integer.toUnsignedLong(status.getSeq()),
                status.getBuffering(),
                status.getHidden(),
                status.getInexact(),
                status.getStartUs(),
                status.getSeekUs());
    }

    private static Signal pointer(Pointer pointer) {
        return new Signal.Pointer(
                pointer.getX(),
                pointer.getY(),
                switch (pointer.getKind()) {
                    case POINTER_KIND_CURSOR -> Signal.Pointing.CURSOR;
                    case POINTER_KIND_LASER -> Signal.Pointing.LASER;
                    case POINTER_KIND_UNSPECIFIED, UNRECOGNIZED -> Signal.Pointing.NOT;
                });
    }

    private static Signal stroke(StrokeProgress stroke) {
        return new Signal.Stroke(
                stroke.getId(),
                stroke.getMedium(),
                stroke.getFrame(),
                stroke.getColor(),
                stroke.getWidth(),
                stroke.getFrom(),
                FromSchema.shape(stroke.getShape()),
                stroke.getCancelled());
    }

    static org.sameframe.schema.v1.Signal write(Signal signal) {
        org.sameframe.schema.v1.Signal.Builder sent = org.sameframe.schema.v1.Signal.newBuilder();
        if (signal instanceof Signal.Scrub scrub) {
            sent.setScrub(Scrub.newBuilder().setFrame(scrub.frame()));
        } else if (signal instanceof Signal.Status status) {
            sent.setStatus(Status.newBuilder()
                    .setRoundTripUs(status.roundTripUs())
                    .setFrame(status.frame())
                    .setMedium(status.medium())
                    .setSeq((int) status.seq())
                    .setBuffering(status.buffering())
                    .setHidden(status.hidden())
                    .setInexact(status.inexact())
                    .setStartUs(status.startUs())
                    .setSeekUs(status.seekUs()));
        } else if (signal instanceof Signal.ViewDrag drag) {
            sent.setView(PictureSchema.view(drag.view()));
        } else if (signal instanceof Signal.GradeDrag drag) {
            sent.setGrade(PictureSchema.grade(drag.grade()));
        } else if (signal instanceof Signal.Pointer pointer) {
            sent.setPointer(Pointer.newBuilder()
                    .setX(pointer.x())
                    .setY(pointer.y())
                    .setKind(
                            switch (pointer.how()) {
                                case NOT -> PointerKind.POINTER_KIND_UNSPECIFIED;
                                case CURSOR -> PointerKind.POINTER_KIND_CURSOR;
                                case LASER -> PointerKind.POINTER_KIND_LASER;
                            }));
        } else if (signal instanceof Signal.Stroke stroke) {
            sent.setStroke(StrokeProgress.newBuilder()
                    .setId(stroke.id())
                    .setMedium(stroke.medium())
                    .setFrame(stroke.frame())
                    .setColor(stroke.color())
                    .setWidth(stroke.width())
                    .setFrom(stroke.from())
                    .setShape(ToSchema.shape(stroke.shape()))
                    .setCancelled(stroke.isCancelled()));
        } else if (signal instanceof Signal.Rtc rtc) {
            sent.setRtc(Rtc.newBuilder().setPayload(rtc.payload()));
        }
        return sent.build();
    }
}
