package org.sameframe.room.actor;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.apache.pekko.Done;
import org.apache.pekko.actor.CoordinatedShutdown;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.actor.typed.ActorSystem;
import org.apache.pekko.actor.typed.Props;
import org.apache.pekko.actor.typed.javadsl.AskPattern;
import org.apache.pekko.cluster.sharding.typed.javadsl.ClusterSharding;
import org.apache.pekko.cluster.sharding.typed.javadsl.Entity;
import org.apache.pekko.cluster.sharding.typed.javadsl.EntityRef;
import org.sameframe.room.Account;
import org.sameframe.room.Admission;
import org.sameframe.room.Context;
import org.sameframe.room.Decision;
import org.sameframe.room.Grade;
import org.sameframe.room.Medium;
import org.sameframe.room.Origin;
import org.sameframe.room.Participant;
import org.sameframe.room.Policy;
import org.sameframe.room.Refusal;
import org.sameframe.room.RefusalCode;
import org.sameframe.room.Role;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCode;
import org.sameframe.room.RoomCommand;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.ServerCommand;

/** All rooms, as the edge reaches them. */
public final class Rooms {
    /** Codes to try for a new room: with 40 bits, a second try is needed once in millions of rooms. */
    private static final int TRIES = 4;

    private static final Refusal NO_HOST =
            new Refusal(RefusalCode.FORBIDDEN, "Only a host of the room may end it; ask one.");

    private static final Refusal NOT_HOST =
            new Refusal(RefusalCode.FORBIDDEN, "Only a host of the room may do this; ask one.");

    private final ActorSystem<?> system;
    private final ClusterSharding sharding;
    private final RoomEntity.Ports ports;
    private final ActorRef<Audiences.Message> audiences;
    private final SecureRandom random = new SecureRandom();
    private final AtomicLong connections = new AtomicLong();

    private Rooms(ActorSystem<?> system, RoomEntity.Ports ports) {
        this.system = system;
        this.ports = ports;
        this.sharding = ClusterSharding.get(system);
        sharding.init(Entity.of(
                        RoomEntity.TYPE,
                        entity -> RoomEntity.create(new RoomCode(entity.getEntityId()), entity.getShard(), ports))
                .withStopMessage(RoomEntity.Stop.INSTANCE));
        this.audiences = system.systemActorOf(Audiences.create(ports.meter()), "audiences", Props.empty());
        // Connections go before the rooms do: they would ask for their rooms again, and sharding would wait 10 s for
        // it.
        CoordinatedShutdown.get(system)
                .addTask(CoordinatedShutdown.PhaseBeforeClusterShutdown(), "audiences", this::dismissAll);
    }

    /** The same, with nobody who is told of news. */
    public static Rooms start(ActorSystem<?> system, RoomKeys keys, MicroClock clock) {
        return start(system, keys, clock, RoomNews.NONE);
    }

    /**
     * Makes this node one that keeps rooms. Once per actor system, after it has joined its cluster.
     *
     * @param news of the rooms on this node
     */
    public static Rooms start(ActorSystem<?> system, RoomKeys keys, MicroClock clock, RoomNews news) {
        return start(system, keys, clock, news, RoomMeter.NONE);
    }

    /** The same, and counts what goes on. */
    public static Rooms start(ActorSystem<?> system, RoomKeys keys, MicroClock clock, RoomNews news, RoomMeter meter) {
        RoomSettings settings = RoomSettings.of(system.settings().config());
        return new Rooms(system, new RoomEntity.Ports(keys, settings, clock, news, meter));
    }

    /** The policy of a room whose creator wants nothing special. */
    public Policy usualPolicy() {
        return ports.settings().policy();
    }

    /**
     * Makes a room; its creator is the host.
     *
     * @return Admitted or Refused
     */
    public CompletionStage<RoomReply> create(String title, String hostName, Medium medium, Policy policy) {
        return create(title, hostName, medium, policy, Account.GUEST);
    }

    /**
     * The same for somebody whom a token vouches for.
     *
     * @return Admitted or Refused
     */
    public CompletionStage<RoomReply> create(
            String title, String hostName, Medium medium, Policy policy, Account account) {
        ServerCommand.Create command = new ServerCommand.Create(title, hostName, medium, policy, account);
        // Refused here, what is wrong leaves no trace: a room begins with its key.
        if (Room.NONE.decide(command, Origin.ROOM, new Context(ports.clock().now(), 0))
                instanceof Decision.Refused refused) {
            return refused(refused.refusal());
        }
        return create(command, TRIES);
    }

    /**
     * Gives somebody new a place in a room.
     *
     * @return Admitted or Refused
     */
    public CompletionStage<RoomReply> join(RoomCode code, String name) {
        return submit(code, new ServerCommand.Admit(name)).thenApply(answer -> admitted(code, answer));
    }

    /**
     * Puts somebody before the door of a room: they are there once a host lets them in, whatever the policy says [PN8].
     *
     * @return Admitted, to the waiting room, or Refused
     */
    public CompletionStage<RoomReply> knock(RoomCode code, String name) {
        return submit(code, ServerCommand.Admit.knocking(name)).thenApply(answer -> admitted(code, answer));
    }

    /**
     * Gives an account a place in a room, or finds the one that it has.
     *
     * @param role for an account that is new there
     * @return Admitted or Refused
     */
    public CompletionStage<RoomReply> join(RoomCode code, String name, Account account, Role role) {
        return submit(code, new ServerCommand.Admit(name, account, role))
                .thenCompose(
                        answer -> answer.refusal().isEmpty() && answer.entry().isEmpty()
                                ? member(code, account)
                                : CompletableFuture.completedFuture(admitted(code, answer)));
    }

    /** @return Admitted, or Refused if the account is not in the room's roster, or was removed */
    public CompletionStage<RoomReply> member(RoomCode code, Account account) {
        return look(
                code,
                room -> room.participants().stream()
                        .filter(person -> person.isOf(account) && person.admission() != Admission.REMOVED)
                        .findFirst()
                        .map(person -> new RoomReply.Admitted(code, person.id())));
    }

    /** @return Found, or Refused with {@link RefusalCode#UNKNOWN_ROOM} */
    public CompletionStage<RoomReply> find(RoomCode code) {
        return look(code, room -> Optional.of(found(code, room)));
    }

    /**
     * Ends a room for good, for one of its hosts, who need not be there. One that is closed already stays so.
     *
     * @return Closed, or Refused also if the participant is no host of the room
     */
    public CompletionStage<RoomReply> close(RoomCode code, int participant) {
        return look(
                        code,
                        room -> Optional.of(
                                room.participant(participant)
                                                .filter(Rooms::isStillHost)
                                                .isPresent()
                                        ? new RoomReply.Closed(code)
                                        : new RoomReply.Refused(NO_HOST)))
                .thenCompose(reply -> reply instanceof RoomReply.Closed
                        ? close(code, Origin.participant(participant))
                        : CompletableFuture.completedFuture(reply));
    }

    /**
     * Ends a room for good, for the server itself.
     *
     * @return Closed or Refused
     */
    public CompletionStage<RoomReply> close(RoomCode code) {
        return close(code, Origin.ROOM);
    }

    /** Who was removed may not end what they were removed from. */
    private static boolean isStillHost(Participant person) {
        return person.role() == Role.HOST && person.admission() != Admission.REMOVED;
    }

    private CompletionStage<RoomReply> close(RoomCode code, Origin origin) {
        return submit(code, new ServerCommand.Close(), origin)
                .thenApply(answer -> answer.refusal()
                        .<RoomReply>map(RoomReply.Refused::new)
                        .orElseGet(() -> new RoomReply.Closed(code)));
    }

    /**
     * Gives a command on behalf of a participant who has a place, here or not; nobody becomes present by it [CR1].
     *
     * @return Settled or Refused; {@link RefusalCode#UNAVAILABLE} says that it is not known what became of it
     */
    public CompletionStage<RoomReply> command(RoomCode code, RoomCommand command, Origin origin) {
        return submit(code, command, origin)
                .thenApply(answer -> answer.refusal()
                        .<RoomReply>map(RoomReply.Refused::new)
                        .orElseGet(() -> new RoomReply.Settled(answer.seq())));
    }

    /**
     * Ends what is in memory of a room that is being erased: who is in it is told so. Fails if the room does not answer.
     */
    public CompletionStage<Done> forget(RoomCode code) {
        return room(code).ask(RoomEntity.Forget::new, ports.settings().askTimeout());
    }

    /** @return FoundMedium, or Refused also if the participant is not in the room */
    public CompletionStage<RoomReply> media(RoomCode code, int participant, String mediumId) {
        return look(
                code,
                room -> room.participant(participant)
                        .filter(Participant::hasPlace)
                        .flatMap(person -> room.medium(mediumId))
                        .map(RoomReply.FoundMedium::new));
    }

    /** @return FoundGrade, or Refused if the participant has no place in the room */
    public CompletionStage<RoomReply> grade(RoomCode code, int participant) {
        return look(
                code,
                room -> room.participant(participant)
                        .filter(Participant::hasPlace)
                        .map(person -> new RoomReply.FoundGrade(
                                room.grade().map(Grade::lut).orElse(""), room.mayGrade(participant))));
    }

    /** @return Found, or Refused if the participant has no place in the room */
    public CompletionStage<RoomReply> place(RoomCode code, int participant) {
        return look(
                code,
                room -> room.participant(participant)
                        .filter(Participant::hasPlace)
                        .map(person -> found(code, room)));
    }

    /** @return Found, or Refused if the participant is no host of the room; they need not be there */
    public CompletionStage<RoomReply> host(RoomCode code, int participant) {
        return look(
                code,
                room -> Optional.of(
                        room.participant(participant).filter(Rooms::isStillHost).isPresent()
                                ? found(code, room)
                                : new RoomReply.Refused(NOT_HOST)));
    }

    /** @return Found, or Refused if the participant may not write notes in the room */
    public CompletionStage<RoomReply> author(RoomCode code, int participant) {
        return look(code, room -> room.mayWrite(participant) ? Optional.of(found(code, room)) : Optional.empty());
    }

    private static RoomReply found(RoomCode code, Room room) {
        return new RoomReply.Found(code, room.policy().agreeing().kept());
    }

    /**
     * Brings a connection into a room: it is welcomed, or closed.
     *
     * <p>It leaves through its {@link RoomLink}; one that was not welcomed yet, by being closed.
     */
    public void connect(RoomCode code, Outlet outlet) {
        audiences.tell(new Audiences.Attach(code, connections.incrementAndGet(), outlet));
    }

    private CompletionStage<Done> dismissAll() {
        return AskPattern.ask(audiences, Audiences.Close::new, ports.settings().askTimeout(), system.scheduler());
    }

    private CompletionStage<RoomReply> create(ServerCommand.Create command, int tries) {
        RoomCode code = RoomCode.of(random.nextLong());
        return submit(code, command).thenCompose(answer -> {
            boolean taken = answer.refusal()
                    .filter(refusal -> refusal.code() == RefusalCode.INVALID || refusal.code() == RefusalCode.ERASED)
                    .isPresent();
            return taken && tries > 1
                    ? create(command, tries - 1)
                    : CompletableFuture.completedFuture(admitted(code, answer));
        });
    }

    private CompletionStage<Asker.Answer> submit(RoomCode code, RoomCommand command) {
        return submit(code, command, Origin.ROOM);
    }

    private CompletionStage<Asker.Answer> submit(RoomCode code, RoomCommand command, Origin origin) {
        return room(code)
                .<Asker.Answer>ask(
                        replyTo -> new RoomEntity.Submit(command, origin, new Asker.Caller(replyTo)),
                        ports.settings().askTimeout())
                .exceptionally(late -> new Asker.Answer(Optional.empty(), Optional.of(tooLate()), 0));
    }

    private CompletionStage<RoomReply> look(RoomCode code, Function<Room, Optional<? extends RoomReply>> find) {
        return room(code)
                .<RoomEntity.Seen>ask(RoomEntity.Look::new, ports.settings().askTimeout())
                .exceptionally(late -> new RoomEntity.Seen(Room.NONE, Optional.of(tooLate())))
                .thenApply(seen -> seen.refusal()
                        .<RoomReply>map(RoomReply.Refused::new)
                        .or(() -> find.apply(seen.room()))
                        .orElseGet(() -> new RoomReply.Refused(new Refusal(
                                RefusalCode.FORBIDDEN,
                                "You have no place in this room, or it has no such thing for you; join it again."))));
    }

    private EntityRef<RoomEntity.Message> room(RoomCode code) {
        return sharding.entityRefFor(RoomEntity.TYPE, code.value());
    }

    private static RoomReply admitted(RoomCode code, Asker.Answer answer) {
        return answer.refusal()
                .<RoomReply>map(RoomReply.Refused::new)
                .orElseGet(() -> new RoomReply.Admitted(code, newcomer(answer)));
    }

    /** Whom the entry put into the roster. */
    private static int newcomer(Asker.Answer answer) {
        return answer.entry().stream()
                .flatMap(entry -> entry.events().stream())
                .filter(RoomEvent.Put.class::isInstance)
                .map(event -> ((RoomEvent.Put) event).value())
                .filter(Participant.class::isInstance)
                .mapToInt(value -> ((Participant) value).id())
                .findFirst()
                .orElseThrow();
    }

    private static Refusal tooLate() {
        return new Refusal(RefusalCode.UNAVAILABLE, "The room does not answer; try again in a few seconds.");
    }

    private static CompletionStage<RoomReply> refused(Refusal refusal) {
        return CompletableFuture.completedFuture(new RoomReply.Refused(refusal));
    }
}
