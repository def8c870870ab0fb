package org.sameframe.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import org.sameframe.room.Agreement;
import org.sameframe.room.Annotation;
import org.sameframe.room.Entry;
import org.sameframe.room.Note;
import org.sameframe.room.Participant;
import org.sameframe.room.Playback;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Value;

/** What is sent of a happening [WH2]: where in which ledger it stands, and whom and what it is about, by their ids. */
final class Payload {
    private Payload() {}

    /** The body that an operator's test sends. */
    static byte[] test(Instant now) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("type", "webhook.test").put("timestamp", now.toString());
        message.putObject("data").put("detail", "A test of Sameframe's operator: nothing happened.");
        return message.toString().getBytes(UTF_8);
    }

    /**
     * @param place of the entry's event
     * @param withTexts whether names, titles and texts stand in it
     * @return empty if the entry has no such event
     */
    static Optional<byte[]> of(RoomCode room, Entry entry, int place, WebhookEvent event, boolean withTexts) {
        if (place >= entry.events().size() || !(entry.events().get(place) instanceof RoomEvent.Put put)) {
            return Optional.empty();
        }
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        message.put("type", event.type());
        message.put(
                "timestamp", Instant.EPOCH.plus(entry.at(), ChronoUnit.MICROS).toString());
        ObjectNode data = message.putObject("data");
        data.put("room", room.toString()).put("seq", entry.seq()).put("at", entry.at());
        data.put("by", entry.origin().participant());
        describe(data, put.value(), withTexts);
        return Optional.of(message.toString().getBytes(UTF_8));
    }

    private static void describe(ObjectNode data, Value value, boolean withTexts) {
        if (value instanceof RoomCard card && withTexts) {
            data.put("title", card.title());
        } else if (value instanceof Participant person) {
            ObjectNode described = data.putObject("participant").put("id", person.id());
            described.put("role", person.role().name().toLowerCase(Locale.ROOT));
            if (withTexts) {
                described.put("name", person.name());
            }
        } else if (value instanceof Playback playback) {
            data.put("medium", playback.medium()).put("frame", playback.frame());
        } else if (value instanceof Note note) {
            ObjectNode described = data.putObject("note").put("id", note.id()).put("author", note.author());
            described.put("medium", note.medium());
            described.put("firstFrame", note.firstFrame()).put("lastFrame", note.lastFrame());
            described.put("status", note.status().name().toLowerCase(Locale.ROOT));
            if (!note.parent().isEmpty()) {
                described.put("replyTo", note.parent());
            }
            if (withTexts) {
                described.put("text", note.text());
            }
        } else if (value instanceof Annotation annotation) {
            ObjectNode described = data.putObject("annotation").put("id", annotation.id());
            described.put("author", annotation.author()).put("medium", annotation.medium());
            described.put("firstFrame", annotation.firstFrame()).put("lastFrame", annotation.lastFrame());
        } else if (value instanceof Agreement agreement) {
            data.put("medium", agreement.medium()).put("frame", agreement.frame());
            data.put("participants", agreement.counts().same());
        }
    }
}
