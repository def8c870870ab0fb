package org.sameframe.room.actor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.apache.pekko.actor.testkit.typed.javadsl.TestInbox;
import org.apache.pekko.actor.typed.ActorRef;
import org.sameframe.room.Entry;
import org.sameframe.room.Medium;
import org.sameframe.room.Origin;
import org.sameframe.room.Participant;
import org.sameframe.room.Policy;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.ServerCommand;
import org.sameframe.room.codec.RoomKey;
import org.sameframe.simulation.Fault;
import org.sameframe.simulation.Lanes;

/** A room with all its lives, its journal, and the nodes from which it is reached. Stands for {@link Rooms}. */
public final class SimulatedRoom {
    private final Lanes lanes;
    private final RandomGenerator random;
    private final SimulatedJournal journal;
    private final RoomFaults faults;
    private final RoomEntity.Ports ports;
    private final Stage stage = new Stage();
    private final List<SimulatedNode> nodes = new ArrayList<>();
    private final Map<ActorRef<?>, Integer> lives = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private Optional<RoomLife> life = Optional.empty();
    private long connections;

    private record Call(TestInbox<Asker.Answer> answers, Consumer<OptionalInt> whom) {}

    public SimulatedRoom(
            Lanes lanes,
            RandomGenerator random,
            SimulatedJournal journal,
            MicroClock clock,
            RoomKey key,
            int nodes,
            int inbox,
            int batch,
            Optional<Fault> fault) {
        this.lanes = lanes;
        this.random = random;
        this.journal = journal;
        this.faults = new RoomFaults(fault, random);
        this.ports = new RoomEntity.Ports(
                new OneKey(key),
                new RoomSettings(
                        100,
                        2,
                        batch,
                        inbox,
                        Duration.ofMinutes(3),
                        Duration.ofMillis(250),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(10),
                        Policy.DEFAULT),
                clock);
        for (int i = 1; i <= nodes; i++) {
            this.nodes.add(new SimulatedNode(i, stage, lanes, this, faults, clock));
        }
    }

    private record OneKey(RoomKey key) implements RoomKeys {
        @Override
        public CompletionStage<Optional<RoomKey>> find(RoomCode room) {
            return CompletableFuture.completedFuture(Optional.of(key));
        }

        @Override
        public CompletionStage<RoomKey> create(RoomCode room) {
            return CompletableFuture.completedFuture(key);
        }

        @Override
        public CompletionStage<Boolean> isErased(RoomCode room) {
            return CompletableFuture.completedFuture(false);
        }
    }

    RoomCode code() {
        return journal.codec().room();
    }

    /** Makes the room. */
    public void create(String host, Medium medium) {
        submit(new ServerCommand.Create("Dailies", host, medium, Policy.DEFAULT), participant -> {});
    }

    /**
     * Gives somebody new a place.
     *
     * @param whom is told the participant's id, or nothing if that was refused; nothing at all if the answer is lost
     */
    public void admit(String name, Consumer<OptionalInt> whom) {
        submit(new ServerCommand.Admit(name), whom);
    }

    private void submit(RoomCommand command, Consumer<OptionalInt> whom) {
        TestInbox<Asker.Answer> answers = TestInbox.create("caller");
        calls.add(new Call(answers, whom));
        nodes.get(0).toRoom().add(new RoomEntity.Submit(command, Origin.ROOM, new Asker.Caller(answers.getRef())));
    }

    /** Brings a connection in from one of the nodes. */
    public void connect(int node, Outlet outlet) {
        nodes.get(node % nodes.size()).connect(++connections, outlet);
    }

    /** Puts everything that was told into the lanes; to be called whenever something has moved. */
    public void collect() {
        life.ifPresent(RoomLife::collect);
        if (life.filter(RoomLife::isOver).isPresent()) {
            end();
        }
        nodes.forEach(SimulatedNode::collect);
        List<Call> answered =
                calls.stream().filter(call -> call.answers().hasMessages()).toList();
        calls.removeAll(answered);
        answered.forEach(call -> call.whom().accept(newcomer(call.answers().receiveMessage())));
    }

    private static OptionalInt newcomer(Asker.Answer answer) {
        return answer.entry().stream()
                .map(Entry::events)
                .flatMap(List::stream)
                .filter(event -> event instanceof RoomEvent.Put put && put.value() instanceof Participant)
                .mapToInt(event -> ((Participant) ((RoomEvent.Put) event).value()).id())
                .findFirst();
    }

    /** Sharding starts a room when there is something for it. */
    void receive(RoomEntity.Message message) {
        if (life.isEmpty()) {
            RoomLife next = new RoomLife(lives.size() + 1, stage, lanes, random, journal, faults, ports);
            lives.put(next.ref(), lives.size() + 1);
            life = Optional.of(next);
        }
        life.get().receive(message);
    }

    /** The number of the present life; of the last one if there is none. */
    int life() {
        return lives.size();
    }

    int lifeOf(ActorRef<?> ref) {
        return lives.getOrDefault(ref, 0);
    }

    void audienceEnded(ActorRef<?> audience) {
        life.ifPresent(some -> some.lost(audience));
    }

    /** Lets timers ring. */
    public void timePassed() {
        life.ifPresent(RoomLife::ring);
        nodes.forEach(SimulatedNode::ring);
    }

    /** The room's end without a word, and of what had reached it and was not looked at yet. */
    public void crash() {
        if (life.isPresent()) {
            nodes.forEach(
                    node -> node.toRoom().loseFirst(random.nextInt(node.toRoom().size() + 1)));
            end();
        }
    }

    /** The room is told to stop, as when it moves to another node. */
    public void stop() {
        life.ifPresent(some -> some.receive(RoomEntity.Stop.INSTANCE));
    }

    private void end() {
        RoomLife ended = life.orElseThrow();
        nodes.forEach(SimulatedNode::collect);
        life = Optional.empty();
        ended.end();
        nodes.forEach(node -> node.roomEnded(ended.ref()));
    }

    /** As the room shows itself just now; empty while it is not in memory, or refuses to be seen. */
    public Optional<Room> state() {
        return life.map(RoomLife::look).filter(seen -> seen.refusal().isEmpty()).map(RoomEntity.Seen::room);
    }
}
