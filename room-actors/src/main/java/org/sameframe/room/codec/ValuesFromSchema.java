package org.sameframe.room.codec;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.sameframe.room.Account;
import org.sameframe.room.Admission;
import org.sameframe.room.Agreement;
import org.sameframe.room.AgreementRecord;
import org.sameframe.room.Annotation;
import org.sameframe.room.Category;
import org.sameframe.room.ChatMessage;
import org.sameframe.room.Conflict;
import org.sameframe.room.Control;
import org.sameframe.room.Gate;
import org.sameframe.room.GateReason;
import org.sameframe.room.HostAbsence;
import org.sameframe.room.Lead;
import org.sameframe.room.Lobby;
import org.sameframe.room.LoopMode;
import org.sameframe.room.Note;
import org.sameframe.room.NoteStatus;
import org.sameframe.room.Participant;
import org.sameframe.room.Playback;
import org.sameframe.room.Policy;
import org.sameframe.room.Presence;
import org.sameframe.room.Ready;
import org.sameframe.room.Role;
import org.sameframe.room.RoomCard;
import org.sameframe.room.Shape;
import org.sameframe.room.ShapeKind;
import org.sameframe.room.Shot;
import org.sameframe.room.ShotStatus;
import org.sameframe.room.Subscription;
import org.sameframe.room.Vacancy;
import org.sameframe.room.Value;

/** Each kind of value, from the schema to the domain. What a field says that an older version did not write is its default. */
final class ValuesFromSchema {
    private ValuesFromSchema() {}

    static Value value(org.sameframe.schema.v1.Value value) {
        return switch (value.getValueCase()) {
            case CARD -> card(value.getCard());
            case POLICY -> policy(value.getPolicy());
            case LOBBY -> new Lobby(value.getLobby().getSince());
            case PARTICIPANT -> participant(value.getParticipant());
            case READY -> ready(value.getReady());
            case SUBSCRIPTION -> subscription(value.getSubscription());
            case LEAD -> new Lead(value.getLead().getHolder(), value.getLead().getRequestsList());
            case VACANCY -> new Vacancy(value.getVacancy().getUntil());
            case AGREEMENT -> agreement(value.getAgreement());
            case MEDIUM -> MediaSchema.medium(value.getMedium());
            case SHOT -> shot(value.getShot());
            case PLAYBACK -> playback(value.getPlayback());
            case GATE -> gate(value.getGate());
            case VIEW -> PictureSchema.view(value.getView());
            case GRADE -> PictureSchema.grade(value.getGrade());
            case ANNOTATION -> annotation(value.getAnnotation());
            case NOTE -> note(value.getNote());
            case CHAT -> chatMessage(value.getChat());
            case VALUE_NOT_SET -> throw new IllegalArgumentException("unknown value, written by a newer version?");
        };
    }

    static Policy policy(org.sameframe.schema.v1.Policy policy) {
        return new Policy(
                policy.getMaxParticipants(),
                policy.getGraceMs(),
                policy.getLeadMinMs(),
                policy.getLeadMaxMs(),
                new Policy.Driving(
                        Enums.fromSchema(Control.class, policy.getControl(), Control.EVERYONE),
                        Enums.fromSchema(Conflict.class, policy.getConflict(), Conflict.LAST_WINS)),
                new Policy.Entrance(policy.getWaitingRoom(), policy.getLocked(), policy.getLobby()),
                new Policy.Gates(policy.getReadyGateMs(), policy.getStallGateMs()),
                new Policy.Hosting(
                        Enums.fromSchema(HostAbsence.class, policy.getHostAbsence(), HostAbsence.KEEP),
                        policy.getHostGraceMs()),
                new Policy.Agreeing(
                        Enums.fromSchema(AgreementRecord.class, policy.getAgreementRecord(), AgreementRecord.OFF),
                        policy.getAgreementMs()),
                categories(policy.getOffList()));
    }

    /** What an annotation, or one that is being drawn, looks like. Points that are not three by three are not read. */
    static Shape shape(org.sameframe.schema.v1.Shape shape) {
        List<Integer> numbers = shape.getPointsList();
        if (numbers.size() % 3 != 0) {
            throw new IllegalArgumentException(
                    "points: %d numbers (expected: x, y and pressure of each)".formatted(numbers.size()));
        }
        List<Shape.Point> points = new ArrayList<>(numbers.size() / 3);
        for (int i = 0; i < numbers.size(); i += 3) {
            points.add(new Shape.Point(numbers.get(i), numbers.get(i + 1), numbers.get(i + 2)));
        }
        return new Shape(Enums.fromSchema(ShapeKind.class, shape.getKind()), points, shape.getText());
    }

    static Annotation annotation(org.sameframe.schema.v1.Annotation annotation) {
        return new Annotation(
                annotation.getId(),
                annotation.getAuthor(),
                annotation.getMedium(),
                annotation.getFirstFrame(),
                annotation.getLastFrame(),
                annotation.getColor(),
                annotation.getWidth(),
                shape(annotation.getShape()));
    }

    static Set<Category> categories(List<org.sameframe.schema.v1.Category> categories) {
        Set<Category> known = EnumSet.noneOf(Category.class);
        categories.forEach(category -> known.add(Enums.fromSchema(Category.class, category)));
        return known;
    }

    private static RoomCard card(org.sameframe.schema.v1.RoomCard card) {
        return new RoomCard(card.getTitle(), card.getCreated(), card.getClosed());
    }

    private static Participant participant(org.sameframe.schema.v1.Participant person) {
        return new Participant(
                person.getId(),
                person.getName(),
                Enums.fromSchema(Role.class, person.getRole()),
                person.getColor(),
                Enums.fromSchema(Presence.class, person.getPresence()),
                person.getUntil(),
                Enums.fromSchema(Admission.class, person.getAdmission(), Admission.ADMITTED),
                person.getOutOfSync(),
                person.getSince(),
                person.getInStepSince(),
                new Account(person.getVerified(), person.getAccount()));
    }

    private static Ready ready(org.sameframe.schema.v1.Ready ready) {
        return new Ready(ready.getParticipant(), ready.getMedium(), ready.getFrames(), ready.getReady());
    }

    private static Subscription subscription(org.sameframe.schema.v1.Subscription subscription) {
        return new Subscription(subscription.getParticipant(), categories(subscription.getOffList()));
    }

    private static Agreement agreement(org.sameframe.schema.v1.Agreement agreement) {
        return new Agreement(
                agreement.getMedium(),
                agreement.getFrame(),
                agreement.getAt(),
                agreement.getAgreed(),
                new Agreement.Counts(
                        agreement.getSame(),
                        agreement.getDifferent(),
                        agreement.getHidden(),
                        agreement.getOutOfSync(),
                        agreement.getInexact()),
                new Agreement.Names(
                        agreement.getShownList().stream()
                                .map(shown -> new Agreement.Shown(
                                        shown.getParticipant(), shown.getMedium(), shown.getFrame()))
                                .toList(),
                        agreement.getSilentIdsList(),
                        agreement.getHiddenIdsList(),
                        agreement.getOutOfSyncIdsList(),
                        agreement.getInexactIdsList()));
    }

    private static Shot shot(org.sameframe.schema.v1.Shot shot) {
        return new Shot(
                shot.getId(),
                shot.getRank(),
                List.copyOf(shot.getVersionsList()),
                shot.getChosen(),
                Enums.fromSchema(ShotStatus.class, shot.getStatus(), ShotStatus.OPEN));
    }

    private static Playback playback(org.sameframe.schema.v1.Playback playback) {
        return new Playback(
                playback.getMedium(),
                playback.getPlaying(),
                playback.getFrame(),
                playback.getPhase(),
                playback.getAt(),
                playback.getSpeed(),
                Enums.fromSchema(LoopMode.class, playback.getLoop()),
                playback.getInPoint(),
                playback.getOutPoint());
    }

    private static Gate gate(org.sameframe.schema.v1.Gate gate) {
        return new Gate(
                Enums.fromSchema(GateReason.class, gate.getReason()), gate.getUntil(), gate.getWaitingForList());
    }

    private static Note note(org.sameframe.schema.v1.Note note) {
        return new Note(
                note.getId(),
                note.getParent(),
                note.getAuthor(),
                note.getMedium(),
                note.getFirstFrame(),
                note.getLastFrame(),
                note.getText(),
                Enums.fromSchema(NoteStatus.class, note.getStatus(), NoteStatus.OPEN),
                note.getCreated(),
                note.getEdited(),
                note.getStill());
    }

    private static ChatMessage chatMessage(org.sameframe.schema.v1.ChatMessage message) {
        return new ChatMessage(message.getId(), message.getAuthor(), message.getText(), message.getCreated());
    }
}
