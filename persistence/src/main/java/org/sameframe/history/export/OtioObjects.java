package org.sameframe.history.export;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.sameframe.room.FrameRate;

/** The objects of OpenTimelineIO's JSON, with all the fields that its own library writes. */
final class OtioObjects {
    /** Is written as {@code null}. */
    private static final Object NOTHING = NullNode.getInstance();

    private static final DefaultIndenter INDENT = new DefaultIndenter("    ", "\n");
    private static final ObjectWriter WRITER = new ObjectMapper()
            .writer(new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT));

    private OtioObjects() {}

    static String json(Map<String, Object> object) {
        try {
            return WRITER.writeValueAsString(object) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists, texts and numbers can be written", e);
        }
    }

    /** An object; its further fields are put by whoever asks for it. */
    static Map<String, Object> object(String schema) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("OTIO_SCHEMA", schema);
        return object;
    }

    /** @param frames at the rate */
    static Map<String, Object> time(long frames, FrameRate rate) {
        Map<String, Object> time = object("RationalTime.1");
        time.put("rate", (double) rate.numerator() / rate.denominator());
        time.put("value", (double) frames);
        return time;
    }

    static Map<String, Object> range(long start, long duration, FrameRate rate) {
        Map<String, Object> range = object("TimeRange.1");
        range.put("duration", time(duration, rate));
        range.put("start_time", time(start, rate));
        return range;
    }

    /**
     * What stands on a track.
     *
     * @param range a TimeRange, or nothing: all there is
     */
    private static Map<String, Object> item(
            String schema, String name, Map<String, Object> metadata, Object range, List<?> markers) {
        Map<String, Object> item = object(schema);
        item.put("metadata", metadata);
        item.put("name", name);
        item.put("source_range", range);
        item.put("effects", List.of());
        item.put("markers", markers);
        item.put("enabled", true);
        return item;
    }

    static Map<String, Object> timeline(String name, Map<String, Object> metadata, List<?> tracks) {
        Map<String, Object> stack = item("Stack.1", "tracks", Map.of(), NOTHING, List.of());
        stack.put("children", tracks);
        Map<String, Object> timeline = object("Timeline.1");
        timeline.put("metadata", metadata);
        timeline.put("name", name);
        timeline.put("global_start_time", NOTHING);
        timeline.put("tracks", stack);
        return timeline;
    }

    static Map<String, Object> track(String name, boolean isEnabled, List<?> children) {
        Map<String, Object> track = item("Track.1", name, Map.of(), NOTHING, List.of());
        track.put("enabled", isEnabled);
        track.put("children", children);
        track.put("kind", "Video");
        return track;
    }

    static Map<String, Object> gap(long duration, FrameRate rate) {
        return item("Gap.1", "", Map.of(), range(0, duration, rate), List.of());
    }

    static Map<String, Object> clip(
            String name,
            Map<String, Object> metadata,
            Map<String, Object> range,
            List<?> markers,
            Map<String, Object> references) {
        Map<String, Object> clip = item("Clip.2", name, metadata, range, markers);
        clip.put("media_references", references);
        clip.put("active_media_reference_key", "DEFAULT_MEDIA");
        return clip;
    }

    /** Media at an address. */
    static Map<String, Object> external(String address, Map<String, Object> metadata, Map<String, Object> range) {
        Map<String, Object> reference = reference("ExternalReference.1", metadata, range);
        reference.put("target_url", address);
        return reference;
    }

    /** Media of which it is not known where they are. */
    static Map<String, Object> missing() {
        return reference("MissingReference.1", Map.of(), NOTHING);
    }

    private static Map<String, Object> reference(String schema, Map<String, Object> metadata, Object range) {
        Map<String, Object> reference = object(schema);
        reference.put("metadata", metadata);
        reference.put("name", "");
        reference.put("available_range", range);
        reference.put("available_image_bounds", NOTHING);
        return reference;
    }

    static Map<String, Object> marker(Marker marker, Map<String, Object> metadata, Map<String, Object> range) {
        Map<String, Object> object = object("Marker.2");
        object.put("metadata", metadata);
        object.put("name", marker.author());
        object.put("color", marker.color().name());
        object.put("marked_range", range);
        object.put("comment", marker.comment());
        return object;
    }
}
