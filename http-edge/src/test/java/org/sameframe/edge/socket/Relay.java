package org.sameframe.edge.socket;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands before a server, and hands on what is said until it is told to be silent: then it still listens, and answers nothing. */
final class Relay implements AutoCloseable {
    private final int port;
    private final ServerSocket listening;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private volatile boolean isSilent;
    private volatile boolean hasKept;

    private Relay(int port, ServerSocket listening) {
        this.port = port;
        this.listening = listening;
    }

    /** @param port of the server, on this machine */
    static Relay to(int port) throws IOException {
        Relay relay = new Relay(port, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
        start(relay::accept);
        return relay;
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Whether anything was said since it is silent. */
    boolean hasKept() {
        return hasKept;
    }

    void beSilent() {
        isSilent = true;
    }

    private void accept() throws IOException {
        while (true) {
            Socket client = listening.accept();
            Socket server = new Socket(InetAddress.getLoopbackAddress(), port);
            open.addAll(List.of(client, server));
            start(() -> pass(client, server));
            start(() -> pass(server, client));
        }
    }

    private void pass(Socket from, Socket to) throws IOException {
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[8_192];
            for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
                if (isSilent) {
                    hasKept = true;
                } else {
                    out.write(bytes, 0, read);
                }
            }
        }
    }

    private interface Work {
        void run() throws IOException;
    }

    private static void start(Work work) {
        Thread thread = new Thread(
                () -> {
                    try {
                        work.run();
                    } catch (IOException closed) {
                        // one side has gone, and so does the other
                    }
                },
                "relay");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        listening.close();
        for (Socket socket : open) {
            socket.close();
        }
    }
}
