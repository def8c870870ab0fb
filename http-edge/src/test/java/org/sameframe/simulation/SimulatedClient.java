package org.sameframe.simulation;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.sameframe.edge.socket.SimulatedSocket;
import org.sameframe.room.Category;
import org.sameframe.schema.v1.ClientFrame;
import org.sameframe.schema.v1.Command;
import org.sameframe.schema.v1.Entry;
import org.sameframe.schema.v1.Hello;
import org.sameframe.schema.v1.Leave;
import org.sameframe.schema.v1.Mark;
import org.sameframe.schema.v1.Ping;
import org.sameframe.schema.v1.ServerFrame;
import org.sameframe.schema.v1.ServerMessage;
import org.sameframe.schema.v1.Signal;
import org.sameframe.schema.v1.Welcome;

/** A client instance: folds what it is told, by nothing but put, remove and replace, and remembers what it asked for. */
final class SimulatedClient {
    /** Of pings the server takes 20 a second, by a clock of its own. */
    private static final int PINGS = 15;

    private final Identity identity;
    private final World world;
    private final Transcript transcript;
    private final PendingOperations pending = new PendingOperations();
    private final Fold fold;
    private Optional<SimulatedSocket> socket = Optional.empty();
    private Promises promises;
    private State state = State.OFFLINE;
    private ClientFrame lastCommand = ClientFrame.getDefaultInstance();
    private int leaving;
    private int pings;
    private int connections;
    private boolean wasReplaced;

    enum State {
        OFFLINE,
        CONNECTING,
        /** To be let in. */
        WAITING,
        WELCOMED,
        LIVE,
        OVER
    }

    SimulatedClient(Identity identity, World world, Transcript transcript) {
        this.identity = identity;
        this.world = world;
        this.transcript = transcript;
        this.fold = new Fold(identity);
        this.promises = new Promises(this, world.history(), fold.through());
    }

    Identity identity() {
        return identity;
    }

    int participant() {
        return identity.participant();
    }

    String instance() {
        return identity.instance();
    }

    Set<Category> wanted() {
        return identity.wanted();
    }

    PendingOperations pending() {
        return pending;
    }

    Fold fold() {
        return fold;
    }

    State state() {
        return state;
    }

    boolean wasReplaced() {
        return wasReplaced;
    }

    Transcript transcript() {
        return transcript;
    }

    Optional<SimulatedSocket> socket() {
        return socket;
    }

    void connect() {
        state = State.CONNECTING;
        pings = 0;
        promises = new Promises(this, world.history(), fold.through());
        transcript.connected(instance(), wanted());
        socket = Optional.of(world.open(this, ++connections));
        Hello.Builder hello =
                Hello.newBuilder().setAccessToken(identity.token()).setInstance(instance());
        if (fold.through().getSeq() > 0) {
            hello.setResume(fold.through());
        }
        if (wanted().size() < Category.values().length) {
            wanted().forEach(category ->
                    hello.addCategories(org.sameframe.schema.v1.Category.valueOf("CATEGORY_" + category.name())));
        }
        send(ClientFrame.newBuilder().setHello(hello).build());
    }

    private void send(ClientFrame frame) {
        socket.ifPresent(some -> some.send(frame));
    }

    /** Gives a command; without a connection it waits for the next one. */
    void give(Command.Builder command) {
        Command numbered = pending.add(command, fold.through().getSeq());
        if (state == State.WELCOMED || state == State.LIVE) {
            send(numbered);
        }
    }

    void leave() {
        give(Command.newBuilder().setLeave(Leave.getDefaultInstance()));
        leaving = pending.all().get(pending.size() - 1).getOp();
    }

    private void send(Command command) {
        pending.sent(command.getOp());
        lastCommand = ClientFrame.newBuilder().setCommand(command).build();
        send(lastCommand);
    }

    /** Sends the last command once more, as no client should. */
    void repeat() {
        if (state == State.LIVE && lastCommand.hasCommand()) {
            send(lastCommand.getCommand());
        }
    }

    /** Sends again what the room could not tell the outcome of [OE5]. */
    boolean sendUnavailable() {
        if (state != State.LIVE) {
            return false;
        }
        var again = pending.takeUnavailable();
        again.forEach(this::send);
        return !again.isEmpty();
    }

    void signal(Signal signal) {
        if (state == State.LIVE) {
            send(ClientFrame.newBuilder().setSignal(signal).build());
        }
    }

    void ping() {
        if (state != State.OFFLINE && state != State.OVER && pings++ < PINGS) {
            send(ClientFrame.newBuilder()
                    .setPing(Ping.newBuilder().setT1(pings))
                    .build());
        }
    }

    void cut() {
        socket.ifPresent(SimulatedSocket::cut);
        ended();
    }

    /** The socket is closed. */
    void ended() {
        socket = Optional.empty();
        state = state == State.OVER ? State.OVER : State.OFFLINE;
    }

    /** Takes in a frame, as it came. */
    void take(ServerFrame frame) {
        transcript.frame(frame);
        promises.frame(frame);
        for (ServerMessage message : frame.getMessagesList()) {
            if (socket.isEmpty()) {
                return;
            }
            take(
                    message,
                    frame.getRange().getThrough().getSeq(),
                    frame.getMessages(0).hasWelcome());
        }
        if (frame.hasRange()) {
            fold.reach(frame.getRange().getThrough());
            state = state == State.WELCOMED ? State.LIVE : state;
        }
    }

    /**
     * Takes in a message.
     *
     * @param to the end of its frame's range
     * @param isNew the frame begins with the welcome
     */
    private void take(ServerMessage message, int to, boolean isNew) {
        switch (message.getMessageCase()) {
            case WELCOME -> welcomed(message.getWelcome());
            case SNAPSHOT -> {
                world.census().add(isNew ? Census.Event.WELCOMED_WITH_SNAPSHOT : Census.Event.CAUGHT_UP);
                fold.replace(message.getSnapshot(), to);
            }
            case ENTRY -> entry(message.getEntry());
            case SETTLED -> {
                promises.settled(
                        message.getSettled(),
                        socket.map(SimulatedSocket::arrivals)
                                .orElse(Map.of())
                                .getOrDefault(message.getSettled().getOp(), 0));
                settled(message.getSettled());
            }
            case SIGNAL -> promises.signal(message.getSignal());
            case BYE -> {
                Promises.bye(message.getBye());
                state = message.getBye().getReconnect() ? state : State.OVER;
                wasReplaced = message.getBye().getReason() == 4503;
                world.census().bye(message.getBye().getReason());
            }
            case WAITING -> {
                world.census().add(Census.Event.WAITED);
                state = State.WAITING;
            }
            case PONG, HEAD, WITNESSED, MESSAGE_NOT_SET -> {}
        }
    }

    private void welcomed(Welcome welcome) {
        if (welcome.getResumed()) {
            world.census().add(Census.Event.RESUMED);
        }
        state = State.WELCOMED;
        Check.REACHABLE.that(welcome.getYou() == participant(), "was welcomed as somebody else: %s", welcome);
        Check.ONE_EFFECT.that(
                pending.welcomed(welcome.getNextOp()),
                "the room goes on with operation %d, and has recorded later ones",
                welcome.getNextOp());
        if (world.resends()) {
            pending.takeUnavailable();
            pending.all().forEach(this::send);
        }
    }

    private void entry(Entry entry) {
        fold.apply(entry);
        if (fold.isOwn(entry) && entry.getOp() > 0) {
            pending.echoed(entry.getOp(), entry.getSeq());
        }
    }

    private void settled(org.sameframe.schema.v1.Settled answer) {
        int op = answer.getOp();
        if (!answer.hasProblem()) {
            world.census().add(pending.wasSentOnce(op) ? Census.Event.ACCEPTED : Census.Event.ACCEPTED_OF_SEVERAL);
            pending.accepted(op, answer.getSeq());
            if (op == leaving) {
                cut();
                state = State.OVER;
            }
            return;
        }
        world.census().problem(answer.getProblem().getCode());
        if (answer.getProblem().getCode().equals("unavailable")) {
            pending.unavailable(op);
        } else {
            boolean isCertain =
                    pending.wasSentOnce(op) || answer.getProblem().getCode().equals("not-applied");
            pending.refused(op, isCertain);
        }
    }

    /** Whether nothing is to come for it while the room is there. */
    boolean isQuiet(Mark end) {
        return state == State.OVER
                || state == State.WAITING
                || (state == State.LIVE && pending.size() == 0 && fold.through().equals(end));
    }

    void quiet() {
        promises.quiet(socket.map(SimulatedSocket::arrivals).orElse(Map.of()));
    }

    @Override
    public String toString() {
        return "%s (participant %d, %s, through %d, pending %s)"
                .formatted(identity.name(), participant(), state, fold.through().getSeq(), pending.all());
    }
}
