package org.sameframe.loadtests.figures;

import io.netty.channel.nio.NioEventLoopGroup;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.sameframe.loadtests.client.Admission;
import org.sameframe.loadtests.client.Observer;
import org.sameframe.loadtests.client.RoomClient;
import org.sameframe.loadtests.client.RoomsApi;
import org.sameframe.loadtests.client.Settlement;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.Seek;

/** Somebody creates a room, goes in, and seeks. */
final class FirstCommand {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private FirstCommand() {}

    /** Returns when the command is settled. */
    static void settle(URI server) throws IOException, InterruptedException {
        Admission admission = new RoomsApi(server).create("Somebody");
        CountDownLatch settled = new CountDownLatch(1);
        Observer observer = new Observer() {
            @Override
            public void live(RoomClient client) {
                client.submit(Command.newBuilder().setSeek(Seek.newBuilder().setFrame(100)));
            }

            @Override
            public void settled(RoomClient client, Settlement settlement, long nanos) {
                settled.countDown();
            }
        };
        NioEventLoopGroup group = new NioEventLoopGroup(1);
        try {
            RoomClient client = new RoomClient(group.next(), admission, "instance-1", observer, false);
            group.next().execute(() -> client.connectTo(server));
            if (!settled.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                throw new IOException("The first command was not settled");
            }
        } finally {
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
        }
    }
}
