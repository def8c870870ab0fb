package org.sameframe.room.codec;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.sameframe.schema.v1.EntryBody;
import org.sameframe.schema.v1.RoomEvent;
import org.sameframe.schema.v1.SealedEvents;

/**
 * Parts a message into what everybody may see and what is personal, and puts the two together again [LE4].
 *
 * <p>Personal is what the schema marks {@code debug_redact}. The personal part is a message of the same type that holds
 * nothing else. Elements of repeated messages correspond by position: if one of them has a personal part, all have one,
 * possibly empty.
 */
final class Redaction {
    private static final Map<Descriptor, Plan> PLANS = new ConcurrentHashMap<>();

    private Redaction() {}

    /**
     * A message in two parts.
     *
     * @param open without its personal fields
     * @param personal nothing but them
     */
    record Parts<M extends Message>(M open, M personal) {
        boolean hasPersonal() {
            return !personal.getAllFields().isEmpty();
        }
    }

    @SuppressWarnings("unchecked") // a builder builds the type that it came from
    static <M extends Message> Parts<M> part(M message) {
        Plan plan = planOf(message.getDescriptorForType());
        Message.Builder open = message.toBuilder();
        Message.Builder personal = message.newBuilderForType();
        for (FieldDescriptor field : plan.personal()) {
            if (isSet(message, field)) {
                personal.setField(field, message.getField(field));
                open.clearField(field);
            }
        }
        for (FieldDescriptor field : plan.holders()) {
            if (isSet(message, field)) {
                List<Parts<Message>> parts =
                        messages(message, field).stream().map(Redaction::part).toList();
                setAll(open, field, parts.stream().map(Parts::open).toList());
                if (parts.stream().anyMatch(Parts::hasPersonal)) {
                    setAll(personal, field, parts.stream().map(Parts::personal).toList());
                }
            }
        }
        return new Parts<>((M) open.build(), (M) personal.build());
    }

    /** @throws IllegalArgumentException if the parts do not belong together */
    @SuppressWarnings("unchecked")
    static <M extends Message> M join(M open, M personal) {
        Plan plan = planOf(open.getDescriptorForType());
        Message.Builder joined = open.toBuilder();
        for (FieldDescriptor field : plan.personal()) {
            if (isSet(personal, field)) {
                joined.setField(field, personal.getField(field));
            }
        }
        for (FieldDescriptor field : plan.holders()) {
            if (isSet(personal, field)) {
                setAll(joined, field, joinAll(field, messages(open, field), messages(personal, field)));
            }
        }
        return (M) joined.build();
    }

    /**
     * The events of a body with what is personal in them.
     *
     * @param personal a serialized SealedEvents
     * @throws IllegalArgumentException if the parts do not belong together
     */
    static List<RoomEvent> join(EntryBody body, ByteString personal) throws InvalidProtocolBufferException {
        List<RoomEvent> sealed = SealedEvents.parseFrom(personal).getEventsList();
        if (sealed.size() != body.getEventsCount()) {
            throw new IllegalArgumentException("sealed part has another number of events");
        }
        return IntStream.range(0, sealed.size())
                .mapToObj(i -> join(body.getEvents(i), sealed.get(i)))
                .toList();
    }

    private static List<Message> joinAll(FieldDescriptor field, List<Message> open, List<Message> personal) {
        if (open.size() != personal.size()) {
            throw new IllegalArgumentException(
                    field.getName() + ": " + personal.size() + " sealed (expected: " + open.size() + ")");
        }
        return IntStream.range(0, open.size())
                .mapToObj(i -> join(open.get(i), personal.get(i)))
                .toList();
    }

    private static boolean isSet(Message message, FieldDescriptor field) {
        return field.isRepeated() ? message.getRepeatedFieldCount(field) > 0 : message.hasField(field);
    }

    @SuppressWarnings("unchecked") // a repeated message field's value is a list of messages
    private static List<Message> messages(Message message, FieldDescriptor field) {
        if (field.isRepeated()) {
            return (List<Message>) message.getField(field);
        }
        return message.hasField(field) ? List.of((Message) message.getField(field)) : List.of();
    }

    private static void setAll(Message.Builder builder, FieldDescriptor field, List<Message> values) {
        builder.setField(field, field.isRepeated() ? values : values.get(0));
    }

    /**
     * What to look at in messages of one type.
     *
     * @param personal fields that are personal themselves
     * @param holders fields with messages that may hold personal fields
     */
    private record Plan(List<FieldDescriptor> personal, List<FieldDescriptor> holders) {}

    private static Plan planOf(Descriptor type) {
        Plan known = PLANS.get(type);
        if (known != null) {
            return known;
        }
        Plan plan = new Plan(
                type.getFields().stream().filter(Redaction::isPersonal).toList(),
                type.getFields().stream().filter(Redaction::isHolder).toList());
        PLANS.put(type, plan);
        return plan;
    }

    private static boolean isPersonal(FieldDescriptor field) {
        return field.getOptions().getDebugRedact();
    }

    private static boolean isHolder(FieldDescriptor field) {
        boolean holder = !isPersonal(field) && isMessage(field) && reachesPersonal(field, new HashSet<>());
        if (holder && field.isMapField()) {
            throw new IllegalStateException(
                    field.getFullName() + ": a map cannot hold personal fields, its order is open");
        }
        return holder;
    }

    private static boolean reachesPersonal(FieldDescriptor field, Set<Descriptor> seen) {
        return isPersonal(field)
                || isMessage(field)
                        && seen.add(field.getMessageType())
                        && field.getMessageType().getFields().stream().anyMatch(inner -> reachesPersonal(inner, seen));
    }

    private static boolean isMessage(FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE;
    }
}
