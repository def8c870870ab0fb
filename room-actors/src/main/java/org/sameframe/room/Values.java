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

    /** The category that keys such as this one belong to. */
    static Category categoryOf(String key) {
        if (key.startsWith("participant/")) {
            return Category.ROSTER;
        }
        if (key.startsWith("medium/")) {
            return Category.MEDIA;
        }
        return key.equals(Playback.KEY) ? Category.PLAYBACK : Category.ROOM;
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
        copy.put(event.category(), Collections.unmodifiableMap(changed));
        return new Values(copy);
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
