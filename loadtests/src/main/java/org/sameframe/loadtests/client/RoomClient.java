package org.sameframe.loadtests.client;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.netty.channel.EventLoop;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.sameframe.schema.v1.Bye;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.ClientVersion;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.Entry;
import org.sameframe.schema.v1.Hello;
import org.sameframe.schema.v1.Ping;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.Settled;
import org.sameframe.schema.v1.Value;
import org.sameframe.schema.v1.Welcome;

/**
 * One client instance in one room. It comes back by resume as long as it is told where to, and sends again, with the
 * same numbers, what was not settled. All methods are for its event loop.
 */
public final class RoomClient {
    private static final long PING_MS = 2_000;
    private static final long RECONNECT_MS = 50;
    /** After {@code unavailable}: the outcome is unknown, so the same operation is sent again. */
    private static final long AGAIN_MS = 250;

    private final EventLoop loop;
    private final Admission admission;
    private final String instance;
    private final Observer observer;
    private final Replica replica = new Replica();
    private final Operations operations = new Operations();
    private final EvidenceLog log;
    private final Link.Owner owner = new Connected();

    private @Nullable URI server;
    private @Nullable Link link;
    private boolean isLive;
    private final Set<Integer> again = new TreeSet<>();
    private int highestSeen;

    /**
     * @param instance random id, 8 to 64 characters of A-Z a-z 0-9 _ -
     * @param isWitness whether it remembers all that it is told, to be asked for it
     */
    public RoomClient(EventLoop loop, Admission admission, String instance, Observer observer, boolean isWitness) {
        this.loop = loop;
        this.admission = admission;
        this.instance = instance;
        this.observer = observer;
        this.log = new EvidenceLog(isWitness);
        loop.scheduleAtFixedRate(this::ping, PING_MS, PING_MS, MILLISECONDS);
    }

    /** Connects there, now and after every loss; nowhere if {@code null}. */
    public void connectTo(@Nullable URI address) {
        server = address;
        if (link != null) {
            link.cut();
        } else if (address != null) {
            link = new Link(loop, address, owner);
        }
    }

    /** Gives a command; without a connection it waits for one. @return its operation number */
    public int submit(Command.Builder command) {
        Command numbered =
                operations.begin(command.setBaseSeq((int) replica.through().seq()));
        if (isLive) {
            send(numbered);
        }
        return numbered.getOp();
    }

    public Admission admission() {
        return admission;
    }

    public String instance() {
        return instance;
    }

    public boolean isLive() {
        return isLive;
    }

    public int pending() {
        return operations.size();
    }

    public Position through() {
        return replica.through();
    }

    /** The room, as far as it is known here: values by key. */
    public Map<String, Value> values() {
        return replica.values();
    }

    /** What was told since the last call. */
    public Evidence drain() {
        return log.drain(admission, instance, replica.through(), replica.values(), operations.size());
    }

    private void ping() {
        if (isLive && link != null) {
            link.send(ClientFrame.newBuilder()
                    .setPing(Ping.newBuilder().setT1(System.nanoTime() / 1_000))
                    .build());
        }
    }

    private void send(Command command) {
        if (link != null) {
            link.send(ClientFrame.newBuilder().setCommand(command).build());
        }
    }

    private void sendPending() {
        again.clear();
        operations.pending().forEach(this::send);
    }

    private void sendAgain() {
        again.stream().map(operations::find).filter(Objects::nonNull).forEach(this::send);
        again.clear();
    }

    private void welcome(Welcome welcome) {
        isLive = true;
        boolean isSame = welcome.getCode().equals(admission.code()) && welcome.getYou() == admission.participant();
        if (!isSame) {
            log.defect("welcomed as %d in %s".formatted(welcome.getYou(), welcome.getCode()));
        }
        if (welcome.getNextOp() <= highestSeen) {
            log.defect("next_op is %d, but the entry of %d was told".formatted(welcome.getNextOp(), highestSeen));
        }
        log.welcome(welcome.getResumed());
        operations.startFrom(welcome.getNextOp());
        sendPending();
        observer.live(this);
    }

    private void entry(Entry entry, long nanos) {
        log.entry(entry);
        if (entry.getInstance().equals(instance)) {
            highestSeen = Math.max(highestSeen, entry.getOp());
        }
        observer.entry(this, entry, nanos);
    }

    private void settled(Settled settled, long nanos) {
        Command command = operations.find(settled.getOp());
        String problem = settled.hasProblem() ? settled.getProblem().getCode() : "";
        if (command == null) {
            log.defect("operation %d was settled again (%s)".formatted(settled.getOp(), problem));
        } else if (problem.equals("unavailable")) {
            log.unavailable();
            observer.unavailable(this);
            if (again.isEmpty()) {
                loop.schedule(this::sendAgain, AGAIN_MS, MILLISECONDS);
            }
            again.add(settled.getOp());
        } else {
            operations.settle(settled.getOp());
            Settlement settlement = new Settlement(
                    settled.getOp(), command.getCommandCase(), Integer.toUnsignedLong(settled.getSeq()), problem);
            log.settled(settlement);
            observer.settled(this, settlement, nanos);
        }
    }

    private void bye(Bye bye) {
        log.bye(bye.getReason());
        if (!bye.getReconnect()) {
            server = null;
        }
        observer.bye(this, bye);
    }

    /** The connection that counts; what others still say is ignored. */
    private final class Connected implements Link.Owner {
        @Override
        public void opened(Link opened) {
            Hello.Builder hello = Hello.newBuilder()
                    .setAccessToken(admission.accessToken())
                    .setInstance(instance)
                    .setClient(ClientVersion.newBuilder().setName("sameframe-loadtests"));
            if (replica.through().seq() > 0) {
                hello.setResume(replica.through().toMark());
            }
            opened.send(ClientFrame.newBuilder().setHello(hello).build());
        }

        @Override
        public void received(Link from, ServerFrame frame) {
            long nanos = System.nanoTime();
            List<String> defects = replica.take(frame);
            defects.forEach(log::defect);
            if (frame.hasRange()) {
                log.position(replica.through());
            }
            for (ServerMessage message : frame.getMessagesList()) {
                switch (message.getMessageCase()) {
                    case WELCOME -> welcome(message.getWelcome());
                    case ENTRY -> entry(message.getEntry(), nanos);
                    case SETTLED -> settled(message.getSettled(), nanos);
                    case BYE -> bye(message.getBye());
                    case SNAPSHOT, SIGNAL, PONG, WAITING, HEAD, WITNESSED, MESSAGE_NOT_SET -> {}
                }
            }
        }

        @Override
        public void broken(Link from, String defect) {
            log.defect(defect);
        }

        @Override
        public void closed(Link from) {
            isLive = false;
            link = null;
            loop.schedule(this::again, RECONNECT_MS, MILLISECONDS);
        }

        private void again() {
            if (server != null && link == null) {
                link = new Link(loop, server, this);
            }
        }
    }
}
