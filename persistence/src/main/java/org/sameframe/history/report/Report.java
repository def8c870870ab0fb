package org.sameframe.history.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.sameframe.room.Medium;
import org.sameframe.room.Participant;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomCode;
import org.sameframe.room.Shot;

/**
 * What happened in a room, for its producer [RP].
 *
 * @param card empty if not even the first entry can be read
 * @param through up to which entry
 * @param at when that was decided, in microseconds since the epoch
 * @param erased what was personal is gone for good
 * @param damage where the ledger is damaged; the report ends before
 * @param alarm what speaks against the ledger by what was seen of it earlier
 * @param people everybody who ever was admitted or waited, by id
 * @param media in the order of the playlist
 * @param ratings by the shot's id
 */
public record Report(
        RoomCode code,
        Optional<RoomCard> card,
        long through,
        long at,
        boolean erased,
        Optional<Damaged> damage,
        Optional<Alarmed> alarm,
        List<Participant> people,
        List<Medium> media,
        List<Shot> shots,
        Map<String, Decisions.Rating> ratings,
        List<Sitting> sittings,
        List<Attention.OfMedium> attention,
        List<Decisions.OfMedium> decisions,
        List<Driving.Driver> drivers) {

    public Report {
        people = List.copyOf(people);
        media = List.copyOf(media);
        shots = List.copyOf(shots);
        ratings = Map.copyOf(ratings);
        sittings = List.copyOf(sittings);
        attention = List.copyOf(attention);
        decisions = List.copyOf(decisions);
        drivers = List.copyOf(drivers);
    }

    /**
     * Where a ledger is damaged.
     *
     * @param seq of the first entry that is wrong; 0 if it is what all of them need
     * @param what is wrong with it, as the end of a sentence
     */
    public record Damaged(long seq, String what) {
        /** A sentence that says where, and what that means for the report. */
        public String sentence() {
            Texts texts = Language.ENGLISH.texts();
            return texts.damaged(seq) + ": " + what + ". " + texts.whatLiesBefore();
        }
    }

    /**
     * What speaks against a ledger by what was seen of it earlier.
     *
     * @param seq of the entry that is meant; 0: the room's key
     * @param what is wrong with it, as the end of a sentence
     * @param sentence that says both
     */
    public record Alarmed(long seq, String what, String sentence) {}

    /** The same, with what speaks against its ledger. */
    public Report alarmed(Optional<Alarmed> by) {
        return new Report(
                code, card, through, at, erased, damage, by, people, media, shots, ratings, sittings, attention,
                decisions, drivers);
    }

    /** As the participant is called now; the room's own doings have no name. */
    String nameOf(int participant, Texts texts) {
        return people.stream()
                .filter(person -> person.id() == participant)
                .map(Participant::name)
                .filter(name -> !name.isEmpty())
                .findFirst()
                .orElseGet(() -> participant == 0 ? texts.theRoom() : texts.participant(participant));
    }

    /** Whether somebody vouches for the name [JW8]. */
    boolean isVerified(int id) {
        return person(id).filter(person -> person.account().isVerified()).isPresent();
    }

    Optional<Participant> person(int id) {
        return people.stream().filter(person -> person.id() == id).findFirst();
    }

    Optional<Medium> medium(String id) {
        return media.stream().filter(medium -> medium.id().equals(id)).findFirst();
    }
}
