package org.sameframe.room.codec;

import java.util.Optional;
import org.sameframe.room.Channel;
import org.sameframe.room.Comparison;
import org.sameframe.room.ComparisonMode;
import org.sameframe.room.Grade;
import org.sameframe.room.View;

/** View and grade, between the domain and the schema; they travel as values, commands and signals. */
public final class PictureSchema {
    private PictureSchema() {}

    /** To the schema. */
    public static org.sameframe.schema.v1.View view(View view) {
        org.sameframe.schema.v1.View.Builder builder = org.sameframe.schema.v1.View.newBuilder()
                .setPanX(view.panX())
                .setPanY(view.panY())
                .setZoom(view.zoom())
                .setRotation(view.rotation())
                .setFlipX(view.flipX())
                .setFlipY(view.flipY())
                .setChannel(Enums.toSchema(org.sameframe.schema.v1.Channel.class, view.channel()));
        view.comparison().map(PictureSchema::comparison).ifPresent(builder::setComparison);
        return builder.build();
    }

    /** From the schema; no channel is all of them, and no mode of a comparison is a wipe. */
    public static View view(org.sameframe.schema.v1.View view) {
        return new View(
                view.getPanX(),
                view.getPanY(),
                view.getZoom(),
                view.getRotation(),
                view.getFlipX(),
                view.getFlipY(),
                Enums.fromSchema(Channel.class, view.getChannel(), Channel.COLOR),
                view.hasComparison() ? Optional.of(comparison(view.getComparison())) : Optional.empty());
    }

    private static org.sameframe.schema.v1.Comparison comparison(Comparison comparison) {
        return org.sameframe.schema.v1.Comparison.newBuilder()
                .setMedium(comparison.medium())
                .setMode(Enums.toSchema(org.sameframe.schema.v1.ComparisonMode.class, comparison.mode()))
                .setWipe(comparison.wipe())
                .setGain(comparison.gain())
                .build();
    }

    private static Comparison comparison(org.sameframe.schema.v1.Comparison comparison) {
        return new Comparison(
                comparison.getMedium(),
                Enums.fromSchema(ComparisonMode.class, comparison.getMode(), ComparisonMode.WIPE),
                comparison.getWipe(),
                comparison.getGain());
    }

    /** To the schema. */
    public static org.sameframe.schema.v1.Grade grade(Grade grade) {
        return org.sameframe.schema.v1.Grade.newBuilder()
                .setExposure(grade.exposure())
                .setGamma(grade.gamma())
                .setContrast(grade.contrast())
                .setSaturation(grade.saturation())
                .setTemperature(grade.temperature())
                .setTint(grade.tint())
                .setCdl(org.sameframe.schema.v1.Cdl.newBuilder()
                        .setSlope(rgb(grade.cdl().slope()))
                        .setOffset(rgb(grade.cdl().offset()))
                        .setPower(rgb(grade.cdl().power()))
                        .setSaturation(grade.cdl().saturation()))
                .setLut(grade.lut())
                .build();
    }

    /** From the schema. Without a CDL it is the one that changes nothing. */
    public static Grade grade(org.sameframe.schema.v1.Grade grade) {
        return new Grade(
                grade.getExposure(),
                grade.getGamma(),
                grade.getContrast(),
                grade.getSaturation(),
                grade.getTemperature(),
                grade.getTint(),
                grade.hasCdl() ? cdl(grade.getCdl()) : Grade.Cdl.NEUTRAL,
                grade.getLut());
    }

    private static Grade.Cdl cdl(org.sameframe.schema.v1.Cdl cdl) {
        return new Grade.Cdl(rgb(cdl.getSlope()), rgb(cdl.getOffset()), rgb(cdl.getPower()), cdl.getSaturation());
    }

    private static org.sameframe.schema.v1.Rgb rgb(Grade.Rgb rgb) {
        return org.sameframe.schema.v1.Rgb.newBuilder()
                .setRed(rgb.red())
                .setGreen(rgb.green())
                .setBlue(rgb.blue())
                .build();
    }

    private static Grade.Rgb rgb(org.sameframe.schema.v1.Rgb rgb) {
        return new Grade.Rgb(rgb.getRed(), rgb.getGreen(), rgb.getBlue());
    }
}
