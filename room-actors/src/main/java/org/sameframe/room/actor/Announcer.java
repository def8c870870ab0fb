package org.sameframe.room.actor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.pekko.actor.typed.ActorRef;
import org.sameframe.room.Decision;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.Participant;
import org.sameframe.room.Refusal;
import org.sameframe.room.Room;
import org.sameframe.room.Signal;

/** Tells what was decided: each audience in one message, entries first, then what is settled by them. */
final class Announcer {
    private final ActorRef<RoomEntity.Message> room;
    private final Members members;

    Announcer(ActorRef<RoomEntity.Message> room, Members members) {
        this.room = room;
        this.members = members;
    }

    /** @return arrivals that were recorded although their connection is gone again */
    List<Members.Member> announce(RoomActor.Committed committed, List<Inbox.Item> items, MicroClock clock) {
        Ledger ledger = committed.ledger();
        List<Recorded> entries = committed.entries();
        Map<ActorRef<Audience.Message>, List<Audience.Settlement>> settled = new LinkedHashMap<>();
        if (!entries.isEmpty()) {
            members.audiences().forEach(audience -> settled.put(audience, new ArrayList<>()));
        }
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i).asker() instanceof Asker.Connection connection) {
                Seat seat = connection.seat();
                settled.computeIfAbsent(seat.audience(), audience -> new ArrayList<>())
                        .add(new Audience.Settlement(
                                seat.number(),
                                settled(connection.op(), committed.verdicts().get(i))));
            }
        }
        settled.forEach((audience, settlements) ->
                audience.tell(new Audience.Publish(room, entries, ledger.mark(), settlements)));
        Leavers leavers = Leavers.of(entries);
        members.all(member -> member.standing() != Members.Standing.COMING && leavers.include(member.participant(), 0))
                .forEach(member -> letGo(member, ledger.room()));
        resubscribe(entries, ledger);
        welcomeAdmitted(ledger, clock);
        List<Members.Member> gone = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            Inbox.Item item = items.get(i);
            RoomActor.Verdict verdict = committed.verdicts().get(i);
            if (item.asker() instanceof Asker.Caller caller) {
                caller.replyTo().tell(answer(verdict, entries));
            } else if (item.asker() instanceof Asker.Newcomer newcomer) {
                welcome(newcomer, item.submission().origin(), verdict, leavers, ledger, clock)
                        .ifPresent(gone::add);
            }
        }
        return gone;
    }

    void refuse(Asker asker, Refusal refusal, long seq) {
        if (asker instanceof Asker.Caller caller) {
            caller.replyTo().tell(new Asker.Answer(Optional.empty(), Optional.of(refusal), seq));
        } else if (asker instanceof Asker.Connection connection) {
            Seat seat = connection.seat();
            seat.audience()
                    .tell(new Audience.Publish(
                            room,
                            List.of(),
                            Mark.START,
                            List.of(new Audience.Settlement(
                                    seat.number(),
                                    new RoomMessage.Settled(connection.op(), seq, Optional.of(refusal))))));
        } else if (asker instanceof Asker.Newcomer newcomer) {
            members.remove(newcomer.seat());
            dismiss(newcomer.seat(), Farewell.because(refusal));
        }
    }

    /** [RO11]. */
    void letGo(Members.Member member, Room room) {
        members.remove(member.seat());
        dismiss(member.seat(), Farewell.of(room, member.participant(), member.isIn()));
    }

    /** [WR4]: those who waited, and have been let in. */
    void welcomeAdmitted(Ledger ledger, MicroClock clock) {
        members.all(member -> member.isWaiting()
                        && ledger.room()
                                .participant(member.participant())
                                .filter(Participant::isHere)
                                .isPresent())
                .forEach(member -> welcome(member, ledger, clock));
    }

    /** [SU4]: whose categories were switched is told everything that is on now. */
    private void resubscribe(List<Recorded> entries, Ledger ledger) {
        Set<Integer> switched = entries.stream()
                .map(Recorded::entry)
                .flatMapToInt(Selection::switched)
                .boxed()
                .collect(Collectors.toSet());
        if (!switched.isEmpty()) {
            members.all(member -> member.isIn() && switched.contains(member.participant()))
                    .forEach(member -> snapshot(member.seat(), ledger));
        }
    }

    void dismiss(Seat seat, Farewell farewell) {
        seat.audience().tell(new Audience.Dismiss(seat.number(), farewell));
    }

    void snapshot(Seat seat, Ledger ledger) {
        seat.audience().tell(new Audience.Replace(seat.number(), ledger.room(), ledger.mark()));
    }

    void relay(Members.Member from, Signal signal, Recipient to) {
        Audience.Relay relay =
                new Audience.Relay(from.seat().number(), from.participant(), from.instance(), signal, to);
        members.audiences().forEach(audience -> audience.tell(relay));
    }

    private Optional<Members.Member> welcome(
            Asker.Newcomer newcomer,
            Origin origin,
            RoomActor.Verdict verdict,
            Leavers leavers,
            Ledger ledger,
            MicroClock clock) {
        Seat seat = newcomer.seat();
        if (verdict.decision() instanceof Decision.Refused refused) {
            refuse(newcomer, refused.refusal(), verdict.seq());
            return Optional.empty();
        }
        Optional<Members.Member> member = members.find(seat);
        if (member.isEmpty()) {
            return Optional.of(new Members.Member(seat, origin.participant(), origin.instance(), newcomer.resume()));
        }
        if (leavers.include(origin.participant(), verdict.seq())) {
            letGo(member.get(), ledger.room());
            return Optional.empty();
        }
        boolean mustWait = ledger.room()
                .participant(origin.participant())
                .filter(Participant::isWaiting)
                .isPresent();
        if (mustWait) {
            members.stands(member.get(), Members.Standing.WAITING);
            seat.audience().tell(new Audience.Await(seat.number(), room, clock));
        } else {
            welcome(member.get(), ledger, clock);
        }
        return Optional.empty();
    }

    private void welcome(Members.Member member, Ledger ledger, MicroClock clock) {
        members.stands(member, Members.Standing.IN);
        Seat seat = member.seat();
        long nextOp = ledger.room().nextOperation(member.participant(), member.instance());
        seat.audience()
                .tell(new Audience.Welcomed(
                        seat.number(), room, nextOp, missed(member, ledger), ledger.room(), ledger.mark(), clock));
    }

    /** [RS2]; not if categories were switched meanwhile, since their values would be missing [SU4]. */
    private static Optional<List<Recorded>> missed(Members.Member member, Ledger ledger) {
        return member.resume().equals(Mark.START)
                ? Optional.empty()
                : ledger.tail()
                        .since(member.resume())
                        .filter(entries -> entries.stream()
                                .map(Recorded::entry)
                                .flatMapToInt(Selection::switched)
                                .noneMatch(participant -> participant == member.participant()));
    }

    private static RoomMessage.Settled settled(long op, RoomActor.Verdict verdict) {
        Decision decision = verdict.decision();
        return new RoomMessage.Settled(
                op,
                seq(verdict),
                decision instanceof Decision.Refused refused ? Optional.of(refused.refusal()) : Optional.empty());
    }

    private static Asker.Answer answer(RoomActor.Verdict verdict, List<Recorded> entries) {
        Decision decision = verdict.decision();
        Optional<Entry> entry = decision instanceof Decision.Accepted
                ? entries.stream()
                        .map(Recorded::entry)
                        .filter(e -> e.seq() == verdict.seq())
                        .findFirst()
                : Optional.empty();
        return new Asker.Answer(
                entry,
                decision instanceof Decision.Refused refused ? Optional.of(refused.refusal()) : Optional.empty(),
                seq(verdict));
    }

    private static long seq(RoomActor.Verdict verdict) {
        return verdict.decision() instanceof Decision.Repeated repeated ? repeated.seq() : verdict.seq();
    }
}
