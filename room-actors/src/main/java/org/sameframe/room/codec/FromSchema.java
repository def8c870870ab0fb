package org.sameframe.room.codec;

import java.util.List;
import java.util.Set;
import org.sameframe.room.Annotation;
import org.sameframe.room.Category;
import org.sameframe.room.Medium;
import org.sameframe.room.OperationWindow;
import org.sameframe.room.Policy;
import org.sameframe.room.Room;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Shape;
import org.sameframe.room.Touch;
import org.sameframe.room.Value;
import org.sameframe.schema.v1.RoomMemory;
import org.sameframe.schema.v1.RoomState;

/**
 * From the schema to the domain, for the journal and for the wire.
 *
 * <p>What it does not know (a kind of value or an enum's constant, from a newer version) is an
 * {@link IllegalArgumentException}; whether numbers and texts make sense is the domain's business.
 */
public final class FromSchema {
    private FromSchema() {}

    public static List<RoomEvent> events(List<org.sameframe.schema.v1.RoomEvent> events) {
        return events.stream().map(FromSchema::event).toList();
    }

    public static RoomEvent event(org.sameframe.schema.v1.RoomEvent event) {
        return switch (event.getEventCase()) {
            case PUT -> new RoomEvent.Put(value(event.getPut()));
            case REMOVE -> new RoomEvent.Removed(event.getRemove());
            case EVENT_NOT_SET -> throw unknown("event");
        };
    }

    public static List<Value> values(RoomState state) {
        return state.getValuesList().stream().map(FromSchema::value).toList();
    }

    public static Value value(org.sameframe.schema.v1.Value value) {
        return ValuesFromSchema.value(value);
    }

    /** The description of a medium. */
    public static Medium medium(org.sameframe.schema.v1.Medium medium) {
        return MediaSchema.medium(medium);
    }

    /** A policy; what it does not say is as it was before there was a choice. */
    public static Policy policy(org.sameframe.schema.v1.Policy policy) {
        return ValuesFromSchema.policy(policy);
    }

    /** An annotation. */
    public static Annotation annotation(org.sameframe.schema.v1.Annotation annotation) {
        return ValuesFromSchema.annotation(annotation);
    }

    /** A shape. */
    public static Shape shape(org.sameframe.schema.v1.Shape shape) {
        return ValuesFromSchema.shape(shape);
    }

    /** Categories, each once. */
    public static Set<Category> categories(List<org.sameframe.schema.v1.Category> categories) {
        return ValuesFromSchema.categories(categories);
    }

    static Room memory(RoomMemory memory) {
        return Room.restored(
                values(memory.getState()),
                memory.getOperationsList().stream().map(FromSchema::window).toList(),
                memory.getTouchesList().stream().map(FromSchema::touch).toList(),
                memory.getNow());
    }

    private static OperationWindow window(org.sameframe.schema.v1.OperationWindow window) {
        return new OperationWindow(
                window.getParticipant(),
                window.getInstance(),
                Integer.toUnsignedLong(window.getHighest()),
                window.getSequencesList().stream().map(Integer::toUnsignedLong).toList());
    }

    private static Touch touch(org.sameframe.schema.v1.Touch touch) {
        return new Touch(
                Enums.fromSchema(Category.class, touch.getCategory()),
                Integer.toUnsignedLong(touch.getSeq()),
                Integer.toUnsignedLong(touch.getHostSeq()));
    }

    private static IllegalArgumentException unknown(String what) {
        return new IllegalArgumentException("unknown " + what + ", written by a newer version?");
    }
}
