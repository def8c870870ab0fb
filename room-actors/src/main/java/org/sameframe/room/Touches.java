package org.sameframe.room;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where each category was changed last: what decides who was there first [CF3]. */
record Touches(Map<Category, Touch> byCategory) {
    static final Touches NONE = new Touches(Map.of());

    static Touches of(List<Touch> touches) {
        Map<Category, Touch> byCategory = new EnumMap<>(Category.class);
        touches.forEach(touch -> byCategory.put(touch.category(), touch));
        return new Touches(Collections.unmodifiableMap(byCategory));
    }

    List<Touch> all() {
        return List.copyOf(byCategory.values());
    }

    Touch of(Category category) {
        Touch touch = byCategory.get(category);
        return touch == null ? new Touch(category, 0, 0) : touch;
    }

    /** After an entry, of a host or of somebody else. */
    Touches after(Entry entry, boolean isHost) {
        Map<Category, Touch> changed = new EnumMap<>(Category.class);
        changed.putAll(byCategory);
        for (RoomEvent event : entry.events()) {
            Category category = event.category();
            changed.put(category, of(category).at(entry.seq(), isHost));
        }
        return new Touches(Collections.unmodifiableMap(changed));
    }
}
