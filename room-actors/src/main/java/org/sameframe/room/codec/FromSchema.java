package org.sameframe.room.codec;

import java.util.List;
import org.sameframe.room.FrameRate;
import org.sameframe.room.LoopMode;
import org.sameframe.room.MediaSource;
import org.sameframe.room.Medium;
import org.sameframe.room.OperationWindow;
import org.sameframe.room.Participant;
import org.sameframe.room.Playback;
import org.sameframe.room.Policy;
import org.sameframe.room.Presence;
import org.sameframe.room.Role;
import org.sameframe.room.Room;
import org.sameframe.room.RoomCard;
import org.sameframe.room.RoomEvent;
import org.sameframe.room.Value;
import org.sameframe.schema.v1.RoomMemory;
import org.sameframe.schema.v1.RoomState;

/**
 * From the schema to the domain, for the journal and for the wire.
 *
 * <p>What it does not know (a kind of value or an enum's constant, from a newer version) is an
 * {@link IllegalArgumentException}; whether numbers and texts make sense is the domain's business.
 */
public final class FromSchema {
    private FromSchema() {}

    public static List<RoomEvent> events(List<org.sameframe.schema.v1.RoomEvent> events) {
        return events.stream().map(FromSchema::event).toList();
    }

    public static RoomEvent event(org.sameframe.schema.v1.RoomEvent event) {
        return switch (event.getEventCase()) {
            case PUT -> new RoomEvent.Put(value(event.getPut()));
            case REMOVE -> new RoomEvent.Removed(event.getRemove());
            case EVENT_NOT_SET -> throw unknown("event");
        };
    }

    public static List<Value> values(RoomState state) {
        return state.getValuesList().stream().map(FromSchema::value).toList();
    }

    public static Value value(org.sameframe.schema.v1.Value value) {
        return switch (value.getValueCase()) {
            case CARD -> card(value.getCard());
            case POLICY -> policy(value.getPolicy());
            case PLAYBACK -> playback(value.getPlayback());
            case MEDIUM -> medium(value.getMedium());
            case PARTICIPANT -> participant(value.getParticipant());
            case VALUE_NOT_SET -> throw unknown("value");
        };
    }

    public static Medium medium(org.sameframe.schema.v1.Medium medium) {
        return new Medium(
                medium.getId(),
                medium.getTitle(),
                new FrameRate(medium.getRate().getNumerator(), medium.getRate().getDenominator()),
                medium.getFrames(),
                medium.getFirstPresentationUs(),
                medium.getFirstFrameNumber(),
                medium.getStartTimecode(),
                medium.getDropFrame(),
                medium.getSourcesList().stream()
                        .map(source -> new MediaSource(source.getLocation(), source.getContentType()))
                        .toList());
    }

    public static LoopMode loop(org.sameframe.schema.v1.LoopMode loop) {
        return switch (loop) {
            case LOOP_MODE_ONCE -> LoopMode.ONCE;
            case LOOP_MODE_LOOP -> LoopMode.LOOP;
            case LOOP_MODE_PING_PONG -> LoopMode.PING_PONG;
            case LOOP_MODE_UNSPECIFIED, UNRECOGNIZED -> throw unknown("loop mode");
        };
    }

    static Room memory(RoomMemory memory) {
        return Room.restored(
                values(memory.getState()),
                memory.getOperationsList().stream().map(FromSchema::window).toList(),
                memory.getNow());
    }

    private static OperationWindow window(org.sameframe.schema.v1.OperationWindow window) {
        return new OperationWindow(
                window.getParticipant(),
                window.getInstance(),
                Integer.toUnsignedLong(window.getHighest()),
                window.getSequencesList().stream().map(Integer::toUnsignedLong).toList());
    }

    private static RoomCard card(org.sameframe.schema.v1.RoomCard card) {
        return new RoomCard(card.getTitle(), card.getCreated());
    }

    private static Policy policy(org.sameframe.schema.v1.Policy policy) {
        return new Policy(
                policy.getMaxParticipants(), policy.getGraceMs(), policy.getLeadMinMs(), policy.getLeadMaxMs());
    }

    private static Playback playback(org.sameframe.schema.v1.Playback playback) {
        return new Playback(
                playback.getMedium(),
                playback.getPlaying(),
                playback.getFrame(),
                playback.getPhase(),
                playback.getAt(),
                playback.getSpeed(),
                loop(playback.getLoop()),
                playback.getInPoint(),
                playback.getOutPoint());
    }

    private static Participant participant(org.sameframe.schema.v1.Participant participant) {
        return new Participant(
                participant.getId(),
                participant.getName(),
                role(participant.getRole()),
                participant.getColor(),
                presence(participant.getPresence()),
                participant.getUntil());
    }

    private static Role role(org.sameframe.schema.v1.Role role) {
        return switch (role) {
            case ROLE_HOST -> Role.HOST;
            case ROLE_REVIEWER -> Role.REVIEWER;
            case ROLE_VIEWER -> Role.VIEWER;
            case ROLE_UNSPECIFIED, UNRECOGNIZED -> throw unknown("role");
        };
    }

    private static Presence presence(org.sameframe.schema.v1.Presence presence) {
        return switch (presence) {
            case PRESENCE_EXPECTED -> Presence.EXPECTED;
            case PRESENCE_HERE -> Presence.HERE;
            case PRESENCE_AWAY -> Presence.AWAY;
            case PRESENCE_GONE -> Presence.GONE;
            case PRESENCE_UNSPECIFIED, UNRECOGNIZED -> throw unknown("presence");
        };
    }

    private static IllegalArgumentException unknown(String what) {
        return new IllegalArgumentException("unknown " + what + ", written by a newer version?");
    }
}
