package org.sameframe.edge.socket;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import java.util.Map;
import java.util.Optional;

/**
 * Names of constants in JSON that this server does not know.
 *
 * <p>protobuf's reader drops them together with unknown fields, and what was asked for would be taken for what counts where
 * nothing is: everybody drives, all categories are on. As a number they are kept, and refused where they stand, as on the
 * binary protocol.
 */
final class EnumNames {
    /** The number of no constant, now or later. */
    private static final IntNode UNKNOWN = IntNode.valueOf(-1);

    private EnumNames() {}

    /**
     * Puts a number in the place of each unknown name.
     *
     * @return whether there was one
     */
    static boolean replaceUnknown(JsonNode message, Descriptor type) {
        boolean isReplaced = false;
        for (Map.Entry<String, JsonNode> property : message.properties()) {
            Optional<FieldDescriptor> field = type.getFields().stream()
                    .filter(some -> some.getJsonName().equals(property.getKey())
                            || some.getName().equals(property.getKey()))
                    .findFirst();
            if (field.isPresent()) {
                isReplaced |= replaceUnknown((ObjectNode) message, property.getKey(), property.getValue(), field.get());
            }
        }
        return isReplaced;
    }

    private static boolean replaceUnknown(ObjectNode message, String name, JsonNode value, FieldDescriptor field) {
        boolean isReplaced = false;
        if (value instanceof ArrayNode elements) {
            for (int i = 0; i < elements.size(); i++) {
                if (isUnknown(elements.get(i), field)) {
                    elements.set(i, UNKNOWN);
                    isReplaced = true;
                } else {
                    isReplaced |= within(elements.get(i), field);
                }
            }
            return isReplaced;
        }
        if (isUnknown(value, field)) {
            message.set(name, UNKNOWN);
            return true;
        }
        return within(value, field);
    }

    private static boolean within(JsonNode value, FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.MESSAGE && replaceUnknown(value, field.getMessageType());
    }

    private static boolean isUnknown(JsonNode value, FieldDescriptor field) {
        return field.getJavaType() == FieldDescriptor.JavaType.ENUM
                && value.isTextual()
                && isUnknown(value.textValue(), field.getEnumType());
    }

    /** A number in quotes is one. */
    private static boolean isUnknown(String name, EnumDescriptor type) {
        return type.findValueByName(name) == null && !name.matches("-?\\d{1,10}");
    }
}
