package org.sameframe.loadtests.durability;

import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.sameframe.loadtests.Deadline;
import org.sameframe.loadtests.client.Admission;
import org.sameframe.loadtests.client.Evidence;
import org.sameframe.loadtests.client.RoomClient;
import org.sameframe.loadtests.client.RoomsApi;
import org.sameframe.schema.v1.Presence;
import org.sameframe.schema.v1.Value;

/** People at work in several rooms. They share one thread, so that what is asked of all is one consistent look. */
final class Crowd implements AutoCloseable {
    private static final String PARTICIPANT = "participant/";

    private final NioEventLoopGroup group = new NioEventLoopGroup(1);
    private final EventLoop loop = group.next();
    private final Map<RoomClient, Worker> workers = new LinkedHashMap<>();
    private final AtomicLong sent = new AtomicLong();

    /** Creates rooms and enters them; nobody is connected yet. */
    static Crowd gather(URI server, int rooms, int people, long seed) throws IOException, InterruptedException {
        Crowd crowd = new Crowd();
        RoomsApi api = new RoomsApi(server);
        for (int room = 0; room < rooms; room++) {
            List<Admission> admissions = new ArrayList<>(List.of(api.create("Person 1")));
            for (int person = 2; person <= people; person++) {
                admissions.add(api.join(admissions.get(0).code(), "Person " + person));
            }
            for (Admission admission : admissions) {
                int index = admission.participant() - 1;
                Worker worker = new Worker(index, people, seed + room, crowd.sent);
                String instance = "room%d-person%d-%08x".formatted(room, index, (int) seed);
                crowd.workers.put(new RoomClient(crowd.loop, admission, instance, worker, true), worker);
            }
        }
        return crowd;
    }

    /** Where everybody connects to from now on; {@code null}: nowhere. */
    void connectTo(@Nullable URI server) {
        loop.execute(() -> workers.keySet().forEach(client -> client.connectTo(server)));
    }

    void work(boolean on) {
        loop.execute(() -> workers.forEach((client, worker) -> worker.work(client, on)));
    }

    /** Commands that were given so far. */
    long sent() {
        return sent.get();
    }

    void awaitSent(long more, Duration within) {
        long goal = sent.get() + more;
        Deadline.await("%d commands to be given".formatted(more), within, () -> sent.get() >= goal);
    }

    void awaitLive(Duration within) {
        Deadline.await(
                "everybody to be in the room",
                within,
                () -> ask(() -> workers.keySet().stream().allMatch(RoomClient::isLive)));
    }

    /** Waits until in each room everybody is there, has no operation pending, and stands at the same entry. */
    void awaitQuiet(Duration within) {
        Deadline.await(
                "every room to be quiet",
                within,
                () -> ask(() -> byRoom().stream().allMatch(Crowd::isQuiet)));
    }

    /** Waits until somebody in each room was told that the journal is down. */
    void awaitRefusals(Duration within) {
        Map<Worker, Long> before =
                ask(() -> workers.values().stream().collect(Collectors.toMap(w -> w, Worker::refusedForNow)));
        Deadline.await(
                "every room to say that it is unavailable",
                within,
                () -> ask(() -> byRoom().stream()
                        .allMatch(room -> room.stream().anyMatch(client -> {
                            Worker worker = java.util.Objects.requireNonNull(workers.get(client));
                            return worker.refusedForNow() > before.getOrDefault(worker, 0L);
                        }))));
    }

    List<Evidence> drain() {
        return ask(() -> workers.keySet().stream().map(RoomClient::drain).toList());
    }

    private Collection<List<RoomClient>> byRoom() {
        return workers.keySet().stream()
                .collect(Collectors.groupingBy(client -> client.admission().code()))
                .values();
    }

    private static boolean isQuiet(List<RoomClient> room) {
        RoomClient first = room.get(0);
        return room.stream()
                        .allMatch(client -> client.isLive()
                                && client.pending() == 0
                                && client.through().equals(first.through()))
                && first.values().entrySet().stream()
                        .filter(value -> value.getKey().startsWith(PARTICIPANT))
                        .map(Map.Entry::getValue)
                        .map(Value::getParticipant)
                        .allMatch(person -> person.getPresence() == Presence.PRESENCE_HERE);
    }

    private <T> T ask(Callable<T> question) {
        return loop.submit(question).syncUninterruptibly().getNow();
    }

    @Override
    public void close() {
        connectTo(null);
        group.shutdownGracefully(0, 1, java.util.concurrent.TimeUnit.SECONDS).syncUninterruptibly();
    }
}
