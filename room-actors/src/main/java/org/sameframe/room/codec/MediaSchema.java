package org.sameframe.room.codec;

import org.sameframe.room.FrameRate;
import org.sameframe.room.MatchKey;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;

/** Descriptions of media, between the domain and the schema. */
final class MediaSchema {
    private MediaSchema() {}

    static org.sameframe.schema.v1.Medium medium(Medium medium) {
        return org.sameframe.schema.v1.Medium.newBuilder()
                .setId(medium.id())
                .setTitle(medium.title())
                .setRate(org.sameframe.schema.v1.FrameRate.newBuilder()
                        .setNumerator(medium.rate().numerator())
                        .setDenominator(medium.rate().denominator()))
                .setFrames(medium.frames())
                .setFirstPresentationUs(medium.firstPresentationUs())
                .setFirstFrameNumber(medium.firstFrameNumber())
                .setStartTimecode(medium.startTimecode())
                .setDropFrame(medium.dropFrame())
                .addAllSources(
                        medium.sources().stream().map(MediaSchema::source).toList())
                .setVariableRate(medium.variableRate())
                .setHeadHandle(medium.handles().head())
                .setTailHandle(medium.handles().tail())
                .addAllMatchKeys(
                        medium.matchKeys().stream().map(MediaSchema::matchKey).toList())
                .build();
    }

    static Medium medium(org.sameframe.schema.v1.Medium medium) {
        return new Medium(
                medium.getId(),
                medium.getTitle(),
                new FrameRate(medium.getRate().getNumerator(), medium.getRate().getDenominator()),
                medium.getFrames(),
                medium.getFirstPresentationUs(),
                medium.getFirstFrameNumber(),
                medium.getStartTimecode(),
                medium.getDropFrame(),
                medium.getSourcesList().stream().map(MediaSchema::source).toList(),
                medium.getVariableRate(),
                new Medium.Handles(medium.getHeadHandle(), medium.getTailHandle()),
                medium.getMatchKeysList().stream()
                        .map(key -> new MatchKey(key.getScheme(), key.getValue()))
                        .toList());
    }

    private static org.sameframe.schema.v1.MediaSource source(MediaSource source) {
        return org.sameframe.schema.v1.MediaSource.newBuilder()
                .setLocation(source.location())
                .setContentType(source.contentType())
                .setDisplayGroup(source.displayGroup())
                .setWidth(source.width())
                .setHeight(source.height())
                .setKibibytes(source.kibibytes())
                .build();
    }

    private static MediaSource source(org.sameframe.schema.v1.MediaSource source) {
        return new MediaSource(
                source.getLocation(),
                source.getContentType(),
                source.getDisplayGroup(),
                source.getWidth(),
                source.getHeight(),
                source.getKibibytes());
    }

    private static org.sameframe.schema.v1.MatchKey matchKey(MatchKey key) {
        return org.sameframe.schema.v1.MatchKey.newBuilder()
                .setScheme(key.scheme())
                .setValue(key.value())
                .build();
    }
}
