package org.sameframe.room.codec;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageOrBuilder;
import com.google.protobuf.util.JsonFormat;
import java.util.List;
import org.sameframe.room.Entry;
import org.sameframe.room.Value;

/** The schema's messages in their JSON form, as the socket's JSON protocol has them: one line each [HI4]. */
public final class SchemaJson {
    private static final JsonFormat.Printer PRINTER = JsonFormat.printer().omittingInsignificantWhitespace();

    private SchemaJson() {}

    /** An {@code Entry}. */
    public static String entry(Entry entry) {
        return print(ToSchema.entry(entry));
    }

    /** A {@code RoomState}. */
    public static String state(List<Value> values) {
        return print(ToSchema.state(values));
    }

    private static String print(MessageOrBuilder message) {
        try {
            return PRINTER.print(message);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("a message of ours holds no Any", e);
        }
    }
}
