package org.sameframe.edge.socket;

import com.typesafe.config.Config;
import java.time.Duration;

/**
 * How connections are treated; the keys are described in {@code reference.conf}.
 *
 * @param helloTimeout within which the first frame must come
 * @param heartbeat a client pings at least this often; three intervals of silence end the connection
 * @param messageTimeout within which a message must be complete
 * @param closeTimeout within which a connection that was told to end must take its last frame
 * @param messageBytes of one message from a client, at most
 * @param backlogBytes that may wait for a slow reader; then it gets a snapshot in their place
 * @param headInterval between two signed heads of a room
 * @param floods what a participant and an address may do over all connections
 */
public record SocketSettings(
        Duration helloTimeout,
        Duration heartbeat,
        Duration messageTimeout,
        Duration closeTimeout,
        int messageBytes,
        int backlogBytes,
        int commandsPerSecond,
        int commandBurst,
        int signalsPerSecond,
        Duration headInterval,
        FloodSettings floods) {

    /** @param root the whole configuration */
    public static SocketSettings of(Config root) {
        Config socket = root.getConfig("sameframe.socket");
        return new SocketSettings(
                socket.getDuration("hello-timeout"),
                socket.getDuration("heartbeat"),
                socket.getDuration("message-timeout"),
                socket.getDuration("close-timeout"),
                Math.toIntExact(socket.getBytes("message-size")),
                Math.toIntExact(socket.getBytes("backlog-size")),
                socket.getInt("commands-per-second"),
                socket.getInt("command-burst"),
                socket.getInt("signals-per-second"),
                socket.getDuration("head-interval"),
                FloodSettings.of(root));
    }
}
