package org.sameframe.loadtests.figures;

import io.netty.channel.EventLoop;
import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.sameframe.loadtests.Deadline;
import org.sameframe.loadtests.client.Admission;
import org.sameframe.loadtests.client.Observer;
import org.sameframe.loadtests.client.RoomClient;
import org.sameframe.loadtests.client.RoomsApi;
import org.sameframe.loadtests.server.ServerProcess;
import org.sameframe.loadtests.server.Store;

/** A server to be measured, with its defaults but for the limits on commands, and one room full of clients. */
final class Target implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final NioEventLoopGroup group = new NioEventLoopGroup(1);
    private final EventLoop loop = group.next();
    private final ServerProcess server;
    private final List<Company> companies = new ArrayList<>();

    private Target(ServerProcess server) {
        this.server = server;
    }

    /** @param observer hears of every client, on the loop */
    static Target start(Store store, Path jar, Path data, int clients, Observer observer)
            throws IOException, InterruptedException {
        return start(store, jar, data, clients, observer, List.of());
    }

    /** @param options of the server's JVM */
    static Target start(Store store, Path jar, Path data, int clients, Observer observer, List<String> options)
            throws IOException, InterruptedException {
        Map<String, String> environment = new HashMap<>(store.environment());
        environment.put("SAMEFRAME_COMMANDS_PER_SECOND", "1000000");
        environment.put("SAMEFRAME_COMMAND_BURST", "1000000");
        environment.put("SAMEFRAME_COMMANDS_PER_PARTICIPANT", "1000000");
        environment.put("SAMEFRAME_COMMAND_BURST_PER_PARTICIPANT", "1000000");
        environment.put("SAMEFRAME_SIGNALS_PER_PARTICIPANT", "1000000");
        Target target = new Target(ServerProcess.start(ServerProcess.Launch.of(jar, data, environment, options)));
        try {
            target.another(clients, observer);
        } catch (IOException | InterruptedException | RuntimeException e) {
            target.close();
            throw e;
        }
        return target;
    }

    /**
     * Those in a room.
     *
     * @param room its address in the interface, with a slash at the end
     */
    record Company(URI room, List<RoomClient> clients) {}

    /** One more room, with clients of its own. */
    Company another(int count, Observer observer) throws IOException, InterruptedException {
        URI address = server.awaitReady(PATIENCE);
        RoomsApi api = new RoomsApi(address);
        Admission host = api.create("Person 1");
        List<RoomClient> clients = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Admission admission = i == 0 ? host : api.join(host.code(), "Person " + (i + 1));
            clients.add(new RoomClient(loop, admission, "instance-%04d".formatted(i), observer, false));
        }
        ask(() -> {
            clients.forEach(client -> client.connectTo(address));
            return clients.size();
        });
        Deadline.await(
                "everybody to be in the room",
                PATIENCE,
                () -> ask(() -> clients.stream()
                        .allMatch(client -> client.isLive()
                                && client.through().equals(clients.get(0).through()))));
        Company company = new Company(address.resolve("v1/rooms/" + host.code() + "/"), clients);
        companies.add(company);
        return company;
    }

    /** Of the first room. */
    List<RoomClient> clients() {
        return companies.get(0).clients();
    }

    /** Address of the first room in the interface, with a slash at the end. */
    URI room() {
        return companies.get(0).room();
    }

    /** The most that the server has had in memory, in MiB; zero where the system does not tell. */
    long peakMemory() throws IOException {
        return server.peakMemory();
    }

    /** Of the server. */
    Duration processorTime() {
        return server.processorTime();
    }

    EventLoop loop() {
        return loop;
    }

    /** @throws IllegalStateException if a client was told something wrong: then the figures are, too */
    void checkSound() {
        List<String> defects = ask(() -> companies.stream()
                .flatMap(company -> company.clients().stream())
                .flatMap(client -> client.drain().defects().stream())
                .toList());
        if (!defects.isEmpty()) {
            throw new IllegalStateException("defects while measuring: " + defects);
        }
    }

    <T> T ask(Callable<T> question) {
        return loop.submit(question).syncUninterruptibly().getNow();
    }

    @Override
    public void close() {
        server.close();
        group.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
