package org.sameframe.room.actor;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.dispatch.Futures;
import org.apache.pekko.persistence.AtomicWrite;
import org.apache.pekko.persistence.PersistentRepr;
import org.apache.pekko.persistence.journal.japi.AsyncWriteJournal;
import org.apache.pekko.serialization.Serialization;
import org.apache.pekko.serialization.SerializationExtension;
import org.apache.pekko.serialization.Serializers;
import scala.concurrent.Future;
import scala.concurrent.Promise;
import scala.jdk.javaapi.CollectionConverters;

/** A journal in memory that keeps bytes, whose rows can be tampered with, and that fails when it is told to. */
final class TestJournal extends AsyncWriteJournal {
    private static final Map<String, Store> STORES = new ConcurrentHashMap<>();

    private final Serialization serialization =
            SerializationExtension.get(context().system());
    private final Store store = of(context().system());

    enum Fault {
        NONE,
        /** Nothing is written. */
        FAIL,
        /** It is written, but the answer is lost. */
        FAIL_AFTER_WRITE,
        REJECT,
        FAIL_READING
    }

    /** As it is stored; the numbers of its envelope are the journal's own. */
    record Row(PersistentRepr envelope, int serializer, String manifest, byte[] bytes) {
        Row numbered(long seq) {
            return new Row(
                    envelope.update(seq, envelope.persistenceId(), false, null, envelope.writerUuid()),
                    serializer,
                    manifest,
                    bytes);
        }

        Row with(int newSerializer, String newManifest, byte[] newBytes) {
            return new Row(envelope, newSerializer, newManifest, newBytes);
        }

        long seq() {
            return envelope.sequenceNr();
        }
    }

    /** What one actor system's journal holds, and how it behaves. */
    static final class Store {
        private final Map<String, List<Row>> rows = new ConcurrentHashMap<>();
        private volatile Fault fault = Fault.NONE;
        private volatile int reads;
        private Optional<Promise<Object>> gate = Optional.empty();

        synchronized List<Row> rows(String id) {
            return List.copyOf(rows.getOrDefault(id, List.of()));
        }

        synchronized void change(String id, UnaryOperator<List<Row>> change) {
            rows.put(id, new ArrayList<>(change.apply(new ArrayList<>(rows(id)))));
        }

        /** From now on. */
        void set(Fault next) {
            fault = next;
        }

        int reads() {
            return reads;
        }

        /** Writes are answered when they are let go. */
        synchronized void hold() {
            gate = Optional.of(Futures.promise());
        }

        synchronized void letGo() {
            gate.ifPresent(held -> held.success(held));
            gate = Optional.empty();
        }

        private synchronized Future<Object> gate() {
            return gate.map(Promise::future).orElse(Futures.successful("open"));
        }

        private synchronized void add(List<Row> added) {
            added.forEach(row -> rows.computeIfAbsent(row.envelope().persistenceId(), id -> new ArrayList<>())
                    .add(row));
        }

        private synchronized void countRead() {
            reads++;
        }
    }

    static Config config() {
        return ConfigFactory.parseString("""
                pekko.persistence.journal.plugin = "test-journal"
                test-journal.class = "org.sameframe.room.actor.TestJournal"
                """);
    }

    static Store of(ActorSystem system) {
        return STORES.computeIfAbsent(system.name(), name -> new Store());
    }

    @Override
    public Future<Iterable<Optional<Exception>>> doAsyncWriteMessages(Iterable<AtomicWrite> writes) {
        Fault fault = store.fault;
        if (fault == Fault.FAIL) {
            return Futures.failed(new IOException("the journal is down"));
        }
        List<Optional<Exception>> results = new ArrayList<>();
        for (AtomicWrite write : writes) {
            if (fault == Fault.REJECT) {
                results.add(Optional.of(new IOException("the journal does not like it")));
            } else {
                store.add(stored(write));
                results.add(Optional.empty());
            }
        }
        return fault == Fault.FAIL_AFTER_WRITE
                ? Futures.failed(new IOException("the journal went down"))
                : store.gate().map(open -> results, context().dispatcher());
    }

    private List<Row> stored(AtomicWrite write) {
        Iterable<PersistentRepr> envelopes = CollectionConverters.asJava(write.payload());
        return StreamSupport.stream(envelopes.spliterator(), false)
                .map(envelope -> {
                    var serializer = serialization.findSerializerFor(envelope.payload());
                    return new Row(
                            envelope,
                            serializer.identifier(),
                            Serializers.manifestFor(serializer, envelope.payload()),
                            serializer.toBinary(envelope.payload()));
                })
                .toList();
    }

    @Override
    public Future<Void> doAsyncDeleteMessagesTo(String id, long to) {
        return Futures.failed(new IOException("entries are never deleted"));
    }

    /** Stops in silence at a gap, as some journals do. */
    @Override
    public Future<Void> doAsyncReplayMessages(
            String id, long from, long to, long most, Consumer<PersistentRepr> callback) {
        store.countRead();
        if (store.fault == Fault.FAIL_READING) {
            return Futures.failed(new IOException("the journal cannot be read"));
        }
        long next = from;
        for (Row row : store.rows(id)) {
            if (row.seq() == next && next <= to) {
                var payload = serialization.deserialize(row.bytes(), row.serializer(), row.manifest());
                if (payload.isFailure()) {
                    return Futures.failed(payload.failed().get());
                }
                callback.accept(row.envelope().withPayload(payload.get()));
                next++;
            }
        }
        return Futures.successful(null);
    }

    @Override
    public Future<Long> doAsyncReadHighestSequenceNr(String id, long from) {
        return Futures.successful(
                store.rows(id).stream().mapToLong(Row::seq).max().orElse(0L));
    }
}
