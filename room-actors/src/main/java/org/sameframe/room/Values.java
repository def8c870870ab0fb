package org.sameframe.room;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state: keys to values, in the order in which the keys came.
 *
 * <p>Kept by category, so that a change copies only the values of its own category.
 */
final class Values {
    static final Values NONE = new Values(new EnumMap<>(Category.class));

    private final Map<Category, Map<String, Value>> byCategory;

    private Values(Map<Category, Map<String, Value>> byCategory) {
        this.byCategory = byCategory;
    }

    private static final Map<String, Category> CATEGORIES = Map.ofEntries(
            Map.entry("participant", Category.ROSTER),
            Map.entry("ready", Category.ROSTER),
            Map.entry("subscription", Category.ROSTER),
            Map.entry("lead", Category.ROSTER),
            Map.entry("vacancy", Category.ROSTER),
            Map.entry("agreement", Category.ROSTER),
            Map.entry("medium", Category.MEDIA),
            Map.entry("shot", Category.MEDIA),
            Map.entry("playback", Category.PLAYBACK),
            Map.entry("gate", Category.PLAYBACK),
            Map.entry("view", Category.VIEW),
            Map.entry("grade", Category.GRADE),
            Map.entry("annotation", Category.ANNOTATIONS),
            Map.entry("note", Category.NOTES),
            Map.entry("chat", Category.NOTES));

    /** The category that keys such as this one belong to: what stands before the slash says it. */
    static Category categoryOf(String key) {
        int slash = key.indexOf('/');
        return CATEGORIES.getOrDefault(slash < 0 ? key : key.substring(0, slash), Category.ROOM);
    }

    Values apply(RoomEvent event) {
        Map<String, Value> changed = new LinkedHashMap<>(of(event.category()));
        if (event instanceof RoomEvent.Put put) {
            changed.put(put.key(), put.value());
        } else {
            changed.remove(event.key());
        }
        Map<Category, Map<String, Value>> copy = new EnumMap<>(Category.class);
        copy.putAll(byCategory);
        if (changed.isEmpty()) {
            // As if it had never been there: two rooms with the same values are equal.
            copy.remove(event.category());
        } else {
            copy.put(event.category(), Collections.unmodifiableMap(changed));
        }
        return new Values(copy);
    }

    /** Quicker than one after the other. */
    static Values of(List<Value> values) {
        Map<Category, Map<String, Value>> all = new EnumMap<>(Category.class);
        values.forEach(value -> all.computeIfAbsent(value.category(), category -> new LinkedHashMap<>())
                .put(value.key(), value));
        all.replaceAll((category, some) -> Collections.unmodifiableMap(some));
        return new Values(all);
    }

    Optional<Value> find(String key) {
        return Optional.ofNullable(of(categoryOf(key)).get(key));
    }

    <V extends Value> List<V> all(Category category, Class<V> kind) {
        return of(category).values().stream()
                .filter(kind::isInstance)
                .map(kind::cast)
                .toList();
    }

    List<Value> all() {
        return byCategory.values().stream()
                .map(Map::values)
                .flatMap(Collection::stream)
                .toList();
    }

    private Map<String, Value> of(Category category) {
        return byCategory.getOrDefault(category, Map.of());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Values values && byCategory.equals(values.byCategory);
    }

    @Override
    public int hashCode() {
        return byCategory.hashCode();
    }

    @Override
    public String toString() {
        return byCategory.toString();
    }
}
