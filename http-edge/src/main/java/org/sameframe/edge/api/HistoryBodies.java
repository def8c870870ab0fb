package org.sameframe.edge.api;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.sameframe.history.Alarm;
import org.sameframe.history.Cursor;
import org.sameframe.history.Damage;
import org.sameframe.history.HistoryReply;
import org.sameframe.history.RecordedEntry;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.Mark;
import org.sameframe.room.codec.SchemaJson;

/** What a room's history looks like over HTTP [HI4]: ours around what the schema says. */
final class HistoryBodies {
    private HistoryBodies() {}

    /**
     * An entry, readable and with what proves it.
     *
     * @param body the stored bytes, in base64; only in a stream
     * @param entry an Entry of the schema
     */
    record Line(
            long seq,
            String hash,
            @Nullable String body,
            @JsonRawValue String entry) {}

    /**
     * @param next where to go on, for {@code after}; absent: there is nothing more
     * @param damage of the first entry that is not as it was, as far as was read or before that
     * @param alarm what speaks against the ledger by what was seen of it before
     */
    record Page(
            String code,
            List<Line> entries,
            @Nullable String next,
            @Nullable Damage damage,
            @Nullable Alarm alarm) {}

    /** The first line of a stream of a room against whose ledger something speaks. */
    record Alarmed(Alarm alarm) {}

    /** The last line of a stream that met damage, or began behind it. */
    record Ending(Damage damage) {}

    /** The last line of a stream that follows a room that was erased meanwhile. */
    record Erased(boolean erased) {}

    /**
     * @param at when the entry {@code seq} was decided, in microseconds
     * @param room a RoomState of the schema
     * @param damage of the first entry before that is not as it was
     * @param alarm what speaks against the ledger by what was seen of it before
     */
    record State(
            String code,
            long seq,
            String hash,
            long at,
            @JsonRawValue String room,
            @Nullable Damage damage,
            @Nullable Alarm alarm) {}

    /**
     * What came of checking.
     *
     * @param entries that are sound
     * @param alarm what speaks against it by what was seen of it before
     * @param hashes of entries that were asked for, as far as they are there
     */
    record Ledger(
            String code,
            boolean intact,
            long entries,
            String head,
            @Nullable Damage damage,
            @Nullable Alarm alarm,
            @Nullable List<Hash> hashes) {}

    /** @param hash in hexadecimal */
    record Hash(long seq, String hash) {}

    /** @param before what is wrong with what lies before; then the next page has to look for it again */
    static Page page(RoomCode room, HistoryReply.Page page, Optional<Damage> before, Optional<Alarm> alarm) {
        Cursor next = before.isPresent() ? new Cursor(page.through().seq(), "") : Cursor.behind(page.through());
        return new Page(
                room.value(),
                page.entries().stream().map(entry -> line(entry, null)).toList(),
                page.hasMore() ? next.text() : null,
                before.or(page::damage).orElse(null),
                alarm.orElse(null));
    }

    static List<Object> lines(HistoryReply.Page page) {
        List<Object> lines = new ArrayList<>();
        for (RecordedEntry entry : page.entries()) {
            byte[] body = entry.row().body().toByteArray();
            lines.add(line(entry, Base64.getEncoder().encodeToString(body)));
        }
        page.damage().map(Ending::new).ifPresent(lines::add);
        return lines;
    }

    static State state(RoomCode room, HistoryReply.PastRoom past, Optional<Damage> before, Optional<Alarm> alarm) {
        return new State(
                room.value(),
                past.mark().seq(),
                hex(past.mark()),
                past.at(),
                SchemaJson.state(past.room().values()),
                before.orElse(null),
                alarm.orElse(null));
    }

    /** @param marks of the entries that were asked for */
    static Ledger ledger(RoomCode room, HistoryReply.Checked checked, Optional<Alarm> alarm, List<Mark> marks) {
        return new Ledger(
                room.value(),
                checked.damage().isEmpty() && alarm.isEmpty(),
                checked.head().seq(),
                hex(checked.head()),
                checked.damage().orElse(null),
                alarm.orElse(null),
                marks.isEmpty()
                        ? null
                        : marks.stream()
                                .map(mark -> new Hash(mark.seq(), hex(mark)))
                                .toList());
    }

    private static Line line(RecordedEntry entry, @Nullable String body) {
        return new Line(entry.row().seq(), entry.hash(), body, SchemaJson.entry(entry.entry()));
    }

    private static String hex(Mark mark) {
        return HexFormat.of().formatHex(mark.hash().toByteArray());
    }
}
