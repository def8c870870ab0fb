package org.sameframe.room.codec;

import java.util.List;
import org.sameframe.room.Entry;
import org.sameframe.room.OperationWindow;
import org.sameframe.room.Room;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Shape;
import org.sameframe.room.Touch;
import org.sameframe.room.Value;
import org.sameframe.schema.v1.RoomMemory;
import org.sameframe.schema.v1.RoomState;

/** From the domain to the schema, for the journal and for the wire. */
public final class ToSchema {
    private ToSchema() {}

    /** What stands on the wire for an entry. */
    public static org.sameframe.schema.v1.Entry entry(Entry entry) {
        return org.sameframe.schema.v1.Entry.newBuilder()
                .setSeq(unsigned(entry.seq()))
                .setAt(entry.at())
                .setParticipant(entry.origin().participant())
                .setInstance(entry.origin().instance())
                .setOp(unsigned(entry.origin().op()))
                .setBase(unsigned(entry.origin().base()))
                .addAllEvents(events(entry.events()))
                .build();
    }

    public static List<org.sameframe.schema.v1.RoomEvent> events(List<RoomEvent> events) {
        return events.stream().map(ToSchema::event).toList();
    }

    public static org.sameframe.schema.v1.RoomEvent event(RoomEvent event) {
        org.sameframe.schema.v1.RoomEvent.Builder builder = org.sameframe.schema.v1.RoomEvent.newBuilder();
        if (event instanceof RoomEvent.Put put) {
            builder.setPut(value(put.value()));
        } else {
            builder.setRemove(event.key());
        }
        return builder.build();
    }

    public static org.sameframe.schema.v1.Value value(Value value) {
        return value.accept(ValuesToSchema.CASES).setKey(value.key()).build();
    }

    /** A shape. */
    public static org.sameframe.schema.v1.Shape shape(Shape shape) {
        return ValuesToSchema.shape(shape);
    }

    /** A room's state as clients see it, or those of its values that they are to see. */
    public static RoomState state(List<Value> values) {
        return RoomState.newBuilder()
                .addAllValues(values.stream().map(ToSchema::value).toList())
                .build();
    }

    static RoomMemory memory(Room room) {
        return RoomMemory.newBuilder()
                .setState(state(room.values()))
                .setNow(room.now())
                .addAllOperations(
                        room.operations().stream().map(ToSchema::window).toList())
                .addAllTouches(room.touches().stream().map(ToSchema::touch).toList())
                .build();
    }

    /**
     * A number that the schema has as {@code uint32}.
     *
     * @throws IllegalArgumentException if it is below 0 or has more than 32 bits
     */
    static int unsigned(long number) {
        if (number < 0 || number > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException(number + " (expected: 0 to 4294967295)");
        }
        return (int) number;
    }

    private static org.sameframe.schema.v1.OperationWindow window(OperationWindow window) {
        return org.sameframe.schema.v1.OperationWindow.newBuilder()
                .setParticipant(window.participant())
                .setInstance(window.instance())
                .setHighest(unsigned(window.highest()))
                .addAllSequences(
                        window.sequences().stream().map(ToSchema::unsigned).toList())
                .build();
    }

    private static org.sameframe.schema.v1.Touch touch(Touch touch) {
        return org.sameframe.schema.v1.Touch.newBuilder()
                .setCategory(Enums.toSchema(org.sameframe.schema.v1.Category.class, touch.category()))
                .setSeq(unsigned(touch.seq()))
                .setHostSeq(unsigned(touch.hostSeq()))
                .build();
    }
}
