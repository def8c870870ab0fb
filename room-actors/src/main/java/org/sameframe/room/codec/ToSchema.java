package org.sameframe.room.codec;

import java.util.List;
import org.sameframe.room.Entry;
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

/** From the domain to the schema, for the journal and for the wire. */
public final class ToSchema {
    private static final Value.Cases<org.sameframe.schema.v1.Value.Builder> VALUES = new ValueCases();

    private ToSchema() {}

    /** What stands on the wire for an entry. */
    public static org.sameframe.schema.v1.Entry entry(Entry entry) {
        return org.sameframe.schema.v1.Entry.newBuilder()
                .setSeq(unsigned(entry.seq()))
                .setAt(entry.at())
                .setParticipant(entry.origin().participant())
                .setInstance(entry.origin().instance())
                .setOp(unsigned(entry.origin().op()))
                .setBase(unsigned(entry.origin().base()))
                .addAllEvents(events(entry.events()))
                .build();
    }

    public static List<org.sameframe.schema.v1.RoomEvent> events(List<RoomEvent> events) {
        return events.stream().map(ToSchema::event).toList();
    }

    public static org.sameframe.schema.v1.RoomEvent event(RoomEvent event) {
        org.sameframe.schema.v1.RoomEvent.Builder builder = org.sameframe.schema.v1.RoomEvent.newBuilder();
        if (event instanceof RoomEvent.Put put) {
            builder.setPut(value(put.value()));
        } else {
            builder.setRemove(event.key());
        }
        return builder.build();
    }

    public static org.sameframe.schema.v1.Value value(Value value) {
        return value.accept(VALUES).setKey(value.key()).build();
    }

    /** A room's state as clients see it, or those of its values that they are to see. */
    public static RoomState state(List<Value> values) {
        return RoomState.newBuilder()
                .addAllValues(values.stream().map(ToSchema::value).toList())
                .build();
    }

    static RoomMemory memory(Room room) {
        return RoomMemory.newBuilder()
                .setState(state(room.values()))
                .setNow(room.now())
                .addAllOperations(
                        room.operations().stream().map(ToSchema::window).toList())
                .build();
    }

    /**
     * A number that the schema has as {@code uint32}.
     *
     * @throws IllegalArgumentException if it is below 0 or has more than 32 bits
     */
    static int unsigned(long number) {
        if (number < 0 || number > 0xFFFF_FFFFL) {
            throw new IllegalArgumentException(number + " (expected: 0 to 4294967295)");
        }
        return (int) number;
    }

    private static org.sameframe.schema.v1.OperationWindow window(OperationWindow window) {
        return org.sameframe.schema.v1.OperationWindow.newBuilder()
                .setParticipant(window.participant())
                .setInstance(window.instance())
                .setHighest(unsigned(window.highest()))
                .addAllSequences(
                        window.sequences().stream().map(ToSchema::unsigned).toList())
                .build();
    }

    private static org.sameframe.schema.v1.FrameRate rate(FrameRate rate) {
        return org.sameframe.schema.v1.FrameRate.newBuilder()
                .setNumerator(rate.numerator())
                .setDenominator(rate.denominator())
                .build();
    }

    private static org.sameframe.schema.v1.MediaSource source(MediaSource source) {
        return org.sameframe.schema.v1.MediaSource.newBuilder()
                .setLocation(source.location())
                .setContentType(source.contentType())
                .build();
    }

    private static org.sameframe.schema.v1.Role role(Role role) {
        return switch (role) {
            case HOST -> org.sameframe.schema.v1.Role.ROLE_HOST;
            case REVIEWER -> org.sameframe.schema.v1.Role.ROLE_REVIEWER;
            case VIEWER -> org.sameframe.schema.v1.Role.ROLE_VIEWER;
        };
    }

    private static org.sameframe.schema.v1.Presence presence(Presence presence) {
        return switch (presence) {
            case EXPECTED -> org.sameframe.schema.v1.Presence.PRESENCE_EXPECTED;
            case HERE -> org.sameframe.schema.v1.Presence.PRESENCE_HERE;
            case AWAY -> org.sameframe.schema.v1.Presence.PRESENCE_AWAY;
            case GONE -> org.sameframe.schema.v1.Presence.PRESENCE_GONE;
        };
    }

    private static org.sameframe.schema.v1.LoopMode loop(LoopMode loop) {
        return switch (loop) {
            case ONCE -> org.sameframe.schema.v1.LoopMode.LOOP_MODE_ONCE;
            case LOOP -> org.sameframe.schema.v1.LoopMode.LOOP_MODE_LOOP;
            case PING_PONG -> org.sameframe.schema.v1.LoopMode.LOOP_MODE_PING_PONG;
        };
    }

    private static final class ValueCases implements Value.Cases<org.sameframe.schema.v1.Value.Builder> {
        @Override
        public org.sameframe.schema.v1.Value.Builder card(RoomCard card) {
            return org.sameframe.schema.v1.Value.newBuilder()
                    .setCard(org.sameframe.schema.v1.RoomCard.newBuilder()
                            .setTitle(card.title())
                            .setCreated(card.created()));
        }

        @Override
        public org.sameframe.schema.v1.Value.Builder policy(Policy policy) {
            return org.sameframe.schema.v1.Value.newBuilder()
                    .setPolicy(org.sameframe.schema.v1.Policy.newBuilder()
                            .setMaxParticipants(policy.maxParticipants())
                            .setGraceMs(policy.graceMs())
                            .setLeadMinMs(policy.leadMinMs())
                            .setLeadMaxMs(policy.leadMaxMs()));
        }

        @Override
        public org.sameframe.schema.v1.Value.Builder playback(Playback playback) {
            return org.sameframe.schema.v1.Value.newBuilder()
                    .setPlayback(org.sameframe.schema.v1.Playback.newBuilder()
                            .setMedium(playback.medium())
                            .setPlaying(playback.playing())
                            .setFrame(playback.frame())
                            .setPhase(playback.phase())
                            .setAt(playback.at())
                            .setSpeed(playback.speed())
                            .setLoop(loop(playback.loop()))
                            .setInPoint(playback.inPoint())
                            .setOutPoint(playback.outPoint()));
        }

        @Override
        public org.sameframe.schema.v1.Value.Builder medium(Medium medium) {
            return org.sameframe.schema.v1.Value.newBuilder()
                    .setMedium(org.sameframe.schema.v1.Medium.newBuilder()
                            .setId(medium.id())
                            .setTitle(medium.title())
                            .setRate(rate(medium.rate()))
                            .setFrames(medium.frames())
                            .setFirstPresentationUs(medium.firstPresentationUs())
                            .setFirstFrameNumber(medium.firstFrameNumber())
                            .setStartTimecode(medium.startTimecode())
                            .setDropFrame(medium.dropFrame())
                            .addAllSources(medium.sources().stream()
                                    .map(ToSchema::source)
                                    .toList()));
        }

        @Override
        public org.sameframe.schema.v1.Value.Builder participant(Participant participant) {
            return org.sameframe.schema.v1.Value.newBuilder()
                    .setParticipant(org.sameframe.schema.v1.Participant.newBuilder()
                            .setId(participant.id())
                            .setName(participant.name())
                            .setRole(role(participant.role()))
                            .setColor(participant.color())
                            .setPresence(presence(participant.presence()))
                            .setUntil(participant.until()));
        }
    }
}
