package org.sameframe.history.export;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.sameframe.room.Annotation;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;

/**
 * A session as an OpenTimelineIO timeline [EX6]: the playlist as a track of clips with their cuts, notes and drawings as
 * markers on them, in the time of the media; what was drawn, as SyncEvents, on a track of annotations beside it.
 *
 * <p>Media that are not in the playlist are on a second pair of tracks, which are off.
 */
public final class Otio {
    private Otio() {}

    public static String of(Session session) {
        List<Map<String, Object>> tracks = new ArrayList<>(tracks(session, session.cut(), "Playlist", true));
        if (!session.others().isEmpty()) {
            tracks.addAll(tracks(session, session.others(), "Other versions", false));
        }
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("room", session.code().value());
        facts.put("entries", session.entries().size());
        session.damage().ifPresent(damage -> facts.put("damaged_from", damage.seq()));
        session.alarm().ifPresent(alarm -> facts.put("alarm", alarm.seq()));
        if (session.erased()) {
            facts.put("erased", true);
        }
        if (!session.warnings().isEmpty()) {
            facts.put("warning", String.join(" ", session.warnings()));
        }
        return OtioObjects.json(OtioObjects.timeline(session.title(), Map.of("sameframe", facts), tracks));
    }

    private static List<Map<String, Object>> tracks(
            Session session, List<Medium> media, String name, boolean isEnabled) {
        List<Map<String, Object>> clips =
                media.stream().map(medium -> clip(medium, session)).toList();
        SyncEvents events = SyncEvents.of(session);
        List<Map<String, Object>> drawn = media.stream()
                .flatMap(medium -> drawn(medium, session, events).stream())
                .toList();
        return List.of(
                OtioObjects.track(name, isEnabled, clips),
                OtioObjects.track(isEnabled ? "Annotations" : "Annotations, " + name, isEnabled, drawn));
    }

    private static Map<String, Object> clip(Medium medium, Session session) {
        int first = medium.firstOfCut();
        Map<String, Object> range =
                OtioObjects.range(medium.elapsedAt(first), medium.lastOfCut() - first + 1L, medium.rate());
        List<Map<String, Object>> markers = Marker.on(medium, session).stream()
                .map(marker -> marker(marker, medium))
                .toList();
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("medium", medium.id());
        facts.put("first_frame_number", medium.frameNumber(0));
        facts.put("drop_frame", medium.dropFrame());
        facts.put("variable_rate", medium.variableRate());
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("sameframe", facts);
        metadata.put("sync", Map.of("guid", medium.id()));
        return OtioObjects.clip(medium.title(), metadata, range, markers, references(medium));
    }

    private static Map<String, Object> marker(Marker marker, Medium medium) {
        Map<String, Object> facts = new LinkedHashMap<>();
        facts.put("id", marker.id());
        facts.put("frame_number", medium.frameNumber(marker.firstFrame()));
        if (!marker.still().isEmpty()) {
            facts.put("still", marker.still());
        }
        return OtioObjects.marker(
                marker,
                Map.of("sameframe", facts),
                OtioObjects.range(medium.elapsedAt(marker.firstFrame()), marker.frames(), medium.rate()));
    }

    /** The first source is what counts; the others, such as proxies, can be chosen. */
    private static Map<String, Object> references(Medium medium) {
        Map<String, Object> references = new LinkedHashMap<>();
        Map<String, Object> range = OtioObjects.range(medium.elapsedAt(0), medium.frames(), medium.rate());
        for (MediaSource source : medium.sources()) {
            String key = references.isEmpty() ? "DEFAULT_MEDIA" : "source_" + (references.size() + 1);
            references.put(
                    key,
                    source.location().isEmpty()
                            ? OtioObjects.missing()
                            : OtioObjects.external(source.location(), facts(source), range));
        }
        references.putIfAbsent("DEFAULT_MEDIA", OtioObjects.missing());
        return references;
    }

    private static Map<String, Object> facts(MediaSource source) {
        return Map.of("sameframe", Map.of("content_type", source.contentType()));
    }

    /**
     * As long as the medium's cut: gaps, and one frame for each on which something begins to be shown. What has no points was
     * erased: of that nobody knows what to draw.
     */
    private static List<Map<String, Object>> drawn(Medium medium, Session session, SyncEvents events) {
        int first = medium.firstOfCut();
        Map<Integer, List<Annotation>> byFrame = session.annotationsOn(medium).stream()
                .filter(drawing -> drawing.firstFrame() >= first && drawing.firstFrame() <= medium.lastOfCut())
                .filter(drawing -> !drawing.shape().points().isEmpty())
                .collect(Collectors.groupingBy(Annotation::firstFrame, TreeMap::new, Collectors.toList()));
        List<Map<String, Object>> items = new ArrayList<>();
        int next = first;
        for (Map.Entry<Integer, List<Annotation>> frame : byFrame.entrySet()) {
            addGap(items, frame.getKey() - next, medium);
            items.add(frame(frame.getKey() - first, frame.getValue(), medium, events));
            next = frame.getKey() + 1;
        }
        addGap(items, medium.lastOfCut() + 1 - next, medium);
        return items;
    }

    private static void addGap(List<Map<String, Object>> items, int frames, Medium medium) {
        if (frames > 0) {
            items.add(OtioObjects.gap(frames, medium.rate()));
        }
    }

    private static Map<String, Object> frame(int inCut, List<Annotation> drawings, Medium medium, SyncEvents events) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("clip_guid", medium.id());
        metadata.put(
                "annotation_commands",
                drawings.stream()
                        .flatMap(drawing -> events.of(drawing, medium).stream())
                        .toList());
        return OtioObjects.clip(
                "Annotation_" + inCut,
                metadata,
                OtioObjects.range(inCut, 1, medium.rate()),
                List.of(),
                Map.of("DEFAULT_MEDIA", OtioObjects.missing()));
    }
}
