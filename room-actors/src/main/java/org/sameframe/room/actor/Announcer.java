package org.sameframe.room.actor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.pekko.actor.typed.ActorRef;
import org.sameframe.room.Decision;
import org.sameframe.room.Entry;
import org.sameframe.room.Origin;
import org.sameframe.room.Refusal;
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
        members.in(participant -> leavers.include(participant, 0)).forEach(member -> letGo(member.seat()));
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
            caller.replyTo().tell(new Asker.Answer(Optional.empty(), Optional.of(refusal)));
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
    void letGo(Seat seat) {
        members.remove(seat);
        dismiss(seat, Farewell.LEFT);
    }

    void dismiss(Seat seat, Farewell farewell) {
        seat.audience().tell(new Audience.Dismiss(seat.number(), farewell));
    }

    void snapshot(Seat seat, Ledger ledger) {
        seat.audience().tell(new Audience.Replace(seat.number(), ledger.room(), ledger.mark()));
    }

    void relay(Members.Member from, Signal signal) {
        Audience.Relay relay = new Audience.Relay(from.seat().number(), from.participant(), from.instance(), signal);
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
            return Optional.of(new Members.Member(seat, origin.participant(), origin.instance()));
        }
        if (leavers.include(origin.participant(), verdict.seq())) {
            letGo(seat);
            return Optional.empty();
        }
        members.welcomed(member.get());
        boolean fresh = newcomer.resume().equals(Mark.START);
        Optional<List<Recorded>> missed =
                fresh ? Optional.empty() : ledger.tail().since(newcomer.resume());
        long nextOp = ledger.room().nextOperation(origin.participant(), origin.instance());
        seat.audience()
                .tell(new Audience.Welcomed(seat.number(), room, nextOp, missed, ledger.room(), ledger.mark(), clock));
        return Optional.empty();
    }

    private static RoomMessage.Settled settled(long op, RoomActor.Verdict verdict) {
        Decision decision = verdict.decision();
        return new RoomMessage.Settled(
                op,
                decision instanceof Decision.Repeated repeated ? repeated.seq() : verdict.seq(),
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
                decision instanceof Decision.Refused refused ? Optional.of(refused.refusal()) : Optional.empty());
    }
}
