package org.sameframe.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.sameframe.edge.auth.AccessTokens;
import org.sameframe.edge.socket.SimulatedSocket;
import org.sameframe.room.Category;
import org.sameframe.room.FrameRate;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.RoomCode;
import org.sameframe.room.actor.MicroClock;
import org.sameframe.room.actor.SimulatedJournal;
import org.sameframe.room.actor.SimulatedRoom;
import org.sameframe.room.codec.RoomCodec;
import org.sameframe.room.codec.RoomKey;

/**
 * One run: a room, its clients, and what a seed makes of them. The same seed is the same run, but for the bytes of seals
 * and hashes.
 */
final class Simulation implements World {
    private static final RoomCode CODE = new RoomCode("ABCD-2345");
    private static final RoomKey KEY = RoomKey.random();
    private static final long NOON = 1_700_000_000_000_000L;
    private static final Medium CLIP = new Medium(
            "", "Clip", new FrameRate(24, 1), 240, 0, 0, 0, false, List.of(new MediaSource("media:a.mp4", "")));

    private final Plan plan;
    private final AccessTokens tokens;
    private final RandomGenerator random;
    private final Trace trace;
    private final Lanes lanes;
    private final Clock clock = new Clock();
    private final SimulatedJournal journal = new SimulatedJournal(RoomCodec.of(CODE, KEY));
    private final History history = new History(journal);
    private final SimulatedRoom room;
    private final SimulatedSocket.Server server;
    private final List<SimulatedClient> clients = new ArrayList<>();
    private final List<SimulatedClient> former = new ArrayList<>();
    private int count;
    private boolean isAnswered;

    private static final class Clock implements MicroClock {
        private long now = NOON;

        @Override
        public long now() {
            return now;
        }
    }

    Simulation(Plan plan, AccessTokens tokens) {
        this.plan = plan;
        this.tokens = tokens;
        this.random = new SplittableRandom(plan.seed());
        this.trace = new Trace(plan.traced());
        this.lanes = new Lanes(random, trace);
        int inbox = random.nextInt(4) == 0 ? 8 : 4_096;
        int batch = random.nextInt(3) == 0 ? 3 : 256;
        int nodes = random.nextInt(1, 3);
        this.room = new SimulatedRoom(lanes, random, journal, clock, KEY, nodes, inbox, batch, plan.fault());
        this.server = new SimulatedSocket.Server(
                lanes, random, tokens, clock, random.nextInt(500, 6_000), is(Fault.WAKE_LOST));
    }

    private boolean is(Fault fault) {
        return plan.fault().filter(fault::equals).isPresent();
    }

    /** Runs it to its end. */
    void run() {
        try {
            room.create("Host", CLIP);
            settle();
            int size = random.nextInt(2, 9);
            join(1);
            while (clients.size() < size) {
                add();
            }
            Deeds deeds = new Deeds(this, random);
            int betweenQuiet = Math.max(1, plan.operations() / 10);
            for (int i = 0; i < plan.operations(); i++) {
                deeds.next();
                room.collect();
                int steps = random.nextInt(4) == 0 ? random.nextInt(60) : random.nextInt(6);
                for (int step = 0; step < steps && step(); step++) {}
                if (random.nextInt(betweenQuiet) == 0) {
                    quiet();
                }
            }
            quiet();
        } catch (AssertionError | RuntimeException e) {
            throw new FailedRun(plan, e, trace);
        }
    }

    /** Lets one thing arrive. */
    private boolean step() {
        boolean moved = lanes.move();
        if (moved) {
            room.collect();
        }
        return moved;
    }

    void settle() {
        while (step()) {}
    }

    /** Everybody is reachable, and everything arrives; then all is checked. */
    void quiet() {
        trace.add("quiet", clients);
        journal.fail(SimulatedJournal.Failure.NONE);
        new QuietPoint(history, room, clients, former).reach(this::settle, this::pass);
        trace.add("quiet", "at " + history.seq());
    }

    /** Time goes on. */
    void pass(long micros) {
        clock.now += micros;
        room.timePassed();
        room.collect();
    }

    /** Somebody new, or another window of somebody. */
    void add() {
        if (!clients.isEmpty() && random.nextInt(4) == 0) {
            join(clients.get(random.nextInt(clients.size())).participant());
            return;
        }
        isAnswered = false;
        room.admit("Guest " + count, this::admitted);
        // The answer may be lost with the room; then somebody asks again.
        for (int tries = 0; !isAnswered && tries < 100; tries++) {
            settle();
            pass(500_000);
            if (!isAnswered && tries % 10 == 9) {
                room.admit("Guest " + count, this::admitted);
            }
        }
    }

    /** @param participant nobody, if the room is full, locked or closed */
    private void admitted(OptionalInt participant) {
        isAnswered = true;
        participant.ifPresent(this::join);
    }

    private void join(int participant) {
        String name = "c" + ++count;
        Identity identity = new Identity(
                name,
                participant,
                tokens.issue(CODE, participant),
                "instance-" + count,
                wanted(),
                random.nextInt(3) == 0,
                random.nextInt(2));
        clients.add(new SimulatedClient(identity, this, new Transcript(plan.keepTranscripts())));
    }

    private Set<Category> wanted() {
        Set<Category> wanted = EnumSet.allOf(Category.class);
        if (random.nextInt(2) == 0) {
            wanted.removeIf(category -> random.nextInt(3) == 0);
        }
        return wanted.isEmpty() ? EnumSet.allOf(Category.class) : wanted;
    }

    /** One whose time is over goes; in its place somebody comes, or the same person in a new window. */
    void replace(SimulatedClient over) {
        int before = clients.size();
        if (over.wasReplaced()) {
            join(over.participant());
        } else {
            add();
        }
        if (clients.size() > before) {
            former.add(over);
            clients.remove(over);
        }
    }

    @Override
    public History history() {
        return history;
    }

    @Override
    public Census census() {
        return plan.census();
    }

    @Override
    public boolean resends() {
        return !is(Fault.CLIENT_FORGETS);
    }

    @Override
    public SimulatedSocket open(SimulatedClient client, int connection) {
        return new SimulatedSocket(
                server,
                client.identity().name() + "/" + connection,
                client.identity().isJson(),
                (code, outlet) -> room.connect(client.identity().node(), outlet),
                client::take,
                client::ended);
    }

    /** What happened, but for the bytes of seals and hashes. */
    String summary() {
        return trace.steps() + " steps to " + history.room();
    }

    List<SimulatedClient> clients() {
        return clients;
    }

    SimulatedRoom room() {
        return room;
    }

    SimulatedJournal journal() {
        return journal;
    }

    Trace trace() {
        return trace;
    }

    /** Those of all clients, also of those who have gone. */
    List<Transcript> transcripts() {
        List<Transcript> all = new ArrayList<>();
        former.forEach(client -> all.add(client.transcript()));
        clients.forEach(client -> all.add(client.transcript()));
        return all;
    }
}
