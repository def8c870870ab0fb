package org.sameframe.room.codec;

import java.util.Collection;
import java.util.List;
import org.sameframe.room.Agreement;
import org.sameframe.room.Annotation;
import org.sameframe.room.ChatMessage;
import org.sameframe.room.Gate;
import org.sameframe.room.Grade;
import org.sameframe.room.Lead;
import org.sameframe.room.Lobby;
import org.sameframe.room.Medium;
import org.sameframe.room.Note;
import org.sameframe.room.Participant;
import org.sameframe.room.Playback;
import org.sameframe.room.Policy;
import org.sameframe.room.Ready;
import org.sameframe.room.RoomCard;
import org.sameframe.room.Shape;
import org.sameframe.room.Shot;
import org.sameframe.room.Subscription;
import org.sameframe.room.Vacancy;
import org.sameframe.room.Value;
import org.sameframe.room.View;
import org.sameframe.schema.v1.Category;
import org.sameframe.schema.v1.Value.Builder;

/** Each kind of value, from the domain to the schema; without its key. */
final class ValuesToSchema implements Value.Cases<Builder> {
    static final ValuesToSchema CASES = new ValuesToSchema();

    private ValuesToSchema() {}

    @Override
    public Builder card(RoomCard card) {
        return builder()
                .setCard(org.sameframe.schema.v1.RoomCard.newBuilder()
                        .setTitle(card.title())
                        .setCreated(card.created())
                        .setClosed(card.closed()));
    }

    @Override
    public Builder policy(Policy policy) {
        return builder()
                .setPolicy(org.sameframe.schema.v1.Policy.newBuilder()
                        .setMaxParticipants(policy.maxParticipants())
                        .setGraceMs(policy.graceMs())
                        .setLeadMinMs(policy.leadMinMs())
                        .setLeadMaxMs(policy.leadMaxMs())
                        .setControl(Enums.toSchema(
                                org.sameframe.schema.v1.Control.class,
                                policy.driving().control()))
                        .setConflict(Enums.toSchema(
                                org.sameframe.schema.v1.Conflict.class,
                                policy.driving().conflict()))
                        .setWaitingRoom(policy.entrance().waitingRoom())
                        .setLocked(policy.entrance().locked())
                        .setLobby(policy.entrance().lobby())
                        .setReadyGateMs(policy.gates().readyMs())
                        .setStallGateMs(policy.gates().stalledMs())
                        .setHostAbsence(Enums.toSchema(
                                org.sameframe.schema.v1.HostAbsence.class,
                                policy.hosting().absence()))
                        .setHostGraceMs(policy.hosting().graceMs())
                        .setAgreementRecord(Enums.toSchema(
                                org.sameframe.schema.v1.AgreementRecord.class,
                                policy.agreeing().kept()))
                        .setAgreementMs(policy.agreeing().withinMs())
                        .addAllOff(categories(policy.off())));
    }

    @Override
    public Builder lobby(Lobby lobby) {
        return builder().setLobby(org.sameframe.schema.v1.Lobby.newBuilder().setSince(lobby.since()));
    }

    @Override
    public Builder participant(Participant person) {
        return builder()
                .setParticipant(org.sameframe.schema.v1.Participant.newBuilder()
                        .setId(person.id())
                        .setName(person.name())
                        .setRole(Enums.toSchema(org.sameframe.schema.v1.Role.class, person.role()))
                        .setColor(person.color())
                        .setPresence(Enums.toSchema(org.sameframe.schema.v1.Presence.class, person.presence()))
                        .setUntil(person.until())
                        .setAdmission(Enums.toSchema(org.sameframe.schema.v1.Admission.class, person.admission()))
                        .setOutOfSync(person.outOfSync())
                        .setSince(person.since())
                        .setInStepSince(person.inStepSince())
                        .setVerified(person.account().isVerified())
                        .setAccount(person.account().subject()));
    }

    @Override
    public Builder ready(Ready ready) {
        return builder()
                .setReady(org.sameframe.schema.v1.Ready.newBuilder()
                        .setParticipant(ready.participant())
                        .setMedium(ready.medium())
                        .setFrames(ready.frames())
                        .setReady(ready.ready()));
    }

    @Override
    public Builder subscription(Subscription subscription) {
        return builder()
                .setSubscription(org.sameframe.schema.v1.Subscription.newBuilder()
                        .setParticipant(subscription.participant())
                        .addAllOff(categories(subscription.off())));
    }

    @Override
    public Builder lead(Lead lead) {
        return builder()
                .setLead(org.sameframe.schema.v1.Lead.newBuilder()
                        .setHolder(lead.holder())
                        .addAllRequests(lead.requests()));
    }

    @Override
    public Builder vacancy(Vacancy vacancy) {
        return builder().setVacancy(org.sameframe.schema.v1.Vacancy.newBuilder().setUntil(vacancy.until()));
    }

    @Override
    public Builder agreement(Agreement agreement) {
        Agreement.Counts counts = agreement.counts();
        Agreement.Names names = agreement.names();
        return builder()
                .setAgreement(org.sameframe.schema.v1.Agreement.newBuilder()
                        .setMedium(agreement.medium())
                        .setFrame(agreement.frame())
                        .setAt(agreement.at())
                        .setAgreed(agreement.agreed())
                        .setSame(counts.same())
                        .setDifferent(counts.different())
                        .setHidden(counts.hidden())
                        .setOutOfSync(counts.outOfSync())
                        .setInexact(counts.inexact())
                        .addAllShown(names.shown().stream()
                                .map(ValuesToSchema::shown)
                                .toList())
                        .addAllSilentIds(names.silent())
                        .addAllHiddenIds(names.hidden())
                        .addAllOutOfSyncIds(names.outOfSync())
                        .addAllInexactIds(names.inexact()));
    }

    @Override
    public Builder medium(Medium medium) {
        return builder().setMedium(MediaSchema.medium(medium));
    }

    @Override
    public Builder shot(Shot shot) {
        return builder()
                .setShot(org.sameframe.schema.v1.Shot.newBuilder()
                        .setId(shot.id())
                        .setRank(shot.rank())
                        .addAllVersions(shot.versions())
                        .setChosen(shot.chosen())
                        .setStatus(Enums.toSchema(org.sameframe.schema.v1.ShotStatus.class, shot.status())));
    }

    @Override
    public Builder playback(Playback playback) {
        return builder()
                .setPlayback(org.sameframe.schema.v1.Playback.newBuilder()
                        .setMedium(playback.medium())
                        .setPlaying(playback.playing())
                        .setFrame(playback.frame())
                        .setPhase(playback.phase())
                        .setAt(playback.at())
                        .setSpeed(playback.speed())
                        .setLoop(Enums.toSchema(org.sameframe.schema.v1.LoopMode.class, playback.loop()))
                        .setInPoint(playback.inPoint())
                        .setOutPoint(playback.outPoint()));
    }

    @Override
    public Builder gate(Gate gate) {
        return builder()
                .setGate(org.sameframe.schema.v1.Gate.newBuilder()
                        .setReason(Enums.toSchema(org.sameframe.schema.v1.GateReason.class, gate.reason()))
                        .setUntil(gate.until())
                        .addAllWaitingFor(gate.waitingFor()));
    }

    @Override
    public Builder view(View view) {
        return builder().setView(PictureSchema.view(view));
    }

    @Override
    public Builder grade(Grade grade) {
        return builder().setGrade(PictureSchema.grade(grade));
    }

    @Override
    public Builder annotation(Annotation annotation) {
        return builder()
                .setAnnotation(org.sameframe.schema.v1.Annotation.newBuilder()
                        .setId(annotation.id())
                        .setAuthor(annotation.author())
                        .setMedium(annotation.medium())
                        .setFirstFrame(annotation.firstFrame())
                        .setLastFrame(annotation.lastFrame())
                        .setColor(annotation.color())
                        .setWidth(annotation.width())
                        .setShape(shape(annotation.shape())));
    }

    @Override
    public Builder note(Note note) {
        return builder()
                .setNote(org.sameframe.schema.v1.Note.newBuilder()
                        .setId(note.id())
                        .setParent(note.parent())
                        .setAuthor(note.author())
                        .setMedium(note.medium())
                        .setFirstFrame(note.firstFrame())
                        .setLastFrame(note.lastFrame())
                        .setText(note.text())
                        .setStatus(Enums.toSchema(org.sameframe.schema.v1.NoteStatus.class, note.status()))
                        .setCreated(note.created())
                        .setEdited(note.edited())
                        .setStill(note.still()));
    }

    @Override
    public Builder chatMessage(ChatMessage message) {
        return builder()
                .setChat(org.sameframe.schema.v1.ChatMessage.newBuilder()
                        .setId(message.id())
                        .setAuthor(message.author())
                        .setText(message.text())
                        .setCreated(message.created()));
    }

    static org.sameframe.schema.v1.Shape shape(Shape shape) {
        org.sameframe.schema.v1.Shape.Builder builder = org.sameframe.schema.v1.Shape.newBuilder()
                .setKind(Enums.toSchema(org.sameframe.schema.v1.ShapeKind.class, shape.kind()))
                .setText(shape.text());
        shape.points()
                .forEach(point ->
                        builder.addPoints(point.x()).addPoints(point.y()).addPoints(point.pressure()));
        return builder.build();
    }

    private static List<Category> categories(Collection<org.sameframe.room.Category> categories) {
        return categories.stream()
                .map(category -> Enums.toSchema(Category.class, category))
                .toList();
    }

    private static org.sameframe.schema.v1.Shown shown(Agreement.Shown shown) {
        return org.sameframe.schema.v1.Shown.newBuilder()
                .setParticipant(shown.participant())
                .setMedium(shown.medium())
                .setFrame(shown.frame())
                .build();
    }

    private static Builder builder() {
        return org.sameframe.schema.v1.Value.newBuilder();
    }
}
