package org.sameframe.room.actor;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;

/** The connections of a room, those on their way in included. */
final class Members {
    private final Map<Seat, Member> bySeat = new LinkedHashMap<>();

    /**
     * @param roundTripUs of the connection, in microseconds, as its client reported it; 0 until then
     * @param isIn its arrival was recorded
     */
    record Member(Seat seat, int participant, String instance, int roundTripUs, boolean isIn) {
        Member(Seat seat, int participant, String instance) {
            this(seat, participant, instance, 0, false);
        }
    }

    void add(Seat seat, int participant, String instance) {
        bySeat.put(seat, new Member(seat, participant, instance));
    }

    void welcomed(Member member) {
        bySeat.put(
                member.seat(),
                new Member(member.seat(), member.participant(), member.instance(), member.roundTripUs(), true));
    }

    /** Those who are in the room, of some participants. */
    List<Member> in(IntPredicate whose) {
        return bySeat.values().stream()
                .filter(member -> member.isIn() && whose.test(member.participant()))
                .toList();
    }

    Optional<Member> remove(Seat seat) {
        return Optional.ofNullable(bySeat.remove(seat));
    }

    List<Member> removeAll(ActorRef<Audience.Message> audience) {
        List<Member> lost = bySeat.values().stream()
                .filter(member -> member.seat().audience().equals(audience))
                .toList();
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

    boolean isEmpty() {
        return bySeat.isEmpty();
    }

    Set<ActorRef<Audience.Message>> audiences() {
        return bySeat.keySet().stream().map(Seat::audience).collect(Collectors.toSet());
    }

    Collection<Member> all() {
        return bySeat.values();
    }

    void measured(Member member, int roundTripUs) {
        bySeat.put(
                member.seat(),
                new Member(member.seat(), member.participant(), member.instance(), roundTripUs, member.isIn()));
    }

    /** One-way delay of the slowest connection, in microseconds. */
    long slowestDelayUs() {
        return bySeat.values().stream().mapToLong(Member::roundTripUs).max().orElse(0) / 2;
    }
}
