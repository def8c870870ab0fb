package org.sameframe.simulation;

import com.google.protobuf.ByteString;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.sameframe.room.Category;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.Room;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Subscription;
import org.sameframe.room.actor.SimulatedJournal;
import org.sameframe.room.codec.LedgerDamaged;
import org.sameframe.room.codec.LedgerHash;
import org.sameframe.room.codec.LedgerRow;
import org.sameframe.room.codec.ToSchema;
import org.sameframe.schema.v1.Mark;
import org.sameframe.schema.v1.Value;

/** What really happened: the journal's rows, verified, opened and folded by themselves. */
final class History {
    private final SimulatedJournal journal;
    private final List<Entry> entries = new ArrayList<>();
    private final List<ByteString> hashes = new ArrayList<>();
    private final Map<String, Long> operations = new HashMap<>();
    /** What was on for a participant from an entry on, behind it. */
    private final Map<Integer, TreeMap<Long, Set<Category>>> switches = new HashMap<>();

    private Room room = Room.NONE;

    History(SimulatedJournal journal) {
        this.journal = journal;
    }

    /** Reads on; from the start, if what was read is not there any more. */
    private void refresh() {
        List<LedgerRow> rows = journal.rows();
        int read = entries.size();
        if (read > rows.size() || (read > 0 && !rows.get(read - 1).hash().equals(hashes.get(read - 1)))) {
            entries.clear();
            hashes.clear();
            operations.clear();
            switches.clear();
            room = Room.NONE;
        }
        for (int i = entries.size(); i < rows.size(); i++) {
            try {
                take(rows.get(i));
            } catch (LedgerDamaged damage) {
                Check.RECORDED.that(false, "the ledger does not verify%s: %s", damage.place(), damage.what());
            }
        }
    }

    private void take(LedgerRow row) {
        row.verify(journal.codec().room().value(), entries.size(), head());
        Entry entry = journal.codec().open(row);
        entries.add(entry);
        hashes.add(row.hash());
        room = room.apply(entry);
        for (RoomEvent event : entry.events()) {
            if (event instanceof RoomEvent.Put put && put.value() instanceof Subscription some) {
                switches.computeIfAbsent(some.participant(), who -> new TreeMap<>())
                        .put(entry.seq(), room.subscription(some.participant()));
            }
        }
        Origin origin = entry.origin();
        if (origin.op() > 0) {
            Long other = operations.putIfAbsent(key(origin.participant(), origin.instance(), origin.op()), entry.seq());
            Check.ONE_EFFECT.that(
                    other == null, "operation %s became entry %d, and entry %d again", origin, other, entry.seq());
        }
    }

    private static String key(int participant, String instance, long op) {
        return participant + "/" + instance + "/" + op;
    }

    private ByteString head() {
        return hashes.isEmpty() ? LedgerHash.NONE : hashes.get(hashes.size() - 1);
    }

    long seq() {
        refresh();
        return entries.size();
    }

    Room room() {
        refresh();
        return room;
    }

    Mark mark() {
        refresh();
        return Mark.newBuilder().setSeq(entries.size()).setHash(head()).build();
    }

    boolean has(Mark mark) {
        return mark.getSeq() > 0
                && mark.getSeq() <= seq()
                && hashes.get(mark.getSeq() - 1).equals(mark.getHash());
    }

    /** The entry that an operation became. */
    Optional<Long> entryOf(int participant, String instance, int op) {
        refresh();
        return Optional.ofNullable(operations.get(key(participant, instance, op)));
    }

    /** What a connection is to be told of an entry: what it asked for and what is on for its participant [FO5] [SU4]; empty if nothing of it is for this one. */
    Optional<org.sameframe.schema.v1.Entry> told(long seq, int participant, String instance, Set<Category> wanted) {
        Entry entry = entries.get((int) seq - 1);
        var before = switches.getOrDefault(participant, new TreeMap<>()).lowerEntry(seq);
        Set<Category> on = before == null ? EnumSet.allOf(Category.class) : before.getValue();
        boolean isOwn = entry.origin().participant() == participant
                && entry.origin().instance().equals(instance);
        List<RoomEvent> events = entry.events().stream()
                .filter(event -> (isOwn || wanted.contains(event.category())) && on.contains(event.category()))
                .toList();
        return events.isEmpty() && !isOwn
                ? Optional.empty()
                : Optional.of(ToSchema.entry(new Entry(seq, entry.at(), entry.origin(), events)));
    }

    /** The values of some categories, as everybody should have them. */
    Map<String, Value> fold(Set<Category> wanted) {
        Map<String, Value> fold = new LinkedHashMap<>();
        for (org.sameframe.room.Value value : room().values()) {
            if (wanted.contains(value.category())) {
                fold.put(value.key(), ToSchema.value(value));
            }
        }
        return fold;
    }
}
