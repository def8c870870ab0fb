package org.sameframe.room.actor;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.sameframe.room.Context;
import org.sameframe.room.Signal;
import org.sameframe.room.Slowness;

/** The connections of a room, those on their way in included. */
final class Members {
    private final Map<Seat, Member> bySeat = new LinkedHashMap<>();

    /** How far a connection has come. */
    enum Standing {
        /** Its arrival is not recorded yet. */
        COMING,
        /** Its participant is in the waiting room [WR1]. */
        WAITING,
        /** In the room. */
        IN
    }

    /**
     * A connection.
     *
     * @param resume where it wants to go on
     * @param status what its client said last of how it is doing
     */
    record Member(
            Seat seat,
            int participant,
            String instance,
            Mark resume,
            Standing standing,
            Optional<Signal.Status> status) {
        Member(Seat seat, int participant, String instance, Mark resume) {
            this(seat, participant, instance, resume, Standing.COMING, Optional.empty());
        }

        boolean isIn() {
            return standing == Standing.IN;
        }

        boolean isWaiting() {
            return standing == Standing.WAITING;
        }

        boolean isStalled() {
            return status.filter(Signal.Status::isStalled).isPresent();
        }
    }

    void add(Member member) {
        bySeat.put(member.seat(), member);
    }

    /** It has come that far. */
    void stands(Member member, Standing standing) {
        add(new Member(
                member.seat(), member.participant(), member.instance(), member.resume(), standing, member.status()));
    }

    /** Its client said how it is doing. */
    void reported(Member member, Signal.Status status) {
        add(new Member(
                member.seat(),
                member.participant(),
                member.instance(),
                member.resume(),
                member.standing(),
                Optional.of(status)));
    }

    /** Those of a kind, as they are now. */
    List<Member> all(Predicate<Member> which) {
        return bySeat.values().stream().filter(which).toList();
    }

    Optional<Member> remove(Seat seat) {
        return Optional.ofNullable(bySeat.remove(seat));
    }

    List<Member> removeAll(ActorRef<Audience.Message> audience) {
        List<Member> lost = all(member -> member.seat().audience().equals(audience));
        lost.forEach(member -> bySeat.remove(member.seat()));
        return lost;
    }

    Optional<Member> find(Seat seat) {
        return Optional.ofNullable(bySeat.get(seat));
    }

    /** The other connection of a client instance, which a new one replaces. */
    Optional<Member> other(Seat seat, int participant, String instance) {
        return bySeat.values().stream()
                .filter(member -> member.participant() == participant
                        && member.instance().equals(instance)
                        && !member.seat().equals(seat))
                .findFirst();
    }

    boolean has(int participant) {
        return bySeat.values().stream().anyMatch(member -> member.participant() == participant);
    }

    /** Connections of a participant. */
    int count(int participant) {
        return all(member -> member.participant() == participant).size();
    }

    boolean isEmpty() {
        return bySeat.isEmpty();
    }

    Set<ActorRef<Audience.Message>> audiences() {
        return bySeat.keySet().stream().map(Seat::audience).collect(Collectors.toSet());
    }

    Collection<Member> all() {
        return bySeat.values();
    }

    /** What a client instance said last of how it is doing. */
    Optional<Signal.Status> said(int participant, String instance) {
        return bySeat.values().stream()
                .filter(member ->
                        member.participant() == participant && member.instance().equals(instance))
                .flatMap(member -> member.status().stream())
                .findFirst();
    }

    /** Whether a player of the participant, with somebody looking, waits for bytes. */
    boolean isStalled(int participant) {
        return bySeat.values().stream().anyMatch(member -> member.participant() == participant && member.isStalled());
    }

    /** What clients said last of what they show. */
    List<Context.Report> reports() {
        return bySeat.values().stream()
                .filter(Member::isIn)
                .flatMap(member -> member.status().map(status -> status.report(member.participant())).stream())
                .toList();
    }

    /** From telling the slowest one to play until its picture moves. */
    Slowness slowest() {
        return bySeat.values().stream()
                .flatMap(member -> member.status().stream())
                .map(Signal.Status::slowness)
                .reduce(Slowness.NONE, Slowness::or);
    }
}
