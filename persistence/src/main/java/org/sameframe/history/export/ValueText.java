package org.sameframe.history.export;

import java.util.stream.Collectors;
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
import org.sameframe.room.Room;
import org.sameframe.room.RoomCard;
import org.sameframe.room.Shot;
import org.sameframe.room.Subscription;
import org.sameframe.room.Vacancy;
import org.sameframe.room.Value;
import org.sameframe.room.View;

/** Values in a few words each, for people who read what happened. Frames are those that people see. */
final class ValueText implements Value.Cases<String> {
    private final Room room;

    private ValueText(Room room) {
        this.room = room;
    }

    /** With the media of a room. */
    static ValueText in(Room room) {
        return new ValueText(room);
    }

    @Override
    public String card(RoomCard card) {
        return "room " + card.title() + (card.closed() == 0 ? "" : " closed");
    }

    @Override
    public String policy(Policy policy) {
        return "policy: control " + Words.of(policy.driving().control()) + ", "
                + Words.of(policy.driving().conflict()) + (policy.entrance().locked() ? ", locked" : "");
    }

    @Override
    public String lobby(Lobby lobby) {
        return "lobby";
    }

    @Override
    public String participant(Participant person) {
        return "participant %d %s: %s, %s, %s%s"
                .formatted(
                        person.id(),
                        person.name(),
                        Words.of(person.role()),
                        Words.of(person.presence()),
                        Words.of(person.admission()),
                        person.outOfSync() ? ", out of sync" : "");
    }

    @Override
    public String ready(Ready ready) {
        return "participant %d %s for %s"
                .formatted(ready.participant(), ready.ready() ? "ready" : "not ready", ready.medium());
    }

    @Override
    public String subscription(Subscription subscription) {
        return "participant %d switched off: %s"
                .formatted(
                        subscription.participant(),
                        subscription.off().stream().map(Words::of).collect(Collectors.joining(" ")));
    }

    @Override
    public String lead(Lead lead) {
        return lead.holder() == 0 ? "nobody leads" : "participant " + lead.holder() + " leads";
    }

    @Override
    public String vacancy(Vacancy vacancy) {
        return "no host is here";
    }

    @Override
    public String agreement(Agreement agreement) {
        return "%s: %s %s by %d, not by %d"
                .formatted(
                        agreement.agreed() ? "agreed" : "not agreed",
                        agreement.medium(),
                        frames(agreement.medium(), agreement.frame(), agreement.frame()),
                        agreement.counts().same(),
                        agreement.counts().different());
    }

    @Override
    public String medium(Medium medium) {
        return "medium %s %s, %d frames at %d/%d"
                .formatted(
                        medium.id(),
                        medium.title(),
                        medium.frames(),
                        medium.rate().numerator(),
                        medium.rate().denominator());
    }

    @Override
    public String shot(Shot shot) {
        return "shot %s: %s, version %s of %d"
                .formatted(
                        shot.id(),
                        Words.of(shot.status()),
                        shot.chosen(),
                        shot.versions().size());
    }

    @Override
    public String playback(Playback playback) {
        return "playback: %s %s %s, speed %d/1000, %s, range %s"
                .formatted(
                        playback.medium(),
                        playback.playing() ? "plays from" : "rests on",
                        frames(playback.medium(), playback.frame(), playback.frame()),
                        playback.speed(),
                        Words.of(playback.loop()),
                        frames(playback.medium(), playback.inPoint(), playback.outPoint()));
    }

    @Override
    public String gate(Gate gate) {
        return "waits for " + gate.waitingFor().size() + ": " + Words.of(gate.reason());
    }

    @Override
    public String view(View view) {
        return "view: zoom %s, rotation %d, %s%s"
                .formatted(
                        view.zoom(),
                        view.rotation(),
                        Words.of(view.channel()),
                        view.comparison()
                                .map(with -> ", compared with %s (%s)".formatted(with.medium(), Words.of(with.mode())))
                                .orElse(""));
    }

    @Override
    public String grade(Grade grade) {
        return "grade: exposure %s, gamma %s, contrast %s, saturation %s"
                .formatted(grade.exposure(), grade.gamma(), grade.contrast(), grade.saturation());
    }

    @Override
    public String annotation(Annotation annotation) {
        String text = annotation.shape().text();
        return "annotation %s: %s on %s %s%s"
                .formatted(
                        annotation.id(),
                        Words.of(annotation.shape().kind()),
                        annotation.medium(),
                        frames(annotation.medium(), annotation.firstFrame(), annotation.lastFrame()),
                        text.isEmpty() ? "" : ": " + text);
    }

    @Override
    public String note(Note note) {
        return "%s %s on %s %s, %s: %s"
                .formatted(
                        note.parent().isEmpty() ? "note" : "reply",
                        note.id(),
                        note.medium(),
                        frames(note.medium(), note.firstFrame(), note.lastFrame()),
                        Words.of(note.status()),
                        note.text());
    }

    @Override
    public String chatMessage(ChatMessage message) {
        return "said: " + message.text();
    }

    private String frames(String medium, int first, int last) {
        int offset = room.medium(medium).map(some -> some.frameNumber(0)).orElse(0);
        return first == last ? Integer.toString(offset + first) : (offset + first) + " to " + (offset + last);
    }
}
